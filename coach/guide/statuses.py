"""Words for the status of an application, from content/statuses.toml.

The shipped file is trusted here; the tests and the build of the wheel check it (header_schema.py).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from coach.guide.content import read_file
from coach.guide.folding import folded

OTHER_BLOCKS = ("whole", "open")


class StatusWords(NamedTuple):
    """All words folded. `phrases` and `whole` map phrases to stages; those in `whole` must be the entire text.

    `negations` and `doubts` leave a status open, `waiting` what follows it, `pending` at the end what precedes it;
    `after` introduces an earlier stage.
    """

    phrases: Mapping[str, str]
    whole: Mapping[str, str]
    negations: frozenset[str]
    doubts: frozenset[str]
    waiting: frozenset[str]
    pending: frozenset[str]
    after: frozenset[str]
    longest: int


@cache
def status_words() -> StatusWords:
    """All status words."""
    content = tomllib.loads(read_file("statuses.toml"))
    phrases = {
        folded(phrase): stage
        for stage, languages in content.items()
        if stage not in OTHER_BLOCKS and isinstance(languages, dict)
        for words in languages.values()
        for phrase in words
    }
    whole = {folded(phrase): stage for stage, words in content["whole"].items() for phrase in words}
    leaves_open = {name: _folded(words) for name, words in content["open"].items()}
    return StatusWords(phrases, whole, **leaves_open, longest=max(len(phrase.split()) for phrase in phrases))


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(folded, words))
