"""The types of field that a record can have: how each is checked, stored, read, parsed and formatted."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypedDict, Unpack

from coach.domain.dates import parse_any_day, parse_day
from coach.domain.entries import Entry
from coach.domain.sanitize import accept, shown, shown_lines
from coach.errors import RefusedError

LINE_LIMIT = 400
LINK_LIMIT = 1_000
YES_OR_NO = ("no", "yes")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


class Typing(NamedTuple):
    """The context for parsing typed text: today, `find`, and the code of the country whose conventions apply.

    `find` returns the key of a record, given its kind and name. It raises RefusedError if there is none, or more than
    one.
    """

    today: date
    find: Callable[[str, str], str]
    country: str = ""


class Option(NamedTuple):
    """The command-line option of a field if it isn't `--its-name TEXT`; `name` is without the dashes."""

    name: str
    metavar: str
    help: str


class FieldOptions(TypedDict, total=False):
    """The options of any field, besides its label and hint.

    `what` is its name in sentences. A `needed` field can't be empty; instead of True, it may be given a title and
    advice for the error. `empty` is its value if nothing was given, and is not stored. Forms and columns follow the
    order of declaration, unless `after` or `column_after` names the field to come after. If a record has types, `of`
    names those that have the field, and `hints` holds the hints that differ between them. `about` is its description in
    docs/data-format.md.
    """

    what: str
    needed: bool | tuple[str, str]
    empty: object
    after: str
    column_after: str
    of: Sequence[str]
    hints: Mapping[str, str]
    option: Option
    about: str


class Field:
    """A field of a record. This base class holds a text as it is, unchecked.

    `label` and `hint` are for forms and options; a field without a label appears on neither. See `FieldOptions` for the
    rest.
    """

    name = ""
    what = ""
    needed: bool | tuple[str, str] = False
    empty: object = ""
    stored = True
    words: Sequence[str] = ()
    """The choices a form offers; the first is "-" if the field may be left open."""
    after = column_after = ""
    of: Sequence[str] = ()
    hints: Mapping[str, str] = {}
    option: Option | None = None
    about = ""

    def __init__(self, label: str = "", hint: str = "", **told: Unpack[FieldOptions]) -> None:
        self.label = label
        self.hint = hint
        vars(self).update(told)

    def __set_name__(self, owner: type, name: str) -> None:
        """Take the name of the attribute."""
        self.name = name
        self.what = self.what or f"the {name.replace('_', ' ')}"

    def check(self, value: object) -> object:
        """Validate and normalise a value, which is empty only if the field is needed. Raises RefusedError."""
        return value

    def read(self, entry: Entry, /) -> object:
        """Return the value in an entry; `empty` if it is invalid."""
        value = entry.fields.get(self.name)
        return value if isinstance(value, str) else self.empty

    def typed(self, text: str, _about: Typing, /) -> object:
        """Parse a text that somebody typed. Raises RefusedError."""
        return text

    def value_of(self, text: str, about: Typing) -> object:
        """Parse a text as `typed` does; "" and "-" give None. Raises RefusedError, naming the field."""
        if text.strip() in ("", "-"):
            return None
        try:
            return self.typed(text.strip(), about)
        except RefusedError as error:
            raise RefusedError(error.title, f"{self.label}: {error.message}", self.name) from error

    def as_typed(self, value: object) -> str:
        """Format the value as somebody would type it."""
        return "" if value is None else str(value)

    def cell(self, value: object) -> str:
        """Format the value for a table cell, safe to display."""
        return shown(self.as_typed(value))

    def from_cell(self, cell: str) -> object:
        """Parse a table cell; `empty` if it is invalid."""
        return cell


class Line(Field):
    """A text of one line, of at most `limit` characters."""

    lines = False

    def __init__(self, *label: str, limit: int = LINE_LIMIT, **told: Unpack[FieldOptions]) -> None:
        super().__init__(*label, **told)
        self.limit = limit

    def check(self, value: object) -> object:
        """Strip the text and check its length."""
        kept = accept(str(value), self.what, limit=self.limit, lines=self.lines) if value else ""
        if self.needed and not kept:
            usual = (f"{self.what.capitalize()} is missing", f"Give it, such as {self.hint}.")
            raise RefusedError(*(self.needed if isinstance(self.needed, tuple) else usual))
        return kept


class Text(Line):
    """A text of several lines."""

    lines = True

    def cell(self, value: object) -> str:
        """Format the text with its line breaks."""
        return shown_lines(str(value))


class Word(Field):
    """One of the known words. Any other stored word reads as `otherwise`."""

    def __init__(self, label: str, known: Sequence[str], *, otherwise: str = "", **told: Unpack[FieldOptions]) -> None:
        super().__init__(label, **told)
        self.known = known
        self.words = known if self.needed else ("-", *known)
        self.otherwise = otherwise

    def check(self, value: object) -> object:
        """Check that it is a known word."""
        if value not in self.known:
            raise RefusedError(
                f"There is no {self.what} {str(value)[:40]!r}", f"Choose one of: {', '.join(self.known)}."
            )
        return value

    def read(self, entry: Entry, /) -> object:
        """Return a known word, or `otherwise`."""
        found = entry.text(self.name)
        return found if found in self.known else self.otherwise or self.empty

    def typed(self, text: str, _about: Typing, /) -> object:
        """Return the word in lower case."""
        return text.lower()


