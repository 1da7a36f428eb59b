"""Compare incoming adverts with existing ones, to detect duplicates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from coach.domain.named_records import resolve_key
from coach.domain.sanitize import shown
from coach.domain.search.keys import NewKeys
from coach.domain.skills.events import AdvertKept
from coach.domain.skills.spelling import plain, same_in_plain
from coach.domain.skills.state import Advert
from coach.errors import RefusedError

ALIKE = 0.8
"""The share of common lines from which two adverts count as much alike."""

_MIN_LINE_LENGTH = 20
LARGEST_BATCH = 1_000


class AdvertDraft(NamedTuple):
    """An advert to be saved."""

    text: str
    role: str = ""
    employer: str = ""
    source: str = ""
    place: str = ""
    pay: str = ""
    closes: date | None = None
    application: str = ""


class SortedDrafts(NamedTuple):
    """Sorted drafts: events for the new ones, and notes on the others.

    `known` are adverts saved already, word for word; `alike` pairs the key of a new one with that of a similar one.
    """

    events: tuple[AdvertKept, ...]
    known: tuple[Advert, ...]
    alike: tuple[tuple[str, Advert], ...]


def sort_drafts(drafts: Sequence[AdvertDraft], known: Mapping[str, Advert]) -> SortedDrafts:
    """Which drafts are new. Raises RefusedError for an invalid one."""
    if len(drafts) > LARGEST_BATCH:
        raise RefusedError("Those are too many adverts", f"Add at most {LARGEST_BATCH:,} at a time. Ten are plenty.")
    plain_texts = {advert.key: plain(advert.text) for advert in known.values()}
    by_text = {same_in_plain(plain_texts[advert.key]): advert for advert in known.values()}
    lines = {key: _lines(text) for key, text in plain_texts.items()}
    adverts = dict(known)
    keys = NewKeys(known, "advert")
    events, again, alike = [], [], []
    for draft in drafts:
        event = _fact(draft, "advert")
        text = plain(event.text)
        if (words := same_in_plain(text)) in by_text:
            again.append(by_text[words])
            continue
        advert = _advert(event)
        key = keys.of(advert.name)
        event, advert = _fact(draft, key), advert._replace(key=key)
        own_lines = _lines(text)
        if other := _most_alike(own_lines, lines):
            alike.append((key, adverts[other]))
        events.append(event)
        adverts[key], by_text[words], lines[key] = advert, advert, own_lines
    return SortedDrafts(tuple(events), tuple(again), tuple(alike))


def find_advert(adverts: Mapping[str, Advert], asked: str) -> Advert:
    """The advert with this key, or the only one whose name begins like that. Raises RefusedError."""
    if key := resolve_key(asked, adverts):
        return adverts[key]
    word = asked.strip().casefold()
    found = [each for each in adverts.values() if word and each.name.casefold().startswith(word)]
    if len(found) != 1:
        what = "More than one advert is" if found else "There is no advert"
        raise RefusedError(f"{what} called {shown(asked)[:40]!r}", "`coach skills adverts` lists them with their keys.")
    return found[0]


def _fact(draft: AdvertDraft, key: str) -> AdvertKept:
    given = {name: value for name, value in draft._asdict().items() if name in AdvertKept.declared}
    return AdvertKept(**{"key": key, **given})


def _advert(event: AdvertKept) -> Advert:
    return Advert(**event._asdict())


def _lines(text: str) -> frozenset[str]:
    """The distinctive lines of an advert's plain text."""
    return frozenset(line for line in map(same_in_plain, _split(text)) if len(line) >= _MIN_LINE_LENGTH)


def _split(text: str) -> Iterable[str]:
    return text.replace(". ", "\n").split("\n")


def _most_alike(lines: frozenset[str], known: Mapping[str, frozenset[str]]) -> str:
    """The key of the advert with the most common lines, if it is similar enough; else ""."""
    shares = ((len(lines & other) / max(len(lines), len(other), 1), key) for key, other in known.items())
    share, key = max(shares, default=(0.0, ""))
    return key if share >= ALIKE else ""
