"""Which worksheet: that of the step or the action at hand, or one of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.worksheets.progress import states
from coach.domain.worksheets.state import sheet_of
from coach.guide.worksheets import worksheet, worksheets

if TYPE_CHECKING:
    from coach.domain.state import State
    from coach.guide.worksheets import Worksheet
    from coach.tui.host import MainScreen


def choose_worksheet(main: MainScreen, step: int | None, action: str = "") -> None:
    """Open the worksheet of a step, at what an action needs; or ask which, where no step is at hand."""
    from coach.tui.screens.question_dialogs import OneDialog

    found = [sheet for sheet in worksheets() if sheet.step == step]
    if len(found) == 1:
        open_worksheet(main, found[0], action)
        return
    state = main.view.state
    choices = [(sheet.name, _how_far(state, sheet)) for sheet in found or worksheets()]

    def chosen(name: str | None) -> None:
        if name:
            open_worksheet(main, worksheet(name))

    main.app.push_screen(OneDialog("Worksheets", "What would you like to make?", choices), chosen)


def open_worksheet(main: MainScreen, sheet: Worksheet, action: str = "") -> None:
    """Open its page; one without fields of its own is the part of coach that it leads to."""
    if sheet.opens and not sheet.fields:
        from coach.tui.screens.worksheet.links import open_part

        open_part(main, sheet.opens)
        return
    from coach.tui.screens.worksheet.page import WorksheetPage

    main.app.push_screen(WorksheetPage(main, sheet, action))


def _how_far(state: State, sheet: Worksheet) -> str:
    found = states(sheet, sheet_of(state, sheet.name))
    filled = sum(status.filled for status in found)
    return f"{sheet.step:>2}  {sheet.title}{f', {filled} of {len(found)} filled' if filled else ''}"
