"""Kinds of record that have a name, and keys that no other device can create.

A key is the name in letters, a dot, and the suffix of the device that made it: "ana-lopez.3f9a". coach uses no dot
anywhere else in a key, so a key without one is from an earlier version or was typed by hand; it stays valid.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from typing import NamedTuple

from coach.domain.entries import Entry

DOT = "."


class Named(NamedTuple):
    """How records of a kind are identified: by these fields, the last of which is the key; `about` is their stream.

    `gone` is the kind of the entry that removes one. If the key is not `made` by coach, it is the thing itself, such as
    the name of a skill, and two devices that use it mean the same record.
    """

    about: str
    by: tuple[str, ...] = ("key",)
    gone: str = ""
    made: bool = True


NAMED: Mapping[str, Named] = {
    "person": Named("people", gone="search_gone"),
    "employer": Named("employers", gone="search_gone"),
    "application": Named("applications", gone="search_gone"),
    "activity": Named("activities", gone="search_gone"),
    "card": Named("cards", gone="card_gone"),
    "story": Named("reviews", gone="story_gone"),
    "money": Named("money", ("line",), "money_gone"),
    "block": Named("schedule", gone="block_gone"),
    "break": Named("breaks", gone="break_gone"),
    "own_reading": Named("own reading", gone="own_reading_gone"),
    "worksheet_row": Named("worksheets", ("worksheet", "field", "key"), "worksheet_row_gone"),
    "practice_round": Named("practice"),
    "practice_question": Named("practice", gone="practice_question_gone"),
    "advert": Named("adverts", gone="advert_gone"),
    "skill": Named("skills", ("name",), "skill_gone", made=False),
}
"""Every kind that is written whole, and written again on a change."""

REFERS: Mapping[str, Mapping[str, str]] = {
    "activity": {"person": "person", "application": "application"},
    "stage": {"key": "application"},
    "block": {"person": "person", "application": "application"},
    "block_once": {"key": "block", "person": "person", "application": "application"},
    **{kind: {"key": "block"} for kind in ("block_gone", "block_done", "block_undone", "timer_started")},
    "advert": {"application": "application"},
    "card_held": {"key": "card"},
    **{kind: {"line": "money"} for kind in ("money_cut", "money_look", "money_gone")},
    "practice_answer": {"round": "practice_round"},
    "practice_recording": {"round": "practice_round"},
}
"""Fields that refer to a record: for each kind of entry, the field and the kind it refers to."""

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


def key_asked(asked: str, keys: Iterable[str]) -> str:
    """Resolve a typed key: the exact key, or the only one that equals it without the device suffix.

    "" if there is none.
    """
    known = list(keys)
    if asked in known:
        return asked
    found = [key for key in known if DOT in key and stem_of(key) == asked]
    return found[0] if len(found) == 1 else ""
