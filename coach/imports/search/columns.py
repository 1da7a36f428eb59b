"""Finds the field of each column in a table of people or applications: by the person's choice, heading or content.

If a field has several columns, the first filled one counts, and the others go into the note. So do columns without a
field, unless the person wants them left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from coach.domain.field_types import Day, Field, Number
from coach.domain.search.events import ApplicationSet, PersonSet
from coach.guide.folding import folded
from coach.guide.headers import HeaderWords, header_words
from coach.imports.table.days import parts_of
from coach.imports.table.headings import IGNORED, NOTED, Headings

Columns = Mapping[str, tuple[int, ...]]

WIDEST = 200  # columns that are examined; a file of nothing but commas has millions
NOTED_AT_MOST = 40  # columns; a wider table is a survey, and its columns are named
SAMPLE = 300  # rows that are examined
_DECLARED = {"people": PersonSet.declared, "applications": ApplicationSet.declared}


def _declared(kind: type[Field]) -> Iterator[str]:
    return (name for fields in _DECLARED.values() for name, field in fields.items() if isinstance(field, kind))


DAYS = frozenset(("connected", "applied_on", "date", "since", "told_on", "closes", *_declared(Day)))
SEVERAL = frozenset(("email", "phone", "link", "note"))  # fields that can have several columns
NUMBERS = frozenset(("reference", "pay", *_declared(Number)))  # fields whose cells can look like telephone numbers
LOOKS = {"email": "email", "phone": "phone", "link": "link", **dict.fromkeys(DAYS, "day")}
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]{2,}")
_LINK = re.compile(
    r"(?:https?://|www\.|linkedin\.com/)\S+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|co)(?:/\S*)?", re.IGNORECASE
)
_PHONE = re.compile(r"['=\"]*[+(]?\d[\d\s()./*#:;,+-]*(?:(?:ext|x|app)\.?\s?\d+)?['\"]*", re.IGNORECASE)
_CANT_BE = {"phone": ("email", "link"), "email": ("phone", "link", "day"), "link": ("email",)}


class ColumnMapping(NamedTuple):
    """The columns by field, the positions of those that go into the note, and of those that are not read."""

    columns: dict[str, tuple[int, ...]]
    noted: tuple[int, ...]
    unread: tuple[int, ...]


@cache
def headings_of(what: str) -> Headings:
    """The matcher for headings of people or applications."""
    return Headings(_words_of(what))


@cache
def _words_of(what: str) -> HeaderWords:
    """The words for such a file. A field without any is known by its name in our own export."""
    words = header_words(what)
    own = {name: {folded(name): "en"} for name in _DECLARED[what]}
    return words._replace(fields={**own, **words.fields})


def content_type_of(cells: Sequence[str]) -> str:
    """What most of the filled cells look like: email, link, day, phone, text; "" if all are empty."""
    filled = [cell for cell in cells if cell]
    if not filled:
        return ""
    for look, fits in (("email", _EMAIL.search), ("link", _LINK.match), ("day", parts_of), ("phone", _PHONE.fullmatch)):
        if sum(bool(fits(cell)) for cell in filled) * 2 > len(filled):
            return look
    return "text"


def find_columns(
    what: str, header: Sequence[str], rows: Sequence[Sequence[str]], said: Mapping[str, int], *, noted: bool = True
) -> ColumnMapping:
    """The positions of the columns of each field, most important first. Each column belongs to one field.

    `noted` is whether columns without a field go into the note.
    """
    width = min(WIDEST, len(header) or max((len(row) for row in rows[:SAMPLE]), default=0))
    looks = [content_type_of([row[at].strip() for row in rows[:SAMPLE] if at < len(row)]) for at in range(width)]
    claimed = {place - 1: field for field, place in said.items() if 0 < place <= width}
    fields = _by_looks(what, header, _by_headings(what, header[:width], looks) or [""] * width, looks)
    fields = [claimed.get(at) or field for at, field in enumerate(fields)]
    found: dict[str, tuple[int, ...]] = {}
    for at, field in enumerate(fields):
        if field in said and claimed.get(at) != field and (said[field] == 0 or field not in SEVERAL):
            continue  # the person said where it is, or that there is none
        if field not in ("", IGNORED, NOTED):
            found[field] = (*found.get(field, ()), at)
    found = {field: tuple(sorted(places, key=lambda at: claimed.get(at) != field)) for field, places in found.items()}
    found = _name_columns(found, header) if what == "people" else found
    used = {at for places in found.values() for at in places}
    others = [at for at in range(width) if at not in used and looks[at]]
    free = [at for at in others if fields[at] in ("", NOTED) or said.get(fields[at])]  # or it is another column
    kept = free[:NOTED_AT_MOST] if noted else []
    return ColumnMapping(found, tuple(kept), tuple(at for at in others if at not in kept))


def _by_headings(what: str, header: Sequence[str], looks: Sequence[str]) -> list[str]:
    """The field of each column. Exact headings win over partial ones: Company beats Company size."""
    fields, whole = [], set[str]()
    there = {*map(folded, header)}
    ignored = {word for each in header_words(what).layouts if each.headings <= there for word in each.ignored}
    for heading, look in zip(header, looks, strict=False):
        known = IGNORED if folded(heading) in ignored else _known_field(what, heading, look)
        fields.append((known or _field_within(what, heading, look), bool(known)))
        whole.add(known)
    return ["" if not known and field in whole - SEVERAL else field for field, known in fields]


def _known_field(what: str, heading: str, look: str) -> str:
    """The field of a heading that is known exactly, apart from a number in it; "" for none."""
    headings = headings_of(what)
    known = _words_of(what).fields
    for words in (heading, " ".join(re.sub(r"\d+", " ", folded(heading)).split())):
        named = headings.read(words)
        if named.whole and (fields := [each for each in named.fields if each in known]):
            if IGNORED in fields or NOTED in fields:
                return IGNORED if IGNORED in fields else NOTED
            return next((each for each in fields if look not in _CANT_BE.get(each, ())), fields[0])
    return ""


def _field_within(what: str, heading: str, look: str) -> str:
    """The field of a known heading that is part of this one, if the cells look like it; "" for none."""
    for field in headings_of(what).within(heading):
        if field in (IGNORED, NOTED):
            return field
        if LOOKS.get(field, "text") == look or (look == "phone" and field in NUMBERS):
            return field
    return ""


def _by_looks(what: str, header: Sequence[str], fields: list[str], looks: Sequence[str]) -> list[str]:
    """Take a column of email addresses as one whatever its heading is, unless there is one already."""
    if what != "people":
        return fields
    return [
        look if not field and look in ("email", "link") and look not in fields and at < len(header or looks) else field
        for at, (field, look) in enumerate(zip(fields, looks, strict=True))
    ]


def _name_columns(found: dict[str, tuple[int, ...]], header: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """Next to a first name alone, Name (or Nom) is the last name; next to a last name, Nombre is the first.

    A title is the role if no other column is, otherwise a form of address such as Dr.
    """
    words = {at: folded(cell) for at, cell in enumerate(header)}
    fields = header_words("people").fields
    if "role" in found and len(found["role"]) > 1:
        titles = tuple(at for at in found["role"] if words.get(at) in fields["title"])
        if titles != found["role"]:
            found["role"] = tuple(at for at in found["role"] if at not in titles)
    elif "title" in found and "role" not in found:
        found["role"] = found.pop("title")
    for given, other in (("first", "last"), ("last", "first")):
        if given in found and other not in found and "name" in found:
            places = [at for at in found["name"] if words.get(at) in fields[other] or words.get(at) == "name"]
            if places:
                found[other] = tuple(places)
                found["name"] = tuple(at for at in found["name"] if at not in places)
    return {field: places for field, places in found.items() if places}
