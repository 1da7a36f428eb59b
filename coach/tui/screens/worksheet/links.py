"""The parts of coach that worksheets lead to."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
"""The pages: the module of each, imported when it is first wanted, and its class."""


def open_part(main: MainScreen, place: str) -> None:
    """Open the part that a worksheet names: a room with what is to be done there, or a page."""
    if place in ROOM_OF:
        main.go_on_to(*ROOM_OF[place])
        return
    module, name = PAGE_OF[place]
    page: type[Page] = getattr(import_module(f"coach.tui.screens.{module}"), name)
    main.app.push_screen(page(main))
