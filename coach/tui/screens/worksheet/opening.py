"""The parts of coach that worksheets lead to."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.tui.screens.main_handlers import MainHandlers

ROOM_OF = {"audit": ("runway", "go_through"), "week": ("week", "plan_week")}
PAGE_OF = {
    "practice": ("practice.page", "open_practice"),
    "names": ("names.page", "open_names"),
    "first-48-hours": ("first_hours.page", "open_first_hours"),
    "skills": ("skills.page", "open_skills"),
    "stories": ("stories.page", "open_stories"),
}
"""The pages: the module of each, imported when it is first wanted, and what opens it."""


def lead(main: MainHandlers, place: str) -> None:
    """Open the part that a worksheet names: a room with what is to be done there, or a page."""
    if place in ROOM_OF:
        main.go_on_to(*ROOM_OF[place])
        return
    module, name = PAGE_OF[place]
    open_page = cast("Callable[[MainHandlers], None]", getattr(import_module(f"coach.tui.screens.{module}"), name))
    open_page(main)
