"""The state of practice: rounds and their answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.entries import Entry
from coach.domain.practice.constants import RATINGS
from coach.domain.sanitize import shown

if TYPE_CHECKING:
    from coach.domain.state import State


class PracticeAnswer(NamedTuple):
    """The answer to one question in one round. `seconds` and `rating` are None if not given."""

    question: str
    on: date
    at: datetime | None
    rating: int | None
    seconds: int | None
    note: str


class Round(NamedTuple):
    """One round: its questions in order, and the answers by question. `link` is its recording."""

    key: str
    on: date
    at: datetime | None
    questions: tuple[str, ...]
    partner: bool
    answers: Mapping[str, PracticeAnswer]
    link: str = ""

    @property
    def left(self) -> tuple[str, ...]:
        """The questions not answered yet."""
        return tuple(each for each in self.questions if each not in self.answers)

    @property
    def told(self) -> tuple[PracticeAnswer, ...]:
        """The answers, in the order of the questions."""
        return tuple(self.answers[each] for each in self.questions if each in self.answers)


class CustomQuestion(NamedTuple):
    """A question that the person added, with notes on a good answer; `gone` once removed."""

    key: str
    asks: str
    listen: str = ""
    gone: bool = False


class PracticeState(NamedTuple):
    """Every round by key, oldest first; and the custom questions by theirs."""

    rounds: Mapping[str, Round] = MappingProxyType({})
    added: Mapping[str, CustomQuestion] = MappingProxyType({})

    @property
    def told(self) -> tuple[Round, ...]:
        """The rounds in which anything was answered, oldest first."""
        return tuple(each for each in self.rounds.values() if each.told)

    def answers(self) -> Iterator[PracticeAnswer]:
        """Every answer of every round."""
        return (answer for each in self.rounds.values() for answer in each.told)


def practice_of(state: State) -> PracticeState:
    """The rounds of this person."""
    return state.projected("practice", practice)


def is_over(state: State, round_: Round) -> bool:
    """Whether the round was ended, and so counts as an activity of the search."""
    return round_.key in state.search.activities


def open_round(state: State) -> Round | None:
    """The last round in which anything was answered, unless it was ended."""
    rounds = practice_of(state).told
    return rounds[-1] if rounds and not is_over(state, rounds[-1]) else None


def practice(live: Sequence[Entry]) -> PracticeState:
    """Reduce the live entries about practice, in the order of their ids."""
    rounds: dict[str, Round] = {}
    answers: dict[str, dict[str, PracticeAnswer]] = {}
    added: dict[str, CustomQuestion] = {}
    for entry in live:
        if entry.kind == "practice_round" and (questions := _names(entry)):
            key = entry.text("key")
            partner = entry.fields.get("partner") is True
            rounds[key] = Round(key, entry.on, entry.moment, questions, partner, answers.setdefault(key, {}))
        elif entry.kind == "practice_answer" and entry.text("round") in rounds:
            answers[entry.text("round")][entry.text("question")] = _answer(entry)
        elif entry.kind == "practice_recording" and (there := rounds.get(entry.text("round"))):
            rounds[there.key] = there._replace(link=entry.text("link"))
        elif entry.kind == "practice_question" and (asks := shown(entry.text("asks")).strip()):
            added[entry.text("key")] = CustomQuestion(entry.text("key"), asks, shown(entry.text("listen")))
        elif entry.kind == "practice_question_gone" and (known := added.get(entry.text("key"))):
            added[known.key] = known._replace(gone=True)
    return PracticeState(rounds, added)


def _names(entry: Entry) -> tuple[str, ...]:
    names = entry.fields.get("questions")
    return tuple(dict.fromkeys(str(each) for each in names)) if isinstance(names, list) else ()


def _answer(entry: Entry) -> PracticeAnswer:
    rating, seconds = entry.number("rating"), entry.number("seconds")
    return PracticeAnswer(
        *(entry.text("question"), entry.on, entry.moment, rating if rating in RATINGS else None),
        *(seconds if seconds is not None and seconds >= 0 else None, entry.text("note")),
    )
