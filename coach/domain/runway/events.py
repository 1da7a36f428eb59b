"""The events of money: a line of the plan, its end, a cut, a decision about a subscription, assumptions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Literal, Unpack, cast

from coach.domain import fields
from coach.domain.event import Event, check_one_of
from coach.domain.field_types import Field, FieldOptions, Option
from coach.domain.record import Record
from coach.domain.runway.field_rules import without_meaning
from coach.domain.runway.plan import CATEGORIES, EARLIEST, EVERY, LATEST, LONGEST_WAIT, TIERS
from coach.errors import RefusedError

What = Literal["account", "income", "lump", "expense", "debt", "clock"]
AuditDecision = Literal["keep", "cancel", "cheaper", "later"]

WHATS: tuple[What, ...] = ("account", "income", "lump", "expense", "debt", "clock")
AUDIT_DECISIONS: tuple[AuditDecision, ...] = ("keep", "cancel", "cheaper", "later")
SOURCE_LIMIT = 300
_OF_EVERY_LINE = ("line", "what", "name", "amount", "source")
_PLAIN_AMOUNT = re.compile(r"[0-9]{1,15}(\.[0-9]{1,4})?")


_FLOWS = ("income", "expense")
_SUMS = dict.fromkeys(("account", "lump", "debt"), "4,500 or 4.5k")
_SUCH_AS = {
    "expense": "such as Rent",
    "account": "such as Savings",
    "lump": "such as Severance",
    "income": "such as Unemployment benefit",
    "debt": "such as Credit card",
    "clock": "such as Residence permit",
}
_NO_NAME = ("The name is empty", "Give it a name, such as Rent.")
_OF_MONTH = "Give the day of the month, 1 to 31, or 1 to 7 for a weekly one."
_WAIT = f"Give a number of days, 0 to {LONGEST_WAIT}."
_WORDS_OF_WHAT = f"({', '.join(f'`{what}`' for what in WHATS)})"
_AS_TEXT = "as a text"


class _Amount(Field):
    """An amount in figures, as a text such as "4500.00"."""

    def check(self, value: object) -> object:
        """Check that it is an amount of zero or more."""
        if not _PLAIN_AMOUNT.fullmatch(str(value)):
            raise RefusedError("That is not an amount", "Write it in figures, such as 4500 or 4500.50, not below zero.")
        return value


def _amount(label: str, hint: str = "", **told: Unpack[FieldOptions]) -> str:
    return cast("str", _Amount(label, hint, **told))


class LineSet(Record):
    """A line of the plan. Setting it again replaces all of it.

    `line` is its permanent id. `amount` is a plain text such as "4500.00": the balance of an account or a debt, or what
    comes or goes each time; `minimum` is a debt's minimum monthly payment. `due` is the day of a one-off sum or a
    deadline; `source` says where its figures are from. An expense without a `category` is not sorted yet. The other
    fields are those of `coach.domain.runway.plan`. None means not given. Raises RefusedError for invalid values.
    """

    line: str
    what: str = fields.word("", WHATS, what="kind of line", needed=True, about=_WORDS_OF_WHAT)
    name: str = fields.name("Name", hints=_SUCH_AS, needed=_NO_NAME)
    amount: str | None = _amount(
        "Amount",
        "4,500, or 120 a week",
        of=("account", "lump", "debt", *_FLOWS),
        hints=_SUMS,
        empty=None,
        about=_AS_TEXT,
    )
    every: str | None = fields.word(
        "How often",
        EVERY,
        of=_FLOWS,
        what="how often it comes",
        empty=None,
        option=Option("every", "RHYTHM", 'month, week, "2 weeks", quarter, year, once ... (default: month)'),
    )
    since: date | None = fields.day(
        "First time",
        "1 Dec, if still to come",
        of=_FLOWS,
        what="the first day",
        after="discomfort",
        hints={"income": "25 Dec; today, if empty"},
        option=Option("from", "DAY", "the first day it comes or is due"),
    )
    until: date | None = fields.day(
        "Last time",
        "empty if it has no end",
        of=_FLOWS,
        what="the last day",
        after="since",
        option=Option("until", "DAY", "the last day it can come"),
    )
    day: int | None = fields.number(
        "Due on day",
        "1 to 31; empty: a bit each day",
        least=1,
        most=31,
        beyond=_OF_MONTH,
        of=(*_FLOWS, "debt"),
        what="the day it is due",
        option=Option("day", "N", "due on this day of the month (1 to 31)"),
    )
    spread: bool | None = fields.flag(
        "Paid",
        "",
        of=("expense",),
        what="a little every day",
        after="until",
        empty=None,
        option=Option("spread", "", "an expense spread over every day, such as food"),
    )
    category: str | None = fields.word(
        "Category",
        CATEGORIES,
        of=("expense",),
        empty=None,
        option=Option("category", "WORD", "essential, flexible or cuttable; default: guessed from the name"),
    )
    discomfort: int | None = fields.scale(
        "Hard to do without",
        "",
        ("easy", "", "", "", "very hard"),
        of=("expense",),
        what="how hard it is to do without",
        option=Option("discomfort", "1-5", "how hard it would be to do without, from 1 (easy) to 5"),
    )
    tier: str | None = fields.word(
        "Can be used",
        TIERS,
        of=("account",),
        what="when you can use it",
        empty=None,
        option=Option("tier", "WORD", "when you can use an account: now, later or never"),
    )
    after_days: int | None = fields.number(
        "After how many days",
        "0",
        most=LONGEST_WAIT,
        beyond=_WAIT,
        of=("account",),
        what="the days until you can use it",
        option=Option("after-days", "N", "with --tier later: in how many days"),
    )
    due: date | None = fields.day(
        "On which day",
        "31 Dec, in 30 days, friday",
        of=("lump", "clock"),
        what="the day",
        option=Option("on", "DAY", "the day of a lump sum or date"),
    )
    delay_days: int | None = fields.number(
        "How many days late",
        "0",
        most=LONGEST_WAIT,
        beyond=_WAIT,
        of=("lump",),
        what="the delay",
        option=Option("delay", "DAYS", "how many days late a lump sum may come"),
    )
    minimum: str | None = _amount(
        "At least, a month",
        "the least you have to pay",
        of=("debt",),
        what="the least to pay",
        after="amount",
        empty=None,
        about=_AS_TEXT,
        option=Option("minimum", "AMOUNT", "the least you have to pay of a debt each month"),
    )
    source: str | None = fields.line(limit=SOURCE_LIMIT, empty=None, about="where the figures are from")

    def __post_init__(self) -> None:
        super().__post_init__()
        self._check_dates()

    def _check_dates(self) -> None:
        for day in (self.since, self.until, self.due):
            check_year(day)
        if self.since and self.until and self.until < self.since:
            raise RefusedError(
                f"{self.name} ends before it starts",
                f"It starts on {self.since} and ends on {self.until}. Change one of the two.",
            )
        missing = _needed(self)
        if missing:
            raise RefusedError(f"{self.name} is not complete", f"It needs {missing}.")
        said = {name: value for name, value in vars(self).items() if name not in _OF_EVERY_LINE}
        for name, why in without_meaning(LINE_FIELDS[self.what], said):
            raise RefusedError(f"{_capital(self.declared[name].what)} can't be set here", why)


LINE_FIELDS: Mapping[str, tuple[str, ...]] = {
    what: tuple(field.name for field in LineSet.form if what in field.of) for what in WHATS
}
"""The fields of each kind of line besides its name, in the order of forms."""


def check_year(day: date | None) -> None:
    """Check that a plan can hold this day, if given. Raises RefusedError."""
    if day is not None and not EARLIEST <= day <= LATEST:
        far = "too far ahead" if day > LATEST else "too long ago"
        raise RefusedError(
            f"{day} is {far}", f"A plan can have dates from {EARLIEST.year} to {LATEST.year}. Check the year."
        )


def _needed(line: LineSet) -> str:
    if line.what in ("lump", "clock") and line.due is None:
        return "a day"
    if line.what != "clock" and line.amount is None:
        return "an amount"
    return "the least you have to pay each month" if line.what == "debt" and line.minimum is None else ""


def _capital(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"


def _check_range(value: int | None, least: int, most: int, what: str, hint: str) -> None:
    if value is not None and not least <= value <= most:
        raise RefusedError(f"{what} can't be {value}", hint)


class LineGone(Event):
    """Remove a line from the plan."""

    line: str


class LineTurned(Event):
    """Cut an expense for now, or restore it."""

    line: str
    cut: bool


class LineLookedAt(Event):
    """Record a decision about a regular payment, made when going through them one by one."""

    line: str
    look: str

    def __post_init__(self) -> None:
        check_one_of(self.look, AUDIT_DECISIONS, "decision")


class RunwayAssumed(Event):
    """Set the person's assumptions. None leaves a field as it was.

    `inflation` is in hundredths of a percent a year, `unsure_percent` how much spending may vary, `late_days` how late
    one-off sums may come, `search_months` how long the search may take.
    """

    inflation: int | None = None
    unsure_percent: int | None = None
    late_days: int | None = None
    search_months: int | None = None

    def __post_init__(self) -> None:
        for name, most in zip(self._fields, (10_000, 100, LONGEST_WAIT, 120), strict=True):
            _check_range(getattr(self, name), 0, most, "That", f"Give a whole number from 0 to {most}.")
