"""What a runway is computed from: accounts, incomes, lump sums, expenses, debts and clocks, all in one currency.

Every amount is a whole number of the currency's minor units (fils, pence, cents), never a float. A line's `id` names it
for good; two lines may have the same name.
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
EARLIEST, LATEST = date(1970, 1, 1), date(2200, 12, 31)  # the days a plan can hold; any other is a slip of the finger
SCENARIOS: tuple[Scenario, ...] = ("current", "lean", "bare-bones")


class Account(NamedTuple):
    """Money that is there. Tier "later" can be reached `after_days` days from the start; "never" is not counted."""

    id: str
    name: str
    balance: int
    tier: Tier = "now"
    after_days: int = 0


class Income(NamedTuple):
    """Money that comes again and again: first on `since` (the plan's start, if None), last on or before `until`.

    `day` is its day of the month, 31 for the last; of what comes twice a month, one of the two.
    `source` says where the figures are from, with its date, where a rule gave them.
    """

    id: str
    name: str
    amount: int
    every: Every = "month"
    since: date | None = None
    until: date | None = None
    day: int | None = None
    source: str = ""


class Lump(NamedTuple):
    """Money that comes once: expected `on` a day, and `delay_days` later than that."""

    id: str
    name: str
    amount: int
    on: date
    delay_days: int = 0
    source: str = ""


class Expense(NamedTuple):
    """Money that goes.

    `day` is the day it is due: of the month, 1 to 31, clamped to the month's end; for a weekly one the weekday, 1
    (Monday) to 7. Without it, it is due on `since` and every period after. With neither, nobody knows the day, and a
    period's amount goes a little every day, as it does with `spread`. `until` is the last day it can be due, where it
    was cancelled or ends. `category` is None where nobody has sorted it yet; `guessed_from` is the word of its name by
    which it was sorted, "" where the person did. `discomfort` is what cutting it would cost the person, 1 (nothing) to
    5, by their own word.
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
        """Whether nobody said on which day it is due, though it is due on one."""
        return self.day is None and self.since is None and not self.spread and self.every not in ("day", "once")

    @property
    def goes_daily(self) -> bool:
        """Whether a period's amount goes a little every day."""
        return self.has_no_day or (self.spread and self.every not in ("day", "once"))

    @property
    def counts_as(self) -> Category:
        """Its category; what is not sorted yet counts as flexible."""
        return self.category or "flexible"


class Debt(NamedTuple):
    """What is owed, and the least that has to be paid of it every month, until nothing is owed. Essential.

    It is paid on `day`; where that is None, a little every day.
    """

    id: str
    name: str
    balance: int
    minimum: int
    day: int | None = None


class MoneyClock(NamedTuple):
    """A date that will not wait."""

    id: str
    name: str
    on: date
    source: str = ""


Line: TypeAlias = Account | Income | Lump | Expense | Debt | MoneyClock


class Plan(NamedTuple):
    """Everything a projection needs. `digits` is how many digits the currency's minor unit has (2 for AED, 0 for JPY).

    `inflation` is yearly, in hundredths of a percent (250 is 2.5 %), 0 unless the person assumes one; it moves expenses
    once a year from the start. Two assumptions make the band: `unsure_percent` is by how much flexible and cuttable
    expenses may be higher or lower, `late_days` by how much lump sums may be later than said.
    `cut` holds the ids of the expenses that the person has cut for now: they count in no scenario.
    """

    currency: str
    digits: int
    start: date
    accounts: tuple[Account, ...] = ()
    incomes: tuple[Income, ...] = ()
    lumps: tuple[Lump, ...] = ()
    expenses: tuple[Expense, ...] = ()
    debts: tuple[Debt, ...] = ()
    clocks: tuple[MoneyClock, ...] = ()
    inflation: int = 0
    unsure_percent: int = 10
    late_days: int = 30
    cut: frozenset[str] = frozenset()

    @property
    def has_an_end(self) -> bool:
        """Whether anybody can say when the money ends: what is there and what goes are both told, a nought included."""
        return bool(self.accounts) and self.spends

    @property
    def spends(self) -> bool:
        """Whether anything goes out at all. Where nothing does, nobody can say how long the money lasts."""
        return bool(self.expenses or self.debts)
