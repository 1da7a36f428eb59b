"""How well skills are found in marked adverts: what is found and is there, and what is there and is found.

`python -m tests.adverts.score` prints it by language.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from coach.domain.skills.spelling import plain
from coach.domain.skills.vocabulary import Vocabulary

MARKED, HELD_OUT = "marked", "held_out"
"""The adverts with which the list was completed, and those that were written after it was, to score it alone."""


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


def languages(sample: str) -> list[str]:
    """The languages of a sample."""
    return sorted(file.stem for file in (Path(__file__).parent / sample).glob("*.txt"))


def adverts(sample: str, language: str) -> list[tuple[set[str], str]]:
    """The adverts of a sample in a language: the skills that are in each, and its text."""
    lines = (Path(__file__).parent / sample / f"{language}.txt").read_text(encoding="utf-8").strip().split("\n")
    return [(set(marks[2:].split("; ")), text) for marks, text in zip(lines[::2], lines[1::2], strict=True)]


def score_of(sample: str, language: str) -> Score:
    """How well the shipped vocabulary does."""
    pairs = [(marks, Vocabulary().named_in(plain(text))) for marks, text in adverts(sample, language)]
    return Score(
        sum(len(marks & found) for marks, found in pairs),
        sum(len(found - marks) for marks, found in pairs),
        sum(len(marks - found) for marks, found in pairs),
    )


def together(scores: list[Score]) -> Score:
    """The score over all of them."""
    return Score(*(sum(each) for each in zip(*scores, strict=True)))


def table(sample: str) -> list[str]:
    """The score of a sample by language, as rows of Markdown."""
    found = {language: score_of(sample, language) for language in languages(sample)}
    rows = [(language, len(adverts(sample, language)), score) for language, score in found.items()]
    rows.append(("together", sum(many for _, many, _ in rows), together(list(found.values()))))
    return [f"| {name} | {many} | {score.precision:.2f} | {score.recall:.2f} |" for name, many, score in rows]


if __name__ == "__main__":
    for each in (MARKED, HELD_OUT):
        print(each, *table(each), sep="\n")
