"""Where to ring on a bad day, in words: a help line of the person's country first, the emergency number last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.source_age import dated, is_old
from coach.guide.help_lines import HelpLine, help_lines
from coach.guide.sources import UNDATED

if TYPE_CHECKING:
    from datetime import date

LOW = 2
"""A mood of this or less, out of five, counts as low."""


def help_line_sentences(country: str, today: date) -> list[str]:
    """Sentences that say where to ring in that country ("" if unknown), help lines first.

    A number whose source is more than a year old says that it may have changed.
    """
    known = help_lines()
    return [*(_in_words(line, today) for line in known.of(country)), known.everywhere, known.danger]


def _in_words(line: HelpLine, today: date) -> str:
    note = f" {line.note}" if line.note else ""
    return f"{line.name}: {line.number} ({line.hours}).{note}{_age(line, today)}"


def _age(line: HelpLine, today: date) -> str:
    if not is_old(line.source_on, today):
        return ""
    if line.source_on == UNDATED:
        return " We do not know how old this number is."
    return f" This number is from {dated(line.source_on)} and may have changed."


def is_low(mood: int | None) -> bool:
    """Whether a check-in's mood is low."""
    return mood is not None and mood <= LOW
