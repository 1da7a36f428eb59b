"""The parts of coach that worksheets lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.tui.screens.worksheet import WorksheetPage

ROOM_OF = {"audit": ("runway", "go_through"), "week": ("week", "plan_week")}


def lead(page: WorksheetPage) -> None:
    """Open what this worksheet leads to."""
    opens = page.sheet.opens
    if opens in ROOM_OF:
        page.dismiss(None)
        page.deciding.go_on_to(*ROOM_OF[opens])
    elif opens == "practice":
        from coach.tui.screens.practice import open_practice

        open_practice(page.deciding)
    elif opens == "names":
        from coach.tui.screens.names_pass import open_names

        open_names(page.deciding)
    elif opens == "first-48-hours":
        from coach.tui.screens.first_hours import open_first_hours

        open_first_hours(page.deciding)
    elif opens == "skills":
        from coach.tui.screens.skills import open_skills

        open_skills(page.deciding)
    else:
        page.deciding.tell("This worksheet has all its parts here.")
