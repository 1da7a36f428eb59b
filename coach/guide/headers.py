"""Words in the headings and cells of imported files, from content/headers/.

The shipped files are trusted here; the tests and the build of the wheel check them (header_schema.py).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from coach.guide.content import read_file
from coach.guide.folding import folded


class HeaderWords(NamedTuple):
    """All words folded: no capitals, accents or punctuation.

    `fields` has the headings of each field, each with its language; `sign_words` is -1 for money out and 1 for money
    in; `state_words` is "pending", "reverted", "declined" or "booked"; `no_booking` the texts of balances and sums;
    `cards` the headings of cards whose charges are positive, `repayments` their words for money paid back. `totals` are
    the words of a row that sums up the others. `others` are files of another kind that look like this one, `layouts`
    files with headings to ignore.
    """

    fields: Mapping[str, Mapping[str, str]]
    sign_words: Mapping[str, int]
    state_words: Mapping[str, str]
    no_booking: frozenset[str]
    cards: tuple[frozenset[str], ...]
    repayments: tuple[str, ...]
    others: tuple[OtherFile, ...] = ()
    layouts: tuple[Layout, ...] = ()
    totals: frozenset[str] = frozenset()


class OtherFile(NamedTuple):
    """Another kind of file that looks similar: it has all of these headings. `what` it is, and what to do instead."""

    headings: frozenset[str]
    what: str
    otherwise: str


class Layout(NamedTuple):
    """A kind of file that has all of these headings, and those of them to ignore, whatever they mean elsewhere."""

    headings: frozenset[str]
    ignored: frozenset[str]


@cache
def header_words(kind: str = "statements") -> HeaderWords:
    """The words for files of this kind: statements, people or applications."""
    content = tomllib.loads(read_file(f"headers/{kind}.toml"))
    return HeaderWords(
        {field: _by_heading(languages) for field, languages in content["fields"].items()},
        {
            word: sign
            for name, sign in (("out", -1), ("in", 1))
            for word in map(folded, content.get("signs", {}).get(name, ()))
        },
        {folded(word): state for state, words in content.get("states", {}).items() for word in words},
        frozenset(map(folded, content.get("no_booking", {}).get("phrases", ()))),
        tuple(frozenset(map(folded, card)) for card in content.get("cards", {}).get("headings", ())),
        tuple(map(folded, content.get("cards", {}).get("repayments", ()))),
        tuple(
            OtherFile(frozenset(map(folded, each["headings"])), each["what"], each["otherwise"])
            for each in content.get("others", ())
        ),
        tuple(
            Layout(frozenset(map(folded, each["headings"])), frozenset(map(folded, each["ignored"])))
            for each in content.get("layouts", ())
        ),
        frozenset(map(folded, content.get("totals", ()))),
    )


def _by_heading(languages: Mapping[str, Iterable[str]]) -> Mapping[str, str]:
    found: dict[str, Any] = {}
    for language, headings in languages.items():
        for heading in (folded(heading) or heading for heading in headings):  # "+/-" folds to nothing
            found.setdefault(heading, language)
    return found
