"""The deck of interview questions, from content/practice/: each with why it is asked and what makes a good answer.

The shipped files are trusted here; the tests and the build of the wheel check them (practice_schema.py).
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
"""The kind of the person's own questions; no shipped file has it."""


class DeckQuestion(NamedTuple):
    """One question. `id` is permanent: answers are stored under it.

    `asks` is the question, `why` why it is asked, `listen` what makes a good answer, for both sides. `fits` are
    beginnings of words that a suitable story may have.
    """

    id: str
    kind: str
    asks: str
    why: str
    listen: str
    fits: tuple[str, ...] = ()


class Deck(NamedTuple):
    """Every question by id, in the order of an interview; and the kinds by name, each with its title."""

    questions: Mapping[str, DeckQuestion]
    kinds: Mapping[str, str]

    def kind(self, asked: str) -> str:
        """The kind with this name, or one whose name or title begins like this. Raises RefusedError."""
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
