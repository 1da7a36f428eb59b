"""What the gate tries of many parameters of one kind; the long run tries the others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from tests.scenes import SIZES


def one_in(every: int, values: Iterable[Any]) -> list[Any]:
    """The values as parameters: the first of each `every` is in the gate, and the others are marked `long`."""
    return [
        value if at % every == 0 else pytest.param(value, marks=pytest.mark.long) for at, value in enumerate(values)
    ]


EACH_SIZE = one_in(len(SIZES), SIZES)
"""For what somebody does, which is hard only where there is little room. What is about the layout takes all sizes."""
