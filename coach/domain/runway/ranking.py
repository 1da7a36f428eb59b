"""The order of expenses: most days gained for the least discomfort first."""

from __future__ import annotations

from collections.abc import Iterable

from coach.domain.runway.results import LineResult


def by_value(lines: Iterable[LineResult]) -> list[LineResult]:
    """Cuttable expenses before essential ones; in each group, the most days gained for the least discomfort first."""
    return sorted(
        lines,
        key=lambda each: (
            each.expense.counts_as == "essential",
            not each.bought.no_end,
            -each.bought.days / each.expense.discomfort,
            -each.spared / each.expense.discomfort,
            each.expense.name,
        ),
    )
