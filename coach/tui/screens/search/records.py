"""The records of the search: found by row, shown in full, added and changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.sanitize import shown
from coach.domain.search.contact_suggestions import ContactSuggestion
from coach.domain.search.efforts import is_logged
from coach.domain.search.follow_ups import Due
from coach.domain.search.state import Activity, Application, Employer, Person, SearchRecord
from coach.domain.search.upcoming import UpcomingEvent

if TYPE_CHECKING:
    from coach.domain.search.log import SearchLog
    from coach.tui.screens.search.room import Search
    from coach.tui.screens.search.rows import Row

KINDS = {"people": "person", "employers": "employer", "applications": "application", "activities": "activity"}


def record_of(row: Row | None, log: SearchLog) -> SearchRecord | None:
    """Return the record of a row, or the one that a due row is about."""
    if isinstance(row, ContactSuggestion):
        return row.person
    if isinstance(row, (Due, UpcomingEvent)):
        return log.people.get(row.person) or log.applications.get(row.application)
    if isinstance(row, Activity) and not is_logged(log, row):
        return log.applications.get(row.application)
    return row if isinstance(row, (Person, Employer, Application, Activity)) else None


def kind_of(record: SearchRecord) -> str:
    """Return the kind of a record, as its events call it."""
    return {Person: "person", Employer: "employer", Application: "application", Activity: "activity"}[type(record)]


def title_of(record: SearchRecord) -> str:
    """Return the name of a record."""
    if isinstance(record, (Person, Employer)):
        return record.name
    return record.employer if isinstance(record, Application) else record.text or record.what


async def show_record(room: Search, record: SearchRecord) -> None:
    """Show everything about a record."""
    from textual.content import Content

    from coach.export.search_document import record_document
    from coach.export.text import document_text
    from coach.tui.screens.dialog import TextDialog

    width = min(68, room.size.width - 8)
    document = record_document(kind_of(record), record, room.search_log, room.today, titled=True)
    lines = document_text(document, width)
    if isinstance(record, Application):
        from coach.tui.screens.search.adverts import advert_lines

        lines = [*lines, *advert_lines(room.view.state, record)]
    await room.ask(TextDialog(shown(title_of(record)), Content("\n".join(lines))))


async def edit_record(room: Search, what: str, known: SearchRecord | None) -> None:
    """Ask for the fields of a record, and save what changed."""
    from coach.tui.screens.search.dialogs import RecordDialog

    seen = room.view.state
    here = room.today, seen.profile.country
    if told := await room.ask(RecordDialog(what, known, room.search_log, here)):
        event, on = told
        await room.store.edit(event, seen, on)
