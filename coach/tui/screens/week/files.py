"""Breaks, busy times from a calendar file, and the export of the calendar."""

from __future__ import annotations

from datetime import date, timedelta, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.dates import parse_any_day
from coach.domain.sanitize import shown
from coach.domain.schedule.breaks import start_break
from coach.domain.schedule.events import BusyTimes
from coach.domain.wording import count
from coach.files import typed_path
from coach.tui.screens.message_dialogs import AskDialog
from coach.tui.screens.question_dialogs import LinesDialog
from coach.tui.screens.read_file_dialog import ReadFileDialog
from coach.tui.screens.week.dialogs import BreakDialog
from coach.tui.screens.write_file import may_write, write_file

if TYPE_CHECKING:
    from coach.imports.progress import Progress
    from coach.tui.screens.week.room import Week

WEEKS_AHEAD = 8


class FoundBusy(NamedTuple):
    """The busy times in a calendar file; `doubt` is a sentence about what was skipped."""

    event: BusyTimes
    doubt: str


class BusyDialog(ReadFileDialog[FoundBusy]):
    """Ask for a calendar file. If it can't be read, say so here, where the path can be corrected."""

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
        """Read the busy times. Raises CoachError."""
        from coach.imports.calendars.busy_times import read_busy

        file = typed_path(typed)
        found = read_busy(file, self._home, self._today, self._today + timedelta(weeks=WEEKS_AHEAD))
        return FoundBusy(BusyTimes(shown(file.name)[:80], found.times), found.doubt)


async def plan_break(room: Week) -> None:
    """Ask for a break and plan it."""
    here = room.today, room.view.state.profile.country
    lines = await room.ask(BreakDialog(*here))
    if lines is None:
        return
    first, last = (parse_any_day(line, *here) for line in lines[:2])
    event = start_break(room.view.state, room.today, first, last, lines[2].lower() or None)
    await room.save([event], "The break is planned. Nothing is counted in it, and nothing is lost.")


async def import_busy(room: Week) -> None:
    """Ask for a file, say what is in it, and save it if the person agrees."""
    found = await room.ask(BusyDialog(room.home, room.today))
    if found is None:
        return
    said = " ".join(filter(None, (f"{count(len(found.event.times), 'busy time')} found.", found.doubt, "Add them?")))
    if await room.ask(AskDialog("Busy times", said)):
        await room.save([found.event], "Added. Your week shows these times as busy.")


async def export_calendar(room: Week) -> None:
    """Ask for a file and write the calendar to it."""
    from coach.export.calendar import calendar_of

    told = (
        "Any calendar program can import the file. If you import it again later, it updates what is there and adds "
        "nothing twice."
    )
    lines = await room.ask(LinesDialog("Calendar", told, [("File", "~/coach.ics", "~/coach.ics")]))
    if not lines or not lines[0]:
        return
    file, clock = typed_path(lines[0]), room.coach_app.store.clock
    if await may_write(room, "Calendar", file) and write_file(
        room, file, lambda: calendar_of(room.view.state, clock.zone_name, clock.now())
    ):
        room.tell(f"Saved to {shown(str(file))}")
