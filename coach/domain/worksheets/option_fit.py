"""Which of several options fits the answers: a suggestion with reasons, never a decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from coach.guide.worksheets import Option, Worksheet, WorksheetField


class OptionFit(NamedTuple):
    """An option, and the answers in favour of it, in words."""

    option: Option
    because: tuple[str, ...]


def fitting(worksheet: Worksheet, field: WorksheetField, texts: Mapping[str, str]) -> list[OptionFit]:
    """The options of a field, those with most answers in favour first; on a tie in their own order."""
    answers = [worksheet.field(key) for key in field.weighs]
    chosen = [(each, texts.get(each.key, "")) for each in answers]
    fits = [
        OptionFit(option, tuple(_words(asked, name) for asked, name in chosen if name and name in option.suits))
        for option in field.options
    ]
    return sorted(fits, key=lambda fit: -len(fit.because))


def words_of(field: WorksheetField, name: str) -> str:
    """The label of a chosen option; the name itself if the option does not exist."""
    return next((option.words for option in field.options if option.name == name), name)


def _words(field: WorksheetField, name: str) -> str:
    return words_of(field, name)
