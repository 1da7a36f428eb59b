"""Permanent keys for new records."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from coach.domain.runway.changes import new_id

_FORM = re.compile(r"[a-z0-9][a-z0-9-]{0,59}(?:\.[0-9a-f]{4,8})?")
_NAMELESS = new_id("", ())


def new_key(name: str, taken: Collection[str], *, otherwise: str = "person") -> str:
    """An unused key for a record of this name: "ana-lopez", "ana-lopez-2".

    `otherwise` is the stem if the name has no Latin letter.
    """
    return NewKeys(taken, otherwise).of(name)


def is_key(text: str) -> bool:
    """Whether this key has the form that coach creates."""
    return _FORM.fullmatch(text) is not None


class NewKeys:
    """Keys for many records at once, fast even if many share a name."""

    def __init__(self, taken: Collection[str], otherwise: str = "person") -> None:
        self._taken = set(taken)
        self._otherwise = otherwise
        self._next: dict[str, int] = {}

    def of(self, name: str) -> str:
        """Return a free key and reserve it."""
        stem = new_id(name, ())
        if stem == _NAMELESS and _NAMELESS not in name.lower():
            stem = self._otherwise
        number = self._next.get(stem, 1)
        while (found := stem if number == 1 else f"{stem}-{number}") in self._taken:
            number += 1
        self._next[stem] = number + 1
        self._taken.add(found)
        return found

    def take(self, key: str) -> bool:
        """Reserve this key if it is valid and free; return whether it was."""
        free = is_key(key) and key not in self._taken
        if free:
            self._taken.add(key)
        return free

    def all_of(self, named: Sequence[tuple[str, str]]) -> list[str]:
        """Keys for records with a key ("" for none) and a name: their own key, if it is free."""
        keys = [key if self.take(key) else "" for key, _ in named]
        return [key or self.of(name) for key, (_, name) in zip(keys, named, strict=True)]
