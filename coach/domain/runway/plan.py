"""The input of a runway: accounts, incomes, one-off incomes, expenses, debts and deadlines, all in one currency.

Every amount is a whole number of the currency's minor units (fils, pence, cents), never a float. A line's `id` is
permanent; two lines may have the same name.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple, TypeAlias, get_args

Every = Literal[
    "day",
    "week",
    "2 weeks",
    "4 weeks",
    "twice a month",
    "month",
    "2 months",
    "quarter",
    "4 months",
    "6 months",
    "year",
    "once",
]
Category = Literal["essential", "flexible", "cuttable"]
Tier = Literal["now", "later", "never"]
Scenario = Literal["current", "lean", "bare-bones"]

EVERY: tuple[Every, ...] = get_args(Every)
CATEGORIES: tuple[Category, ...] = ("essential", "flexible", "cuttable")
TIERS: tuple[Tier, ...] = ("now", "later", "never")
LONGEST_WAIT = 3_660  # days: ten years, as far as a projection goes
EARLIEST, LATEST = date(1970, 1, 1), date(2200, 12, 31)  # the days a plan can hold; any other is a typing error
SCENARIOS: tuple[Scenario, ...] = ("current", "lean", "bare-bones")


class Account(NamedTuple):
    """Available money. Tier "later" can be reached `after_days` days from the start; "never" is not counted."""

    id: str
    name: str
    balance: int
    tier: Tier = "now"
    after_days: int = 0


class Income(NamedTuple):
    """Recurring money coming in: first on `since` (the plan's start, if None), last on or before `until`.

    `day` is its day of the month, 31 for the last; if it comes twice a month, one of the two days. `source` is the
    source of the figures, with its date, if a rule gave them.
    """

    id: str
    name: str
    amount: int
    every: Every = "month"
    since: date | None = None
    until: date | None = None
    day: int | None = None
    source: str = ""


class OneOffIncome(NamedTuple):
    """One-off income: expected `on` a day, delayed by `delay_days`."""

    id: str
    name: str
    amount: int
    on: date
    delay_days: int = 0
    source: str = ""


class Expense(NamedTuple):
    """Money going out.

    `day` is the day it is due: of the month, 1 to 31, clamped to the month's end; for a weekly one the weekday, 1
    (Monday) to 7. Without it, it is due on `since` and every period after. With neither, the day is unknown, and the
    amount is spread over the period day by day, as it is with `spread`. `until` is the last day it can be due, if it
    was cancelled or ends. `category` is None until somebody sets it; `guessed_from` is the word of its name that it was
    guessed from, "" if the person set it. `discomfort` is how much the person would miss it, 1 (not at all) to 5, in
    their own judgement.
    """

    id: str
    name: str
    amount: int
    every: Every = "month"
    since: date | None = None
    until: date | None = None
    day: int | None = None
    spread: bool = False
    category: Category | None = None
    discomfort: int = 3
    guessed_from: str = ""

    @property
    def has_no_day(self) -> bool:
        """Whether its due day is unknown although it has one."""
        return self.day is None and self.since is None and not self.spread and self.every not in ("day", "once")

    @property
    def goes_daily(self) -> bool:
        """Whether the amount is spread over its period day by day."""
        return self.has_no_day or (self.spread and self.every not in ("day", "once"))

    @property
    def counts_as(self) -> Category:
        """Its category; an uncategorised expense counts as flexible."""
        return self.category or "flexible"


class Debt(NamedTuple):
    """A debt with its minimum monthly payment until it is paid off. Always essential.

    It is paid on `day`, or spread day by day if that is None.
    """

    id: str
    name: str
    balance: int
    minimum: int
    day: int | None = None


class Deadline(NamedTuple):
    """A deadline."""

    id: str
    name: str
    on: date
    source: str = ""


Line: TypeAlias = Account | Income | OneOffIncome | Expense | Debt | Deadline


class Plan(NamedTuple):
    """Everything a projection needs. `digits` is the number of decimal places of the currency (2 for AED, 0 for JPY).

    `inflation` is yearly, in hundredths of a percent (250 is 2.5 %), 0 unless the person assumes one; it raises
    expenses once a year from the start. Two assumptions make the band: `unsure_percent` is how much higher or lower
    flexible and cuttable expenses may be, `late_days` how much later one-off incomes may come. `cut` holds the ids of
    the expenses that the person has cut for now: they count in no scenario.
    """

    currency: str
    digits: int
    start: date
    accounts: tuple[Account, ...] = ()
    incomes: tuple[Income, ...] = ()
    lumps: tuple[OneOffIncome, ...] = ()
    expenses: tuple[Expense, ...] = ()
    debts: tuple[Debt, ...] = ()
    clocks: tuple[Deadline, ...] = ()
    inflation: int = 0
    unsure_percent: int = 10
    late_days: int = 30
    cut: frozenset[str] = frozenset()

    @property
    def has_an_end(self) -> bool:
        """Whether an end can be computed: both balances and spending were entered, even as zero."""
        return bool(self.accounts) and self.spends

    @property
    def spends(self) -> bool:
        """Whether any money goes out. If none does, nobody can say how long the money lasts."""
        return bool(self.expenses or self.debts)
