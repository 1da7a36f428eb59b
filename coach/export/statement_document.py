"""How a statement file was read: its bookings, the decisions made, what was skipped, and open questions."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from coach.domain.amounts import grouped
from coach.domain.dates import day_in_year
from coach.domain.document import Document, Paragraph, all_of, filled, section
from coach.domain.wording import count
from coach.export.how_read import decision_line

if TYPE_CHECKING:
    from coach.domain.runway.statement import Booking, OpenQuestion, Statement

SHOWN = 5
OPTIONS = {"day-order": "--day-order", "decimal": "--decimal", "currency": "--currency", "columns": "--columns"}


def statement_document(statements: Sequence[Statement], digits: int) -> Document:
    """Everything about one file."""
    bookings = [booking for each in statements for booking in each.bookings]
    decisions = dict.fromkeys(decision for each in statements for decision in each.decisions)
    left_out = [row for each in statements for row in each.left_out]
    out = (f"Row {row.row}: {row.why}." for row in left_out[: 4 * SHOWN])
    asked = (
        [Paragraph(f"coach needs to ask: {question.words} {how_to_answer(question)}")]
        for question in statements[0].questions
    )
    head = (Paragraph(taken_words(statements, digits)), *_bookings(bookings[:SHOWN], digits))
    sections = (
        section("", head, _more(len(bookings) - SHOWN, "booking")),
        section("How it was read", all_of("detail", map(decision_line, decisions))),
        section("Left out", all_of("detail", out), _more(len(left_out) - 4 * SHOWN, "row")),
        *(section("", each) for each in asked),
    )
    return Document("", filled(sections))


def _bookings(bookings: Iterable[Booking], digits: int) -> Iterator[Paragraph]:
    for each in bookings:
        yield Paragraph(each.payee, "detail", lead=f"{each.on}  {grouped(each.amount, digits):>14}  ")


def _more(number: int, what: str) -> tuple[Paragraph, ...]:
    return all_of("detail", [f"and {count(number, what)} more"] if number > 0 else [])


def taken_words(statements: Sequence[Statement], digits: int) -> str:
    """ "march.csv: 12 bookings from 1 March 2026 to 31 March 2026, AED 18,000 in and 6,000 out; 2 rows left out." """
    bookings = [booking for each in statements for booking in each.bookings]
    left_out = sum(len(each.left_out) for each in statements)
    come = sum(each.amount for each in bookings if each.amount > 0)
    gone = -sum(each.amount for each in bookings if each.amount < 0)
    first, last = min(each.on for each in bookings), max(each.on for each in bookings)
    accounts = f" in {count(len(statements), 'account')}" if len(statements) > 1 else ""
    days = f"on {day_in_year(first)}" if first == last else f"from {day_in_year(first)} to {day_in_year(last)}"
    sums = f"{grouped(come, digits)} in and {grouped(gone, digits)} out"
    out = f"; {count(left_out, 'row')} left out" if left_out else ""
    currency = f"{statements[0].currency} " if statements[0].currency else ""
    return f"{statements[0].name}: {count(len(bookings), 'booking')}{accounts} {days}, {currency}{sums}{out}."


def how_to_answer(question: OpenQuestion) -> str:
    """ "Say it with --day-order dmy (3 April 2026) or --day-order mdy (4 March 2026)." """
    said = [f"{option_of(question, value)} ({words})" for value, words in question.choices]
    return f"Answer with {' or '.join(said)}." if said else ""


def option_of(question: OpenQuestion, value: str) -> str:
    """The option that gives this answer."""
    if question.about == "flip":
        return "--flip" if value == "yes" else "--no-flip"
    if question.about == "sign":
        place, _, word = value.partition("=")
        return f"--columns sign={place} --out-word {shlex.quote(word)}"
    shown_value = {".": "point", ",": "comma"}.get(value, value)
    return f"{OPTIONS[question.about]} {shown_value}"
