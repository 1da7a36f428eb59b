"""Kinds of record that have a name, and keys that no other device can create.

A key is the name in letters, a dot, and the suffix of the device that made it: "ana-lopez.3f9a". coach uses no dot
anywhere else in a key, so a key without one is from an earlier version or was typed by hand; it stays valid.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable

from coach.domain.entries import Entry
from coach.domain.kinds import NAMED

DOT = "."


Name = tuple[str, ...]


def name_of(entry: Entry) -> Name:
    """The kind and the fields that identify the entry's record; () if it has none."""
    known = NAMED.get(entry.kind)
    if known is None:
        return ()
    found = (entry.kind, *map(entry.text, known.by))
    return found if found[-1] else ()


def stem_of(key: str) -> str:
    """A key without the suffix of its device."""
    return key.partition(DOT)[0]


def marked_key(key: str, mark: str, used: Container[str]) -> str:
    """The key with this device's suffix, `mark`, and a number if it is already used.

    A key that already has a suffix stays as it is; so does every key if `mark` is "".
    """
    if not mark or DOT in key:
        return key
    number, found = 2, f"{key}{DOT}{mark}"
    while found in used:
        found, number = f"{key}-{number}{DOT}{mark}", number + 1
    return found


def short_keys(keys: Iterable[str]) -> dict[str, str]:
    """Each key as a person can type it: without the device suffix, unless another key is then the same."""
    known = list(keys)
    alike = Counter(map(stem_of, known))
    return {key: stem_of(key) if alike[stem_of(key)] == 1 else key for key in known}


def resolve_key(asked: str, keys: Iterable[str]) -> str:
    """Resolve a typed key: the exact key, or the only one that equals it without the device suffix.

    "" if there is none.
    """
    known = list(keys)
    if asked in known:
        return asked
    found = [key for key in known if DOT in key and stem_of(key) == asked]
    return found[0] if len(found) == 1 else ""
