"""Going through the regular payments, one at a time."""

from __future__ import annotations

from coach.domain.runway.plan import Expense, Plan
from coach.domain.runway.ranking import by_price
from coach.domain.runway.results import results
from coach.domain.runway.state import MoneyState


def to_look_at(plan: Plan, record: MoneyState) -> list[Expense]:
    """The payments that were not decided about yet, or were left for later; all of them, once each was looked at.

    What comes once, what is cut and what has ended is left out; what buys the most days for its discomfort comes first.
    """
    regular = [
        line.expense
        for line in by_price(results(plan).lines)
        if line.expense.every != "once" and not line.is_cut and line.expense.until is None
    ]
    undecided = [each for each in regular if record.looks.get(each.id, "later") == "later"]
    return undecided or regular
