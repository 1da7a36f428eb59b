"""The state of the money plan: its lines as they were last set."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar, cast

from coach.domain.derived import cached_by_identity
from coach.domain.entries import Entry
from coach.domain.runway.category_guess import category_of
from coach.domain.runway.events import LINE_FIELDS
from coach.domain.runway.field_rules import without_meaning
from coach.domain.runway.plan import (
    CATEGORIES,
    EARLIEST,
    EVERY,
    LATEST,
    LONGEST_WAIT,
    TIERS,
    Account,
    Category,
    Deadline,
    Debt,
    Every,
    Expense,
    Income,
    OneOffIncome,
    Plan,
    Tier,
)

T = TypeVar("T")

ASSUMED = {"inflation": 0, "unsure_percent": 10, "late_days": 30, "search_months": 6}
ASSUMED_AT_MOST = {"inflation": 10_000, "unsure_percent": 100, "late_days": LONGEST_WAIT, "search_months": 120}
MOST = 10**17


class MoneyState(NamedTuple):
    """Every line by id, as last set; which are cut; the last audit of each; and the assumptions.

    `told_on` is the latest day on which a balance was entered.
    """

    lines: Mapping[str, Entry] = MappingProxyType({})
    cut: frozenset[str] = frozenset()
    looks: Mapping[str, str] = MappingProxyType({})
    assumed: Mapping[str, int] = MappingProxyType(ASSUMED)
    told_on: date | None = None

    def plan(self, currency: str, today: date) -> Plan:
        """The plan of these lines. It starts on the day of the balances, or `today` if none were entered."""
        digits, lines = _lines(self.lines)
        return Plan(
            currency,
            digits,
            self.told_on or today,
            accounts=_of(Account, lines),
            incomes=_of(Income, lines),
            lumps=_of(OneOffIncome, lines),
            expenses=_of(Expense, lines),
            debts=_of(Debt, lines),
            clocks=_of(Deadline, lines),
            inflation=self.assumed["inflation"],
            unsure_percent=self.assumed["unsure_percent"],
            late_days=self.assumed["late_days"],
            cut=self.cut,
        )


def money(live: Sequence[Entry]) -> MoneyState:
    """Reduce the live entries about money, in the order of their ids."""
    lines: dict[str, Entry] = {}
    turned: dict[str, bool] = {}
    looks: dict[str, str] = {}
    assumed = dict(ASSUMED)
    for entry in live:
        line = entry.text("line")
        if entry.kind == "money" and line:
            lines[line] = entry
        elif entry.kind == "money_gone":
            lines.pop(line, None)
        elif entry.kind == "money_cut":
            turned[line] = entry.fields.get("cut") is True
        elif entry.kind == "money_look":
            looks[line] = entry.text("look")
        else:
            limits = ASSUMED_AT_MOST.items()
            said = {name: number for name, most in limits if (number := _within(entry, name, 0, most)) is not None}
            assumed.update(said)
    days = [entry.on for entry in lines.values() if entry.text("what") == "account" and _clamped(entry.on) == entry.on]
    cut = frozenset(line for line, is_cut in turned.items() if is_cut and line in lines)
    return MoneyState(lines, cut, looks, assumed, max(days, default=None))


@cached_by_identity()
def _lines(entries: Mapping[str, Entry]) -> tuple[int, list[object]]:
    """The decimal places of the entered amounts, and the lines in whole minor units."""
    digits = max(map(_digits, entries.values()), default=0)
    return digits, [line for entry in entries.values() if (line := _line(entry, digits)) is not None]


def _of(kind: type[T], lines: Sequence[object]) -> tuple[T, ...]:
    return tuple(line for line in lines if isinstance(line, kind))


def _digits(entry: Entry) -> int:
    return max(len(entry.text(name).partition(".")[2]) for name in ("amount", "minimum"))


def _line(entry: Entry, digits: int) -> object:
    """The line of an entry; None if this version can't read it."""
    make = _MAKERS.get(entry.text("what"))
    try:
        return (
            make(_without_meaningless_fields(entry), entry.text("line"), entry.text("name"), digits) if make else None
        )
    except (TypeError, ValueError):
        return None


