"""Turn statements into proposed lines: recurring payments, and a monthly average of the rest. Only proposals."""

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
MOST = 0.75  # share of the amounts that has to fit
LARGE_ENOUGH = 0.02  # share of all spending that gives a payee its own line
A_MONTH = 28  # days; if fewer are covered, a note says how many
JUDGED = 2_000  # bookings whose words decide the language
DIFFERENT = 20  # amounts of one payee that are examined separately
GRACE = 5  # days that a booking may be late
GRACE_RARE = 20


class LineProposal(NamedTuple):
    """A proposed line: `amount` each time (minor units), with the bookings it was found in.

    `category` is None if no word suggests one; `reason` gives the word: "because of LOYER". `day` is the day of the
    month it is due, 31 for the last.
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
    """Income without a rhythm: how often, the total, and the smallest and largest amount, in minor units."""

    times: int
    total: int
    least: int
    most: int


class RecurringBookings(NamedTuple):
    """The proposals, largest first, and what was left out and why."""

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
    """Analyse one person's statements, in the given languages and those of the banks' wording."""
    kept, duplicates, shared = without_duplicates(statements)
    accounts = accounts_of(statements, shared)
    rows, transfers = without_transfers(kept, accounts, [name for each in own_names if (name := folded(each))])
    left, refunds = without_refunds(rows)
    spent = [row for row in left if row.booking.amount < 0 or not statements[row.file].is_card]
    repaid, left = len(left) - len(spent), spent  # payments into a card come from another account
    spoken = languages | judged_languages(f"{row.booking.payee} {row.booking.text}" for row in left[:JUDGED])
    context = _Context(accounts, coverage(statements, accounts), spoken)
    groups: dict[tuple[str, bool], list[OwnedBooking]] = defaultdict(list)
    for row in left:
        if row.booking.amount:
            groups[_key(row.booking), row.booking.amount > 0].append(row)
    found, ended, rest = _rhythms(groups, context)
    incomes = _apply_refunds(rest)
    found += _averages([group for (_, comes), group in rest.items() if not comes], context)
    found.sort(key=lambda line: (not line.comes, line.spread, -line.amount))
    return RecurringBookings(
        _with_distinct_names(found),
        len(rows),
        duplicates,
        transfers + repaid,
        refunds,
        tuple(ended),
        incomes,
        _coverage_warnings(statements, context),
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
    """The lines of one payee: all its bookings in one rhythm, or each amount in its own; and the bookings left over."""
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
    """The amount each time: the newest, if it occurred twice; else the median since the price last changed.

    None if the amounts differ too much.
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
    """Whether two in a row, due by the last covered day, are missing; for rare payments, one."""
    rare = MONTHS.get(line.every, 0) >= RARE
    due = next_due(line.every, line.day, line.bookings[-1].on, 1 if rare else 2)
    last = max(context.covered[context.accounts[row.file]].last for row in rows)
    return (last - due).days > (GRACE_RARE if rare else GRACE)


def _apply_refunds(rest: dict[tuple[str, bool], list[OwnedBooking]]) -> IrregularIncome | None:
    """Subtract partial refunds from the spending at that payee, and add up other income without a rhythm."""
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
    """Monthly averages of what has no rhythm: large payees separately, all others as one line."""
    spending = -sum(row.booking.amount for group in groups for row in group)
    found, others = [], []
    for group in groups:
        total = -sum(row.booking.amount for row in group)
        if len(group) >= 3 and total > 0 and total >= LARGE_ENOUGH * spending:
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


def _with_distinct_names(lines: list[LineProposal]) -> tuple[LineProposal, ...]:
    """Give lines distinct names: a payee that pays as well as being paid, and a payee's second line."""
    incomes = {line.name for line in lines if line.comes}
    seen: Counter[str] = Counter()
    named = []
    for line in lines:
        name = f"{line.name} (paid to)" if not line.comes and line.name in incomes else line.name
        seen[name] += 1
        named.append(line._replace(name=name if seen[name] == 1 else f"{name} {seen[name]}"))
    return tuple(named)


def _coverage_warnings(statements: Sequence[Statement], context: _Context) -> tuple[str, ...]:
    """Warn if an account's files cover less than a month."""
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
