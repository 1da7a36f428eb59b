"""The types of field that a record can have: how each is checked, stored, read back, typed, and written out."""

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
    """What typed text is read with: the day of today, `find`, and the code of the country whose habits are followed.

    `find` gives the key of a record by its kind and name. It raises RefusedError where there is none, or more than one.
    """

    today: date
    find: Callable[[str, str], str]
    country: str = ""


class Option(NamedTuple):
    """How the command line sets a field that is not `--its-name TEXT` there: `name` is without the dashes."""

    name: str
    metavar: str
    help: str


class FieldOptions(TypedDict, total=False):
    """What may be said of any field, besides its label and hint.

    `what` is what sentences call it. A `needed` field can't be empty; it may have the words for that, a title and what
    to do. `empty` is what it is where nothing was given; it is not stored then. On forms and among the columns, a field
    comes in the order of declaration, or `after` or `column_after` the one that is named. Where a record has types,
    `of` names those that have it, and `hints` has the hints that differ among them. `about` is what
    docs/data-format.md says of it besides its name.
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
    """A field of a record. A plain one holds a text as it is, and is not checked.

    `label` and `hint` are for forms and options; without a label it is on neither. `FieldOptions` says what else there
    is.
    """

    name = ""
    what = ""
    needed: bool | tuple[str, str] = False
    empty: object = ""
    stored = True
    words: Sequence[str] = ()
    """What a form lets people choose from; the first of them is "-" where it may be left open."""
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
        """The value as it is kept; it is not empty, but where the field is needed. Raises RefusedError."""
        return value

    def read(self, entry: Entry, /) -> object:
        """The value in an entry; `empty` for what should not be there."""
        value = entry.fields.get(self.name)
        return value if isinstance(value, str) else self.empty

    def typed(self, text: str, _about: Typing, /) -> object:
        """The value of a text that somebody typed. Raises RefusedError."""
        return text

    def value_of(self, text: str, about: Typing) -> object:
        """As `typed`; None for an empty text or "-". Raises RefusedError, naming the field."""
        if text.strip() in ("", "-"):
            return None
        try:
            return self.typed(text.strip(), about)
        except RefusedError as error:
            raise RefusedError(error.title, f"{self.label}: {error.message}", self.name) from error

    def as_typed(self, value: object) -> str:
        """The value as one would type it."""
        return "" if value is None else str(value)

    def cell(self, value: object) -> str:
        """The value as it stands in a table, harmless to show."""
        return shown(self.as_typed(value))

    def from_cell(self, cell: str) -> object:
        """The value of such a cell again; `empty` for what no such value gives."""
        return cell


class Line(Field):
    """A text of one line, of at most `limit` characters."""

    lines = False

    def __init__(self, *label: str, limit: int = LINE_LIMIT, **told: Unpack[FieldOptions]) -> None:
        super().__init__(*label, **told)
        self.limit = limit

    def check(self, value: object) -> object:
        """The text without the blanks at its ends."""
        kept = accept(str(value), self.what, limit=self.limit, lines=self.lines) if value else ""
        if self.needed and not kept:
            usual = (f"{self.what.capitalize()} is missing", f"Give it, such as {self.hint}.")
            raise RefusedError(*(self.needed if isinstance(self.needed, tuple) else usual))
        return kept


class Text(Line):
    """A text of several lines."""

    lines = True

    def cell(self, value: object) -> str:
        """The text with its lines."""
        return shown_lines(str(value))


class Word(Field):
    """One of the known words. Where something else is stored, it reads as `otherwise`."""

    def __init__(self, label: str, known: Sequence[str], *, otherwise: str = "", **told: Unpack[FieldOptions]) -> None:
        super().__init__(label, **told)
        self.known = known
        self.words = known if self.needed else ("-", *known)
        self.otherwise = otherwise

    def check(self, value: object) -> object:
        """A known word."""
        if value not in self.known:
            raise RefusedError(
                f"There is no {self.what} {str(value)[:40]!r}", f"Choose one of: {', '.join(self.known)}."
            )
        return value

    def read(self, entry: Entry, /) -> object:
        """A known word, or `otherwise`."""
        found = entry.text(self.name)
        return found if found in self.known else self.otherwise or self.empty

    def typed(self, text: str, _about: Typing, /) -> object:
        """The word in small letters."""
        return text.lower()


class Number(Field):
    """A whole number from `least` to `most`; `beyond` says what to give instead of one that is not."""

    empty: object = None

    def __init__(self, *label: str, most: int, least: int = 0, beyond: str = "", **told: Unpack[FieldOptions]) -> None:
        super().__init__(*label, **told)
        self.least = least
        self.most = most
        self.beyond = beyond

    def check(self, value: object) -> object:
        """A number in the range."""
        if value not in range(self.least, self.most + 1):
            raise self._out_of_range(value)
        return value

    def from_cell(self, cell: str) -> object:
        """A number in the range, or None."""
        known = (str(number) for number in range(self.least, self.most + 1))
        return int(cell) if cell in known else None

    def _out_of_range(self, value: object, /) -> RefusedError:
        if self.beyond:
            return RefusedError(f"{self.what.capitalize()} can't be {value}", self.beyond)
        unit = self.name.replace("_", " ")
        return RefusedError(f"That is not a number of {unit}", f"Give whole {unit}, from {self.least} to {self.most}.")

    def read(self, entry: Entry, /) -> object:
        """A number in the range, or None."""
        number = entry.number(self.name)
        return number if number is not None and self.least <= number <= self.most else None

    def typed(self, text: str, _about: Typing, /) -> object:
        """A number in figures."""
        return whole_number(text)


class Minutes(Number):
    """A time in minutes, of at most a day."""

    def typed(self, text: str, _about: Typing, /) -> object:
        """Such as 40, 1h30 or 1:30."""
        from coach.domain.lengths import parse_minutes

        return parse_minutes(text)


class Scale(Number):
    """A number from 1 on, each with the words that it stands for."""

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
        """A number in figures, with or without its words."""
        return whole_number(text.partition(",")[0])


class Flag(Field):
    """Yes, or not."""

    empty: object = False
    words = YES_OR_NO

    def check(self, value: object) -> object:
        """Whether it is so."""
        return bool(value)

    def read(self, entry: Entry, /) -> object:
        """Whether the entry says so."""
        return entry.fields.get(self.name) is True or self.empty

    def typed(self, text: str, _about: Typing, /) -> object:
        """Yes or no."""
        if text.lower() not in ("yes", "no", "y", "n"):
            raise RefusedError(f"{text[:20]!r} is neither yes nor no", "Write yes or no.")
        return text.lower().startswith("y") or None

    def as_typed(self, value: object) -> str:
        """Yes or no."""
        return YES_OR_NO[bool(value)]

    def cell(self, value: object) -> str:
        """Yes, or nothing."""
        return "yes" if value else ""

    def from_cell(self, cell: str) -> object:
        """Whether it says yes."""
        return cell == "yes"


class Day(Field):
    """A day. A `past` one can't be still to come."""

    empty: object = None

    def __init__(self, *label: str, past: bool = False, **told: Unpack[FieldOptions]) -> None:
        super().__init__(*label, **told)
        self.past = past

    def read(self, entry: Entry, /) -> object:
        """The day, or None."""
        return entry.day(self.name)

    def typed(self, text: str, about: Typing, /) -> object:
        """As people write days."""
        parse = parse_day if self.past else parse_any_day
        return parse(text, about.today, about.country)

    def from_cell(self, cell: str) -> object:
        """A day in the form of ISO 8601, or none."""
        try:
            return date.fromisoformat(cell)
        except ValueError:
            return self.empty


