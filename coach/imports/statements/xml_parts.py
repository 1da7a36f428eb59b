"""Incremental XML parsing, without declarations and without external entities."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn
from xml.parsers import expat

from coach.errors import RefusedError

DEEPEST = 60


class Part:
    """An element: its name without a namespace, its attributes, its text, and its children."""

    __slots__ = ("attributes", "letters", "name", "parts")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name, self.attributes = name, attributes
        self.letters: list[str] = []
        self.parts: list[Part] = []

    def all(self, path: str) -> list[Part]:
        """The elements at a path such as "NtryDtls/TxDtls", in order."""
        found = [self]
        for name in path.split("/"):
            found = [each for part in found for each in part.parts if each.name == name]
        return found

    def text(self, *paths: str) -> str:
        """The text at the first of the paths that has any, or ""."""
        for path in paths:
            for part in self.all(path):
                if text := "".join(part.letters).strip():
                    return text
        return ""


def read_parts(content: bytes, name: str, at: int, see: Callable[[tuple[str, ...], Part], None]) -> None:
    """Call `see` with every element at depth `at` (the root is 1), and the names above it, at its end tag.

    Raises RefusedError if it declares a document type, is nested deeper than any statement, or is cut short.
    """
    reader = _Reader(name, at, see)
    try:
        reader.parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", 1)
        raise RefusedError(f"{name} breaks off at line {line}", "Nothing was imported. Download it again.") from error


class _Reader:
    def __init__(self, name: str, at: int, see: Callable[[tuple[str, ...], Part], None]) -> None:
        self._name, self._at, self._see = name, at, see
        self._above: list[str] = []
        self._open: list[Part] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._letters

    def _refuse(self, *_: object) -> NoReturn:
        raise RefusedError(
            f"{self._name} is not the kind of file a bank writes",
            "It contains its own XML declarations. Download it again.",
        )

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(" ")[2]
        if len(self._above) + len(self._open) >= DEEPEST:
            raise RefusedError(
                f"{self._name} is not the kind of file a bank writes", "It is nested too deep. Download it again."
            )
        if not self._open and len(self._above) + 1 < self._at:
            self._above.append(local)
            return
        part = Part(local, attributes)
        if self._open:
            self._open[-1].parts.append(part)
        self._open.append(part)

    def _end(self, _tag: str) -> None:
        if not self._open:
            self._above.pop()
            return
        part = self._open.pop()
        if not self._open:
            self._see(tuple(self._above), part)

    def _letters(self, text: str) -> None:
        if self._open:
            self._open[-1].letters.append(text)
