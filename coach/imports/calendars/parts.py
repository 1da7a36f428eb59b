"""Splits a calendar file (RFC 5545) into components, so that a broken one does not affect the others.

Only what places an event in time is passed on. A broken alarm, attachment or description is never even parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from coach.errors import RefusedError
from coach.imports.table.decoding import decode

_FOLDED = re.compile(r"(?:\r\n|\r|\n)[ \t]")
_LINE_ENDS = re.compile(r"\r\n|\r|\n")
_NAME = re.compile(r"\s*([A-Za-z-]+)\s*(?=[:;])")
_TAKEN = ("VEVENT", "VFREEBUSY", "VTIMEZONE")

Lines = tuple[str, ...]


class Part(NamedTuple):
    """A VEVENT or VFREEBUSY: its unfolded lines, without nested components.

    `zones` are the VTIMEZONEs of its calendar by TZID. `is_whole` is False if its END is missing.
    """

    kind: str
    lines: Lines
    zones: Mapping[str, Lines]
    is_whole: bool = True

    def values(self, name: str) -> list[str]:
        """The values of all properties with this name."""
        return [value for each, value in named(self.lines) if each == name]

    def value(self, name: str) -> str:
        """The value of the first property with this name; "" if there is none."""
        return next(iter(self.values(name)), "")


def calendar_text(content: bytes, name: str) -> str:
    """The text of a calendar file, in any encoding. Raises RefusedError if it is not a calendar."""
    try:
        text = decode(content, name, lambda _: 0).text
    except RefusedError:
        text = ""
    if not re.search(r"^\s*BEGIN:VCALENDAR\s*$", text, re.MULTILINE | re.IGNORECASE):
        raise RefusedError(f"{name} is not a calendar", "Export it again as iCalendar (.ics).")
    return text


def parts_of(text: str) -> list[Part]:
    """The events and free/busy components of all calendars in a text."""
    return list(_Scan().parts(_LINE_ENDS.split(_FOLDED.sub("", text))))


def named(lines: Lines) -> Iterator[tuple[str, str]]:
    """The upper-case name and the value of each line, without lines that have no name and colon."""
    for line in lines:
        if found := _NAME.match(line):
            yield found[1].upper(), _value(line[found.end() :])


def _value(rest: str) -> str:
    """The text after the first colon that is not in quotes."""
    if '"' not in rest:
        return rest.partition(":")[2].strip()
    quoted = False
    for at, letter in enumerate(rest):
        if letter == '"':
            quoted = not quoted
        elif letter == ":" and not quoted:
            return rest[at + 1 :].strip()
    return rest.partition(":")[2].strip()


class _Scan:
    def __init__(self) -> None:
        self._kind = ""
        self._lines: list[str] = []
        self._nested: list[str] = []
        self._zones: dict[str, Lines] = {}

    def parts(self, lines: list[str]) -> Iterator[Part]:
        for line in lines:
            word, _, name = line.strip().upper().partition(":")
            if word == "BEGIN" and name == "VCALENDAR":
                yield from self._ended(is_whole=False)
                self._zones = {}
            elif word == "BEGIN" and name in _TAKEN:
                yield from self._ended(is_whole=False)
                self._kind, self._lines, self._nested = name, [], []
            elif word == "END" and name == self._kind:
                yield from self._ended(is_whole=True)
            elif self._kind:
                self._inside(line, word, name)
        yield from self._ended(is_whole=False)

    def _inside(self, line: str, word: str, name: str) -> None:
        if word == "BEGIN":
            self._nested.append(name)
        if not self._nested or self._kind == "VTIMEZONE":
            self._lines.append(line)
        if word == "END" and name in self._nested:
            del self._nested[self._nested.index(name) :]

    def _ended(self, *, is_whole: bool) -> Iterator[Part]:
        kind, lines = self._kind, tuple(self._lines)
        self._kind = ""
        if kind == "VTIMEZONE":
            if is_whole and (name := Part(kind, lines, {}).value("TZID").strip('"')):
                self._zones.setdefault(name, lines)
        elif kind:
            yield Part(kind, lines, self._zones, is_whole)