def _without_meaningless_fields(entry: Entry) -> Entry:
    """The entry without fields that are meaningless next to its others, which older versions accepted."""
    what = entry.text("what")
    said = {name: value for name, value in entry.fields.items() if name in LINE_FIELDS[what]}
    nothing = {name for name, _ in without_meaning(LINE_FIELDS[what], said)}
    return entry._replace(fields={name: value for name, value in entry.fields.items() if name not in nothing})


def _clamped(day: date) -> date:
    """The day, clamped to the first and last that a plan can hold."""
    return min(max(day, EARLIEST), LATEST)


def _amount(entry: Entry, digits: int, name: str = "amount") -> int:
    amount: int = round(Fraction(entry.text(name)) * 10**digits)
    if not 0 <= amount <= MOST:
        raise ValueError(name)
    return amount


def _within(entry: Entry, name: str, least: int, most: int) -> int | None:
    number = entry.number(name)
    return number if number is not None and least <= number <= most else None


def _one_of(entry: Entry, name: str, known: Sequence[T]) -> T:
    return known[known.index(cast("T", entry.fields.get(name, known[0])))]


def _day(entry: Entry, name: str) -> date:
    return _clamped(date.fromisoformat(entry.text(name)))


def _optional_day(entry: Entry, name: str) -> date | None:
    day = entry.day(name)
    return None if day is None else _clamped(day)


def _account(entry: Entry, line: str, name: str, digits: int) -> Account:
    tier: Tier = _one_of(entry, "tier", TIERS)
    return Account(line, name, _amount(entry, digits), tier, _within(entry, "after_days", 0, LONGEST_WAIT) or 0)


def _income(entry: Entry, line: str, name: str, digits: int) -> Income:
    amount, day = _amount(entry, digits), _within(entry, "day", 1, 31)
    return Income(line, name, amount, _every(entry), *_between(entry), day, entry.text("source"))


def _between(entry: Entry) -> tuple[date | None, date | None]:
    return _optional_day(entry, "since"), _optional_day(entry, "until")


def _every(entry: Entry) -> Every:
    return _one_of(entry, "every", EVERY) if "every" in entry.fields else "month"


def _lump(entry: Entry, line: str, name: str, digits: int) -> OneOffIncome:
    late = _within(entry, "delay_days", 0, LONGEST_WAIT) or 0
    return OneOffIncome(line, name, _amount(entry, digits), _day(entry, "due"), late, entry.text("source"))


def _expense(entry: Entry, line: str, name: str, digits: int) -> Expense:
    said: Category | None = _one_of(entry, "category", CATEGORIES) if "category" in entry.fields else None
    category, guessed_from = category_of(name, said)
    return Expense(
        line,
        name,
        _amount(entry, digits),
        _every(entry),
        *_between(entry),
        _within(entry, "day", 1, 31),
        spread=entry.fields.get("spread") is True,
        category=category,
        discomfort=_within(entry, "discomfort", 1, 5) or 3,
        guessed_from=guessed_from,
    )


def _debt(entry: Entry, line: str, name: str, digits: int) -> Debt:
    return Debt(line, name, _amount(entry, digits), _amount(entry, digits, "minimum"), _within(entry, "day", 1, 31))


def _clock(entry: Entry, line: str, name: str, digits: int) -> Deadline:  # noqa: ARG001 - all makers are called alike
    return Deadline(line, name, _day(entry, "due"), entry.text("source"))


_MAKERS: dict[str, Callable[[Entry, str, str, int], Any]] = {
    "account": _account,
    "income": _income,
    "lump": _lump,
    "expense": _expense,
    "debt": _debt,
    "clock": _clock,
}
