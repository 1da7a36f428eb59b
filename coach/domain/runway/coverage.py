"""Group statement files by account, and work out how many months each account's files cover."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from coach.domain.runway.exclusions import accounts_differ
from coach.domain.runway.recurrence import months_after
from coach.domain.runway.statement import Statement
from coach.guide.folding import folded

LARGEST = 60  # statements compared with each other, at most
ALLOWED = 3  # overlapping days allowed in two files of one account without a shared booking
FOLLOWS = 3  # bookings needed in each of two consecutive files to treat them as one account
FEWEST = 5  # days; nothing shorter is scaled to a month


class Coverage(NamedTuple):
    """What an account's files cover: its days, its last day, and the number of calendar months."""

    days: int
    last: date
    months: Fraction


def accounts_of(statements: Sequence[Statement], shared: set[tuple[int, int]]) -> list[int]:
    """Return an account number, counted from 0, for each statement.

    Account numbers decide if both files have one (by their last four digits: the others may be masked). Otherwise files
    belong to one account if they share a booking, if their names differ only in digits, or if one continues the other;
    but not if they cover the same days without a booking in common.
    """
    groups = [{place} for place in range(len(statements))]
    if len(statements) > LARGEST:
        keys = [(each.account[-4:] or folded(each.name)) for each in statements]
        numbers: dict[str, int] = {}
        return [numbers.setdefault(key, place) for place, key in enumerate(keys)]
    found = dict(enumerate(groups))
    pairs = [(one, other) for other in range(len(statements)) for one in range(other)]
    ranked = [(rank, one, other) for one, other in pairs if (rank := _likeness(statements, one, other, shared))]
    for _, one, other in sorted(ranked):
        mine, theirs = found[one], found[other]
        if mine is not theirs and all(
            _likeness(statements, min(a, b), max(a, b), shared) for a in mine for b in theirs
        ):
            mine |= theirs
            found.update(dict.fromkeys(theirs, mine))
    return [min(found[place]) for place in range(len(statements))]


def _likeness(statements: Sequence[Statement], one: int, other: int, shared: set[tuple[int, int]]) -> int:
    """From 1 (certainly one account) to 4 (perhaps); 0 for two accounts."""
    here, there = statements[one], statements[other]
    if accounts_differ(here, there):
        return 0
    if here.account and there.account:
        return 1
    if (one, other) in shared:
        return 2
    overlap = _overlap(covered(here), covered(there))
    if _stem(here) == _stem(there) and overlap <= ALLOWED:
        return 3
    enough = min(len(here.bookings), len(there.bookings)) >= FOLLOWS
    return 4 if overlap <= 0 and enough else 0


def _stem(statement: Statement) -> str:
    return re.sub(r"[\W\d_]+", " ", statement.name.rpartition(".")[0] or statement.name).strip().casefold()


def covered(statement: Statement) -> tuple[date, date] | None:
    """The first and the last day that a statement covers; None if it has neither bookings nor days."""
    days = [booking.on for booking in statement.bookings]
    days += [day for day in (statement.first, statement.last) if day]
    return (min(days), max(days)) if days else None


def _overlap(one: tuple[date, date] | None, other: tuple[date, date] | None) -> int:
    if not one or not other:
        return 0
    return (min(one[1], other[1]) - max(one[0], other[0])).days + 1


def coverage(statements: Sequence[Statement], accounts: Sequence[int]) -> dict[int, Coverage]:
    """By account: the days covered by any of its files."""
    spans: dict[int, list[tuple[date, date]]] = {}
    for statement, account in zip(statements, accounts, strict=True):
        if span := covered(statement):
            spans.setdefault(account, []).append(span)
    return {account: _union(sorted(each)) for account, each in spans.items()}


def _union(spans: list[tuple[date, date]]) -> Coverage:
    merged: list[tuple[date, date]] = []
    for first, last in spans:
        if merged and first <= merged[-1][1] + timedelta(days=1):
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    days = sum((last - first).days + 1 for first, last in merged)
    months = sum((_months(first, last) for first, last in merged), Fraction(0))
    return Coverage(days, merged[-1][1], months if days >= FEWEST else Fraction(1))


def _months(first: date, last: date) -> Fraction:
    """Calendar months: ten days of November are a third of one."""
    total = Fraction(0)
    for number in range((last.year - first.year) * 12 + last.month - first.month + 1):
        begin = months_after(first.replace(day=1), number)
        end = months_after(begin, 0, 31)
        here = (min(end, last) - max(begin, first)).days + 1
        total += Fraction(here, end.day)
    return total
