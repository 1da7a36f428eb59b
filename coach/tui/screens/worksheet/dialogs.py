"""What a worksheet asks in dialogs: choices, pairs, rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from coach.domain.worksheets.choosing import fitting
from coach.domain.worksheets.ordering import explained, most_questions, stand
from coach.domain.worksheets.progress import items
from coach.domain.worksheets.rows import row_of
from coach.guide.worksheets import Field
from coach.journal.keeping.worksheets import add_row
from coach.tui.screens.message_dialogs import TextDialog
from coach.tui.screens.question_dialogs import LinesDialog, OneDialog

if TYPE_CHECKING:
    from coach.tui.screens.worksheet.page import WorksheetPage

Answers = dict[frozenset[str], str]


def ask(page: WorksheetPage, field: Field) -> None:
    """Ask for what a field that is not written needs."""
    if field.kind == "choice":
        _choose(page, field)
    elif field.kind == "order":
        _put_in_order(page, field, {})
    else:
        _note_row(page, field)


def _choose(page: WorksheetPage, field: Field) -> None:
    choices = []
    for fit in fitting(page.sheet, field, page.record.texts):
        because = f"  (fits: {', '.join(fit.because)})" if fit.because else ""
        choices.append((fit.option.name, f"{fit.option.words}{because}"))

    def chosen(name: str | None) -> None:
        if name:
            page.fill(field, name)

    page.app.push_screen(OneDialog(field.label, field.prompt, choices), chosen)


def _put_in_order(page: WorksheetPage, field: Field, answers: Answers) -> None:
    things = items(page.record.texts.get(field.of, ""))
    source = page.sheet.field(field.of).label
    if len(things) < 2:
        page.main.tell(f"Write two lines or more under “{source}” first.", "Nothing to put in order yet")
        return
    standing = stand(things, answers)
    if standing.next is None:
        page.fill(field, "\n".join(standing.order))
        told = "\n\n".join(
            [*explained(standing.order, answers), f"{standing.order[-1]}: last, and still on your list."]
        )
        page.app.push_screen(TextDialog("Your order", Content(told)))
        return
    pair = standing.next

    def answered(place: str | None) -> None:
        if place is not None:
            _put_in_order(page, field, {**answers, frozenset(pair): pair[int(place)]})

    told = f"{field.prompt}\n\nQuestion {standing.asked + 1}, of {most_questions(len(set(things)))} at most."
    choices = [(str(at), thing) for at, thing in enumerate(pair)]
    page.app.push_screen(OneDialog("Which would you keep?", told, choices), answered)


class RowDialog(LinesDialog):
    """A row of a log."""

    HELP = "Fill in what you like; tab goes to the next field, enter keeps the row for today."

    def __init__(self, field: Field, begun: Sequence[str] = ()) -> None:
        texts = [*begun, *[""] * len(field.columns)]
        fields = [(column.label, text, column.hint) for column, text in zip(field.columns, texts, strict=False)]
        super().__init__(field.label, field.prompt, fields)
        self._field = field

    def check(self, lines: list[str]) -> None:
        """See that it makes a row. Raises RefusedError."""
        row_of(self._field, lines)


def _note_row(page: WorksheetPage, field: Field) -> None:
    if field.columns[0].kind == "seconds":
        from coach.tui.screens.worksheet.say_aloud import SayDialog, texts_to_say

        def timed(seconds: int | None) -> None:
            if seconds is not None:
                _ask_row(page, field, [str(seconds)] if seconds else [])

        page.app.push_screen(SayDialog(texts_to_say(page.sheet, page.text_of), page.coach_app.coach.clock), timed)
    else:
        _ask_row(page, field, [])


def _ask_row(page: WorksheetPage, field: Field, begun: Sequence[str]) -> None:
    def keep(lines: list[str] | None) -> None:
        if lines is not None:
            row = row_of(field, lines)
            page.coach_app.act(lambda coach: add_row(coach, page.sheet, field.key, row), page.say_kept)

    page.app.push_screen(RowDialog(field, begun), keep)
