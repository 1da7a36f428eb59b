"""How a file was read, step by step, in words; the same for statements, people and applications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.runway.statement import DAY_ORDERS

if TYPE_CHECKING:
    from coach.domain.runway.statement import Decision

STEPS = {
    "form": "Form",
    "sheet": "Sheet",
    "sheets": "Other sheets",
    "encoding": "Encoding",
    "delimiter": "Separator",
    "quotes": "Quotation marks",
    "header": "Headings",
    "columns": "Columns",
    "day-order": "Days",
    "decimal": "Decimal mark",
    "sign": "In or out",
    "currency": "Currency",
    "fee": "Fees",
    "rounding": "Rounded",
    "balance": "Balances",
}


def step_words(decision: Decision) -> str:
    """ "Days"."""
    return STEPS.get(decision.step, decision.step)


def what_words(decision: Decision) -> str:
    """ "day, month, year"."""
    return DAY_ORDERS.get(decision.what, decision.what)


def decision_line(decision: Decision) -> str:
    """ "Days: day, month, year. One row shows it." """
    return f"{step_words(decision)}: {what_words(decision)}. {decision.why[:1].upper()}{decision.why[1:]}."
