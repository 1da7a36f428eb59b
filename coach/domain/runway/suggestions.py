"""Proposals from statements, in words, and as events once the person accepts them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from coach.domain.amounts import grouped, plain
from coach.domain.dates import day_in_year
from coach.domain.money_phrases import rhythm_words
from coach.domain.runway.changes import new_id, with_new_ids
from coach.domain.runway.events import LineSet
from coach.domain.runway.recurring import LineProposal, RecurringBookings
from coach.domain.runway.rhythms import next_due
from coach.domain.runway.state import MoneyState
from coach.domain.sanitize import NAME_LIMIT, shown
from coach.domain.wording import count

SHOWN = 3
MOST_DUE = 5_000  # periods between a booking and the day of the balance


def evidence_words(proposal: LineProposal, currency: str, digits: int) -> str:
    """ "Netflix: AED 56 every month. Cuttable, a subscription, because of NETFLIX. Seen 6 times, ..." """
    last = ", ".join(f"{day_in_year(row.on)} {grouped(abs(row.amount), digits)}" for row in proposal.bookings[-SHOWN:])
    seen = f"Seen {count(len(proposal.bookings), 'time')}, last {last}."
    amount = f"{currency} {grouped(proposal.amount, digits)}".strip()
    return f"{proposal.name}: {amount} {_rhythm(proposal)}. {_kind(proposal)} {seen}"


def _rhythm(proposal: LineProposal) -> str:
    if proposal.spread:
        return "a month on average"
    last_day = ", on its last day" if proposal.day == 31 and proposal.every == "month" else ""
    return f"{rhythm_words(proposal.every)}{last_day}"


def _kind(proposal: LineProposal) -> str:
    if proposal.comes:
        return "It is income. Leave it out if it has ended."
    if not proposal.category:
        return "coach can't tell how much you need it."
    subscription = ", a subscription" if proposal.subscription else ""
    return f"{proposal.category.capitalize()}{subscription}{f', {proposal.reason}' if proposal.reason else ''}."


def summary_words(found: RecurringBookings, currency: str, digits: int) -> tuple[str, ...]:
    """What was left out of the proposals and why, and how much the files cover: one sentence each."""
    sentences = []
    if found.duplicates:
        verb = "is" if found.duplicates == 1 else "are"
        sentences.append(f"{count(found.duplicates, 'booking')} {verb} in two files and {verb} counted once.")
    if found.transfers:
        verb = "is" if found.transfers == 1 else "are"
        sentences.append(
            f"{count(found.transfers, 'booking')} moved money between your own accounts and {verb} left out."
        )
    if found.refunds:
        sentences.append(
            f"{count(found.refunds, 'payment')} came back and {'is' if found.refunds == 1 else 'are'} left out."
        )
    for line in found.ended:
        amount = f"{currency} {grouped(line.amount, digits)}".strip()
        last = day_in_year(line.bookings[-1].on)
        sentences.append(
            f"{line.name} ({amount} {_rhythm(line)}) seems to have ended (last seen {last}), so coach does not propose "
            "it."
        )
    if found.irregular:
        sentences.append(_irregular_words(found, currency, digits))
    return (*sentences, *found.notes)


def _irregular_words(found: RecurringBookings, currency: str, digits: int) -> str:
    times, total, least, most = found.irregular or (0, 0, 0, 0)
    in_all = f"{currency} {grouped(total, digits)}".strip()
    if times == 1:
        return f"1 income of {in_all} is not regular, so coach does not propose it."
    between = f"between {grouped(least, digits)} and {grouped(most, digits)}"
    return f"{times} incomes of {in_all} in all are not regular ({between}), so coach does not propose them."


def is_known(proposal: LineProposal, record: MoneyState) -> bool:
    """Whether the plan already has a line of this name and kind."""
    what = "income" if proposal.comes else "expense"
    name = _named(proposal).casefold()
    return any(entry.text("name").casefold() == name and entry.text("what") == what for entry in record.lines.values())


def _named(proposal: LineProposal) -> str:
    return shown(proposal.name).replace("\ufffd", "")[:NAME_LIMIT].strip() or "Payment"


def as_events(proposals: Iterable[LineProposal], record: MoneyState, digits: int, counted_until: date) -> list[LineSet]:
    """Several lines as events, to be recorded in one transaction."""
    return with_new_ids((as_event(each, record, digits, counted_until) for each in proposals), record.lines)


def as_event(proposal: LineProposal, record: MoneyState, digits: int, counted_until: date) -> LineSet:
    """The line as an event: first due after its last booking and after `counted_until`, the day up to which the
    balances include everything.
    """
    name = _named(proposal)
    line_id, amount = new_id(name, record.lines), plain(proposal.amount, digits)
    if proposal.spread:
        return LineSet(line_id, "expense", name, amount, "month", spread=True, category=proposal.category)
    since = first_due(proposal, counted_until)
    if proposal.comes:
        return LineSet(line_id, "income", name, amount, proposal.every, since=since, day=proposal.day)
    return LineSet(
        *(line_id, "expense", name, amount, proposal.every),
        since=since,
        day=proposal.day,
        category=proposal.category,
        discomfort=1 if proposal.subscription else None,
    )


def first_due(proposal: LineProposal, counted_until: date) -> date:
    """The first due day that the balances do not include yet."""
    last = proposal.bookings[-1].on
    due = last
    for number in range(1, MOST_DUE):
        due = next_due(proposal.every, proposal.day, last, number)
        if due > max(last, counted_until):
            break
    return due
