"""The audit of regular payments, one at a time."""

from __future__ import annotations

from coach.domain.runway.plan import Expense, Plan
from coach.domain.runway.ranking import by_value
from coach.domain.runway.results import results
from coach.domain.runway.state import MoneyState


def to_audit(plan: Plan, record: MoneyState) -> list[Expense]:
    """The payments not decided on yet or left for later; all of them, once each was audited.

    One-off, cut and ended expenses are left out; those that gain the most days for their discomfort come first.
    """
    regular = [
        line.expense
        for line in by_value(results(plan).lines)
        if line.expense.every != "once" and not line.is_cut and line.expense.until is None
    ]
    undecided = [each for each in regular if record.looks.get(each.id, "later") == "later"]
    return undecided or regular
