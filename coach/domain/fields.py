"""The types of field that a record can have: how each is checked, stored, read back, typed, and written out.

A record declares its fields as class attributes, with the functions at the end: `fields.line`, `fields.day` ... These
are typed as the values are. `coach.domain.record` says what is made of the declarations.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple, cast

from coach.domain.dates import parse_any_day, parse_day
from coach.domain.entries import LONGEST_DAY, Entry
from coach.domain.sanitize import NAME_LIMIT, NOTE_LIMIT, accept, shown, shown_lines
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


class Field:
    """A field of a record. A plain one holds a text as it is, and is not checked.

    `label` and `hint` are for forms and options; without a label it is on neither. `what` is what sentences call it.
    A `needed` field can't be empty. On forms and among the columns, a field comes in the order of declaration, or
    `after` or `column_after` the one that is named.
    """

    name = ""
    empty: object = ""
    """What it is in the state where nothing was given; it is not stored then."""
    stored = True
    words: Sequence[str] = ()
    """What a form lets people choose from; the first of them is "-" where it may be left open."""
    about = ""
    """What docs/data-format.md says of it besides its name."""

    def __init__(
        self,
        label: str = "",
        hint: str = "",
        *,
        what: str = "",
        needed: bool = False,
        after: str = "",
        column_after: str = "",
    ) -> None:
        self.label = label
        self.hint = hint
        self.what = what
        self.needed = needed
        self.after = after
        self.column_after = column_after

    def __set_name__(self, owner: type, name: str) -> None:
        """Take the name of the attribute."""
        self.name = name
        self.what = self.what or f"the {name.replace('_', ' ')}"

    def check(self, value: object) -> object:
        """The value as it is kept, `empty` for None. Raises RefusedError."""
        return self.empty if value is None else value

    def read(self, entry: Entry, /) -> object:
        """The value in an entry; `empty` for what should not be there."""
        return entry.text(self.name)

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

    def __init__(self, *label: str, limit: int = LINE_LIMIT, **more: Any) -> None:
        super().__init__(*label, **more)
        self.limit = limit

    def check(self, value: object) -> object:
        """The text without the blanks at its ends."""
        kept = accept(str(value), self.what, limit=self.limit) if value else ""
        if self.needed and not kept:
            raise RefusedError(f"{self.what.capitalize()} is missing", f"Give it, such as {self.hint}.")
        return kept


class Text(Line):
    """A text of several lines."""

    def check(self, value: object) -> object:
        """The text without the blanks at its ends."""
        return accept(str(value), self.what, limit=self.limit, lines=True) if value else ""

    def cell(self, value: object) -> str:
        """The text with its lines."""
        return shown_lines(str(value))


class Word(Field):
    """One of the known words. Where something else is stored, it reads as `otherwise`."""

    def __init__(self, label: str, known: Sequence[str], *, otherwise: str = "", **more: Any) -> None:
        super().__init__(label, **more)
        self.known = known
        self.words = known if self.needed else ("-", *known)
        self.otherwise = otherwise

    def check(self, value: object) -> object:
        """A known word."""
        if not value and not self.needed:
            return ""
        if value not in self.known:
            raise RefusedError(
                f"There is no {self.what} {str(value)[:40]!r}", f"Choose one of: {', '.join(self.known)}."
            )
        return value

    def read(self, entry: Entry, /) -> object:
        """A known word, or `otherwise`."""
        found = entry.text(self.name)
        return found if found in self.known else self.otherwise

    def typed(self, text: str, _about: Typing, /) -> object:
        """The word in small letters."""
        return text.lower()


class Number(Field):
    """A whole number from `least` to `most`."""

    empty: object = None

    def __init__(self, label: str, hint: str = "", *, most: int, least: int = 0, **more: Any) -> None:
        super().__init__(label, hint, **more)
        self.least = least
        self.most = most

    def check(self, value: object) -> object:
        """A number in the range."""
        if value is not None and value not in range(self.least, self.most + 1):
            raise self._out_of_range(value)
        return value

    def from_cell(self, cell: str) -> object:
        """A number in the range, or None."""
        known = (str(number) for number in range(self.least, self.most + 1))
        return int(cell) if cell in known else None

    def _out_of_range(self, _value: object, /) -> RefusedError:
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

    def __init__(self, label: str, hint: str, stands_for: Sequence[str], **more: Any) -> None:
        super().__init__(label, hint, least=1, most=len(stands_for), **more)
        numbered = (f"{number}, {words}" if words else str(number) for number, words in enumerate(stands_for, 1))
        self.stands_for = stands_for
        self.words = ("-", *numbered)
        self.about = f"1-{self.most}"

    def _out_of_range(self, value: object, /) -> RefusedError:
        name, most = self.name.capitalize(), self.most
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
        return entry.fields.get(self.name) is True

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

    def __init__(self, *label: str, past: bool = False, **more: Any) -> None:
        super().__init__(*label, **more)
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
        check_clock(str(value) if value else None)
        return value or ""

    def typed(self, text: str, _about: Typing, /) -> object:
        """As people write times."""
        from coach.domain.schedule.block import parse_clock

        return parse_clock(text)


class Reference(Field):
    """The key of another record, of the kind `to`."""

    def __init__(self, label: str, hint: str = "", *, to: str, **more: Any) -> None:
        super().__init__(label, hint, **more)
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


def line(label: str, hint: str = "", **more: Any) -> str:
    """Declare a text of one line; `limit` is in characters."""
    return cast("str", Line(label, hint, **more))


def name(label: str, hint: str = "", **more: Any) -> str:
    """Declare what something or somebody is called."""
    return cast("str", Line(label, hint, limit=NAME_LIMIT, **more))


def link(label: str, hint: str = "", **more: Any) -> str:
    """Declare an address on the web, or where a file is."""
    return cast("str", Line(label, hint, limit=LINK_LIMIT, **more))


def text(label: str, hint: str = "", **more: Any) -> str:
    """Declare a text of several lines."""
    return cast("str", Text(label, hint, **{"limit": NOTE_LIMIT, **more}))


def word(label: str, known: Sequence[str], **more: Any) -> str:
    """Declare one of some known words."""
    return cast("str", Word(label, known, **more))


def number(label: str, hint: str = "", *, most: int, **more: Any) -> int | None:
    """Declare a whole number, from 0 or `least` to `most`."""
    return cast("int | None", Number(label, hint, most=most, **more))


def minutes(label: str, hint: str = "", **more: Any) -> int | None:
    """Declare a time in minutes."""
    return cast("int | None", Minutes(label, hint, most=LONGEST_DAY, **more))


def scale(label: str, hint: str, stands_for: Sequence[str], **more: Any) -> int | None:
    """Declare a number from 1 on, with words for each."""
    return cast("int | None", Scale(label, hint, stands_for, **more))


def flag(label: str, hint: str = "", **more: Any) -> bool:
    """Declare something that is so, or not."""
    return cast("bool", Flag(label, hint, **more))


def day(label: str = "", hint: str = "", **more: Any) -> date | None:
    """Declare a day; `past=True` for one that can't be still to come."""
    return cast("date | None", Day(label, hint, **more))


def entry_day(label: str = "", hint: str = "", **more: Any) -> date:
    """Declare the day that the entry is about."""
    return cast("date", EntryDay(label, hint, **more))


def clock(label: str, hint: str = "", **more: Any) -> str:
    """Declare a time of day."""
    return cast("str", Clock(label, hint, **more))


def reference(label: str, hint: str = "", *, to: str, **more: Any) -> str:
    """Declare the key of another record, of the kind `to`."""
    return cast("str", Reference(label, hint, to=to, **more))


def from_others(**more: Any) -> Any:  # noqa: ANN401 - the class that has it says its type
    """Declare what other entries say of the record."""
    return FromOthers(**more)
