"""What space and enter do on a thing of the day that is no action: it is done in the room that it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.today.agenda import Thing

if TYPE_CHECKING:
    from coach.tui.host import MainScreen

ROOMS = {"date": "runway", "block": "week", "follow-up": "search", "effort": "search"}


def use(main: MainScreen, thing: Thing, *, ticked: bool) -> None:
    """Do what was pressed: keep the block, begin the line about a follow-up, go through the week, or open the room."""
    if thing.kind == "review":
        main.go_on_to("review", "go_through")
    elif ticked and thing.kind == "block" and thing.block:
        from coach.domain.schedule.changes import turned

        main.record(turned(thing.block))
    elif ticked and thing.follow_up:
        from coach.domain.search.follow_ups import line_about
        from coach.tui.screens.search.quick_log import log_effort

        log_effort(main, line_about(thing.follow_up, main.view.state.search))
    else:
        main.go_on_to("week" if thing.block else ROOMS[thing.kind])
