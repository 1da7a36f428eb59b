"""A target of the fuzzer: a parser, its inputs, and its check."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import strategies as st

TODAY = date(2026, 11, 23)


class Target(NamedTuple):
    """One parser. `check` gets one input and an empty folder; anything it raises is a fault."""

    inputs: st.SearchStrategy[Any]
    check: Callable[[Any, Path], None]
