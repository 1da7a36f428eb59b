"""The plan file, `plan.toml`: the same lines as in the journal, in a file that people and other programs can write.

An unknown key, an impossible date, an amount as a float: each is refused with its place, and then nothing is imported.
docs/plan-file.md documents every key.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from coach.domain.amounts import parse_amount
from coach.domain.money_phrases import MoneyPhrase, monthly_amount, parse_money_phrase, rhythm_words
from coach.domain.places import currency as checked_currency
from coach.domain.places import minor_digits
from coach.domain.runway import plan as model
from coach.domain.runway.category_guess import category_of
from coach.domain.runway.changes import fact_of
from coach.domain.runway.events import SOURCE_LIMIT, check_year
from coach.domain.runway.results import A_MONTH
from coach.domain.sanitize import NAME_LIMIT, accept, shown
from coach.errors import RefusedError
from coach.imports.file_content import read_file_content

LARGEST = 2_000_000  # bytes
MOST_LINES = 2_000

T = TypeVar("T")


def _no_float(value: object) -> object:
    if isinstance(value, float):
        raise ValueError(  # noqa: TRY004 - pydantic only catches ValueErrors
            f'it is {value!r}, a decimal number. Put it in quotes, "{value:.2f}", so that no digit is lost'
        )
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise ValueError('it is not an amount. Put it in quotes, such as "4500.50"')  # noqa: TRY004
    if isinstance(value, int) and value < 0:
        raise ValueError("it is below zero. Add money that you pay out as an expense or a debt")
    return str(value)


def _tier(value: object) -> object:
    """Read "now", "later", "never", or 1, 2, 3; a number of days, such as 30 or "30 days", means "later" and its
    wait.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return TIER_NUMBERS.get(value, value)
    if isinstance(value, str) and (found := re.fullmatch(r"(?:after )?([0-9]{1,4}) days?", value.strip())):
        return int(found[1])
    if value in model.TIERS:
        return value
    raise ValueError('it should be "now", "later", "never", or days such as "30 days"')


def _plain_date(value: object) -> object:
    if type(value) is not date:
        raise ValueError("it is not a date. Write it without quotes, such as 2026-12-01")
    try:
        check_year(value)
    except RefusedError as error:
        raise ValueError(f"{error.title}. {error.message}") from error
    return value


def _name(value: object) -> object:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("it needs a name")
    return _accepted(value, "the name", NAME_LIMIT)


def _source(value: str) -> str:
    return _accepted(value, "the source", SOURCE_LIMIT)


def _accepted(value: str, what: str, limit: int) -> str:
    try:
        return accept(value, what, limit=limit)
    except RefusedError as error:
        raise ValueError(f"{error.title[0].lower()}{error.title[1:]}. {error.message}") from error


Amount = Annotated[str, BeforeValidator(_no_float)]
Day = Annotated[date, BeforeValidator(_plain_date)]
Name = Annotated[str, BeforeValidator(_name)]
Source = Annotated[str, AfterValidator(_source)]
Wait = Annotated[int, Field(ge=0, le=model.LONGEST_WAIT)]
TIER_NUMBERS: dict[int, model.Tier] = {1: "now", 2: "later", 3: "never"}
TierAsWritten = Annotated[model.Tier | Wait, BeforeValidator(_tier)]


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, populate_by_name=False)


class _Account(_Form):
    name: Name
    balance: Amount
    tier: TierAsWritten = "now"
    after_days: Wait | None = None


class _Flow(_Form):
    name: Name
    amount: Amount
    every: model.Every | None = None
    since: Day | None = Field(None, alias="from")
    until: Day | None = None


class _Income(_Flow):
    day: Annotated[int, Field(ge=1, le=31)] | None = None
    source: Source = ""


class _Lump(_Form):
    name: Name
    amount: Amount
    on: Day
    delay_days: Wait = 0
    source: Source = ""


class _Expense(_Flow):
    day: Annotated[int, Field(ge=1, le=31)] | None = None
    spread: bool = False
    category: model.Category | None = None
    discomfort: Annotated[int, Field(ge=1, le=5)] = 3


class _Debt(_Form):
    name: Name
    balance: Amount
    minimum: Amount
    day: Annotated[int, Field(ge=1, le=31)] | None = None


