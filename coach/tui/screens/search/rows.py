"""Records of the search as rows of a list."""

from __future__ import annotations

from datetime import date

from textual.content import Content

from coach.domain.dates import day_beside
from coach.domain.search.due import Due
from coach.domain.search.log import SearchLog
from coach.domain.search.records import Activity, Application, Employer, Person, Record
from coach.domain.search.terms import STAGE_WORDS
from coach.domain.search.ties import Tie
from coach.domain.text import shown
from coach.domain.wording import duration
from coach.tui.themes import MUTED
from coach.tui.wrapping import fit

Row = Record | Due | Tie
MOST_NAME = 36
ROOM_FOR_KIND = 70


def draw_row(row: Row, log: SearchLog, today: date, width: int) -> Content:
    """One row, `width` cells wide; state is told by words."""
    if isinstance(row, Person):
        return _person(row, log, today, width)
    if isinstance(row, Employer):
        return _employer(row, width)
    if isinstance(row, Application):
        return _application(row, today, width)
    if isinstance(row, Activity):
        return _activity(row, log, today, width)
    if isinstance(row, Tie):
        for_name = min(max(20, width * 2 // 5), MOST_NAME)
        name = fit(f"write to {shown(row.person.name)}", for_name)
        reasons = fit("; ".join(map(shown, row.reasons)), max(1, width - 6 - for_name))
        return Content.assemble("      ", name, (reasons, MUTED))
    return Content.assemble(("due   ", "bold $accent"), fit(shown(row.words), width - 6))


def _person(person: Person, log: SearchLog, today: date, width: int) -> Content:
    last = log.last_contact(person)
    when = f"next {day_beside(person.next_on, today)}" if person.next_on else day_beside(last, today) if last else "-"
    close = "●" * (person.closeness or 0) + "·" * (5 - (person.closeness or 0))
    about = ", ".join(filter(None, (person.role, person.employer)))
    return _columns(width, (shown(person.name), shown(about), close, when), (7, 17))


def _employer(employer: Employer, width: int) -> Content:
    wanted = "●" * (employer.motivation or 0) + "·" * (5 - (employer.motivation or 0))
    posted = ("", "nothing advertised", "something near", "a job that fits")[employer.posting or 0]
    somebody = "somebody there" if employer.advocate else ""
    return _columns(width, (shown(employer.name), posted, wanted, somebody), (7, 17))


def _application(application: Application, today: date, width: int) -> Content:
    stage = STAGE_WORDS[application.stage]
    mark = "live  " if application.live else "over  " if application.ended else "      "
    since = day_beside(application.known_since, today) if application.known_since else ""
    if application.next_on and application.next_on >= today and not application.ended:
        since = f"next {day_beside(application.next_on, today)}"
        stage = "" if application.stage == "wished" else stage
    cells = (shown(application.employer), shown(application.role), stage, since)
    row = _columns(width - 6, cells, (17, 16))
    return Content.assemble((mark, "bold $success" if application.live else MUTED), row)


def _activity(activity: Activity, log: SearchLog, today: date, width: int) -> Content:
    person = log.people.get(activity.person)
    words = activity.text or ", ".join(filter(None, (person.name if person else "", activity.employer)))
    length = duration(activity.minutes) if activity.minutes else ""
    when = fit(day_beside(activity.on, today), 17)
    kind = fit(activity.what, 13) if width >= ROOM_FOR_KIND else ""
    said = fit(shown(words), max(10, width - 29 - len(kind)))
    return Content.assemble(when, (kind, MUTED), said, (length.rjust(11), MUTED))


def _columns(width: int, cells: tuple[str, str, str, str], widths: tuple[int, int]) -> Content:
    """A name, what it is, a mark and a day; the last two have widths of their own. Without room the second goes."""
    name, about, mark, when = cells
    room = max(16, width - sum(widths))
    first = room if room < 20 else room // 2 if room < 34 else room * 2 // 5
    return Content.assemble(
        fit(name, first),
        (fit(about, room - first) if room > first else "", MUTED),
        fit(mark, widths[0]),
        (fit(when, widths[1]), MUTED),
    )