class EntryDay(Day):
    """The day that the entry is about. It is stored as the entry's `on`, not among the fields."""

    empty: object = date.min
    stored = False

    def read(self, entry: Entry, /) -> object:
        """The day of the entry."""
        return entry.on


class FromOthers(Field):
    """What other entries say of the record."""

    stored = False
    empty: object = ()

    def read(self, _entry: Entry, /) -> object:
        """Nothing: whoever reads the other entries gives it."""
        return self.empty


class Clock(Field):
    """A time of day, such as 09:30."""

    def check(self, value: object) -> object:
        """As hours and minutes."""
        check_clock(str(value))
        return value

    def typed(self, text: str, _about: Typing, /) -> object:
        """As people write times."""
        from coach.domain.schedule.block import parse_clock

        return parse_clock(text)


class Reference(Field):
    """The key of another record, of the kind `to`."""

    def __init__(self, *label: str, to: str, **told: Unpack[FieldOptions]) -> None:
        super().__init__(*label, **told)
        self.to = to

    def typed(self, text: str, about: Typing, /) -> object:
        """By key or by name."""
        return about.find(self.to, text)


def check_clock(value: str | None) -> None:
    """See that a text is a time of day such as 09:30, if it was given. Raises RefusedError."""
    if value is not None and not _CLOCK.fullmatch(value):
        raise RefusedError("That is not a time of day", f"Write it as 09:30, not {value[:20]!r}.")


def whole_number(text: str) -> int:
    """A number in figures. Raises RefusedError."""
    if not (text.isascii() and text.isdigit() and len(text) <= 6):
        raise RefusedError(f"{text[:40]!r} is not a whole number", "Give it in figures.")
    return int(text)
