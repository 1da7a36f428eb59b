"""What can be recorded about money: a line of the plan, its end, a cut, a look at a subscription, an assumption."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from coach.domain.event import Event, check_one_of, check_scale, check_text
from coach.domain.runway.field_rules import NAMES, without_meaning
from coach.domain.runway.plan import CATEGORIES, EARLIEST, EVERY, LATEST, LONGEST_WAIT, TIERS
from coach.domain.sanitize import NAME_LIMIT
from coach.errors import RefusedError

What = Literal["account", "income", "lump", "expense", "debt", "clock"]
AuditDecision = Literal["keep", "cancel", "cheaper", "later"]

WHATS: tuple[What, ...] = ("account", "income", "lump", "expense", "debt", "clock")
AUDIT_DECISIONS: tuple[AuditDecision, ...] = ("keep", "cancel", "cheaper", "later")
SOURCE_LIMIT = 300
_OF_EVERY_LINE = ("line", "what", "name", "amount", "source")
_PLAIN_AMOUNT = re.compile(r"[0-9]{1,15}(\.[0-9]{1,4})?")


class LineSet(Event):
    """A line of the plan is as told here: all of it; what it was before no longer counts.

    `line` names it for good. `amount` is a plain text such as "4500.00": an account's or debt's balance, or what comes
    or goes each time; `minimum` is the least that has to be paid of a debt each month. `due` is the day of a lump sum
    or a clock; `source` says where its figures are from. An expense without a `category` is not sorted yet. The other
    fields are those of `coach.domain.runway.plan`; `meanings` says which kind of line has which. Raises RefusedError
    for what can't be.
    """

    line: str
    what: str
    name: str
    amount: str | None = None
    every: str | None = None
    since: date | None = None
    until: date | None = None
    day: int | None = None
    spread: bool | None = None
    category: str | None = None
    discomfort: int | None = None
    tier: str | None = None
    after_days: int | None = None
    due: date | None = None
    delay_days: int | None = None
    minimum: str | None = None
    source: str | None = None

    def __post_init__(self) -> None:
        check_text(self, "name", "the name", limit=NAME_LIMIT)
        check_text(self, "source", "the source", limit=SOURCE_LIMIT)
        if not self.name:
            raise RefusedError("The name is empty", "Give it a name, such as Rent.")
        check_one_of(self.what, WHATS, "kind of line")
        for amount in (self.amount, self.minimum):
            if amount is not None and not _PLAIN_AMOUNT.fullmatch(amount):
                raise RefusedError(
                    "That is not an amount", "Write it in figures, such as 4500 or 4500.50, not below zero."
                )
        check_one_of(self.every, EVERY, "rhythm")
        check_one_of(self.category, CATEGORIES, "category")
        check_one_of(self.tier, TIERS, "tier")
        check_scale(self.discomfort, "How hard it is to do without")
        self._check_dates()

    def _check_dates(self) -> None:
        for day in (self.since, self.until, self.due):
            check_year(day)
        _check_range(self.day, 1, 31, "The day", "Give the day of the month, 1 to 31, or 1 to 7 for a weekly one.")
        for wait in (self.after_days, self.delay_days):
            _check_range(wait, 0, LONGEST_WAIT, "The wait", f"Give a number of days, 0 to {LONGEST_WAIT}.")
        if self.since and self.until and self.until < self.since:
            raise RefusedError(
                f"{self.name} ends before it starts",
                f"It starts on {self.since} and ends on {self.until}. Change one of the two.",
            )
        missing = _needed(self)
        if missing:
            raise RefusedError(f"{self.name} is not complete", f"It needs {missing}.")
        said = {name: value for name, value in vars(self).items() if name not in _OF_EVERY_LINE}
        for name, why in without_meaning(self.what, said):
            raise RefusedError(f"{NAMES[name][0].upper()}{NAMES[name][1:]} can't be set here", why)


def check_year(day: date | None) -> None:
    """See that a plan can hold this day, if one was given. Raises RefusedError."""
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


def _check_range(value: int | None, least: int, most: int, what: str, hint: str) -> None:
    if value is not None and not least <= value <= most:
        raise RefusedError(f"{what} can't be {value}", hint)


class LineGone(Event):
    """A line is taken out of the plan."""

    line: str


class LineTurned(Event):
    """An expense is cut for now, or is back."""

    line: str
    cut: bool


class LineLookedAt(Event):
    """What the person decided about a regular payment when they went through them one by one."""

    line: str
    look: str

    def __post_init__(self) -> None:
        check_one_of(self.look, AUDIT_DECISIONS, "decision")


class RunwayAssumed(Event):
    """What the person assumes; a field that is None stays as it was.

    `inflation` is in hundredths of a percent a year, `unsure_percent` by how much spending may differ, `late_days` by
    how much lump sums may be late, `search_months` how long the search may take.
    """

    inflation: int | None = None
    unsure_percent: int | None = None
    late_days: int | None = None
    search_months: int | None = None

    def __post_init__(self) -> None:
        for name, most in zip(self._fields, (10_000, 100, LONGEST_WAIT, 120), strict=True):
            _check_range(getattr(self, name), 0, most, "That", f"Give a whole number from 0 to {most}.")
