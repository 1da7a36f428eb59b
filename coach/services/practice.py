"""Saves a round of practice: each answer as it is rated, and the result at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coach.domain.practice.completion import ending
from coach.domain.practice.custom_questions import find_added
from coach.domain.practice.events import (
    PracticeAnswered,
    PracticeBegun,
    PracticeQuestionGone,
    PracticeQuestionSet,
    PracticeRecorded,
)
from coach.domain.practice.state import Round, practice_of
from coach.domain.runway.changes import new_id
from coach.errors import RefusedError
from coach.guide.practice import deck

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.event import Event
    from coach.domain.state import State
    from coach.storage.store import Store


class RoundResult(NamedTuple):
    """A finished round, and the actions that were ticked by it."""

    round: Round
    ticked: tuple[str, ...]


def start_round(store: Store, questions: Sequence[str], *, partner: bool) -> str:
    """Start a round, and return its key. Raises RefusedError, JournalError."""
    stem = f"practice-{store.clock.now().date().isoformat()}"

    def choose(now: State) -> Event:
        taken = {*now.search.activities, *practice_of(now).rounds}
        return PracticeBegun(new_id(stem, taken), tuple(questions), partner)

    entry = store.apply(choose)
    assert entry is not None
    return entry.text("key")


def save_answer(store: Store, answer: PracticeAnswered) -> RoundResult | None:
    """Save an answer; the last one of its round ends the round. Raises RefusedError, JournalError.

    An answer that is saved again, with a better rating or note, keeps the day on which it was given.
    """
    before = known_round(store.state, answer.round).answers.get(answer.question)
    store.append(answer, before.on if before else None)
    return None if known_round(store.state, answer.round).left else end_round(store, answer.round)


def end_round(store: Store, key: str) -> RoundResult | None:
    """End a round with the answers it has; None if it was over, or has none. Raises RefusedError, JournalError."""
    events = list(ending(store.state, known_round(store.state, key), store.clock.now().date()))
    if not events:
        return None
    store.append_all([(event, None) for event in events])
    ticked = tuple(str(event.as_fields()["action"]) for event in events if event.kind == "done")
    return RoundResult(known_round(store.state, key), ticked)


def link_recording(store: Store, key: str, link: str) -> None:
    """Save where the recording of a round is; "" removes it. Raises RefusedError, JournalError."""
    known_round(store.state, key)
    store.append(PracticeRecorded(key, link))


def add_question(store: Store, asks: str, listen: str = "") -> str:
    """Add a question to the deck, and return its key. Raises RefusedError, JournalError."""

    def tell(now: State) -> Event:
        taken = {*deck().questions, *practice_of(now).added}
        return PracticeQuestionSet(new_id(f"own {asks}", taken), asks, listen)

    entry = store.apply(tell)
    assert entry is not None
    return entry.text("key")


def change_question(store: Store, asked: str, asks: str | None = None, listen: str | None = None) -> str:
    """Change a question that was added, and return its key; None leaves a part as it is.

    Raises RefusedError, JournalError.
    """
    known = find_added(practice_of(store.state), asked)
    event = PracticeQuestionSet(
        known.key, known.asks if asks is None else asks, known.listen if listen is None else listen
    )
    if (event.asks, event.listen) != (known.asks, known.listen):
        store.append(event)
    return known.key


def delete_question(store: Store, asked: str) -> str:
    """Delete a question that was added, and return it. Raises RefusedError, JournalError."""
    known = find_added(practice_of(store.state), asked)
    store.append(PracticeQuestionGone(known.key))
    return known.asks


def known_round(state: State, key: str) -> Round:
    """The round with this key. Raises RefusedError if there is none."""
    found = practice_of(state).rounds.get(key)
    if found is None:
        raise RefusedError(f"There is no round {key[:40]!r}", "`coach practice --list` shows them.")
    return found
