"""Putting things in order by comparing two at a time, with as few questions as can be.

Each thing is put in its place among those that are in order already, by halves, so that six things need eleven
questions at most, where all pairs are fifteen; what follows from an earlier answer is not asked, and the order never
contradicts itself. (Binary insertion: Knuth, The Art of Computer Programming, volume 3, 5.2.1.)
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

Pair = tuple[str, str]
"""Two things as they are asked about; an answer is the one that would be kept."""

Answers = dict[frozenset[str], str]
"""The thing kept, by its pair, in the order in which they were answered."""


class Ranking(NamedTuple):
    """How far it is: what is `next` to be asked, None at the end; what is in `order`, most wanted first."""

    next: Pair | None
    order: tuple[str, ...]
    asked: int


def ranking_of(things: Sequence[str], answers: Mapping[frozenset[str], str]) -> Ranking:
    """Where these answers lead. Each answer is the thing kept, by its pair; things are told apart by their text."""
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
    """The answers as they are kept until all is in order, with the things that they are about."""
    said = [[kept, *(pair - {kept})] for pair, kept in answers.items()]
    return json.dumps({"things": list(things), "answers": said})


def answers_in(text: str, things: Sequence[str]) -> Answers:
    """The answers that were kept about these very things; none where the things have changed, or it can't be read."""
    try:
        found = json.loads(text)
        if found["things"] != list(things):
            return {}
        return {frozenset((kept, other)): kept for kept, other in found["answers"] if {kept, other} <= set(things)}
    except (ValueError, TypeError, KeyError, RecursionError):
        return {}


def without_the_last(answers: Answers) -> Answers:
    """The answers but for the last one, which is asked again."""
    return dict(list(answers.items())[:-1])


def most_questions(count: int) -> int:
    """The most questions that so many things can need."""
    return sum(n.bit_length() for n in range(1, count))


def explained(order: Sequence[str], answers: Mapping[frozenset[str], str]) -> list[str]:
    """Why each stands above the next, one sentence each."""
    return [
        f"{above}: you chose it over {below}."
        if answers.get(frozenset((above, below))) == above
        else f"{above}: above {below}, because of your other answers."
        for above, below in pairwise(order)
    ]