class _Clock(_Form):
    name: Name
    on: Day
    source: Source = ""


class _PlanFile(_Form):
    currency: str
    start: Day | None = None
    inflation: Annotated[str, Field(pattern=r"^[0-9]{1,2}(\.[0-9]{1,2})?$")] = "0"
    unsure_percent: Annotated[int, Field(ge=0, le=100)] = 10
    late_days: Wait = 30
    account: list[_Account] = []
    income: list[_Income] = []
    lump: list[_Lump] = []
    expense: list[_Expense] = []
    debt: list[_Debt] = []
    clock: list[_Clock] = []


def read_plan(file: Path, today: date) -> model.Plan:
    """The plan in a file; without a start it starts `today`. Raises RefusedError, with the place, and CoachError."""
    return parse_plan(_text_of(file), file.name, today)


def parse_plan(text: str, file_name: str, today: date) -> model.Plan:
    """Parse the text of a plan file. Raises RefusedError, with `file_name` and the place."""
    name = shown(file_name)
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise RefusedError(f"{name} can't be read", _syntax(error, text)) from error
    try:
        form = _PlanFile.model_validate(values)
    except ValidationError as error:
        raise RefusedError(f"{name} can't be imported yet", _sentence(error, values)) from error
    if sum(len(lines) for lines in values.values() if isinstance(lines, list)) > MOST_LINES:
        raise RefusedError(f"{name} has too many lines", f"The limit is {MOST_LINES:,}.")
    try:
        currency = checked_currency(form.currency)
    except RefusedError as error:
        raise RefusedError(f"{name}, currency: {error.title}", error.message) from error
    return _PlanBuilder(form, currency, name).plan(today)


class _PlanBuilder:
    """Makes the lines, and keeps track of the place for refusals."""

    def __init__(self, form: _PlanFile, currency: str, file_name: str) -> None:
        self._form = form
        self._currency = currency
        self._digits = minor_digits(currency)
        self._file = file_name

    def plan(self, today: date) -> model.Plan:
        form = self._form
        return model.Plan(
            self._currency,
            self._digits,
            form.start or today,
            accounts=tuple(self._account(number, each) for number, each in enumerate(form.account, 1)),
            incomes=tuple(self._income(number, each) for number, each in enumerate(form.income, 1)),
            lumps=tuple(self._lump(number, each) for number, each in enumerate(form.lump, 1)),
            expenses=tuple(self._expense(number, each) for number, each in enumerate(form.expense, 1)),
            debts=tuple(self._debt(number, each) for number, each in enumerate(form.debt, 1)),
            clocks=tuple(
                model.Deadline(f"clock-{n}", each.name, each.on, each.source) for n, each in enumerate(form.clock, 1)
            ),
            inflation=parse_amount(form.inflation, 2),
            unsure_percent=form.unsure_percent,
            late_days=form.late_days,
        )

    def _account(self, number: int, form: _Account) -> model.Account:
        balance = self._amount(form.balance, f'account {number} ("{form.name}"), balance')
        if not isinstance(form.tier, int):
            account = model.Account(f"account-{number}", form.name, balance, form.tier, form.after_days or 0)
        else:
            if form.after_days is not None:
                raise RefusedError(
                    f'{self._file}, account {number} ("{form.name}"): the wait is given twice',
                    f"tier says {form.tier} days and after_days says {form.after_days}. Remove one of them.",
                )
            account = model.Account(f"account-{number}", form.name, balance, "later", form.tier)
        self._check(account, f"account {number}")
        return account

    def _income(self, number: int, form: _Income) -> model.Income:
        amount, every = self._flow(form, f'income {number} ("{form.name}")')
        income = model.Income(
            *(f"income-{number}", form.name, amount, every, form.since, form.until, form.day), source=form.source
        )
        self._check(income, f"income {number}")
        return income

    def _lump(self, number: int, form: _Lump) -> model.OneOffIncome:
        amount = self._amount(form.amount, f'lump {number} ("{form.name}"), amount')
        return model.OneOffIncome(f"lump-{number}", form.name, amount, form.on, form.delay_days, form.source)

    def _expense(self, number: int, form: _Expense) -> model.Expense:
        place = f'expense {number} ("{form.name}")'
        amount, every = self._flow(form, place)
        category, guessed_from = category_of(form.name, form.category)
        expense = model.Expense(
            *(f"expense-{number}", form.name, amount, every, form.since, form.until, form.day),
            spread=form.spread,
            category=category,
            discomfort=form.discomfort,
            guessed_from=guessed_from,
        )
        self._check(expense, f"expense {number}")
        return expense

    def _debt(self, number: int, form: _Debt) -> model.Debt:
        place = f'debt {number} ("{form.name}")'
        balance = self._amount(form.balance, f"{place}, balance")
        minimum = self._in_place(f"{place}, minimum", self._monthly, form.minimum)
        return model.Debt(f"debt-{number}", form.name, balance, minimum, form.day)

    def _flow(self, form: _Flow, place: str) -> tuple[int, model.Every]:
        phrase = self._phrase(form.amount, f"{place}, amount")
        if phrase.every and form.every and phrase.every != form.every:
            raise RefusedError(
                f"{self._file}, {place}: how often it comes is given twice",
                f"amount says {rhythm_words(phrase.every)} and every says {form.every}. Remove one of them.",
            )
        return phrase.amount, phrase.every or form.every or "month"

    def _amount(self, text: str, place: str) -> int:
        """A single amount. Raises RefusedError if it is in another currency or can't be read."""
        phrase = self._phrase(text, place)
        if phrase.every:
            raise RefusedError(
                f"{self._file}, {place} says how often it comes",
                "This line is a single sum. Remove how often it comes.",
            )
        return phrase.amount

    def _monthly(self, text: str) -> int:
        """Raises RefusedError for an amount of another rhythm."""
        return monthly_amount(parse_money_phrase(text, self._digits, self._currency), self._digits, A_MONTH)

    def _phrase(self, text: str, place: str) -> MoneyPhrase:
        return self._in_place(place, parse_money_phrase, text, self._digits, self._currency)

    def _check(self, line: model.Line, place: str) -> None:
        """Check that the line could also be entered by hand, so that no key is ignored. Raises RefusedError."""
        self._in_place(f'{place} ("{line.name}")', fact_of, line, self._digits)

    def _in_place(self, place: str, read: Callable[..., T], *asked: object) -> T:
        """The result of `read`. Raises its RefusedError with the place added."""
        try:
            return read(*asked)
        except RefusedError as error:
            raise RefusedError(f"{self._file}, {place}: {error.title}", error.message) from error


