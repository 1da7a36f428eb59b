"""Finding a thing by what a person types: its title, other words for it, and what it is told to be.

Every word that is typed has to be found in a thing, whole or as a beginning. Where that finds nothing, a word with a
slip finds what comes near it; and where that finds nothing, some of the words are enough. How well each word fits is
averaged. The weights are chosen so that a title comes before other words for it, and those before what is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from coach.guide.folding import folded

PASSED_OVER = {
    *("a", "an", "the", "my", "your", "to", "for", "of", "in", "on", "how", "do", "i", "is", "it", "what", "where"),
    *("can", "with", "and", "me", "get", "want"),
}
"""Words that say nothing of what is looked for, unless nothing else was typed."""
TITLE, WORDS, TOLD = 1.0, 0.95, 0.4
BEGINS, SLIP = 0.8, 0.5
WHOLE = 0.6
NEAR, SHORTEST_SLIP = 0.8, 4
"""How alike two words have to be for a slip, and how many letters they have at least."""


class Thing(NamedTuple):
    """What can be found. `weight` is added to how well it fits: what people want more often comes first.

    `to` names where it leads.
    """

    title: str
    told: str = ""
    words: Sequence[str] = ()
    weight: float = 0.0
    to: str = ""


def found(typed: str, things: Iterable[Thing]) -> list[tuple[float, Thing]]:
    """What fits, each with how well (above 0), the best first; where nothing fits, what comes near it."""
    every = folded(typed).split()
    words = [word for word in every if word not in PASSED_OVER] or every
    if not words:
        return []
    listed = list(things)
    for slips, least in ((False, len(words)), (True, len(words)), (True, 1)):
        fits = [(_fit(words, thing, least, slips=slips), thing) for thing in listed]
        if any(fit for fit, _ in fits):
            return sorted(((fit, thing) for fit, thing in fits if fit), key=lambda each: -each[0])
    return []


def _fit(words: Sequence[str], thing: Thing, least: int, *, slips: bool) -> float:
    parts = (
        (TITLE, folded(thing.title).split()),
        (WORDS, [word for each in thing.words for word in folded(each).split()]),
        (TOLD, folded(thing.told).split()),
    )
    fits = [max((_fit_of(word, known, slips=slips) * worth for worth, known in parts), default=0.0) for word in words]
    if sum(map(bool, fits)) < least:
        return 0.0
    whole = " ".join(words)
    said = WHOLE if whole in (_without_small(each) for each in (thing.title, *thing.words)) else 0.0
    return sum(fits) / len(fits) + said + thing.weight


def _fit_of(word: str, known: Sequence[str], *, slips: bool) -> float:
    if word in known:
        return 1.0
    if any(each.startswith(word) for each in known):
        return BEGINS
    near = slips and len(word) >= SHORTEST_SLIP and any(_is_near(word, each) for each in known)
    return SLIP if near else 0.0


def _is_near(word: str, known: str) -> bool:
    return len(known) >= SHORTEST_SLIP and SequenceMatcher(None, word, known).ratio() >= NEAR


def _without_small(text: str) -> str:
    every = folded(text).split()
    return " ".join([word for word in every if word not in PASSED_OVER] or every)
