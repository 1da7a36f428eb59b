"""Values for templates: the fields of this worksheet and others, and what coach knows about the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.review.stories import strengths_of
from coach.domain.wording import within
from coach.domain.worksheets.option_fit import words_of
from coach.domain.worksheets.state import sheet_of
from coach.domain.worksheets.templates import Look, compose
from coach.errors import RefusedError
from coach.guide.worksheets import Worksheet, WorksheetField, worksheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.domain.state import State

MINE = {"me.name": "your name", "stories.best": "a story of yours", "stories.strengths": "a strength"}


def field_lookup(state: State, sheet: Worksheet, now: Mapping[str, str] | None = None) -> Look:
    """A function that looks up a template name. `now` are texts of this worksheet that are not saved yet."""

    def look(name: str) -> str:
        if name in MINE:
            return _mine(state, name)
        whose, _, key = name.rpartition(".")
        source = worksheet(whose) if whose else sheet
        texts = now if now is not None and source.name == sheet.name else sheet_of(state, source.name).texts
        said = texts.get(key, "")
        field = source.field(key)
        return words_of(field, said) if field.kind == "choice" else said

    return look


def label_in(sheet: Worksheet) -> Look:
    """A function that returns the label of a template name, to show in a gap."""

    def label(name: str) -> str:
        if name in MINE:
            return MINE[name]
        whose, _, key = name.rpartition(".")
        return within((worksheet(whose) if whose else sheet).field(key).label)

    return label


def drafted(state: State, sheet: Worksheet, field: WorksheetField, tone: str, now: Mapping[str, str]) -> str:
    """The draft of a field in one of its tones. Raises RefusedError for an unknown tone."""
    if tone not in field.tones:
        raise RefusedError(f"There is no tone {tone[:40]!r}", f"Choose one of: {', '.join(field.tones)}.")
    text = compose(field.tones[tone], field_lookup(state, sheet, now), label_in(sheet))
    first = text.split(maxsplit=1)[:1]
    return text[:1].upper() + text[1:] if first and first[0].islower() else text


def initial_text(state: State, sheet: Worksheet, field: WorksheetField) -> str:
    """The initial text of a field, which its `start` takes from elsewhere; "" if that is empty."""
    if not field.start:
        return ""
    return compose(f"[{field.start}]", field_lookup(state, sheet), label_in(sheet))


def _mine(state: State, name: str) -> str:
    if name == "me.name":
        return state.profile.name or ""
    stories = sorted(state.reviews.stories.values(), key=lambda story: (story.on, story.key))
    if name == "stories.strengths":
        return "\n".join(strength for strength, _ in strengths(state))
    return stories[-1].title if stories else ""


def strengths(state: State) -> list[tuple[str, int]]:
    """The strengths that the stories show, with the number of stories for each; most frequent first."""
    found = strengths_of(state.reviews.stories.values())
    return [(strength.name, len(strength.stories)) for strength in found]
