"""Additional contact details. A record has one address, one number and one link; the note holds the others.

Each is on a line of its own, such as "Other e-mail: ana@example.org", so that a later file can match it.
"""

from __future__ import annotations

from collections.abc import Iterable

OTHER_WORDS = {"email": "Other e-mail", "phone": "Other number", "link": "Other link"}


def other_line(field: str, value: str) -> str:
    """The line of a note that holds one more value."""
    return f"{OTHER_WORDS[field]}: {value}"


def all_of(field: str, first: str, note: str) -> list[str]:
    """The value in the record and those in the note."""
    begins = f"{OTHER_WORDS[field]}: "
    others = (line.removeprefix(begins).strip() for line in note.split("\n") if line.startswith(begins))
    return [each for each in (first, *others) if each]


def with_lines(note: str, lines: Iterable[str], limit: int) -> str:
    """The note with new lines, as far as there is room for whole ones."""
    there = set(note.split("\n"))
    for line in lines:
        longer = f"{note}\n{line}" if note else line
        if line and line not in there and len(longer) <= limit:
            note = longer
            there.add(line)
    return note
