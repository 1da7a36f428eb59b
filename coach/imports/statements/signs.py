"""The direction of each amount: by columns of debits and credits, a column of signs, its own sign, or by asking."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from coach.domain.runway.statement import Decision, OpenQuestion

LEAST_TO_ASK = 4  # different payers; a few are more likely employers than shops
LOPSIDED = 5  # this many times more in than out makes no sense in an account; it may be a card
_FLIP_CHOICES = (("yes", "money that went out"), ("no", "money that came in"))


class Cell(NamedTuple):
    """An amount in a row: its minor units without a sign, its sign as written, and what letters next to it mean."""

    minor: int
    sign: int
    says: int = 0


class AmountCells(NamedTuple):
    """The cells of one row: one amount and the word of a column of signs (1, -1, 0), or a debit and a credit."""

    amount: Cell | None = None
    word: int | None = None
    debit: Cell | None = None
    credit: Cell | None = None


class Signed(NamedTuple):
    """The amounts of all rows, negative for money out, None if unknown; and how that was worked out."""

    amounts: list[int | None]
    decision: Decision
    question: OpenQuestion | None = None
    is_card: bool = False


class Hints(NamedTuple):
    """Evidence from the rest of the table.

    `is_card` is whether its headings are those of a card, whose charges are positive; `texts` are the words of each
    row, and `is_repayment` tells whether some of them mean a payment to the card.
    """

    is_card: bool
    texts: Sequence[str]
    is_repayment: Callable[[str], bool]


def with_signs(rows: Sequence[AmountCells], hints: Hints, *, flip: bool | None) -> Signed:
    """The direction of each amount. `flip` is the person's answer for amounts without any other sign."""
    if any(row.debit or row.credit for row in rows):
        signed = _from_two_columns(rows)
    elif any(row.word for row in rows):
        signed = _from_words(rows)
    else:
        return _from_signs(rows, hints, flip=flip)
    return _inverted(signed, "you said so") if flip else signed


def _inverted(signed: Signed, why: str) -> Signed:
    amounts = [None if each is None else -each for each in signed.amounts]
    return Signed(amounts, Decision("sign", "reversed: amounts above zero went out", why))


def _from_two_columns(rows: Sequence[AmountCells]) -> Signed:
    """A minus among debits is either how the bank writes all of them, or a reversed debit."""
    debits, lent = _usual_sign([row.debit for row in rows]), _usual_sign([row.credit for row in rows])

    def amount(row: AmountCells) -> int | None:
        gone = row.debit.minor * row.debit.sign * debits if row.debit else 0
        come = row.credit.minor * row.credit.sign * lent if row.credit else 0
        if (gone and come) or not (row.debit or row.credit):
            return None
        return come - gone

    why = "debits are written with a minus" if debits < 0 else "a minus in one of them reverses a booking"
    return Signed([amount(row) for row in rows], Decision("sign", "columns for money out and money in", why))


def _usual_sign(cells: Sequence[Cell | None]) -> int:
    signs = [cell.sign for cell in cells if cell and cell.minor]
    return -1 if signs.count(-1) > signs.count(1) else 1


def _from_words(rows: Sequence[AmountCells]) -> Signed:
    """Next to a word such as Debit the amount usually has no sign; some banks write both."""
    going = [row.amount.sign for row in rows if row.amount and row.amount.minor and row.word == -1]
    written = going.count(-1) > going.count(1)

    def amount(row: AmountCells) -> int | None:
        if row.amount is None:
            return None
        if written:
            return row.amount.minor * (row.amount.says or row.amount.sign)
        return row.amount.minor * row.amount.sign * row.word if row.word else None

    why = "the amounts have a minus as well, which agrees" if written else "the amounts themselves have no sign"
    return Signed([amount(row) for row in rows], Decision("sign", "a column says which way money went", why))


def _from_signs(rows: Sequence[AmountCells], hints: Hints, *, flip: bool | None) -> Signed:
    cells = [row.amount for row in rows]
    usual = _unsigned(cells)

    def amount(cell: Cell | None) -> int | None:
        if cell is None:
            return None
        direction = cell.says * (cell.sign if cell.says > 0 else 1) if cell.says else cell.sign * usual
        return cell.minor * direction

    amounts = [amount(cell) for cell in cells]
    why = "money that came in is marked, so unmarked amounts went out" if usual < 0 else ""
    signed = Signed(amounts, Decision("sign", "the sign in the amount", why or "amounts below zero went out"))
    if flip is not None:
        return (
            _inverted(signed, "you said so")
            if flip
            else signed._replace(decision=Decision("sign", "as written", "you said so"))
        )
    if usual < 0:
        return signed
    return _inverted_for_card(signed, hints)


def _unsigned(cells: Sequence[Cell | None]) -> int:
    """The direction of an amount without letters or sign: -1 if only money in is marked, with CR or a plus."""
    marked = {cell.says for cell in cells if cell and cell.says}
    bare = [cell for cell in cells if cell and not cell.says]
    return -1 if marked == {1} and bare and all(cell.sign > 0 for cell in bare) else 1


def _inverted_for_card(signed: Signed, hints: Hints) -> Signed:
    """Invert the amounts if it is a card's list of charges; ask if it may be one."""
    come = [place for place, each in enumerate(signed.amounts) if each and each > 0]
    gone = [place for place, each in enumerate(signed.amounts) if each and each < 0]
    if hints.is_card and len(come) >= len(gone):
        return _inverted(signed, "its headings are those of a card")._replace(is_card=True)
    repaid = [place for place in gone if hints.is_repayment(hints.texts[place])]
    if repaid and len(come) >= len(gone) and not any(hints.is_repayment(hints.texts[place]) for place in come):
        return _inverted(signed, "payments to the card are below zero")._replace(is_card=True)
    payers = {hints.texts[place] for place in come}
    if len(payers) >= LEAST_TO_ASK and len(come) >= LOPSIDED * len(gone):
        which = (
            "Every amount is"
            if not gone
            else f"{len(come)} amounts are above zero and {len(gone)} below. Those above are"
        )
        words = (
            f"{which} money that went out, or money that came in?"
            if gone
            else "Every amount is above zero. Did the money go out, or come in?"
        )
        return signed._replace(question=OpenQuestion("flip", words, _FLIP_CHOICES))
    return signed
