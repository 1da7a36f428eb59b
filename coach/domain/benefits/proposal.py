"""The input and output of a benefit formula."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, NamedTuple, TypeAlias

from coach.domain.amounts import grouped
from coach.domain.runway.plan import Deadline, Income, OneOffIncome
from coach.domain.runway.recurrence import months_after
from coach.errors import RefusedError


class BenefitLine(NamedTuple):
    """A line for the person to confirm, with its calculation in figures."""

    line: Income | OneOffIncome | Deadline
    sum: str


class Case(NamedTuple):
    """A rule's numbers, the person's answers (amounts in minor units) and the currency's digits."""

    numbers: Mapping[str, Any]
    answers: Mapping[str, Any]
    digits: int

    def units(self, name: str) -> int:
        """A number of the rule that is an amount, in minor units."""
        units: int = round(Fraction(self.numbers[name]) * 10**self.digits)
        return units

    def amount(self, key: str) -> int:
        """An answer that is an amount or a number."""
        value: int = self.answers[key]
        return value

    def day(self, key: str) -> date:
        """An answer that is a day."""
        value: date = self.answers[key]
        return value

    def said(self, amount: int | Fraction) -> str:
        """An amount in minor units, formatted for people: "4,500"."""
        return grouped(round(amount), self.digits)


Formula: TypeAlias = Callable[[Case], tuple[BenefitLine, ...]]


def after(day: date, days: int) -> date:
    """The date `days` days after `day`."""
    return day + timedelta(days=days)


def full_years(first: date, last: date) -> int:
    """Whole years from the first day of work through the last."""
    ended = after(last, 1)
    years = ended.year - first.year
    return years - (months_after(first, 12 * years) > ended)


def check_order(first: date, last: date) -> None:
    """Raise RefusedError if the last day is before the first."""
    if last < first:
        raise RefusedError("The last day is before the first", f"They are {last} and {first}. Change one of them.")
