"""The parts of names on bank statements, from content/payees: bank wording, places, names and words by language.

The shipped files are trusted here; the tests and the build of the wheel check them (payee_schema.py).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from coach.guide.content import read_file


class BankWording(NamedTuple):
    """What banks write around a name. `talk` has, by language, the words and phrases that are not part of a name."""

    fielded: tuple[str, ...]
    markers: tuple[str, ...]
    services: tuple[str, ...]
    company: tuple[str, ...]
    behind: tuple[str, ...]
    joining: tuple[str, ...]
    ends: tuple[str, ...]
    generic: tuple[str, ...]
    with_digits: tuple[str, ...]
    refunds: tuple[str, ...]
    talk: Mapping[str, tuple[str, ...]]
    places: tuple[str, ...]
    codes: tuple[str, ...]


class SpendingWords(NamedTuple):
    """What words say about a payment: complete names, for any language, and words by language and category.

    A category is "essential", "flexible" or "cuttable", or else "subscription".
    """

    subscriptions: tuple[str, ...]
    essential: tuple[str, ...]
    words: Mapping[str, Mapping[str, tuple[str, ...]]]


@cache
def bank_talk() -> BankWording:
    """The words of content/payees/talk.toml and places.toml, unchanged."""
    talk, places = _content("talk"), _content("places")
    return BankWording(
        tuple(talk["fielded"]),
        tuple(talk["markers"]),
        tuple(talk["services"]),
        tuple(talk["company"]),
        tuple(talk["behind"]),
        tuple(talk["joining"]),
        tuple(talk["ends"]),
        tuple(talk["generic"]),
        tuple(talk["with_digits"]),
        tuple(talk["refunds"]["words"]),
        {language: (*block["words"], *block["phrases"]) for language, block in talk["talk"].items()},
        tuple(places["places"]),
        tuple(places["codes"]),
    )


@cache
def spending_words() -> SpendingWords:
    """The words of content/payees/names.toml and categories.toml, unchanged."""
    names, words = _content("names"), _content("categories")
    by_language = {
        language: {kind: tuple(each) for kind, each in block.items()}
        for language, block in words.items()
        if isinstance(block, dict)
    }
    return SpendingWords(tuple(names["subscriptions"]), tuple(names["essential"]), by_language)


def _content(name: str) -> dict[str, Any]:
    return tomllib.loads(read_file(f"payees/{name}.toml"))
