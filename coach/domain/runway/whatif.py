"""What-ifs: how far one key press moves a number."""

from __future__ import annotations

from coach.domain.runway.plan import Plan
from coach.domain.runway.results import break_even

STEPS = 20  # approximate number of key presses from zero to break-even


def income_step(plan: Plan) -> int:
    """A round amount (1, 2 or 5 and zeros), about a twentieth of break-even; never less than a whole unit."""
    wanted = max(break_even(plan) // STEPS, 10**plan.digits)
    power: int = 10 ** (len(str(wanted)) - 1)
    return next(step * power for step in (1, 2, 5, 10) if step * power >= wanted)
