"""The form of the files in content/headers/, as pydantic models. The tests and the build of the wheel import it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints

from coach.guide.folding import folded
from coach.guide.forms import Form

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


class SignsForm(Form):
    """`[signs]` of money.toml."""

    out: Words
    in_: Annotated[Words, Field(alias="in")]


class PhrasesForm(Form):
    """`[no_booking]` of money.toml."""

    phrases: Words


class CardsForm(Form):
    """`[cards]` of money.toml."""

    headings: list[Words]
    repayments: Words


class MoneyHeadersForm(Form):
    """The file headers/money.toml."""

    as_of: Month
    fields: dict[FieldName, dict[Language, Words]]
    signs: SignsForm
    states: dict[State, Words]
    no_booking: PhrasesForm
    cards: CardsForm


class OtherFileForm(Form):
    """One of the `[[others]]`: a file that looks alike, what it is, and what to do instead."""

    headings: Annotated[list[Word], Field(min_length=2)]
    what: Word
    otherwise: Annotated[str, StringConstraints(min_length=10, max_length=200)]


class LayoutForm(Form):
    """One of the `[[layouts]]`: a file by its headings, and those of them that tell of nobody in it."""

    headings: Annotated[list[Word], Field(min_length=2)]
    ignored: Words


class RecordHeadersForm(Form):
    """The files headers/people.toml and headers/applications.toml."""

    as_of: Month
    totals: Annotated[list[Word], Field(default_factory=list)]
    fields: dict[Annotated[str, StringConstraints(pattern=r"^[a-z_]+$")], dict[Language, Words]]
    others: list[OtherFileForm]
    layouts: Annotated[list[LayoutForm], Field(default_factory=list)]


class OpenForm(Form):
    """`[open]` of statuses.toml: what leaves a status open."""

    negations: Words
    doubts: Words
    waiting: Words
    pending: Words
    after: Words


class StatusesForm(Form):
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
    open: OpenForm


class MonthsForm(Form):
    """A language of headers/months.toml: the names of January to December."""

    months: Annotated[list[Words], Field(min_length=12, max_length=12)]


class MonthsFileForm(Form):
    """The file headers/months.toml: beside `as_of` a block for each language."""

    model_config = ConfigDict(extra="allow", strict=True, frozen=True)
    __pydantic_extra__: dict[str, MonthsForm]
    as_of: Month


class CurrenciesForm(Form):
    """The file headers/currencies.toml."""

    as_of: Month
    signs: dict[Word, Annotated[list[Code], Field(min_length=1)]]


class BankForm(Form):
    """One of the `[[banks]]` of headers/banks.toml: a bank's or an app's headings, as its files have them."""

    name: Word
    country: Country
    headings: Annotated[list[str], Field(min_length=2)]


class BanksForm(Form):
    """The file headers/banks.toml."""

    as_of: Month
    banks: Annotated[list[BankForm], Field(min_length=60)]


def about_headers(headers: MoneyHeadersForm) -> Iterator[str]:
    """What is wrong with the words as a whole."""
    both = {*map(folded, headers.signs.out)} & {*map(folded, headers.signs.in_)}
    if both:
        yield f"headers/money.toml: signs: {', '.join(sorted(both))} can't be both."
    for field, languages in headers.fields.items():
        for language, words in languages.items():
            empty = [word for word in words if not folded(word)]
            if empty and field != "sign":
                yield f"headers/money.toml: {field}: {language}: {empty[0]!r} has no letter."
