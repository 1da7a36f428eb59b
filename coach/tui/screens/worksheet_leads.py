"""The parts of coach that worksheets lead to."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.tui.screens.deciding import Deciding
    from coach.tui.screens.worksheet import WorksheetPage

ROOM_OF = {"audit": ("runway", "go_through"), "week": ("week", "plan_week")}
PAGE_OF = {
    "practice": ("practice", "open_practice"),
    "names": ("names_pass", "open_names"),
    "first-48-hours": ("first_hours", "open_first_hours"),
    "skills": ("skills", "open_skills"),
    "stories": ("story_bank", "open_stories"),
}
"""The pages: the module of each, imported when it is first wanted, and what opens it."""


def lead(page: WorksheetPage) -> None:
    """Open what this worksheet leads to."""
    opens = page.sheet.opens
    if opens in ROOM_OF:
        page.dismiss(None)
        page.deciding.go_on_to(*ROOM_OF[opens])
    elif opens in PAGE_OF:
        module, name = PAGE_OF[opens]
        open_page = cast("Callable[[Deciding], None]", getattr(import_module(f"coach.tui.screens.{module}"), name))
        open_page(page.deciding)
    else:
        page.deciding.tell("This worksheet has all its parts here.")
