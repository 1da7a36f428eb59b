"""Fuzzy search over titles, synonyms and descriptions.

Every typed word must match a word of the item, whole or as a prefix. If that finds nothing, near matches are tried; if
that finds nothing either, some of the words are enough. The scores of the words are averaged. The weights rank titles
above synonyms, and synonyms above descriptions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from coach.guide.folding import folded

STOP_WORDS = {
    *("a", "an", "the", "my", "your", "to", "for", "of", "in", "on", "how", "do", "i", "is", "it", "what", "where"),
    *("can", "with", "and", "me", "get", "want"),
}
"""Stop words, ignored unless nothing else was typed."""
TITLE, WORDS, TOLD = 1.0, 0.95, 0.4
BEGINS, SLIP = 0.8, 0.5
WHOLE = 0.6
NEAR, SHORTEST_SLIP = 0.8, 4
"""The similarity needed for a near match, and the shortest word it applies to, in letters."""


class Findable(NamedTuple):
    """An item that can be found. `weight` is added to its score: what people want more often ranks higher.

    `to` is where it leads.
    """

    title: str
    told: str = ""
    words: Sequence[str] = ()
    weight: float = 0.0
    to: str = ""


def find_things(typed: str, things: Iterable[Findable]) -> list[tuple[float, Findable]]:
    """Matching items, each with its score (above 0), best first; near matches if nothing matches exactly."""
    every = folded(typed).split()
    words = [word for word in every if word not in STOP_WORDS] or every
    if not words:
        return []
    listed = list(things)
    for slips, least in ((False, len(words)), (True, len(words)), (True, 1)):
        fits = [(_fit(words, thing, least, slips=slips), thing) for thing in listed]
        if any(fit for fit, _ in fits):
            return sorted(((fit, thing) for fit, thing in fits if fit), key=lambda each: -each[0])
    return []


def _fit(words: Sequence[str], thing: Findable, least: int, *, slips: bool) -> float:
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
    return " ".join([word for word in every if word not in STOP_WORDS] or every)
