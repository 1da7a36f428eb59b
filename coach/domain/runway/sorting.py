"""Statements sorted into lines: what comes again and again, and what the rest is a month. Proposals, nothing more."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from coach.domain.runway.payees import is_subscription, likely_category, payee_key
from coach.domain.runway.plan import Category, Every
from coach.domain.runway.statement import Booking, Statement

# Gaps in days between bookings that make a rhythm: bank days and weekends move them.
RHYTHMS: tuple[tuple[Every, int, int], ...] = (
    ("week", 6, 8),
    ("2 weeks", 13, 16),
    ("month", 27, 34),
    ("quarter", 85, 95),
    ("year", 355, 375),
)
AMOUNTS_DIFFER = 15  # percent, at most
MOST = 0.75  # of the gaps and amounts have to fit
TRANSFER_DAYS = 3
MONTH = 30.44
LARGE_ENOUGH = 0.02  # of what goes, for a line of its own


class Found(NamedTuple):
    """A line to be proposed: `amount` each time (minor units), with the bookings it was found in."""

    name: str
    amount: int
    every: Every
    comes: bool
    category: Category
    bookings: tuple[Booking, ...]
    spread: bool = False
    subscription: bool = False


class Sorted(NamedTuple):
    """What was found, the largest first, and how many bookings were left out because they were there twice, or moved
    money between accounts of one's own.
    """

    found: tuple[Found, ...]
    bookings: int
    duplicates: int
    transfers: int


def sort_statements(statements: Sequence[Statement], own_names: Iterable[str] = ()) -> Sorted:
    """Sort the bookings of several statements of one person."""
    kept, duplicates = _without_duplicates(statements)
    rows, transfers = _without_transfers(kept, [name.casefold() for name in own_names if name.strip()])
    groups: dict[tuple[str, bool], list[Booking]] = defaultdict(list)
    for row in rows:
        if row.amount:
            groups[payee_key(row.payee), row.amount > 0].append(row)
    found, rest = [], []
    for (_, comes), group in groups.items():
        group.sort(key=lambda row: row.on)
        line = _recurring(group, comes=comes)
        if line:
            found.append(line)
        elif not comes:
            rest.append(group)
    found += _averages(rest, rows)
    found.sort(key=lambda line: (not line.comes, line.spread, -line.amount))
    return Sorted(tuple(found), len(rows), duplicates, transfers)


def _without_duplicates(statements: Sequence[Statement]) -> tuple[list[tuple[int, Booking]], int]:
    """The same booking in two files is one; twice in one file it is two. Banks' numbers differ by form."""
    most: Counter[tuple[object, ...]] = Counter()
    kept = []
    dropped = 0
    for number, statement in enumerate(statements):
        here: Counter[tuple[object, ...]] = Counter()
        for row in statement.bookings:
            key = (row.on, row.amount, payee_key(row.payee))
            here[key] += 1
            if here[key] > most[key]:
                most[key] = here[key]
                kept.append((number, row))
            else:
                dropped += 1
    return kept, dropped


def _without_transfers(rows: list[tuple[int, Booking]], own_names: list[str]) -> tuple[list[Booking], int]:
    """What leaves one file and arrives in another within three days moved between one's own accounts."""
    moved = {place for place, (_, row) in enumerate(rows) if any(name in row.payee.casefold() for name in own_names)}
    arrived: dict[tuple[int, int, int], deque[int]] = defaultdict(deque)  # by file, amount and day, so none is far
    for place, (file, row) in enumerate(rows):
        if row.amount > 0 and place not in moved:
            arrived[file, row.amount, row.on.toordinal()].append(place)
    files = {file for file, _ in rows}
    for place, (file, row) in enumerate(rows):
        if row.amount >= 0 or place in moved:
            continue
        days = range(row.on.toordinal() - TRANSFER_DAYS, row.on.toordinal() + TRANSFER_DAYS + 1)
        there = (arrived.get((other, -row.amount, day)) for day in days for other in files - {file})
        if found := next(filter(None, there), None):
            moved |= {place, found.popleft()}
    return [row for place, (_, row) in enumerate(rows) if place not in moved], len(moved)


def _recurring(group: list[Booking], *, comes: bool) -> Found | None:
    """Bookings that come in a rhythm, at about the same amount: three of them, or two alike for what comes rarely."""
    gaps = [(later.on - earlier.on).days for earlier, later in pairwise(group)]
    if not gaps:
        return None
    middle = median(gaps)
    every, low, high = next((each for each in RHYTHMS if each[1] <= middle <= each[2]), (None, 0, 0))
    alike = group[0].amount == group[-1].amount
    if every is None or (len(group) < 3 and not (alike and every in ("quarter", "year"))):
        return None
    amount = round(median(abs(row.amount) for row in group))
    near = sum(abs(abs(row.amount) - amount) * 100 <= AMOUNTS_DIFFER * amount for row in group)
    if near < MOST * len(group) or sum(low <= gap <= high for gap in gaps) < MOST * len(gaps):
        return None
    payee = group[-1].payee
    return Found(
        *(_name(payee), amount, every, comes, likely_category(payee), tuple(group)),
        subscription=not comes and is_subscription(payee),
    )


def _averages(groups: list[list[Booking]], rows: list[Booking]) -> list[Found]:
    """What has no rhythm, as an average a month: large payees by themselves, all others as one line."""
    if not rows or not groups:
        return []
    months = max(1.0, (max(row.on for row in rows) - min(row.on for row in rows)).days / MONTH)
    gone = -sum(row.amount for row in rows if row.amount < 0)
    found, others = [], []
    for group in groups:
        total = -sum(row.amount for row in group)
        if len(group) >= 3 and total >= LARGE_ENOUGH * gone:
            payee = group[-1].payee
            found.append(_average(_name(payee), group, total, months, likely_category(payee)))
        else:
            others += group
    if others:
        total = -sum(row.amount for row in others)
        found.append(_average("Other spending", others, total, months, "flexible"))
    return found


def _average(name: str, rows: list[Booking], total: int, months: float, category: Category) -> Found:
    return Found(name, round(total / months), "month", False, category, tuple(rows), spread=True)


def _name(payee: str) -> str:
    key = payee_key(payee)
    return key.title()[:60] if key else "Payment"
