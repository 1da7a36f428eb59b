"""A column of unknown words for money in and out: they are learnt from the balances, or the person is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coach.domain.runway.statement import OpenQuestion
from coach.domain.sanitize import shown
from coach.imports.statements.proof import prove

LEAST = 4  # rows; with fewer, two words in a column mean nothing
LONGEST = 16  # characters of such a word


class SignColumn(NamedTuple):
    """Its position, the word for money out, and the other one."""

    place: int
    out: str
    other: str


def learn_sign_column(
    rows: Sequence[Sequence[str]], used: frozenset[int], amounts: Sequence[int | None], balances: Sequence[int | None]
) -> SignColumn | None:
    """The column and the word by which the balances follow from the amounts, or None."""
    for column in _candidates(rows, used):
        for way in (column, SignColumn(column.place, column.other, column.out)):
            signed = [
                None if amount is None else abs(amount) * (-1 if row[way.place].strip() == way.out else 1)
                for row, amount in zip(rows, amounts, strict=True)
            ]
            proof = prove(signed, balances)
            if proof.holds and not proof.turned:
                return way
    return None


def question_about(rows: Sequence[Sequence[str]], used: frozenset[int], header: Sequence[str]) -> OpenQuestion | None:
    """Ask which of the two words in a column means money out; None if no column is a candidate."""
    column = next(_candidates(rows, used), None)
    if column is None:
        return None
    heading = shown(header[column.place]).strip()[:30] if column.place < len(header) else ""
    where = f"column {column.place + 1}{f' ({heading})' if heading else ''}"
    choices = tuple((f"{column.place + 1}={word}", f"{shown(word)} is money that went out") for word in column[1:])
    out, other = shown(column.out), shown(column.other)
    words = f"No amount has a sign. Does {out!r} in {where} mean money that went out, or {other!r}?"
    return OpenQuestion("sign", words, choices)


def _candidates(rows: Sequence[Sequence[str]], used: frozenset[int]) -> Iterator[SignColumn]:
    if len(rows) < LEAST:
        return
    width = min(len(row) for row in rows)
    for place in range(width):
        words = {row[place].strip() for row in rows} if place not in used else set()
        if len(words) == 2 and all(0 < len(word) <= LONGEST for word in words):
            first, second = sorted(words)
            yield SignColumn(place, first, second)
