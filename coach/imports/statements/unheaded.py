"""Chooses the amount among several columns of numbers without a telling heading: by the balances, or by asking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from coach.domain.runway.statement import OpenQuestion
from coach.domain.sanitize import shown
from coach.imports.statements.columns import Columns
from coach.imports.statements.proof import Proof, prove, prove_sizes
from coach.imports.table.grid import GridRow
from coach.imports.table.numbers import DecimalMark, Number, find_decimal_mark, parse_number

SAMPLE = 200
_QUESTION = "Which column has the amounts? The headings don't say, and the balances don't help."


def settle_rivals(
    columns: Columns, rows: Sequence[GridRow], digits: int, country: str
) -> tuple[Columns, OpenQuestion | None]:
    """The columns with the amount and the balance that prove each other; otherwise a question.

    A single column with signs in it, filled in every row, is the amount without a proof.
    """
    assert columns.amount is not None
    sample = rows[:SAMPLE]
    places = (columns.amount, *columns.rivals)
    numbers = [number for row in sample for place in places if (number := _number(row, place))]
    mark = find_decimal_mark(numbers, digits, country)
    best, proved = Proof(0, 0), columns
    for reading in _readings(columns, places, sample):
        amounts = [_amount(row, reading, mark, digits) for row in sample]
        if len(set(amounts)) == 1:  # next to a number that is the same in all rows, any row count adds up
            continue
        proof = prove(amounts, [_minor(row, reading.balance, mark, digits) for row in sample])
        full = reading.amount is None or _is_full(sample, reading)
        if full and proof.holds and not proof.turned and proof.fitting > best.fitting:
            best, proved = proof, reading
    if best.fitting:
        return proved._replace(rivals=()), None
    for amount, balance in permutations(places[:6], 2):
        amounts, balances = ([_minor(row, place, mark, digits) for row in sample] for place in (amount, balance))
        if len(set(amounts)) > 1 and prove_sizes(amounts, balances):
            return columns._replace(amount=amount, balance=balance, rivals=()), None
    if _is_signed(sample, columns.amount) and _is_full(sample, columns):
        return columns._replace(rivals=()), None
    choices = tuple((f"amount={place + 1}", f"column {place + 1}: {_examples(sample, place)}") for place in places[:6])
    return columns, OpenQuestion("columns", _QUESTION, choices)


def _readings(columns: Columns, places: Sequence[int], rows: Sequence[GridRow]) -> Iterator[Columns]:
    for amount, balance in permutations(places[:6], 2):
        yield columns._replace(amount=amount, balance=balance)
    sparse = [place for place in places[:6] if any(not _text(row, place) for row in rows)]
    for debit, credit in permutations(sparse, 2):
        for balance in (place for place in places if place not in (debit, credit)):
            yield columns._replace(amount=None, debit=debit, credit=credit, balance=balance)


def _text(row: GridRow, place: int | None) -> str:
    return row.cells[place].strip() if place is not None and place < len(row.cells) else ""


def _number(row: GridRow, place: int | None) -> Number | None:
    text = _text(row, place)
    return parse_number(text) if text else None


def _minor(row: GridRow, place: int | None, mark: DecimalMark, digits: int) -> int | None:
    number = _number(row, place)
    found = mark.minor(number, digits) if number else None
    return found[0] * number.direction if found and number else None


def _amount(row: GridRow, columns: Columns, mark: DecimalMark, digits: int) -> int | None:
    if columns.amount is not None:
        return _minor(row, columns.amount, mark, digits)
    debit, credit = (_minor(row, place, mark, digits) or 0 for place in (columns.debit, columns.credit))
    return abs(credit) - abs(debit) or None


def _is_signed(rows: Sequence[GridRow], place: int) -> bool:
    return any(number.direction < 0 for row in rows if (number := _number(row, place)))


def _is_full(rows: Sequence[GridRow], columns: Columns) -> bool:
    """Whether nearly every dated row has an amount; otherwise the column is one of two, for one direction."""
    dated = [row for row in rows if _text(row, columns.date)]
    return sum(not _text(row, columns.amount) for row in dated) * 20 <= len(dated)


def _examples(rows: Sequence[GridRow], place: int) -> str:
    return ", ".join([text for row in rows if (text := shown(_text(row, place)))][:2])
