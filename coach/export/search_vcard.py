"""People as contact cards (vCard 3.0, RFC 2426), which phones and address books read.

Fields without a vCard property are X-COACH- properties, so that `coach people import` restores them exactly.
"""

from __future__ import annotations

from coach.domain.sanitize import shown, shown_lines
from coach.domain.search.card_properties import OWN_FIELDS, SEVERAL, own_property
from coach.domain.search.log import SearchLog
from coach.domain.search.more_of import all_of
from coach.domain.search.state import Person

LONGEST_LINE = 74  # bytes before a line is folded; RFC 2426 recommends 75 including the line break


def people_vcard(log: SearchLog) -> str:
    """Return a card for each person."""
    return "".join(_card(person) for person in log.people.values())


def _card(person: Person) -> str:
    given, _, family = person.name.rpartition(" ")
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"FN:{_text(person.name)}", f"N:{_text(family)};{_text(given)};;;"]
    if person.employer:
        lines.append(f"ORG:{_text(person.employer)}")
    if person.role:
        lines.append(f"TITLE:{_text(person.role)}")
    for field, name in SEVERAL.items():
        lines += [f"{name}:{_text(each)}" for each in all_of(field, getattr(person, field), person.note)]
    if person.note:  # includes lines for further addresses and numbers, to keep their order
        lines.append(f"NOTE:{_text(person.note, many=True)}")
    for own in OWN_FIELDS:
        if cell := own.cell(getattr(person, own.name)):
            lines.append(f"{own_property(own)}:{_text(cell)}")
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCARD"])


def _text(text: str, *, many: bool = False) -> str:
    safe = shown_lines(text) if many else shown(text)
    return safe.replace("\\", "\\\\").replace("\n", "\\n").replace(",", "\\,").replace(";", "\\;")


def _folded(line: str) -> str:
    """Fold a line into pieces of at most 75 bytes, never within a character."""
    pieces, piece, size = [], "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > LONGEST_LINE:
            pieces.append(piece)
            piece, size = "", 1
        piece, size = piece + letter, size + width
    return "\r\n ".join([*pieces, piece])
