"""Keeping a round of practice: each answer as it is rated, and what the round comes to at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coach.domain.practice.adding import find_added
from coach.domain.practice.ending import ending
from coach.domain.practice.facts import (
    PracticeAnswered,
    PracticeBegun,
    PracticeQuestionGone,
    PracticeQuestionSet,
    PracticeRecorded,
)
from coach.domain.practice.record import Round, practice_of
from coach.domain.runway.changes import new_id
from coach.errors import RefusedError
from coach.guide.practice import deck

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.fact import Fact
    from coach.domain.transition import Transition
    from coach.journal.coach import Coach


class Ended(NamedTuple):
    """A round that is over, and the actions that were ticked by it."""

    round: Round
    ticked: tuple[str, ...]


def begin_round(coach: Coach, questions: Sequence[str], *, partner: bool) -> str:
    """Begin a round, and return its key. Raises RefusedError, JournalError."""
    stem = f"practice-{coach.clock.now().date().isoformat()}"

    def choose(now: Transition) -> Fact:
        taken = {*now.search.activities, *practice_of(now).rounds}
        return PracticeBegun(new_id(stem, taken), tuple(questions), partner)

    entry = coach.decide(choose)
    assert entry is not None
    return entry.text("key")


def keep_answer(coach: Coach, answer: PracticeAnswered) -> Ended | None:
    """Keep an answer; with the last one of its round the round is over. Raises RefusedError, JournalError.

    An answer that is told again, to be rated or noted better, stays on the day on which it was given.
    """
    before = the_round(coach.transition, answer.round).answers.get(answer.question)
    coach.record(answer, before.on if before else None)
    return None if the_round(coach.transition, answer.round).left else end_round(coach, answer.round)


def end_round(coach: Coach, key: str) -> Ended | None:
    """End a round with the answers it has; None where it was over, or has none. Raises RefusedError, JournalError."""
    facts = list(ending(coach.transition, the_round(coach.transition, key), coach.clock.now().date()))
    if not facts:
        return None
    coach.record_all([(fact, None) for fact in facts])
    ticked = tuple(str(fact.as_fields()["action"]) for fact in facts if fact.kind == "done")
    return Ended(the_round(coach.transition, key), ticked)


def link_recording(coach: Coach, key: str, link: str) -> None:
    """Keep where the recording of a round lies; "" takes it away. Raises RefusedError, JournalError."""
    the_round(coach.transition, key)
    coach.record(PracticeRecorded(key, link))


def add_question(coach: Coach, asks: str, listen: str = "") -> str:
    """Add a question to the deck, and return its key. Raises RefusedError, JournalError."""

    def tell(now: Transition) -> Fact:
        taken = {*deck().questions, *practice_of(now).added}
        return PracticeQuestionSet(new_id(f"own {asks}", taken), asks, listen)

    entry = coach.decide(tell)
    assert entry is not None
    return entry.text("key")


def change_question(coach: Coach, asked: str, asks: str | None = None, listen: str | None = None) -> str:
    """Say a question that was added otherwise, and return its key; None leaves a part as it is.

    Raises RefusedError, JournalError.
    """
    known = find_added(practice_of(coach.transition), asked)
    fact = PracticeQuestionSet(
        known.key, known.asks if asks is None else asks, known.listen if listen is None else listen
    )
    if (fact.asks, fact.listen) != (known.asks, known.listen):
        coach.record(fact)
    return known.key


def take_out_question(coach: Coach, asked: str) -> str:
    """Take out a question that was added, and return it. Raises RefusedError, JournalError."""
    known = find_added(practice_of(coach.transition), asked)
    coach.record(PracticeQuestionGone(known.key))
    return known.asks


def the_round(transition: Transition, key: str) -> Round:
    """The round of this key. Raises RefusedError where there is none."""
    found = practice_of(transition).rounds.get(key)
    if found is None:
        raise RefusedError(f"There is no round {key[:40]!r}", "`coach practice --list` shows them.")
    return found
