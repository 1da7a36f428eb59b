"""Bookings that do not count: duplicates across files, transfers between own accounts, and refunds."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from coach.domain.runway.payees import distinctive, is_refund, names_one_of, payee_key
from coach.domain.runway.statement import Booking, Statement

TRANSFER_DAYS = 3
REFUND_DAYS = 60
ACCOUNT_TAIL = 4  # digits of an account number that banks leave unmasked
MOST_WORDS = 6  # words of a name to compare; all combinations of them are tried
MIRRORED = 0.6  # share of the bookings in the days that both files cover
MIRRORED_LEAST = 3
ANY = ""  # any name, if two files hold the same bookings
OFTEN = 3  # this many payments of one amount from one payee are not refunds


Named = str | tuple[str, frozenset[str]]  # a key, or words that are all or part of a name


class OwnedBooking(NamedTuple):
    """A booking with the index of its statement."""

    file: int
    booking: Booking


def accounts_differ(one: Statement, other: Statement) -> bool:
    """Whether the account numbers say that these are different accounts."""
    if not one.account or not other.account:
        return False
    return one.account[-ACCOUNT_TAIL:] != other.account[-ACCOUNT_TAIL:]


def without_duplicates(statements: Sequence[Statement]) -> tuple[list[OwnedBooking], int, set[tuple[int, int]]]:
    """Drop duplicates: the same booking in two files counts once, but twice in one file counts twice.

    Banks format a payee's name differently in each export: all distinctive words of one name must be in the other. If
    most bookings in the days that two files share agree by day and amount, the files are two exports of one account,
    and names are ignored. Returns the remaining bookings, the number dropped, and the pairs of statements that share
    one.
    """
    buckets: dict[tuple[date, int], list[OwnedBooking]] = defaultdict(list)
    for file, statement in enumerate(statements):
        for booking in statement.bookings:
            buckets[booking.on, booking.amount].append(OwnedBooking(file, booking))
    kept: list[OwnedBooking] = []
    shared: set[tuple[int, int]] = set()
    mirrored = _mirrored(buckets, statements)
    dropped = 0
    for bucket in buckets.values():
        if len({row.file for row in bucket}) == 1:
            kept += bucket
            continue
        here, surplus = _of_one_day(bucket, statements, shared, mirrored)
        kept += here
        dropped += surplus
    return kept, dropped, shared


def _of_one_day(
    bucket: list[OwnedBooking],
    statements: Sequence[Statement],
    shared: set[tuple[int, int]],
    mirrored: set[tuple[int, int]],
) -> tuple[list[OwnedBooking], int]:
    kept: list[OwnedBooking] = []
    dropped = 0
    by_file: dict[int, list[OwnedBooking]] = defaultdict(list)
    for row in bucket:
        by_file[row.file].append(row)
    for file, rows in by_file.items():
        index: dict[Named, deque[int]] = defaultdict(deque)
        for place, row in enumerate(kept):
            if not accounts_differ(statements[row.file], statements[file]):
                names: list[Named] = [
                    payee_key(row.booking.payee),
                    *_distinctive_words(row.booking),
                    *_word_combinations(row.booking),
                ]
                names += [ANY] if (min(row.file, file), max(row.file, file)) in mirrored else []
                for name in names:
                    index[name].append(place)
        used: set[int] = set()
        new = []
        for row in sorted(rows, key=lambda row: payee_key(row.booking.payee) not in index):
            there = _first_unused(row.booking, index, used)
            if there is None:
                new.append(row)
            else:
                used.add(there)
                shared.add((kept[there].file, file))
                dropped += 1
        kept += new
    return kept, dropped


def _first_unused(booking: Booking, index: dict[Named, deque[int]], used: set[int]) -> int | None:
    names: list[Named] = [payee_key(booking.payee)]
    names += [("part", words) for _, words in _distinctive_words(booking)]
    names += [("whole", words) for _, words in _word_combinations(booking)]
    for name in [*names, ANY]:
        places = index.get(name)
        while places:
            place = places.popleft()
            if place not in used:
                return place
    return None


def _distinctive_words(booking: Booking) -> list[tuple[str, frozenset[str]]]:
    """The distinctive words of the payee, and of the purpose."""
    texts = [payee_key(text) for text in (booking.payee, booking.text) if text]
    words = [frozenset([word for word in text.split() if distinctive(word)][:MOST_WORDS]) for text in texts]
    return [("whole", each) for each in words if each]


def _word_combinations(booking: Booking) -> list[tuple[str, frozenset[str]]]:
    """All combinations of these words: two names match if all words of one are in the other."""
    return [
        ("part", frozenset(chosen))
        for _, words in _distinctive_words(booking)
        for size in range(1, len(words) + 1)
        for chosen in combinations(sorted(words), size)
    ]


def _mirrored(
    buckets: dict[tuple[date, int], list[OwnedBooking]], statements: Sequence[Statement]
) -> set[tuple[int, int]]:
    """The pairs of files that mostly hold the same bookings, by day and amount, in the days that both cover."""
    by_day: list[dict[date, int]] = [Counter(row.on for row in each.bookings) for each in statements]
    both: Counter[tuple[int, int]] = Counter()
    for bucket in buckets.values():
        times = Counter(row.file for row in bucket)
        for one, other in combinations(sorted(times), 2):
            both[one, other] += min(times[one], times[other])
    return {
        (one, other)
        for (one, other), same in both.items()
        if same >= MIRRORED_LEAST and _cover_each_other(by_day[one], by_day[other], same)
    }


def _cover_each_other(one: dict[date, int], other: dict[date, int], same: int) -> bool:
    """Whether the shared bookings are most of those of either file between their first and last day."""
    first, last = max(min(one), min(other)), min(max(one), max(other))
    inside = [sum(number for day, number in each.items() if first <= day <= last) for each in (one, other)]
    return same > MIRRORED * min(inside)


def without_transfers(
    rows: list[OwnedBooking], accounts: Sequence[int], own_names: list[str]
) -> tuple[list[OwnedBooking], int]:
    """Drop transfers: an amount that leaves one account and arrives in another within three days."""
    named = (
        {payee: names_one_of(payee, own_names) for payee in {row.booking.payee for row in rows}} if own_names else {}
    )
    moved = {place for place, row in enumerate(rows) if named.get(row.booking.payee)}
    arrived: dict[tuple[int, int, int], deque[int]] = defaultdict(deque)
    for place, (file, row) in enumerate(rows):
        if row.amount > 0 and place not in moved:
            arrived[accounts[file], row.amount, row.on.toordinal()].append(place)
    all_accounts = sorted(set(accounts))
    for place, (file, row) in enumerate(rows):
        if row.amount >= 0 or place in moved or len(all_accounts) == 1:
            continue
        days = range(row.on.toordinal() - TRANSFER_DAYS, row.on.toordinal() + TRANSFER_DAYS + 1)
        others = [account for account in all_accounts if account != accounts[file]]
        there = (arrived.get((other, -row.amount, day)) for day in days for other in others)
        if found := next(filter(None, there), None):
            moved |= {place, found.popleft()}
    return [row for place, row in enumerate(rows) if place not in moved], len(moved)


def without_refunds(rows: list[OwnedBooking]) -> tuple[list[OwnedBooking], int]:
    """Drop payments refunded within sixty days. Returns the rest, and the number of pairs dropped."""
    waiting: dict[tuple[str, int], deque[tuple[int, bool]]] = defaultdict(deque)
    times = Counter((payee_key(row.booking.payee), row.booking.amount) for row in rows)
    cancelled: set[int] = set()
    for place in sorted(range(len(rows)), key=lambda place: (rows[place].booking.on, rows[place].booking.amount)):
        row = rows[place].booking
        key = payee_key(row.payee)
        says_refund = is_refund(row.payee, row.text)
        before = waiting[key, -row.amount]
        while before and (row.on - rows[before[0][0]].booking.on).days > REFUND_DAYS:
            before.popleft()
        back = says_refund or (row.amount > 0 and times[key, row.amount] < OFTEN)
        if before and row.amount and (back or before[-1][1]):
            cancelled |= {place, before.pop()[0]}
        else:
            waiting[key, row.amount].append((place, says_refund))
    return [row for place, row in enumerate(rows) if place not in cancelled], len(cancelled) // 2
