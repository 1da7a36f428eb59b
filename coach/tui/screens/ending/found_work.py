"""Where and when the new job starts, asked before the ending page opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.dates import parse_any_day
from coach.domain.ending.decisions import accept_job
from coach.domain.search.next_move import accepted_one, first_day
from coach.errors import RefusedError
from coach.tui.screens.question_dialogs import LinesDialog

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.search.state import Application
    from coach.tui.command_worker import Asks

TITLE = "You found work"


class FoundWorkDialog(LinesDialog):
    """Ask where the person will work and from when."""

    HELP = (
        "Where you will work, however you found it: through an application, a friend, your own business, or your old "
        "job. The first day can stay empty until you know it: 4 Jan, monday, +14."
    )

    def __init__(self, job: Application | None, here: tuple[date, str]) -> None:
        on = first_day(job) if job else None
        fields = [
            ("Where", job.employer if job else "", "the employer, or your own business"),
            ("First day", on.isoformat() if on else "", "4 Jan, monday, +14; empty if you don't know yet"),
        ]
        super().__init__(TITLE, "", fields)
        self._here = here

    def check(self, lines: list[str]) -> None:
        """Check that a place is given and the day can be read. Raises RefusedError."""
        if not lines[0]:
            raise RefusedError("Say where", "Write where you will work.")
        if lines[1]:
            parse_any_day(lines[1], *self._here)


async def ask_where(screen: Asks) -> bool:
    """Ask where and when the new job starts, and save it. Return whether it was answered."""
    state, today = screen.coach_app.store.state, screen.coach_app.store.clock.now().date()
    here = today, state.profile.country
    lines = await screen.ask(FoundWorkDialog(accepted_one(state.search), here))
    if not lines:
        return False
    starts = parse_any_day(lines[1], *here) if lines[1] else None
    await screen.store.apply_all(lambda newest: accept_job(newest.search, lines[0], starts))
    return True