class Number(Field):
    """A whole number from `least` to `most`; `beyond` says what to enter instead of one out of range."""

    empty: object = None

    def __init__(self, *label: str, most: int, least: int = 0, beyond: str = "", **told: Unpack[FieldOptions]) -> None:
        super().__init__(*label, **told)
        self.least = least
        self.most = most
        self.beyond = beyond

    def check(self, value: object) -> object:
        """Check that the number is in range."""
        if value not in range(self.least, self.most + 1):
            raise self._out_of_range(value)
        return value

    def from_cell(self, cell: str) -> object:
        """Return a number in range, or None."""
        known = (str(number) for number in range(self.least, self.most + 1))
        return int(cell) if cell in known else None

    def _out_of_range(self, value: object, /) -> RefusedError:
        if self.beyond:
            return RefusedError(f"{self.what.capitalize()} can't be {value}", self.beyond)
        unit = self.name.replace("_", " ")
        return RefusedError(f"That is not a number of {unit}", f"Give whole {unit}, from {self.least} to {self.most}.")

    def read(self, entry: Entry, /) -> object:
        """Return a number in range, or None."""
        number = entry.number(self.name)
        return number if number is not None and self.least <= number <= self.most else None

    def typed(self, text: str, _about: Typing, /) -> object:
        """Parse a number in digits."""
        return whole_number(text)


class Minutes(Number):
    """A duration in minutes, of at most a day."""

    def typed(self, text: str, _about: Typing, /) -> object:
        """Parse a duration such as 40, 1h30 or 1:30."""
        from coach.domain.lengths import parse_minutes

        return parse_minutes(text)


class Scale(Number):
    """A number from 1 up, with words for each."""

    def __init__(self, label: str, hint: str, stands_for: Sequence[str], **told: Unpack[FieldOptions]) -> None:
        super().__init__(label, hint, least=1, most=len(stands_for), **told)
        numbered = (f"{number}, {words}" if words else str(number) for number, words in enumerate(stands_for, 1))
        self.stands_for = stands_for
        self.words = ("-", *numbered)
        self.about = f"1-{self.most}"

    def _out_of_range(self, value: object, /) -> RefusedError:
        name, most = self.what.removeprefix("the ").capitalize(), self.most
        return RefusedError(
            f"{name} is a number from 1 to {most}",
            f"Give a whole number from 1 (low) to {most} (high), not {value}.",
        )

    def typed(self, text: str, _about: Typing, /) -> object:
        """Parse a number in digits, with or without its words."""
        return whole_number(text.partition(",")[0])


class Flag(Field):
    """A yes-or-no field."""

    empty: object = False
    words = YES_OR_NO

    def check(self, value: object) -> object:
        """Return the value as a bool."""
        return bool(value)

    def read(self, entry: Entry, /) -> object:
        """Whether the entry says yes."""
        return entry.fields.get(self.name) is True or self.empty

    def typed(self, text: str, _about: Typing, /) -> object:
        """Parse yes or no."""
        if text.lower() not in ("yes", "no", "y", "n"):
            raise RefusedError(f"{text[:20]!r} is neither yes nor no", "Write yes or no.")
        return text.lower().startswith("y") or None

    def as_typed(self, value: object) -> str:
        """Format as yes or no."""
        return YES_OR_NO[bool(value)]

    def cell(self, value: object) -> str:
        """Format as yes, or as an empty cell."""
        return "yes" if value else ""

    def from_cell(self, cell: str) -> object:
        """Whether the cell says yes."""
        return cell == "yes"


class Day(Field):
    """A day; if `past`, it can't be still to come."""

    empty: object = None

    def __init__(self, *label: str, past: bool = False, **told: Unpack[FieldOptions]) -> None:
        super().__init__(*label, **told)
        self.past = past

    def read(self, entry: Entry, /) -> object:
        """Return the day, or None."""
        return entry.day(self.name)

    def typed(self, text: str, about: Typing, /) -> object:
        """Parse a day as people write it."""
        parse = parse_day if self.past else parse_any_day
        return parse(text, about.today, about.country)

    def from_cell(self, cell: str) -> object:
        """Parse an ISO 8601 date; None if it isn't one."""
        try:
            return date.fromisoformat(cell)
        except ValueError:
            return self.empty


class EntryDay(Day):
    """The day the entry is about. Stored as the entry's `on`, not among the fields."""

    empty: object = date.min
    stored = False

    def read(self, entry: Entry, /) -> object:
        """Return the day of the entry."""
        return entry.on


class FromOthers(Field):
    """A value computed from other entries."""

    stored = False
    empty: object = ()

    def read(self, _entry: Entry, /) -> object:
        """Return the empty value; the reader of the other entries fills it in."""
        return self.empty


class Clock(Field):
    """A time of day, such as 09:30."""

    def check(self, value: object) -> object:
        """Normalise to hours and minutes."""
        check_clock(str(value))
        return value

    def typed(self, text: str, _about: Typing, /) -> object:
        """Parse a time as people write it."""
        from coach.domain.schedule.block import parse_clock

        return parse_clock(text)


class Reference(Field):
    """The key of another record, of the kind `to`."""

    def __init__(self, *label: str, to: str, **told: Unpack[FieldOptions]) -> None:
        super().__init__(*label, **told)
        self.to = to

    def typed(self, text: str, about: Typing, /) -> object:
        """Find a record by key or by name."""
        return about.find(self.to, text)


def check_clock(value: str | None) -> None:
    """Check that a text is a time of day such as 09:30, if given. Raises RefusedError."""
    if value is not None and not _CLOCK.fullmatch(value):
        raise RefusedError("That is not a time of day", f"Write it as 09:30, not {value[:20]!r}.")


def whole_number(text: str) -> int:
    """Parse a number in digits. Raises RefusedError."""
    if not (text.isascii() and text.isdigit() and len(text) <= 6):
        raise RefusedError(f"{text[:40]!r} is not a whole number", "Give it in figures.")
    return int(text)
