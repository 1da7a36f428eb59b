"""Opening a worksheet, and the parts of coach that worksheets lead to."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from coach.domain.worksheets.progress import states
from coach.domain.worksheets.state import sheet_of
from coach.guide.worksheets import worksheet, worksheets

if TYPE_CHECKING:
    from coach.domain.state import State
    from coach.guide.worksheets import Worksheet
    from coach.tui.host import MainScreen
    from coach.tui.screens.page import Page

ROOM_OF = {"audit": ("runway", "go_through"), "week": ("week", "plan_week")}
PAGE_OF = {
    "practice": ("practice.page", "PracticePage"),
    "names": ("contact_prompts.page", "ContactPromptsPage"),
    "first-48-hours": ("first_hours.page", "FirstHoursPage"),
    "skills": ("skills.page", "SkillsPage"),
    "stories": ("stories.page", "StoryBank"),
}
"""The pages by name: each one's module, imported when it is first needed, and its class."""


def open_part(main: MainScreen, place: str) -> None:
    """Open the part named by a worksheet: a page, or a room and one of its actions."""
    if place in ROOM_OF:
        main.go_on_to(*ROOM_OF[place])
        return
    module, name = PAGE_OF[place]
    page: type[Page] = getattr(import_module(f"coach.tui.screens.{module}"), name)
    main.app.push_screen(page(main))


async def choose_worksheet(main: MainScreen, step: int | None, action: str = "") -> None:
    """Open a step's worksheet at what an action needs. Ask which if there is no current step."""
    from coach.tui.screens.question_dialogs import OneDialog

    found = [sheet for sheet in worksheets() if sheet.step == step]
    if len(found) == 1:
        open_worksheet(main, found[0], action)
        return
    state = main.view.state
    choices = [(sheet.name, _how_far(state, sheet)) for sheet in found or worksheets()]
    if name := await main.coach_app.ask(OneDialog("Worksheets", "What would you like to make?", choices)):
        open_worksheet(main, worksheet(name))


def open_worksheet(main: MainScreen, sheet: Worksheet, action: str = "") -> None:
    """Open a worksheet's page or, if it has no fields, the part of coach it leads to."""
    if sheet.opens and not sheet.fields:
        open_part(main, sheet.opens)
        return
    from coach.tui.screens.worksheet.page import WorksheetPage

    main.app.push_screen(WorksheetPage(main, sheet, action))


def _how_far(state: State, sheet: Worksheet) -> str:
    found = states(sheet, sheet_of(state, sheet.name))
    filled = sum(status.filled for status in found)
    return f"{sheet.step:>2}  {sheet.title}{f', {filled} of {len(found)} filled' if filled else ''}"
