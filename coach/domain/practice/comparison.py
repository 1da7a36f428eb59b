"""Compare a round with the ones before it."""

from __future__ import annotations

from typing import NamedTuple

from coach.domain.practice.state import PracticeAnswer, PracticeState, Round


class AnswerComparison(NamedTuple):
    """A question of a round with its previous rating, from whichever round, and its rating now."""

    question: str
    before: PracticeAnswer | None
    now: PracticeAnswer | None

    @property
    def step(self) -> int | None:
        """The change in rating; None if one of the two is missing."""
        if not (self.before and self.now and self.before.rating and self.now.rating):
            return None
        return self.now.rating - self.before.rating


def compare(record: PracticeState, round_: Round) -> tuple[AnswerComparison, ...]:
    """Compare each question of a round with the last rated answer to it in earlier rounds."""
    before: dict[str, PracticeAnswer] = {}
    for each in record.rounds.values():
        if each.key == round_.key:
            break
        before |= {answer.question: answer for answer in each.told if answer.rating is not None}
    return tuple(AnswerComparison(each, before.get(each), round_.answers.get(each)) for each in round_.questions)


def comparison_words(rows: tuple[AnswerComparison, ...]) -> str:
    """The comparison in a sentence; "" if no question was asked before."""
    steps = [row.step for row in rows if row.step is not None]
    if not steps:
        return ""
    numbers = {
        "better": sum(step > 0 for step in steps),
        "the same": steps.count(0),
        "not as good": sum(step < 0 for step in steps),
    }
    parts = [f"{number} {words}" for words, number in numbers.items() if number]
    return f"Compared with the time before: {', '.join(parts)}."
