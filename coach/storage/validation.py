"""Validates entries with pydantic models made from the event classes.

Nothing else in the journal imports pydantic: it loads too slowly to be needed before first paint.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, make_dataclass
from datetime import date
from typing import Annotated, Any, get_type_hints

from pydantic import AfterValidator, AwareDatetime, Field, TypeAdapter, ValidationError

from coach.domain.entries import Entry
from coach.domain.event import Event
from coach.domain.ids import is_id
from coach.domain.kinds import all_classes
from coach.errors import RefusedError

# Pydantic also accepts a number of seconds as a time, but a segment is named after the ISO text.
_DAY_FIRST = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ]|$)")


def _an_id(text: str) -> str:
    if not is_id(text):
        raise ValueError("it does not look like an id")
    return text


@dataclass
class _Stamp:
    """The fields of every entry; `act` only on entries of a transaction, `was` only on changes of a record."""

    id: Annotated[str, AfterValidator(_an_id)]
    at: AwareDatetime
    on: date
    device: Annotated[str, Field(pattern=r"^[0-9a-z]{4,32}$")]
    kind: Annotated[str, Field(min_length=1)]
    v: Annotated[int, Field(ge=1)]
    act: Annotated[str, AfterValidator(_an_id)] = ""
    was: dict[str, Any] = field(default_factory=dict)


def _checked(event: type[Event]) -> type:
    """A pydantic class with the fields of one kind of event, with the types that the event accepts."""
    hints = get_type_hints(event)
    columns: list[Any] = [
        (name, hints[name], field(default=event._field_defaults[name]))
        if name in event._field_defaults
        else (name, hints[name])
        for name in event._fields
    ]
    return make_dataclass(event.__name__, columns, namespace={"__post_init__": lambda self: event(**vars(self))})


_STAMP = TypeAdapter(_Stamp)
_STAMPED = {item.name for item in fields(_Stamp)}
_ADAPTERS: dict[str, TypeAdapter[Any]] = {fact.kind: TypeAdapter(_checked(fact)) for fact in all_classes()}
_VERSIONS = {fact.kind: fact.version for fact in all_classes()}
_NAMES = {fact.kind: {*fact._fields} for fact in all_classes()}


def what_is_wrong(row: Mapping[str, object]) -> str:
    """Why an entry of a segment is invalid; "" if it is valid.

    A kind or a field that this version does not know is not an error, nor is a newer version of a kind.
    """
    try:
        stamp = _STAMP.validate_json(_part(row, _STAMPED), strict=True)
        for name in ("at", "on"):
            if not _DAY_FIRST.match(str(row[name])):
                return f"{name}: it does not start with a date"
        if stamp.kind in _ADAPTERS and stamp.v <= _VERSIONS[stamp.kind]:
            _ADAPTERS[stamp.kind].validate_json(_part(row, _NAMES[stamp.kind]), strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        return f"{'.'.join(map(str, first['loc'])) or 'the entry'}: {first['msg']}"
    except RefusedError as error:
        return error.title
    except RecursionError:
        return "it is nested too deep"
    return ""


def unknown_parts(entry: Entry) -> Iterator[str]:
    """The parts of an entry that only a newer coach can have written."""
    if entry.kind not in _ADAPTERS:
        yield "a kind that this version of coach does not know"
    elif entry.fields.keys() - _STAMPED - _NAMES[entry.kind]:
        yield "fields that this version of coach does not know"


def _part(row: Mapping[str, object], names: set[str]) -> str:
    return json.dumps({name: row[name] for name in row if name in names})
