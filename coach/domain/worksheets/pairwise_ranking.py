"""Rank things by comparing two at a time, with as few questions as possible.

Each thing is inserted into the ranked ones by binary search, so six things need at most eleven questions, although
there are fifteen pairs. What follows from an earlier answer is not asked, and the order never contradicts itself.
(Binary insertion: Knuth, The Art of Computer Programming, volume 3, 5.2.1.)
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

Pair = tuple[str, str]
"""Two things to compare; the answer is the one the person would keep."""

Answers = dict[frozenset[str], str]
"""The preferred thing by pair, in the order of answering."""


class Ranking(NamedTuple):
    """The progress: the `next` pair to ask, None at the end; and the ranked things in `order`, most wanted first."""

    next: Pair | None
    order: tuple[str, ...]
    asked: int


def ranking_of(things: Sequence[str], answers: Mapping[frozenset[str], str]) -> Ranking:
    """The ranking from these answers. Each answer is the preferred thing of a pair; things are identified by their
    text.
    """
    order: list[str] = []
    for thing in dict.fromkeys(things):
        low, high = 0, len(order)
        while low < high:
            middle = (low + high) // 2
            kept = answers.get(frozenset((thing, order[middle])))
            if kept is None:
                return Ranking((thing, order[middle]), tuple(order), len(answers))
            low, high = (low, middle) if kept == thing else (middle + 1, high)
        order.insert(low, thing)
    return Ranking(None, tuple(order), len(answers))


def as_text(things: Sequence[str], answers: Answers) -> str:
    """The answers with their things, as they are stored until the ranking is complete."""
    said = [[kept, *(pair - {kept})] for pair, kept in answers.items()]
    return json.dumps({"things": list(things), "answers": said})


def answers_in(text: str, things: Sequence[str]) -> Answers:
    """The stored answers, if they are about exactly these things; none if the things changed, or it can't be parsed."""
    try:
        found = json.loads(text)
        if found["things"] != list(things):
            return {}
        return {frozenset((kept, other)): kept for kept, other in found["answers"] if {kept, other} <= set(things)}
    except (ValueError, TypeError, KeyError, RecursionError):
        return {}


def without_the_last(answers: Answers) -> Answers:
    """The answers without the last one, which is asked again."""
    return dict(list(answers.items())[:-1])


def most_questions(count: int) -> int:
    """The maximum number of questions for this many things."""
    return sum(n.bit_length() for n in range(1, count))


def explained(order: Sequence[str], answers: Mapping[frozenset[str], str]) -> list[str]:
    """Why each is ranked above the next, one sentence each."""
    return [
        f"{above}: you chose it over {below}."
        if answers.get(frozenset((above, below))) == above
        else f"{above}: above {below}, because of your other answers."
        for above, below in pairwise(order)
    ]
