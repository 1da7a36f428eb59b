"""A cache of the skills found in adverts, so that an advert is read once and not at every start.

It belongs to this machine. Each advert has a row under the hash of its text, and the cache is valid only for the
vocabulary that it was made with.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from coach import __version__
from coach.domain.skills.state import adverts_of
from coach.domain.skills.stats import DEMANDS, Find, remember, shipped_finds, unread
from coach.domain.skills.vocabulary import Vocabulary
from coach.errors import JournalError
from coach.files import read_regular
from coach.guide.skills import fingerprint
from coach.storage.lock import locked

if TYPE_CHECKING:
    from coach.domain.skills.state import Advert
    from coach.storage.home import Home
    from coach.storage.store import Store

FORMAT = 1
"""Increase it whenever the search for skills or the format of the file changes."""

WORTH_IT = 20
"""Up to this many new adverts are read as quickly as the file is written."""

LARGEST = 50_000_000  # bytes


def load_skill_finds(store: Store) -> None:
    """Make sure that all adverts are read: take them from the cache, read the others, and update the cache.

    If the file can't be read or written, that costs time and nothing else.
    """
    home, adverts = store.journal.home, adverts_of(store.state)
    if not unread(adverts):
        return
    _recall(home, adverts)
    if (new := unread(adverts)) == 0:
        return
    for each in adverts.values():
        shipped_finds(each.text)
    if new >= WORTH_IT:
        with suppress(OSError, JournalError), locked(home):
            _save(home, adverts)


def _recall(home: Home, adverts: Mapping[str, Advert]) -> None:
    try:
        written = json.loads(read_regular(home.skill_finds, LARGEST))
        if written["made_with"] != _made_with():
            return
        names = [str(name) for name in written["names"]]
        if not all(map(Vocabulary().field_of, names)):
            return
        for each in adverts.values():
            if (row := written["adverts"].get(_digest(each.text))) is not None:
                remember(each.text, tuple(_finds(row, names)))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return  # only a cache: without it every advert is read


def _save(home: Home, adverts: Mapping[str, Advert]) -> None:
    from coach.storage.atomic_write import atomic_write

    finds = {_digest(each.text): shipped_finds(each.text) for each in adverts.values()}
    names = sorted({each.name for row in finds.values() for each in row})
    at = {name: number for number, name in enumerate(names)}
    rows = {
        key: [number for each in row for number in (at[each.name], DEMANDS.index(each.demand), each.start, each.end)]
        for key, row in finds.items()
    }
    written = {"made_with": _made_with(), "names": names, "adverts": rows}
    atomic_write(home.skill_finds, json.dumps(written, separators=(",", ":")).encode())


def _finds(row: list[int], names: list[str]) -> Iterator[Find]:
    """The finds of rows of four numbers. Raises ValueError, LookupError or TypeError if they are invalid."""
    if len(row) % 4 or not all(type(number) is int and number >= 0 for number in row):
        raise ValueError("four whole numbers make a find")
    for name, demand, start, end in zip(*[iter(row)] * 4, strict=True):
        yield Find(names[name], DEMANDS[demand], start, end)


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _made_with() -> str:
    """The hash of what the finds depend on besides the text."""
    return f"{FORMAT} {__version__} {fingerprint()}"
