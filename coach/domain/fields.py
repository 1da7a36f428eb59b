"""Declare the fields of a record, one line each, as class attributes.

Each function is annotated with the type of the field's values, so that mypy checks them. `coach.domain.field_types`
implements the fields, `FieldOptions` there lists the options of all of them, and `coach.domain.record` uses them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Unpack, cast

from coach.domain.entries import LONGEST_DAY
from coach.domain.field_types import (
    LINE_LIMIT,
    LINK_LIMIT,
    Clock,
    Day,
    EntryDay,
    FieldOptions,
    Flag,
    FromOthers,
    Line,
    Minutes,
    Number,
    Reference,
    Scale,
    Text,
    Word,
)
from coach.domain.sanitize import NAME_LIMIT, NOTE_LIMIT


def line(label: str = "", hint: str = "", *, limit: int = LINE_LIMIT, **told: Unpack[FieldOptions]) -> str:
    """Declare a text of one line; `limit` is in characters."""
    return cast("str", Line(label, hint, limit=limit, **told))


def name(label: str, hint: str = "", **told: Unpack[FieldOptions]) -> str:
    """Declare the name of something or somebody."""
    return cast("str", Line(label, hint, limit=NAME_LIMIT, **told))


def link(label: str, hint: str = "", **told: Unpack[FieldOptions]) -> str:
    """Declare a web address, or the path of a file."""
    return cast("str", Line(label, hint, limit=LINK_LIMIT, **told))


def text(label: str, hint: str = "", *, limit: int = NOTE_LIMIT, **told: Unpack[FieldOptions]) -> str:
    """Declare a text of several lines."""
    return cast("str", Text(label, hint, limit=limit, **told))


def word(label: str, known: Sequence[str], *, otherwise: str = "", **told: Unpack[FieldOptions]) -> str:
    """Declare a choice of known words."""
    return cast("str", Word(label, known, otherwise=otherwise, **told))


def number(*label: str, most: int, least: int = 0, beyond: str = "", **told: Unpack[FieldOptions]) -> int | None:
    """Declare a whole number from `least` to `most`."""
    return cast("int | None", Number(*label, most=most, least=least, beyond=beyond, **told))


def minutes(label: str, hint: str = "", **told: Unpack[FieldOptions]) -> int | None:
    """Declare a duration in minutes."""
    return cast("int | None", Minutes(label, hint, most=LONGEST_DAY, **told))


def scale(label: str, hint: str, stands_for: Sequence[str], **told: Unpack[FieldOptions]) -> int | None:
    """Declare a number from 1 up, with words for each."""
    return cast("int | None", Scale(label, hint, stands_for, **told))


def flag(label: str, hint: str = "", **told: Unpack[FieldOptions]) -> bool:
    """Declare a yes-or-no field."""
    return cast("bool", Flag(label, hint, **told))


def day(label: str = "", hint: str = "", *, past: bool = False, **told: Unpack[FieldOptions]) -> date | None:
    """Declare a day; `past=True` refuses days still to come."""
    return cast("date | None", Day(label, hint, past=past, **told))


def entry_day(label: str = "", hint: str = "", *, past: bool = False, **told: Unpack[FieldOptions]) -> date:
    """Declare the day the entry is about."""
    return cast("date", EntryDay(label, hint, past=past, **told))


def clock(label: str, hint: str = "", **told: Unpack[FieldOptions]) -> str:
    """Declare a time of day."""
    return cast("str", Clock(label, hint, **told))


def reference(label: str, hint: str = "", *, to: str, **told: Unpack[FieldOptions]) -> str:
    """Declare the key of another record, of the kind `to`."""
    return cast("str", Reference(label, hint, to=to, **told))


def from_others(**told: Unpack[FieldOptions]) -> Any:  # noqa: ANN401 - the class that has it says its type
    """Declare a value computed from other entries."""
    return FromOthers(**told)
