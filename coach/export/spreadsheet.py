"""The journal as a spreadsheet (.xlsx), a sheet per kind of record. A person's text is never a formula."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

from coach.domain.review.period import week_around
from coach.domain.review.review import Counts, all_time, review
from coach.domain.review.state import Story
from coach.domain.sanitize import shown_lines
from coach.domain.search.constants import STAGE_WORDS
from coach.domain.search.efforts import efforts
from coach.domain.search.state import Activity, Application, Employer, Person
from coach.domain.spreadsheet_escape import unescape_formula
from coach.export.search_csv import APPLICATION_COLUMNS, stages_text

if TYPE_CHECKING:
    from coach.domain.state import State

Row = Sequence[object]
LONGEST_CELL = 32_000


def _key_last(fields: Sequence[str]) -> tuple[str, ...]:
    """Return the columns with the key last: it is for coach, not for people reading the sheet."""
    return (*(field for field in fields if field != "key"), "key")


APPLICATIONS = _key_last(APPLICATION_COLUMNS)


def spreadsheet(state: State, today: date) -> bytes:
    """Return the file. Each sheet has its headings in the first row, which is frozen."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    for title, headings, rows in _sheets(state, today):
        sheet: Any = book.create_sheet(title)
        sheet.freeze_panes = "A2"
        first = [WriteOnlyCell(sheet, heading) for heading in headings]
        for number, cell in enumerate(first):
            sheet.column_dimensions[chr(ord("A") + number)].width = 18
            cell.font = Font(bold=True)
        sheet.append(first)
        for row in rows:
            sheet.append([_cell(sheet, value) for value in row])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: object, value: object) -> object:
    """Return a cell value. Texts are always text, whatever they begin with; numbers and days keep their type."""
    from openpyxl.cell import WriteOnlyCell

    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, "")
    value = f"'{value}" if unescape_formula(value) != value else value  # `coach people import` removes it again
    cell._value = shown_lines(value)[:LONGEST_CELL].replace("\r", " ")  # noqa: SLF001 - openpyxl's setter would make it a formula
    cell.data_type = "s"
    return cell


def _sheets(state: State, today: date) -> Iterator[tuple[str, Sequence[Any], Iterable[Row]]]:
    log, reviews = state.search, state.reviews
    yield "Weeks", ("Week", "From", "To", *Counts._fields), _weeks(state, today)
    yield "Days", ("Day", "Mood", "Energy", "Line"), _days(state)
    people, activities = (_key_last(fields) for fields in (Person.columns, Activity.columns))
    yield "People", people, _records(people, log.people.values())
    employers = tuple(name for name in Employer.columns if name not in ("key", "advocate"))
    yield "Employers", employers, ([getattr(each, name) for name in employers] for each in log.employers.values())
    yield "Applications", APPLICATIONS, map(_application, log.applications.values())
    yield "Activities", activities, _records(activities, efforts(log, date.min, date.max))
    stories = tuple(name for name in Story.columns if name != "key")
    yield "Stories", stories, ([getattr(each, name) for name in stories] for each in reviews.stories.values())


def _records(names: Sequence[str], records: Iterable[Person | Activity]) -> Iterator[Row]:
    for each in records:
        values = (getattr(each, name) for name in names)
        yield ["yes" if value is True else None if value is False else value for value in values]


def _application(each: Application) -> Row:
    said = {"stage": STAGE_WORDS[each.stage], "since": each.known_since, "stages": stages_text(each)}
    return [said[name] if name in said else getattr(each, name) for name in APPLICATIONS]


def _weeks(state: State, today: date) -> Iterator[Row]:
    week = week_around(all_time(state, today).first, state.profile.first_weekday)
    while week.first <= today:
        yield week.name, week.first, week.last, *review(state, week, today).counts
        week = week.after


def _days(state: State) -> Iterator[Row]:
    for day, entry in sorted(state.check_ins.items()):
        yield day, entry.number("mood"), entry.number("energy"), entry.text("note")
