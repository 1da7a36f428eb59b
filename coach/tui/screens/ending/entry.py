"""How the page of the ending is opened: at once where a job was said yes to, else once it was said where that is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coach.domain.dates import parse_any_day
from coach.domain.ending.decisions import found_work
from coach.domain.search.next_move import accepted_one, first_day
from coach.errors import RefusedError
from coach.tui.screens.question_dialogs import LinesDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from coach.domain.ending.decisions import Facts
    from coach.domain.search.state import Application
    from coach.domain.state import State
    from coach.tui.host import MainScreen

TITLE = "You found work"


class FoundWorkDialog(LinesDialog):
    """Where somebody will work, and from when on."""

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
        """See that it says where, and that the day can be read. Raises RefusedError."""
        if not lines[0]:
            raise RefusedError("Say where", "Write where you will work.")
        if lines[1]:
            parse_any_day(lines[1], *self._here)


def open_ending(main: MainScreen) -> None:
    """Open the page; where no job is known yet, ask for it first."""
    if accepted_one(main.view.state.search):
        _push(main)
    else:
        ask_where(main, lambda: _push(main))


def ask_where(main: MainScreen, then: Callable[[], None]) -> None:
    """Ask where and when, keep it, and go on."""
    job = accepted_one(main.view.state.search)
    here = main.view.day.date, main.view.state.profile.country

    def keep(lines: list[str] | None) -> None:
        if lines:
            starts = parse_any_day(lines[1], *here) if lines[1] else None
            choose = partial(_found, employer=lines[0], starts=starts)
            main.coach_app.act(lambda store: store.apply_all(choose), lambda _: then())

    main.app.push_screen(FoundWorkDialog(job, here), keep)


def _found(newest: State, employer: str, starts: date | None) -> Facts:
    return found_work(newest.search, employer, starts)


def _push(main: MainScreen) -> None:
    from coach.tui.screens.ending.page import EndingPage

    main.app.push_screen(EndingPage(main))
