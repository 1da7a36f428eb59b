"""Pydantic schemas of the files in content/payees. Only the tests and the build of the wheel import them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, RootModel, StringConstraints

from coach.guide.schema import Schema

Month = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}$")]
Word = Annotated[str, StringConstraints(min_length=1, max_length=60)]
Words = Annotated[list[Word], Field(min_length=1)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
SHORTEST = 3


class TalkBlock(Schema):
    """One of the `[talk.xx]`."""

    words: Words
    phrases: list[Word]


class RefundBlock(Schema):
    """`[refunds]`."""

    words: Words


class TalkSchema(Schema):
    """The file talk.toml."""

    as_of: Month
    fielded: Words
    markers: Words
    services: Words
    company: Words
    behind: Words
    joining: Words
    ends: Words
    generic: Words
    with_digits: Words
    refunds: RefundBlock
    talk: dict[Language, TalkBlock]


class PlacesSchema(Schema):
    """The file places.toml."""

    as_of: Month
    places: Words
    codes: Words


class KnownNamesSchema(Schema):
    """The file names.toml of this folder."""

    as_of: Month
    subscriptions: Words
    essential: Words


class CategoryBlock(Schema):
    """One language of categories.toml. `beside` are those of its words that count in statements of any language."""

    essential: Words
    flexible: Words
    cuttable: Words
    subscription: Words
    beside: list[Word] = Field(default_factory=list)


class CategoriesSchema(RootModel[dict[str, Month | CategoryBlock]]):
    """The file categories.toml: its date, and a block for each language."""


def about_categories(categories: CategoriesSchema) -> Iterator[str]:
    """Words with two categories in one language, and words that are too short to be distinctive."""
    for language, block in categories.root.items():
        if isinstance(block, str):
            continue
        words = Counter([*block.essential, *block.flexible, *block.cuttable])
        for word, times in words.items():
            if times > 1:
                yield f"payees/categories.toml: {language}: {word} is there {times} times."
            if len(word) < SHORTEST and word.isascii():
                yield f"payees/categories.toml: {language}: {word} is too short to say anything."
