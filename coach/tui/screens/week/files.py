"""Breaks, busy times from a calendar file, and the calendar written to a file."""

from __future__ import annotations

from datetime import date, timedelta, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.dates import parse_any_day
from coach.domain.sanitize import shown
from coach.domain.schedule.breaks import a_break
from coach.domain.schedule.events import BusyTimes
from coach.domain.wording import count
from coach.errors import RefusedError
from coach.files import typed_path
from coach.tui.screens.message_dialogs import AskDialog
from coach.tui.screens.question_dialogs import LinesDialog
from coach.tui.screens.read_file_dialog import ReadFileDialog
from coach.tui.screens.week.dialogs import BreakDialog
from coach.tui.screens.write_file import ask_before_replacing, write_file

if TYPE_CHECKING:
    from coach.imports.progress import Progress
    from coach.tui.screens.week.handlers import WeekHandlers

WEEKS_AHEAD = 8


class FoundBusy(NamedTuple):
    """What a calendar file says; `doubt` is a sentence on what was left out."""

    event: BusyTimes
    doubt: str


class BusyDialog(ReadFileDialog[FoundBusy]):
    """Asks for a calendar file. One that can't be read is told here, where the name can be put right."""

    HELP = "The path of an .ics file. coach shows what it found before it saves anything."
    dialog_title = "Busy times"
    TOLD = (
        f"Your other calendar as an .ics file. coach reads when you are busy in the next {WEEKS_AHEAD} weeks, and "
        "plans around it."
    )
    EXAMPLE = "~/Downloads/calendar.ics"

    def __init__(self, home: tzinfo, today: date) -> None:
        super().__init__()
        self._home = home
        self._today = today

    def read(self, typed: str, _: Progress) -> FoundBusy:
        """The busy times in it. Raises CoachError."""
        from coach.imports.calendars.busy_times import read_busy

        file = typed_path(typed)
        found = read_busy(file, self._home, self._today, self._today + timedelta(weeks=WEEKS_AHEAD))
        return FoundBusy(BusyTimes(shown(file.name)[:80], found.times), found.doubt)


def plan_break(room: WeekHandlers) -> None:
    """Ask for a break and plan it."""
    today, country = room.today, room.view.state.profile.country

    def keep(lines: list[str] | None) -> None:
        if lines is None:
            return
        first, last = (parse_any_day(line, today, country) for line in lines[:2])
        try:
            event = a_break(room.view.state, today, first, last, lines[2].lower() or None)
        except RefusedError as error:
            room.main.tell(error.message, error.title)
            return
        room.keep([event], "The break is planned. Nothing is counted in it, and nothing is lost.")

    room.app.push_screen(BreakDialog(today, country), keep)


def import_busy(room: WeekHandlers) -> None:
    """Ask for a file, say what is in it, and keep it after a yes."""

    def ask(found: FoundBusy | None) -> None:
        if found is None:
            return
        event = found.event
        said = " ".join(filter(None, (f"{count(len(event.times), 'busy time')} found.", found.doubt, "Add them?")))

        def keep(agreed: bool | None) -> None:  # noqa: FBT001 - Textual calls it with the answer
            if agreed:
                room.keep([event], "Added. Your week shows these times as busy.")

        room.app.push_screen(AskDialog("Busy times", said), keep)

    room.app.push_screen(BusyDialog(room.home, room.today), ask)


def export_calendar(room: WeekHandlers) -> None:
    """Ask where to, and write the calendar."""
    told = (
        "Any calendar program can import the file. If you import it again later, it updates what is there and adds "
        "nothing twice."
    )

    def write(lines: list[str] | None) -> None:
        if not lines or not lines[0]:
            return
        file = typed_path(lines[0])
        ask_before_replacing(room.main, "Calendar", file, lambda: _write_calendar(room, file))

    room.app.push_screen(LinesDialog("Calendar", told, [("File", "~/coach.ics", "~/coach.ics")]), write)


def _write_calendar(room: WeekHandlers, file: Path) -> None:
    from coach.export.calendar import calendar_of

    clock = room.main.coach_app.store.clock
    if write_file(room.main, file, lambda: calendar_of(room.view.state, clock.zone_name, clock.now())):
        room.main.tell(f"Saved to {shown(str(file))}")
