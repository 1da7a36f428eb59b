"""What a worksheet asks in dialogs: choices, pairs, rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from coach.domain.worksheets.option_fit import fitting
from coach.domain.worksheets.rows import row_of
from coach.guide.worksheets import WorksheetField
from coach.services.worksheets import add_row
from coach.tui.screens.question_dialogs import LinesDialog, OneDialog
from coach.tui.screens.worksheet.ranking import put_in_order

if TYPE_CHECKING:
    from coach.tui.screens.worksheet.page import WorksheetPage


def ask(page: WorksheetPage, field: WorksheetField) -> None:
    """Ask for what a field that is not written needs."""
    if field.kind == "choice":
        _choose(page, field)
    elif field.kind == "order":
        put_in_order(page, field)
    else:
        _note_row(page, field)


def _choose(page: WorksheetPage, field: WorksheetField) -> None:
    choices = []
    for fit in fitting(page.sheet, field, page.record.texts):
        because = f"  (fits: {', '.join(fit.because)})" if fit.because else ""
        choices.append((fit.option.name, f"{fit.option.words}{because}"))

    def chosen(name: str | None) -> None:
        if name:
            page.fill(field, name)

    page.app.push_screen(OneDialog(field.label, field.prompt, choices), chosen)


class RowDialog(LinesDialog):
    """A row of a log."""

    HELP = "Fill in what you like. Enter goes to the next field, ctrl+s saves the row for today."

    def __init__(self, field: WorksheetField, begun: Sequence[str] = ()) -> None:
        texts = [*begun, *[""] * len(field.columns)]
        fields = [(column.label, text, column.hint) for column, text in zip(field.columns, texts, strict=False)]
        super().__init__(field.label, field.prompt, fields)
        self._field = field

    def check(self, lines: list[str]) -> None:
        """See that it makes a row. Raises RefusedError."""
        row_of(self._field, lines)


def _note_row(page: WorksheetPage, field: WorksheetField) -> None:
    if field.columns[0].kind == "seconds":
        from coach.tui.screens.worksheet.say_aloud import SayDialog, texts_to_say

        def timed(seconds: int | None) -> None:
            if seconds is not None:
                _ask_row(page, field, [str(seconds)] if seconds else [])

        page.app.push_screen(SayDialog(texts_to_say(page.sheet, page.text_of), page.coach_app.store.clock), timed)
    else:
        _ask_row(page, field, [])


def _ask_row(page: WorksheetPage, field: WorksheetField, begun: Sequence[str]) -> None:
    def keep(lines: list[str] | None) -> None:
        if lines is not None:
            row = row_of(field, lines)
            page.coach_app.act(lambda store: add_row(store, page.sheet, field.key, row), page.say_kept)

    page.app.push_screen(RowDialog(field, begun), keep)
