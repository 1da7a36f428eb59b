"""One row of a table as somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.domain.dates import day_with_year
from coach.domain.sanitize import NAME_LIMIT
from coach.domain.search.constants import CLOSENESS
from coach.domain.search.events import LINE_LIMIT, LINK_LIMIT
from coach.domain.search.import_rows import PersonRow
from coach.domain.search.keys import is_key
from coach.domain.search.matching import folded_name
from coach.domain.search.more_of import other_line
from coach.imports.search.cells import Cells

_YES = frozenset(("yes", "y", "true", "1", "x", "ja", "oui", "si", "sim", "نعم", "はい"))
_SCALE = re.compile(r"([1-5])(?:\.0)?(?![\w.])")  # "3", "3.0", "3, worked together", "3/5"


def person_of(cells: Cells) -> PersonRow:
    """Whom the row tells of; without a name where it has none."""
    line, name = cells.line, name_of(cells)
    connected = cells.day("connected")
    key = line("key", LINE_LIMIT)
    email, phone = (first_of(field, cells.several(field, LINE_LIMIT), cells.lines) for field in ("email", "phone"))
    link = first_of("link", cells.several("link", LINK_LIMIT), cells.lines)
    if connected:
        cells.lines.append(f"Connected on LinkedIn on {day_with_year(connected)}.")
    return PersonRow(
        cells.number,
        name,
        key if is_key(key) else "",
        _closeness(cells),
        *(line("employer", NAME_LIMIT), line("role", LINE_LIMIT), line("where", LINE_LIMIT), email, phone, link),
        last_contact=cells.day("last_contact", past=True),
        shared=folded_name(line("shared", LINE_LIMIT)) in _YES,
        decides=folded_name(line("decides", LINE_LIMIT)) in _YES,
        ask=line("ask", LINE_LIMIT),
        next_step=line("next_step", LINE_LIMIT),
        next_on=cells.day("next_on"),
        note=cells.note(),
    )


def first_of(field: str, found: Sequence[str], lines: list[str]) -> str:
    """The first of several values; the others become lines of the note."""
    lines += [other_line(field, each) for each in found[1:]]
    return found[0] if found else ""


def name_of(cells: Cells) -> str:
    """The full name, or the parts of it together, or else how the address book shows or files them."""
    whole = cells.line("name", NAME_LIMIT)
    first, middle, last = (cells.line(part, NAME_LIMIT) for part in ("first", "middle", "last"))
    if first and folded_name(last).startswith(f"{folded_name(first)} "):
        return last  # "Ana" and "Ana Lopez"
    parts = cells.cut(" ".join(filter(None, (first, middle, last))), NAME_LIMIT)
    if whole and not (parts and ("@" in whole or whole == cells.line("employer", NAME_LIMIT))):
        return whole
    return parts or whole or turned(cells.line("display", NAME_LIMIT))


def turned(name: str) -> str:
    """ "Hartwell, Nina" as one says it."""
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma and first and "," not in first and len(first.split()) <= 3 else name


def _closeness(cells: Cells) -> int | None:
    cell = cells.line("closeness", LINE_LIMIT)
    text = folded_name(cell)
    if found := _SCALE.match(text):
        return int(found[1])
    if text in CLOSENESS:
        return CLOSENESS.index(text) + 1
    if text:
        cells.not_read(cell)
        cells.lines.append(f"Closeness: {cell}")
    return None
