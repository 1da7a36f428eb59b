"""Records of the search as they are typed, field by field, on the screen or in the shell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from coach.domain.event import Event
from coach.domain.fields import Typing
from coach.domain.runway.changes import new_id
from coach.domain.search.log import SearchLog
from coach.domain.search.state import RECORDS, SearchRecord


def typed_fields(what: str, texts: Mapping[str, str], log: SearchLog, today: date) -> dict[str, Any]:
    """The fields of a record from their texts; an empty text, or "-", is None.

    Raises RefusedError, naming the field, for one that can't be read.
    """
    return RECORDS[what].typed(texts, Typing(today, log.find))


def record_event(
    what: str, known: SearchRecord | None, changes: Mapping[str, Any], log: SearchLog
) -> tuple[Event, date | None]:
    """A new record, or `known` with changes, as an event and the day it is about (None: today). Raises RefusedError."""
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
