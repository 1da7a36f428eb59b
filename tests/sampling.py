"""What the gate tries of many parameters or examples of one kind; the long run tries the others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import settings


def one_in(every: int, values: Iterable[Any]) -> list[Any]:
    """The values as parameters: the first of each `every` is in the gate, and the others are marked `long`."""
    return [
        value if at % every == 0 else pytest.param(value, marks=pytest.mark.long) for at, value in enumerate(values)
    ]


WITH_FILES = settings(max_examples=settings().max_examples // 2)
"""For properties whose every example reads or writes files."""
