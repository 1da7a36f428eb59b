"""What a person has more than one of. The record has room for one address, one number and one link; the note keeps
the others.

Each stands on a line of its own, such as "Other e-mail: ana@example.org", so that it is found again by a later file.
"""

from __future__ import annotations

from collections.abc import Iterable

OTHER_WORDS = {"email": "Other e-mail", "phone": "Other number", "link": "Other link"}


def other_line(field: str, value: str) -> str:
    """The line of a note that keeps one more."""
    return f"{OTHER_WORDS[field]}: {value}"


def all_of(field: str, first: str, note: str) -> list[str]:
    """The one in the record and those in the note."""
    begins = f"{OTHER_WORDS[field]}: "
    others = (line.removeprefix(begins).strip() for line in note.split("\n") if line.startswith(begins))
    return [each for each in (first, *others) if each]


def with_lines(note: str, lines: Iterable[str], limit: int) -> str:
    """The note with lines that it does not have yet, as far as there is room for whole ones."""
    there = set(note.split("\n"))
    for line in lines:
        longer = f"{note}\n{line}" if note else line
        if line and line not in there and len(longer) <= limit:
            note = longer
            there.add(line)
    return note