def _text_of(file: Path) -> str:
    try:
        content = read_file_content(file, LARGEST, "A plan file has at most a few hundred lines.")
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise RefusedError(f"{shown(file.name)} is not a text file", "A plan file is UTF-8 text.") from error


def _syntax(error: Exception, text: str) -> str:
    for number, line in enumerate(text.splitlines(), 1):
        if found := re.search(r"=\s*(\d{4}-\d{2}-\d{2})", line):
            try:
                date.fromisoformat(found[1])
            except ValueError:
                return f"Line {number}: there is no {found[1]}. Write a day that exists."
    if isinstance(error, tomllib.TOMLDecodeError):
        return f"{error}. Fix that line."
    return "It is not valid TOML. docs/plan-file.md shows an example."


def _sentence(error: ValidationError, values: dict[str, Any]) -> str:
    first = error.errors(include_url=False)[0]
    place = _place(first["loc"], values)
    if first["type"] == "extra_forbidden":
        return f"{place} is not a known key. docs/plan-file.md lists the keys."
    if first["type"] == "missing":
        return f"{place} is missing."
    message = first["msg"].removeprefix("Value error, ")
    if first["type"] == "literal_error":
        message = f"it should be {first['ctx']['expected']}"
    return f"{place}: {message[0].lower()}{message[1:].rstrip('.')}."


def _place(where: tuple[int | str, ...], values: dict[str, Any]) -> str:
    """The place, as in: expense 3 ("Rent"), "amount"."""
    if len(where) >= 2 and isinstance(where[1], int):
        table, number = str(where[0]), where[1]
        line = values[table][number]
        name = line.get("name") if isinstance(line, dict) else None
        called = f' ("{shown(name)[:40]}")' if isinstance(name, str) else ""
        return f"{table} {number + 1}{called}" + (f', "{shown(str(where[2]))[:40]}"' if len(where) > 2 else "")
    return f'"{shown(str(where[0]))[:40]}"' if where else "the file"
