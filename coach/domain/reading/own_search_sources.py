"""Everything the person wrote in coach, as search sources; private writing is excluded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from coach.domain.dates import short_day
from coach.domain.reading.full_text_search import SearchSource
from coach.domain.worksheets.state import sheets_of
from coach.guide.worksheets import worksheets

if TYPE_CHECKING:
    from coach.domain.state import State


def sources_of_record(state: State) -> Iterator[SearchSource]:
    """The person's notes, check-ins, reviews, stories, worksheets, and the four lists of the search."""
    for note in state.notes:
        yield _source(note.id, f"Note from {short_day(note.on)}", "Notes", [note.text("text")])
    for day, check_in in state.check_ins.items():
        yield _source(day.isoformat(), f"Check-in from {short_day(day)}", "Check-ins", [check_in.text("note")])
    for week, answers in state.reviews.answers.items():
        title = f"Review of the week from {short_day(week)}"
        yield _source(week.isoformat(), title, "Reviews", answers.values())
    for story in state.reviews.stories.values():
        yield _source(story.key, story.title, "Stories", _texts(story))
    titles = {sheet.name: sheet.title for sheet in worksheets()}
    for name, sheet in sheets_of(state).items():
        rows = (text for kept in sheet.rows.values() for row in kept for text in row.values.values())
        yield _source(name, titles.get(name, name), "Worksheets", [*sheet.texts.values(), *rows])
    yield from _search(state)


def _search(state: State) -> Iterator[SearchSource]:
    log = state.search
    for person in log.people.values():
        yield _source(person.key, person.name, "People", _texts(person))
    for employer in log.employers.values():
        yield _source(employer.key, employer.name, "Employers", _texts(employer))
    for each in log.applications.values():
        title = f"{each.role} at {each.employer}" if each.role else each.employer
        yield _source(each.key, title, "Applications", [*_texts(each), *(stage.note for stage in each.stages)])
    for activity in log.activities.values():
        title = f"{short_day(activity.on)}: {activity.text or activity.what}"
        yield _source(activity.key, title, "Activities", _texts(activity))


def _texts(record: Iterable[object]) -> list[str]:
    """The texts of a record, except its key, which is the first field of each."""
    return [value for value in [*record][1:] if isinstance(value, str) and value]


def _source(name: str, title: str, group: str, texts: Iterable[str]) -> SearchSource:
    return SearchSource(name, title, group, tuple(text for text in texts if text))
