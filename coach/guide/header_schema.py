"""Pydantic schema of the files in content/headers/. Only the tests and the build of the wheel import it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints

from coach.guide.folding import folded
from coach.guide.schema import Schema

Word = Annotated[str, StringConstraints(min_length=1, max_length=80)]
Words = Annotated[list[Word], Field(min_length=1)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-latn)?$")]
Month = Annotated[str, StringConstraints(pattern=r"^20\d\d-\d\d$")]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
State = Literal["pending", "reverted", "declined", "booked"]
FieldName = Literal[
    "date",
    "value_date",
    "amount",
    "debit",
    "credit",
    "sign",
    "balance",
    "currency",
    "fee",
    "state",
    "payee",
    "text",
    "reference",
    "account",
    "ignored",
]


class SignsSchema(Schema):
    """`[signs]` of statements.toml."""

    out: Words
    in_: Annotated[Words, Field(alias="in")]


class PhrasesSchema(Schema):
    """`[no_booking]` of statements.toml."""

    phrases: Words


class CardsSchema(Schema):
    """`[cards]` of statements.toml."""

    headings: list[Words]
    repayments: Words


class MoneyHeadersSchema(Schema):
    """The file headers/statements.toml."""

    as_of: Month
    fields: dict[FieldName, dict[Language, Words]]
    signs: SignsSchema
    states: dict[State, Words]
    no_booking: PhrasesSchema
    cards: CardsSchema


class OtherFileSchema(Schema):
    """One of the `[[others]]`: another kind of file that looks similar, and what to do with it."""

    headings: Annotated[list[Word], Field(min_length=2)]
    what: Word
    otherwise: Annotated[str, StringConstraints(min_length=10, max_length=200)]


class LayoutSchema(Schema):
    """One of the `[[layouts]]`: the headings that identify a file, and those to ignore in it."""

    headings: Annotated[list[Word], Field(min_length=2)]
    ignored: Words


class RecordHeadersSchema(Schema):
    """The files headers/people.toml and headers/applications.toml."""

    as_of: Month
    totals: Annotated[list[Word], Field(default_factory=list)]
    fields: dict[Annotated[str, StringConstraints(pattern=r"^[a-z_]+$")], dict[Language, Words]]
    others: list[OtherFileSchema]
    layouts: Annotated[list[LayoutSchema], Field(default_factory=list)]


class OpenSchema(Schema):
    """`[open]` of statuses.toml: words that leave a status open."""

    negations: Words
    doubts: Words
    waiting: Words
    pending: Words
    after: Words


class StatusesSchema(Schema):
    """The file statuses.toml: for each stage its phrases by language."""

    as_of: Month
    wished: dict[Language, Words]
    applied: dict[Language, Words]
    answered: dict[Language, Words]
    screening: dict[Language, Words]
    interview: dict[Language, Words]
    task: dict[Language, Words]
    final: dict[Language, Words]
    offer: dict[Language, Words]
    accepted: dict[Language, Words]
    rejected: dict[Language, Words]
    silent: dict[Language, Words]
    withdrawn: dict[Language, Words]
    whole: dict[str, Words]
    open: OpenSchema


class MonthsSchema(Schema):
    """A language of headers/months.toml: the names of January to December."""

    months: Annotated[list[Words], Field(min_length=12, max_length=12)]


class MonthsFileSchema(Schema):
    """The file headers/months.toml: `as_of`, and a block for each language."""

    model_config = ConfigDict(extra="allow", strict=True, frozen=True)
    __pydantic_extra__: dict[str, MonthsSchema]
    as_of: Month


class CurrenciesSchema(Schema):
    """The file headers/currencies.toml."""

    as_of: Month
    signs: dict[Word, Annotated[list[Code], Field(min_length=1)]]


class BankSchema(Schema):
    """One of the `[[banks]]` of headers/bank_examples.toml: the headings of a bank's or an app's files."""

    name: Word
    country: Country
    headings: Annotated[list[str], Field(min_length=2)]


class BanksSchema(Schema):
    """The file headers/bank_examples.toml."""

    as_of: Month
    banks: Annotated[list[BankSchema], Field(min_length=60)]


def about_headers(headers: MoneyHeadersSchema) -> Iterator[str]:
    """Problems of the words as a whole."""
    both = {*map(folded, headers.signs.out)} & {*map(folded, headers.signs.in_)}
    if both:
        yield f"headers/statements.toml: signs: {', '.join(sorted(both))} can't be both."
    for field, languages in headers.fields.items():
        for language, words in languages.items():
            empty = [word for word in words if not folded(word)]
            if empty and field != "sign":
                yield f"headers/statements.toml: {field}: {language}: {empty[0]!r} has no letter."
