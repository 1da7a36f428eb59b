"""The deck of interview questions, from content/practice/: each with why it is asked and what a good answer has.

The shipped files are trusted here; the tests and the build of the wheel check them (practice_forms.py).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from coach.errors import RefusedError
from coach.guide.content import content_root

CURVEBALL = "curveball"
"""The kind of the questions that nobody prepares for."""
ADDED = "added"
"""The kind of the questions that the person added; no shipped file has it."""


class DeckQuestion(NamedTuple):
    """One question. `id` is its name for good: what was answered is kept under it.

    `asks` is what is said, `why` why it is asked, `listen` what a good answer has, for the one who answers and for the
    one who asks. `fits` are beginnings of words that a story to be told here may have.
    """

    id: str
    kind: str
    asks: str
    why: str
    listen: str
    fits: tuple[str, ...] = ()


class Deck(NamedTuple):
    """Every question by its id, in the order of an interview; and the kinds by their name, each with its title."""

    questions: Mapping[str, DeckQuestion]
    kinds: Mapping[str, str]

    def kind(self, asked: str) -> str:
        """The kind of this name, or one whose name or title begins so. Raises RefusedError."""
        word = asked.strip().lower()
        found = [word] if word in self.kinds else [name for name in self.kinds if word and self._begins(name, word)]
        if len(found) != 1:
            raise RefusedError(f"There is no kind {asked[:40]!r}", f"Choose one of: {', '.join(self.kinds)}.")
        return found[0]

    def _begins(self, name: str, word: str) -> bool:
        return name.startswith(word) or self.kinds[name].lower().startswith(word)


@cache
def deck() -> Deck:
    """All the questions."""
    folder = content_root() / "practice"
    files = [file for file in folder.iterdir() if file.name.endswith(".toml")]
    tables = [tomllib.loads(file.read_text(encoding="utf-8")) for file in files]
    tables.sort(key=lambda table: table["place"])
    questions = {
        each["id"]: DeckQuestion(
            each["id"], table["kind"], each["asks"], each["why"], each["listen"], tuple(each.get("fits", ()))
        )
        for table in tables
        for each in table["questions"]
    }
    kinds = {table["kind"]: table["title"] for table in tables}
    return Deck(MappingProxyType(questions), MappingProxyType(kinds))
