"""How well skills are found in marked adverts: what is found and is there, and what is there and is found."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from coach.domain.skills.spelling import plain
from coach.domain.skills.vocabulary import Vocabulary

MARKED = Path(__file__).parent / "marked"


class Score(NamedTuple):
    """Counts of finds over some adverts."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of what was found that is there."""
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return self.right / (self.right + self.missed)


def adverts(language: str) -> list[tuple[set[str], str]]:
    """The marked adverts of a language: the skills that are in each, and its text."""
    lines = (MARKED / f"{language}.txt").read_text(encoding="utf-8").strip().split("\n")
    return [(set(marks[2:].split("; ")), text) for marks, text in zip(lines[::2], lines[1::2], strict=True)]


def score_of(language: str) -> Score:
    """How well the shipped vocabulary does."""
    pairs = [(marks, Vocabulary().named_in(plain(text))) for marks, text in adverts(language)]
    return Score(
        sum(len(marks & found) for marks, found in pairs),
        sum(len(found - marks) for marks, found in pairs),
        sum(len(marks - found) for marks, found in pairs),
    )
