"""What a terminal would show, and what it would answer: pyte, with what Textual asks for and pyte leaves out."""

from __future__ import annotations

import re
from typing import Any

import pyte

COLUMNS, ROWS = 120, 40

# Private modes are shifted by pyte, so that they can't be taken for the others.
_SYNCHRONISED = 2026 << 5

_QUERIES = re.compile(
    rb"\x1b\[(?:(?P<attributes>0?c)|(?P<status>5n)|\?(?P<mode>\d+)\$p|(?P<keyboard>\?u))"
    rb"|\x1b\](?P<colour>1[01]);\?(?:\x07|\x1b\\)"
)
_LONGEST_QUERY = 16


class Screen(pyte.Screen):
    """The cells. Output between the marks of mode 2026 is not shown before the closing mark has come."""

    def __init__(self) -> None:
        super().__init__(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self)
        self._seen = [self._row(y) for y in range(ROWS)]
        self.dirty.clear()

    def feed(self, output: bytes) -> bool:
        """Take in what a program wrote; whether a person would see any difference."""
        self._stream.feed(output)
        if _SYNCHRONISED in self.mode:
            return False
        changed = False
        for y in self.dirty:
            if y < ROWS and (row := self._row(y)) != self._seen[y]:
                self._seen[y] = row
                changed = True
        self.dirty.clear()
        return changed

    def shows(self, text: str) -> bool:
        """Whether `text` stands in one line of what a person sees."""
        return any(text in "".join(cell.data for cell in row) for row in self._seen)

    @property
    def text(self) -> str:
        """What a person sees."""
        return "\n".join("".join(cell.data for cell in row).rstrip() for row in self._seen)

    def _row(self, y: int) -> tuple[Any, ...]:
        line = self.buffer[y]
        return tuple(line[x] for x in range(COLUMNS))


class Answers:
    """Answers the questions that programs ask a terminal, as one does that knows mode 2026 and no kitty keys."""

    def __init__(self) -> None:
        self._unanswered = b""

    def to(self, output: bytes) -> bytes:
        """The answers to the questions in `output`, and in what was cut off before it."""
        text = self._unanswered + output
        answers, end = [], 0
        for found in _QUERIES.finditer(text):
            answers.append(_answer(found))
            end = found.end()
        self._unanswered = text[end:][-_LONGEST_QUERY:]
        return b"".join(answers)


def _answer(found: re.Match[bytes]) -> bytes:
    if found["attributes"]:
        return b"\x1b[?64;1;2;6;22c"
    if found["status"]:
        return b"\x1b[0n"
    if found["mode"]:
        return b"\x1b[?%b;%d$y" % (found["mode"], 2 if found["mode"] == b"2026" else 0)
    if found["keyboard"]:
        return b"\x1b[?0u"
    shade = b"ffff" if found["colour"] == b"10" else b"0000"
    return b"\x1b]%b;rgb:%b\x1b\\" % (found["colour"], b"/".join([shade] * 3))
