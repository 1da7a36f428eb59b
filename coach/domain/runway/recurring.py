"""Statements sorted into lines: what comes again and again, and what the rest is a month. Proposals, nothing more."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction
from statistics import median
from typing import NamedTuple

from coach.domain.runway.categories import guess_category, judged_languages
from coach.domain.runway.coverage import FEWEST, Coverage, accounts_of, coverage
from coach.domain.runway.exclusions import OwnedBooking, without_duplicates, without_refunds, without_transfers
from coach.domain.runway.payees import has_name, is_refund, payee_key, payee_name
from coach.domain.runway.plan import Category, Every
from coach.domain.runway.rhythms import LEAST, MONTHS, RARE, next_due, rhythm_of
from coach.domain.runway.statement import Booking, Statement
from coach.guide.folding import folded

AMOUNTS_DIFFER = 15  # percent, at most
MOST = 0.75  # of the amounts have to fit
LARGE_ENOUGH = 0.02  # of what goes, for a line of its own
A_MONTH = 28  # days, below which it is told how few were covered
JUDGED = 2_000  # bookings whose words tell the language
DIFFERENT = 20  # amounts of one payee that are looked at for themselves
GRACE = 5  # days that a booking may be late
GRACE_RARE = 20


class LineProposal(NamedTuple):
    """A line to be proposed: `amount` each time (minor units), with the bookings it was found in.

    `category` is None where no word says what it is, and `reason` says which word did: "because of LOYER". `day` is
    the day of the month it is due, 31 for the last.
    """

    name: str
    amount: int
    every: Every
    comes: bool
    category: Category | None
    reason: str
    bookings: tuple[Booking, ...]
    spread: bool = False
    subscription: bool = False
    day: int | None = None


class IrregularIncome(NamedTuple):
    """What came in without a rhythm: how often, in all, and the least and the most of it, in minor units."""

    times: int
    total: int
    least: int
    most: int


class RecurringBookings(NamedTuple):
    """What was found, the largest first, and what was left out of it and why."""

    proposals: tuple[LineProposal, ...]
    bookings: int
    duplicates: int
    transfers: int
    refunds: int = 0
    ended: tuple[LineProposal, ...] = ()
    irregular: IrregularIncome | None = None
    notes: tuple[str, ...] = ()


class _Context(NamedTuple):
    accounts: list[int]
    covered: dict[int, Coverage]
    languages: frozenset[str]


def find_recurring(
    statements: Sequence[Statement], own_names: Iterable[str] = (), *, languages: frozenset[str] = frozenset()
) -> RecurringBookings:
    """Sort the bookings of one person's statements, in the languages given and those that the banks' words speak."""
    kept, duplicates, shared = without_duplicates(statements)
    accounts = accounts_of(statements, shared)
    rows, transfers = without_transfers(kept, accounts, [name for each in own_names if (name := folded(each))])
    left, refunds = without_refunds(rows)
    spent = [row for row in left if row.booking.amount < 0 or not statements[row.file].is_card]
    repaid, left = len(left) - len(spent), spent  # what comes into a card is paid from another account
    spoken = languages | judged_languages(f"{row.booking.payee} {row.booking.text}" for row in left[:JUDGED])
    context = _Context(accounts, coverage(statements, accounts), spoken)
    groups: dict[tuple[str, bool], list[OwnedBooking]] = defaultdict(list)
    for row in left:
        if row.booking.amount:
            groups[_key(row.booking), row.booking.amount > 0].append(row)
    found, ended, rest = _rhythms(groups, context)
    incomes = _give_back(rest)
    found += _averages([group for (_, comes), group in rest.items() if not comes], context)
    found.sort(key=lambda line: (not line.comes, line.spread, -line.amount))
    return RecurringBookings(
        _told_apart(found),
        len(rows),
        duplicates,
        transfers + repaid,
        refunds,
        tuple(ended),
        incomes,
        _notes(statements, context),
    )


def _key(booking: Booking) -> str:
    return payee_key(booking.payee if has_name(booking.payee) or not booking.text else booking.text)


def _rhythms(
    groups: dict[tuple[str, bool], list[OwnedBooking]], context: _Context
) -> tuple[list[LineProposal], list[LineProposal], dict[tuple[str, bool], list[OwnedBooking]]]:
    found: list[LineProposal] = []
    ended: list[LineProposal] = []
    rest: dict[tuple[str, bool], list[OwnedBooking]] = {}
    for key, group in groups.items():
        group.sort(key=lambda row: row.booking.on)
        lines, left = _recurring(group, context)
        for line, rows in lines:
            (ended if _has_ended(line, rows, context) else found).append(line)
        if left:
            rest[key] = left
    return found, ended, rest


def _recurring(
    group: list[OwnedBooking], context: _Context
) -> tuple[list[tuple[LineProposal, list[OwnedBooking]]], list[OwnedBooking]]:
    """The lines of one payee: all of it in one rhythm, or each amount in its own; and what is in none."""
    if line := _line(group, context):
        return [(line, group)], []
    lines = []
    taken: set[int] = set()
    by_amount: dict[int, list[OwnedBooking]] = defaultdict(list)
    for row in group:
        by_amount[row.booking.amount].append(row)
    several = [amount for amount, rows in by_amount.items() if 3 <= len(rows) < len(group)][:DIFFERENT]
    for amount in several:
        rows = by_amount[amount]
        line = _line(rows, context)
        if line and (len(rows) > LEAST or MONTHS.get(line.every, 0) < RARE):
            lines.append((line, rows))
            taken.add(amount)
    return lines, [row for row in group if row.booking.amount not in taken]


def _line(group: list[OwnedBooking], context: _Context) -> LineProposal | None:
    if len(group) < 2:
        return None
    by_day: dict[int, list[int]] = defaultdict(list)
    for _, row in group:
        by_day[row.on.toordinal()].append(abs(row.amount))
    together = sum(len(each) > 1 for each in by_day.values()) * 2 > len(by_day)
    amounts = [sum(each) if together else each[0] for each in by_day.values()]
    days = list(dict.fromkeys(row.on for _, row in group))
    amount = _amount(amounts)
    rhythm = rhythm_of(days, alike=amounts[0] == amounts[-1]) if amount else None
    if not rhythm or not amount:
        return None
    last = group[-1].booking
    comes = last.amount > 0
    guess = guess_category(last.payee, last.text, _key(last), context.languages)
    return LineProposal(
        *(_name(last), amount, rhythm.every, comes),
        *((None, "") if comes else (guess.category, guess.reason)),
        tuple(row.booking for row in group),
        subscription=guess.subscription and not comes,
        day=rhythm.day,
    )


def _amount(amounts: list[int]) -> int | None:
    """What it is each time: the newest, where it held twice; else the middle since the price last changed.

    None where the amounts differ too much.
    """
    changes = [
        at
        for at in range(1, len(amounts))
        if abs(amounts[at] - amounts[at - 1]) * 100 > AMOUNTS_DIFFER * amounts[at - 1]
    ]
    steady = len(changes) <= max(1, len(amounts) // 4)
    for start in [0, *(changes[-3:] if steady else ())]:
        level = amounts[start:]
        middle = round(median(level))
        near = sum(abs(each - middle) * 100 <= AMOUNTS_DIFFER * middle for each in level)
        if near >= MOST * len(level) and (start == 0 or len(level) >= 3 or (len(level) == 2 and level[0] == level[-1])):
            return level[-1] if level[-1:] == level[-2:-1] else middle
    return None


def _has_ended(line: LineProposal, rows: list[OwnedBooking], context: _Context) -> bool:
    """Whether two in a row that were due by the last covered day did not come; for what comes rarely, one."""
    rare = MONTHS.get(line.every, 0) >= RARE
    due = next_due(line.every, line.day, line.bookings[-1].on, 1 if rare else 2)
    last = max(context.covered[context.accounts[row.file]].last for row in rows)
    return (last - due).days > (GRACE_RARE if rare else GRACE)


def _give_back(rest: dict[tuple[str, bool], list[OwnedBooking]]) -> IrregularIncome | None:
    """Refunds in part lower what was spent at that payee; what else came in without a rhythm is added up."""
    amounts = []
    for (key, comes), group in list(rest.items()):
        if not comes:
            continue
        spent = rest.get((key, False))
        for row in group:
            if spent and is_refund(row.booking.payee, row.booking.text):
                spent.append(row)
            else:
                amounts.append(row.booking.amount)
    return IrregularIncome(len(amounts), sum(amounts), min(amounts), max(amounts)) if amounts else None


def _averages(groups: list[list[OwnedBooking]], context: _Context) -> list[LineProposal]:
    """What has no rhythm, as an average a month: large payees by themselves, all others as one line."""
    gone = -sum(row.booking.amount for group in groups for row in group)
    found, others = [], []
    for group in groups:
        total = -sum(row.booking.amount for row in group)
        if len(group) >= 3 and total > 0 and total >= LARGE_ENOUGH * gone:
            last = group[-1].booking
            guess = guess_category(last.payee, last.text, _key(last), context.languages)
            found.append(_average(_name(last), group, context, guess.category, guess.reason))
        else:
            others += group
    if others:
        found.append(_average("Other spending", others, context, None, ""))
    return [line for line in found if line.amount > 0]


def _average(
    name: str, rows: list[OwnedBooking], context: _Context, category: Category | None, reason: str
) -> LineProposal:
    totals: dict[int, int] = defaultdict(int)
    for row in rows:
        totals[context.accounts[row.file]] -= row.booking.amount
    amount = round(sum((total / context.covered[each].months for each, total in totals.items()), Fraction(0)))
    bookings = tuple(sorted((row.booking for row in rows), key=lambda row: row.on))
    return LineProposal(name, amount, "month", False, category, reason, bookings, spread=True)


def _name(booking: Booking) -> str:
    return payee_name(booking.payee if has_name(booking.payee) or not booking.text else booking.text)


def _told_apart(lines: list[LineProposal]) -> tuple[LineProposal, ...]:
    """No two lines of one name: who is paid as well as paying, and the second line of a payee, say so."""
    incomes = {line.name for line in lines if line.comes}
    seen: Counter[str] = Counter()
    told = []
    for line in lines:
        name = f"{line.name} (paid to)" if not line.comes and line.name in incomes else line.name
        seen[name] += 1
        told.append(line._replace(name=name if seen[name] == 1 else f"{name} {seen[name]}"))
    return tuple(told)


def _notes(statements: Sequence[Statement], context: _Context) -> tuple[str, ...]:
    """How few days an account's files cover, where that is less than a month."""
    notes = []
    for account, covered in context.covered.items():
        if covered.days < A_MONTH:
            days = "1 day" if covered.days == 1 else f"{covered.days} days"
            scaled = (
                "its amounts are scaled up to a month"
                if covered.days >= FEWEST
                else "too short to scale up to a month, so coach uses it as it is"
            )
            notes.append(f"{statements[account].name} covers only {days}: {scaled}.")
    return tuple(notes)
