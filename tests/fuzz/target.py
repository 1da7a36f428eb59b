"""What is tried: a parser, what it is given, and what has to hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import strategies as st

TODAY = date(2026, 11, 23)


class Target(NamedTuple):
    """One parser. `check` is given one input and an empty folder; whatever it raises is a fault."""

    inputs: st.SearchStrategy[Any]
    check: Callable[[Any, Path], None]
