"""Choose the questions of a round: due ones, new ones of every kind, and some curveballs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.practice.constants import USUAL_LENGTH
from coach.domain.practice.custom_questions import deck_of
from coach.domain.practice.spaced_repetition import ReviewSchedule, schedules
from coach.domain.practice.state import PracticeState, practice_of
from coach.domain.search.next_move import accepted_one
from coach.guide.practice import ADDED, CURVEBALL, Deck, DeckQuestion

if TYPE_CHECKING:
    from coach.domain.state import State

ONE_IN = 4
"""In a round of several kinds, one in this many questions is a curveball."""


class RoundOptions(NamedTuple):
    """How many questions, of which kind ("" for several), and whether with curveballs."""

    number: int = USUAL_LENGTH
    kind: str = ""
    curveballs: bool = True


class DeckStatus(NamedTuple):
    """The state of the deck: questions due, questions to repeat (weakest first), and the number of new ones."""

    due: tuple[DeckQuestion, ...]
    weak: tuple[DeckQuestion, ...]
    new: int


def outlook(record: PracticeState, deck: Deck, today: date) -> DeckStatus:
    """The state of the deck on `today`."""
    known = _known(record, deck, today)
    order = _by_due_date(deck.questions.values(), known)
    return DeckStatus(
        tuple(each for each in order if known[each.id].due <= today),
        tuple(each for each in order if known[each.id].weak),
        len(deck.questions) - len(known),
    )


def outlook_now(state: State, today: date) -> DeckStatus:
    """The same for the person's current record; after an acceptance nothing is due."""
    found = outlook(practice_of(state), deck_of(state), today)
    return found._replace(due=()) if accepted_one(state.search) else found


def select_questions(record: PracticeState, deck: Deck, today: date, wanted: RoundOptions) -> tuple[str, ...]:
    """Choose the questions of the next round, in interview order. The same record gives the same round."""
    known = _known(record, deck, today)
    every = deck.questions.values()
    if wanted.kind:
        chosen = _mix([each for each in every if each.kind == wanted.kind], known, today, wanted.number)
        return tuple(each.id for each in chosen)
    sharp = [each for each in every if each.kind == CURVEBALL] if wanted.curveballs else []
    surprises = _mix(sharp, known, today, min(wanted.number // ONE_IN, len(sharp)))
    others = _mix([each for each in every if each.kind != CURVEBALL], known, today, wanted.number - len(surprises))
    return tuple(each.id for each in _insert_curveballs(others, surprises))


def _known(record: PracticeState, deck: Deck, today: date) -> dict[str, ReviewSchedule]:
    found = schedules(record.answers(), today)
    return {question: standing for question, standing in found.items() if question in deck.questions}


def _by_due_date(questions: Iterable[DeckQuestion], known: Mapping[str, ReviewSchedule]) -> list[DeckQuestion]:
    """Answered questions by due date; the weaker one first on the same day."""
    rated = [each for each in questions if each.id in known]
    return sorted(rated, key=lambda each: (known[each.id].due, known[each.id].last.rating or 0))


def _mix(
    pool: Sequence[DeckQuestion], known: Mapping[str, ReviewSchedule], today: date, count: int
) -> list[DeckQuestion]:
    """Choose `count` from the pool, in its order: two due ones for each new one."""
    back = _by_due_date(pool, known)
    due = [each for each in back if known[each.id].due <= today]
    rest = back[len(due) :]
    new = _balanced([each for each in pool if each.id not in known], known, pool)
    places = max(count - len(new), -(-2 * count // 3))
    chosen = due[:places] + new
    picked = {each.id for each in (chosen[:count] + due[places:] + rest)[:count]}
    return [each for each in pool if each.id in picked]


def _balanced(
    new: Sequence[DeckQuestion], known: Mapping[str, ReviewSchedule], pool: Sequence[DeckQuestion]
) -> list[DeckQuestion]:
    """New questions, from the kind asked least so far; on a tie, the person's own first."""
    asked = Counter(each.kind for each in pool if each.id in known)
    waiting: dict[str, list[DeckQuestion]] = {}
    for each in new:
        waiting.setdefault(each.kind, []).append(each)
    order = []
    while waiting:
        kind = min(waiting, key=lambda name: (asked[name], name != ADDED))
        order.append(waiting[kind].pop(0))
        asked[kind] += 1
        if not waiting[kind]:
            del waiting[kind]
    return order


def _insert_curveballs(others: Sequence[DeckQuestion], surprises: Sequence[DeckQuestion]) -> list[DeckQuestion]:
    """Insert a curveball after every three other questions, so that it comes as a surprise."""
    found, sharp = list(others), list(surprises)
    for number, each in enumerate(sharp, 1):
        found.insert(ONE_IN * number - 1, each)
    return found
