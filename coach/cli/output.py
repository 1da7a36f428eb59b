"""Printing: lines for people, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from coach.first_screen import columns

if TYPE_CHECKING:
    from coach.domain.document import Document, Part

WIDEST = 88
NARROWEST = 20


def width() -> int:
    """The width for prose: that of the terminal, at most 88 columns; 80 without a terminal."""
    return max(NARROWEST, min(columns(), WIDEST))


def print_lines(lines: Iterable[str]) -> None:
    """Print lines on stdout."""
    print("\n".join(lines))


def print_wrapped(text: str) -> None:
    """Print one paragraph, with control characters made harmless, wrapped to the terminal's width."""
    from coach.export.text import wrap

    print_lines(wrap(text, width()))


def print_document(document: Document) -> None:
    """Print a document, wrapped to the terminal's width."""
    from coach.export.text import document_text

    print_lines(document_text(document, width()))


def print_parts(*parts: Part) -> None:
    """Print parts of a document, one below the other."""
    from coach.export.text import parts_text

    print_lines(parts_text(parts, width()))


def print_json(data: Mapping[str, Any]) -> None:
    """Print a value as JSON, in ASCII, so that any pipe can carry it."""
    print(json.dumps(data, indent=2))
