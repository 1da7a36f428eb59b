"""How a statement file was read, as plain values for JSON, in the shape documented in docs/commands.md."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from coach.domain.amounts import plain
from coach.export.json_values import Data, iso

if TYPE_CHECKING:
    from coach.domain.runway.statement import Statement


def statement_data(statements: Sequence[Statement], digits: int) -> Data:
    """Everything about one file; totals and days cover all its accounts."""
    bookings = [booking for each in statements for booking in each.bookings]
    left_out = [row for each in statements for row in each.left_out]
    return {
        "file": statements[0].name,
        "rows": len(bookings) + len(left_out),
        "taken": len(bookings),
        "left_out": [{"row": row.row, "why": row.why} for row in left_out],
        "in": plain(sum(each.amount for each in bookings if each.amount > 0), digits),
        "out": plain(-sum(each.amount for each in bookings if each.amount < 0), digits),
        "first": iso(min((each.on for each in bookings), default=None)),
        "last": iso(max((each.on for each in bookings), default=None)),
        "currency": statements[0].currency,
        "accounts": [
            {"account": each.account, "taken": len(each.bookings), **_balance(each, digits)} for each in statements
        ],
        "decisions": {
            decision.step: {"what": decision.what, "why": decision.why}
            for each in reversed(statements)
            for decision in each.decisions
        },
        "questions": [
            {"about": question.about, "words": question.words, "choices": [value for value, _ in question.choices]}
            for question in statements[0].questions
        ],
    }


def _balance(statement: Statement, digits: int) -> Data:
    balance = statement.balance
    return {"balance": {"on": iso(balance.on), "amount": plain(balance.amount, digits)} if balance else None}
