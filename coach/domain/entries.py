"""Entries: the journal as it is read. Events (events.py) are what can be written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

LONGEST_DAY = 24 * 60
EARLIEST, LATEST = 1900, 2200  # years


def is_usable_day(day: date) -> bool:
    """Whether weeks and years can be added to a day. date.max has no next day."""
    return EARLIEST <= day.year <= LATEST


class Entry(NamedTuple):
    """One dated entry in the journal. `fields` is everything that was written, known to this version or not.

    `id` orders entries in time and is unique; `at` is when it was written, `on` the local day it is about. Read
    `fields` through `text`, `number` and `day`, which treat an invalid value as missing.
    """

    id: str
    at: str
    on: date
    device: str
    kind: str
    fields: Mapping[str, Any]

    def text(self, name: str) -> str:
        """A text field, or ""."""
        value = self.fields.get(name)
        return value if isinstance(value, str) else ""

    def number(self, name: str) -> int | None:
        """A whole number, or None."""
        value = self.fields.get(name)
        return value if type(value) is int else None

    def day(self, name: str) -> date | None:
        """A date, or None; also None for a date too extreme to calculate with."""
        try:
            day = date.fromisoformat(self.text(name))
        except ValueError:
            return None
        return day if is_usable_day(day) else None

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts of a list field, without other values; () if it is not a list."""
        return texts_in(self.fields.get(name))

    @property
    def act(self) -> str:
        """The transaction: the id of the first entry written in one go; "" for an entry written alone."""
        return self.text("act")

    @property
    def moment(self) -> datetime | None:
        """When it was written, timezone-aware; None if that can't be read."""
        try:
            moment = datetime.fromisoformat(self.at)
        except ValueError:
            return None
        return moment if moment.tzinfo and is_usable_day(moment) else None


def texts_in(value: object) -> tuple[str, ...]:
    """The texts in a list, without other values; () for anything but a list."""
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()
