"""What was found in statements, as words and as facts to be recorded once the person has said yes."""

from __future__ import annotations

from collections.abc import Iterable

from coach.domain.amounts import grouped, plain
from coach.domain.dates import day_in_year
from coach.domain.runway.changes import new_id, with_new_ids
from coach.domain.runway.facts import LineSet
from coach.domain.runway.record import MoneyRecord
from coach.domain.runway.sorting import Found
from coach.domain.text import NAME_LIMIT, shown
from coach.domain.wording import count

SHOWN = 3


def evidence_words(line: Found, currency: str, digits: int) -> str:
    """ "Netflix: AED 56 every month. Cuttable, a subscription. Seen 6 times, last 12 Oct 2026 56, ..." """
    kind = (
        "It comes in; leave it out if it has ended."
        if line.comes
        else f"{line.category.capitalize()}{', a subscription' if line.subscription else ''}."
    )
    rhythm = "a month in the mean" if line.spread else f"every {line.every}"
    last = ", ".join(f"{day_in_year(row.on)} {grouped(abs(row.amount), digits)}" for row in line.bookings[-SHOWN:])
    amount = f"{currency} {grouped(line.amount, digits)}".strip()
    return f"{line.name}: {amount} {rhythm}. {kind} Seen {count(len(line.bookings), 'time')}, last {last}."


def is_known(line: Found, record: MoneyRecord) -> bool:
    """Whether the plan has a line of this name already."""
    return any(entry.text("name").casefold() == _named(line).casefold() for entry in record.lines.values())


def _named(line: Found) -> str:
    return shown(line.name).replace("\ufffd", "")[:NAME_LIMIT].strip() or "Payment"


def as_facts(lines: Iterable[Found], record: MoneyRecord, digits: int) -> list[LineSet]:
    """Several lines, as they are recorded in one go."""
    return with_new_ids((as_fact(line, record, digits) for line in lines), record.lines)


def as_fact(line: Found, record: MoneyRecord, digits: int) -> LineSet:
    """The line as it is recorded: due on the day of its last booking, and from then on."""
    last = line.bookings[-1].on
    name = _named(line)
    line_id, amount = new_id(name, record.lines), plain(line.amount, digits)
    if line.comes:
        return LineSet(line_id, "income", name, amount, line.every, since=last)
    if line.spread:
        return LineSet(line_id, "expense", name, amount, "month", spread=True, category=line.category)
    monthly = line.every in ("month", "quarter", "year")
    return LineSet(
        *(line_id, "expense", name, amount, line.every),
        since=last,
        day=last.day if monthly else None,
        category=line.category,
        discomfort=1 if line.subscription else None,
    )
