"""Parse records of the search from typed text, field by field, for forms and the command line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from coach.domain.dates import day_with_year
from coach.domain.event import Event
from coach.domain.field_types import Clock, Field, Minutes, Reference, Typing
from coach.domain.runway.changes import new_id
from coach.domain.search.log import SearchLog
from coach.domain.search.state import RECORDS, Person, SearchRecord
from coach.domain.wording import duration


def typed_fields(what: str, texts: Mapping[str, str], log: SearchLog, today: date, country: str = "") -> dict[str, Any]:
    """Parse fields from texts as people in `country` write them; an empty text, or "-", is None.

    Raises RefusedError, naming the field, for a text that can't be parsed.
    """
    return RECORDS[what].typed(texts, Typing(today, log.find, country))


def reading(field: Field, text: str, log: SearchLog, here: tuple[date, str]) -> str:
    """Say how a field's text was understood; "" if it is used as it is. `here` is today and the country code.

    Raises RefusedError.
    """
    today, country = here
    value: Any = field.value_of(text, Typing(today, log.find, country))
    if isinstance(value, date):
        return day_with_year(value)
    if isinstance(field, Minutes) and value is not None:
        return duration(value)
    if isinstance(field, Reference) and value:
        found = log.of_kind(field.to)[value]
        names = ("name",) if isinstance(found, Person) else ("employer", "role")
        return ", ".join(filter(None, (getattr(found, name) for name in names)))
    return str(value) if isinstance(field, Clock) and value else ""


def record_event(
    what: str, known: SearchRecord | None, changes: Mapping[str, Any], log: SearchLog
) -> tuple[Event, date | None]:
    """Return a new record, or `known` with changes, as an event and its day (None: today). Raises RefusedError."""
    values = {**({"what": "other"} if what == "activity" else {}), **(known.given() if known else {}), **changes}
    values = {name: value for name, value in values.items() if value is not None}
    if known is None:
        values["key"] = new_id(_stem(what, values), log.of_kind(what))
    return RECORDS[what](**values), values.get("on")


def _stem(what: str, values: Mapping[str, Any]) -> str:
    if what == "activity":
        return f"{values['what']}-{values.get('text', '')}"
    if what == "application":
        return f"{values.get('employer', '')} {values.get('role', '')}"
    return str(values.get("name", ""))
