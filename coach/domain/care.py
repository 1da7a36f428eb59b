"""Where somebody can ring on a bad day, in words: a help line of their country first, the emergency number last."""

from __future__ import annotations

from coach.guide.help_lines import HelpLine, help_lines

LOW = 2
"""A mood of this or less, of five, is a low one."""


def rings(country: str) -> list[str]:
    """Sentences that say where to ring in that country ("" where none was told), the help lines first."""
    known = help_lines()
    return [*map(_in_words, known.of(country)), known.everywhere, known.danger]


def _in_words(line: HelpLine) -> str:
    note = f" {line.note}" if line.note else ""
    return f"{line.name}: {line.number} ({line.hours}).{note}"


def is_low(mood: int | None) -> bool:
    """Whether a check-in's mood is a low one."""
    return mood is not None and mood <= LOW
