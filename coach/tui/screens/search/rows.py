"""The records of the search as rows of a list."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple, TypeAlias

from textual.content import Content

from coach.domain.dates import relative_day
from coach.domain.sanitize import shown
from coach.domain.search.ladder import outlook
from coach.domain.search.log import SearchLog
from coach.domain.search.state import Activity, Application, Employer, Person, SearchRecord
from coach.domain.search.upcoming import UpcomingEvent
from coach.domain.state import State
from coach.domain.wording import duration
from coach.tui.screens.search.due_rows import NowRow
from coach.tui.screens.search.pictures import ladder, ladder_width
from coach.tui.text_layout import fit
from coach.tui.themes import MUTED

Row: TypeAlias = SearchRecord | NowRow
ROOM_FOR_ROLES, ROOM_FOR_SOURCES = 70, 100
MARK, NARROW_MARK = 2, 1
BEHIND = 16
ROOM_FOR_KIND = 70


class Sight(NamedTuple):
    """What records are drawn from: the state, the day, and what is coming up by application key."""

    state: State
    today: date
    ahead: Mapping[str, UpcomingEvent]


def draw_record(row: SearchRecord, sight: Sight, width: int) -> Content:
    """Return one record, `width` cells wide. Its state is told in words, not by colour alone."""
    log, today = sight.state.search, sight.today
    if isinstance(row, Person):
        return _person(row, log, today, width)
    if isinstance(row, Employer):
        return _employer(row, width)
    return _application(row, sight, width) if isinstance(row, Application) else _activity(row, log, today, width)


def _person(person: Person, log: SearchLog, today: date, width: int) -> Content:
    last = log.last_contact(person)
    when = (
        f"next {relative_day(person.next_on, today)}" if person.next_on else relative_day(last, today) if last else "-"
    )
    close = "●" * (person.closeness or 0) + "·" * (5 - (person.closeness or 0))
    about = ", ".join(filter(None, (person.role, person.employer)))
    return _columns(width, (shown(person.name), shown(about), close, when), (7, 17))


def _employer(employer: Employer, width: int) -> Content:
    wanted = "●" * (employer.motivation or 0) + "·" * (5 - (employer.motivation or 0))
    posted = ("", "nothing advertised", "something near", "a job that fits")[employer.posting or 0]
    somebody = "somebody there" if employer.advocate else ""
    return _columns(width, (shown(employer.name), posted, wanted, somebody), (7, 17))


def _application(application: Application, sight: Sight, width: int) -> Content:
    """Return the employer, role, ladder, latest or next news, and contact or advert, as far as there is room."""
    mark = MARK if width >= ROOM_FOR_SOURCES else NARROW_MARK
    behind = BEHIND if width >= ROOM_FOR_SOURCES else 0
    room = width - ladder_width(mark) - behind - 2
    name = max(14, room // 4) if width >= ROOM_FOR_ROLES else max(14, room * 2 // 5)
    role = room // 4 if width >= ROOM_FOR_ROLES else 0
    words = outlook(sight.state, application, sight.today, sight.ahead.get(application.key))
    style = MUTED if application.ended and application.stage != "accepted" else "bold" if application.live else ""
    return Content.assemble(
        (fit(shown(application.employer), name), style),
        (fit(shown(application.role), role) if role else "", style),
        ladder(application, mark),
        "  ",
        (fit(shown(words), room - name - role), style),
        (fit(shown(application.contact or application.source), behind) if behind else "", MUTED),
    )


def _activity(activity: Activity, log: SearchLog, today: date, width: int) -> Content:
    person = log.people.get(activity.person)
    words = activity.text or ", ".join(filter(None, (person.name if person else "", activity.employer)))
    length = duration(activity.minutes) if activity.minutes else ""
    when = fit(relative_day(activity.on, today), 17)
    kind = fit(activity.what, 13) if width >= ROOM_FOR_KIND else ""
    said = fit(shown(words), max(10, width - 29 - len(kind)))
    return Content.assemble(when, (kind, MUTED), said, (length.rjust(11), MUTED))


def _columns(width: int, cells: tuple[str, str, str, str], widths: tuple[int, int]) -> Content:
    """Return a name, a description, a mark and a day. The last two have fixed widths; the second is dropped first."""
    name, about, mark, when = cells
    room = max(16, width - sum(widths))
    first = room if room < 20 else room // 2 if room < 34 else room * 2 // 5
    return Content.assemble(
        fit(name, first),
        (fit(about, room - first) if room > first else "", MUTED),
        fit(mark, widths[0]),
        (fit(when, widths[1]), MUTED),
    )
