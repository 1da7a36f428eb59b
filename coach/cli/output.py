"""Printing: lines for people, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from coach.first_screen import columns

WIDEST = 88
NARROWEST = 20


def width() -> int:
    """How many columns there are for prose: those of the terminal, no more than 88; 80 where there is none."""
    return max(NARROWEST, min(columns(), WIDEST))


def print_lines(lines: Iterable[str]) -> None:
    """Print lines on stdout."""
    print("\n".join(lines))


def print_wrapped(text: str) -> None:
    """Print one paragraph, made harmless, in lines of the terminal's width."""
    from coach.export.plain import wrap

    print_lines(wrap(text, width()))


def print_json(data: Mapping[str, Any]) -> None:
    """Print a value as JSON, in ASCII, so that every pipe can carry it."""
    print(json.dumps(data, indent=2))
