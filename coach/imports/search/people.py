"""One row of a table as a person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from coach.domain.dates import day_with_year
from coach.domain.field_types import LINE_LIMIT, LINK_LIMIT, Day, Field, Flag, Line, Scale
from coach.domain.sanitize import NAME_LIMIT
from coach.domain.search.events import PersonSet
from coach.domain.search.import_rows import PersonRow
from coach.domain.search.keys import is_key
from coach.domain.search.matching import folded_name
from coach.domain.search.more_of import other_line
from coach.imports.search.cells import Cells

_YES = frozenset(("yes", "y", "true", "1", "x", "ja", "oui", "si", "sim", "نعم", "はい"))
_SCALE = re.compile(r"([1-5])(?:\.0)?(?![\w.])")  # "3", "3.0", "3, worked together", "3/5"


def person_from(cells: Cells) -> PersonRow:
    """The person in the row; without a name if the row has none."""
    line, name = cells.line, name_of(cells)
    connected = cells.day("connected")
    key = line("key", LINE_LIMIT)
    email, phone = (first_of(field, cells.several(field, LINE_LIMIT), cells.lines) for field in ("email", "phone"))
    link = first_of("link", cells.several("link", LINK_LIMIT), cells.lines)
    if connected:
        cells.lines.append(f"Connected on LinkedIn on {day_with_year(connected)}.")
    known: dict[str, Any] = {"key": key if is_key(key) else "", "email": email, "phone": phone, "link": link}
    others: dict[str, Any] = {
        each: read_field(cells, field)
        for each, field in PersonSet.declared.items()
        if each not in ("name", "note", *known)
    }
    return PersonRow(cells.number, name, **known, **others, note=cells.note())


def read_field(cells: Cells, field: Field) -> object:
    """The value of a field in the cells of a row; an invalid value goes into the note."""
    match field:
        case Day():
            return cells.day(field.name, past=field.past)
        case Flag():
            return folded_name(cells.line(field.name, LINE_LIMIT)) in _YES
        case Scale():
            return _scale(cells, field)
        case Line():
            return cells.line(field.name, field.limit)
    return cells.line(field.name, LINE_LIMIT)


def first_of(field: str, found: Sequence[str], lines: list[str]) -> str:
    """The first of several values; the others are added to the lines of the note."""
    lines += [other_line(field, each) for each in found[1:]]
    return found[0] if found else ""


def name_of(cells: Cells) -> str:
    """The full name, or its parts joined, or else the name that the address book displays or sorts by."""
    whole = cells.line("name", NAME_LIMIT)
    first, middle, last = (cells.line(part, NAME_LIMIT) for part in ("first", "middle", "last"))
    if first and folded_name(last).startswith(f"{folded_name(first)} "):
        return last  # "Ana" and "Ana Lopez"
    parts = cells.cut(" ".join(filter(None, (first, middle, last))), NAME_LIMIT)
    if whole and not (parts and ("@" in whole or whole == cells.line("employer", NAME_LIMIT))):
        return whole
    return parts or whole or first_name_first(cells.line("display", NAME_LIMIT))


def first_name_first(name: str) -> str:
    """ "Hartwell, Nina" as Nina Hartwell."""
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma and first and "," not in first and len(first.split()) <= 3 else name


def _scale(cells: Cells, field: Scale) -> int | None:
    cell = cells.line(field.name, LINE_LIMIT)
    text = folded_name(cell)
    if (found := _SCALE.match(text)) and int(found[1]) <= field.most:
        return int(found[1])
    if text in field.stands_for:
        return field.stands_for.index(text) + 1
    if text:
        cells.not_read(cell)
        cells.lines.append(f"{field.name.capitalize()}: {cell}")
    return None
