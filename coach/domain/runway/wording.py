"""The runway in words: plain, calm, and never more exact than it is."""

from __future__ import annotations

from datetime import date

from coach.domain.amounts import about, grouped
from coach.domain.dates import day_in_year, day_with_year
from coach.domain.runway.plan import Plan
from coach.domain.runway.projection import Projection
from coach.domain.runway.results import Band, LineResult
from coach.domain.wording import count

TITLES = {"current": "As now", "lean": "Lean", "bare-bones": "Bare bones"}
ABOUT = {"current": "all you pay", "lean": "without what you can cut", "bare-bones": "the essential only"}
NO_END = "no end within ten years"


def how_long(projection: Projection, today: date) -> str:
    """ "4 months and 12 days", from `today` on."""
    if (length := projection.months_and_days(today)) is None:
        return NO_END
    months, days = length
    parts = [count(months, "month")] if months else []
    parts += [count(days, "day")] if days or not months else []
    return " and ".join(parts)


def end_words(projection: Projection) -> str:
    """ "until 12 April 2027"."""
    return f"until {day_with_year(projection.runs_out)}" if projection.runs_out else NO_END


def price_words(line: LineResult, plan: Plan) -> str:
    """For a narrow column: "+12 days"; where it moves no day by itself, what it spares until then: "saves 2,240"."""
    if line.bought.no_end:
        return "no end"
    if line.bought.days:
        return f"+{count(line.bought.days, 'day')}"
    return f"saves {about(line.spared, plan.digits)}" if line.spared else "–"


def price_sentence(line: LineResult, plan: Plan) -> str:
    """The price of an expense in days, as a sentence: "Without it the money lasts 12 days longer." """
    if line.bought.no_end:
        return "Without it the money does not run out within ten years."
    if line.bought.days:
        return f"Without it the money lasts {count(line.bought.days, 'day')} longer."
    return f"Without it you keep {money(line.spared, plan)} until then." if line.spared else ""


def money(amount: int, plan: Plan) -> str:
    """ "AED 4,500"."""
    return f"{plan.currency} {grouped(amount, plan.digits)}".strip()


def headline(plan: Plan, projection: Projection, today: date, *, short: bool = False) -> str:
    """The first sentence: when the money ends, or that it does not. `short` leaves out how long that is."""
    if not (plan.accounts or plan.incomes or plan.lumps):
        return "Add the money you have, and you will see how long it lasts."
    if not plan.spends:
        return "Now add what you pay, and you will see how long the money lasts."
    out = projection.runs_out
    if out is None:
        return "As planned, the money does not run out within ten years."
    if out <= today:
        return f"By this plan the money was to last until {day_with_year(out)}. Tell what is in your accounts today."
    return f"The money lasts until {day_with_year(out)}{'' if short else f': {how_long(projection, today)}'}."


def next_thing(plan: Plan, projection: Projection) -> str:
    """What a person can do next, one thing."""
    if not plan.accounts:
        return "Begin with one account: what could you draw on this week?"
    if not plan.expenses:
        return "Begin with the largest bill. The others can follow."
    if projection.runs_out is None:
        return "Nothing has to be cut. Look again when something changes."
    if projection.missing and plan.expenses:
        day, missing = day_in_year(projection.runs_out), money(projection.missing, plan)
        return f"On {day} {missing} is missing. What helps most is at the top."
    open_lines = [line for line in plan.expenses if line.counts_as == "cuttable" and line.id not in plan.cut]
    if open_lines:
        return "What buys the most days for the least discomfort is at the top of the list."
    return "Most of what can be cut is cut. A part-time income would now help more than any other cut."


def band_words(band: Band) -> str:
    """Between which days, and what that assumes."""
    worse = day_with_year(band.worse) if band.worse else NO_END
    better = day_with_year(band.better) if band.better else NO_END
    return (
        f"If what you could spend less on costs {band.percent} % more, and lump sums come "
        f"{count(band.late_days, 'day')} late: {worse}. If it costs {band.percent} % less: {better}."
    )
