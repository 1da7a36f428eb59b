"""The runway in words: plain, calm, and never more exact than it is."""

from __future__ import annotations

from datetime import date

from coach.domain.amounts import about, grouped
from coach.domain.dates import day_in_year, day_with_year
from coach.domain.money_phrases import phrase_words
from coach.domain.runway.plan import Account, Deadline, Debt, Expense, Income, Line, OneOffIncome, Plan
from coach.domain.runway.projection import Projection
from coach.domain.runway.results import Band, LineResult
from coach.domain.sanitize import shown
from coach.domain.wording import count

TITLES = {"current": "As now", "lean": "Lean", "bare-bones": "Bare bones"}
ABOUT = {"current": "all you pay", "lean": "without what you can cut", "bare-bones": "only the essentials"}
NO_END = "no end within ten years"
NO_DAY = "{name} has no day, so a little is counted every day."
NAMED = 3


def how_long(projection: Projection, today: date) -> str:
    """Return the time from `today` until the money runs out: "4 months and 12 days"."""
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
    """For a narrow column: "+12 days"; or what it saves until then, if cutting it alone gains no day: "saves 2,240"."""
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
    """The first sentence: when the money runs out, or that it doesn't. `short` leaves out how long that is."""
    if not plan.accounts:
        return "Add the money you have, and you will see how long it lasts."
    if not plan.spends:
        return "Now add what you pay, and you will see how long the money lasts."
    out = projection.runs_out
    if out is None:
        return "As planned, the money does not run out within ten years."
    if out <= today:
        return f"In this plan the money lasted until {day_with_year(out)}. Enter what is in your accounts today."
    return f"The money lasts until {day_with_year(out)}{'' if short else f': {how_long(projection, today)}'}."


def next_thing(plan: Plan, projection: Projection) -> str:
    """Suggest one thing to do next."""
    if not plan.accounts:
        return "Start with one account: how much could you use this week?"
    if not plan.expenses:
        return "Start with the largest bill. Add the others later."
    if projection.runs_out is None:
        return "You don't have to cut anything. Look again when something changes."
    short = f"On {day_in_year(projection.runs_out)} you are {money(projection.missing, plan)} short."
    if any(line.counts_as != "essential" and line.id not in plan.cut for line in plan.expenses):
        return f"{short} What gains most and is missed least is at the top."
    return f"{short} Only essentials are left, so part-time income would help more than another cut."


def band_words(band: Band) -> str:
    """Name the earliest and latest day, and what that assumes."""
    worse = day_with_year(band.worse) if band.worse else NO_END
    better = day_with_year(band.better) if band.better else NO_END
    late = f" and lump sums come {count(band.late_days, 'day')} late" if band.late_days else ""
    return (
        f"If flexible and cuttable costs are {band.percent} % higher{late}: {worse}. "
        f"If they are {band.percent} % lower: {better}."
    )


def break_even_words(amount: int, plan: Plan) -> str:
    """Say how much more would have to come in."""
    if not amount:
        return "Your regular income covers what you pay."
    return f"With {money(amount, plan)} more a month the money would not run out."


def line_words(line: Line, plan: Plan) -> str:
    """Describe a line in a few words: "AED 24,000 every 4 months", "AED 4,000 owed, AED 200 a month at least"."""
    if isinstance(line, (Expense, Income)):
        return phrase_words(money(line.amount, plan), line.every)
    if isinstance(line, Debt):
        return f"{money(line.balance, plan)} owed, {money(line.minimum, plan)} a month at least"
    if isinstance(line, OneOffIncome):
        return f"{money(line.amount, plan)} on {day_with_year(line.on)}"
    return day_with_year(line.on) if isinstance(line, Deadline) else money(line.balance, plan)


def assumed_of(line: Line, plan: Plan) -> list[str]:
    """List the defaults assumed for a line, a sentence each."""
    said = []
    if isinstance(line, Expense):
        if line.has_no_day:
            said.append(NO_DAY.format(name="It"))
        if line.guessed_from:
            said.append(f"It counts as {line.category} because of \u201c{line.guessed_from}\u201d.")
        if line.category is None:
            said.append("It is not sorted yet, so it counts as flexible.")
    if isinstance(line, Debt) and line.day is None:
        said.append(NO_DAY.format(name="The least to pay"))
    if isinstance(line, Income) and line.since is None:
        said.append(f"It has no first day, so it counts from {day_with_year(plan.start)}.")
    if isinstance(line, Account) and line.tier == "later" and not line.after_days:
        said.append("It comes later, but you have not said when, so it counts as available now.")
    return said


def assumed_words(plan: Plan) -> list[str]:
    """List the defaults assumed for all lines, a sentence each."""
    counted = [each for each in plan.expenses if each.id not in plan.cut]
    daily = [each.name for each in counted if each.has_no_day]
    daily += [each.name for each in plan.debts if each.day is None and each.minimum]
    unsorted = [each for each in counted if each.category is None]
    at_once = [each.name for each in plan.accounts if each.tier == "later" and not each.after_days]
    said = []
    if len(daily) == 1:
        said.append(NO_DAY.format(name=shown(daily[0])))
    elif daily:
        said.append(f"{_names(daily)} have no day, so a little is counted every day.")
    if unsorted:
        many = len(unsorted) > 1
        said.append(
            f"{count(len(unsorted), 'line')} {'are' if many else 'is'} not sorted yet, so "
            f"{'they count' if many else 'it counts'} as flexible."
        )
    said += [
        f"{shown(name)} comes later, but you have not said when, so it counts as available now." for name in at_once
    ]
    return said


def _names(names: list[str]) -> str:
    """ "Rent, Food and Phone", "5 lines (Rent, Food, Phone and others)"."""
    first = [shown(name) for name in names[:NAMED]]
    if len(names) > NAMED:
        return f"{len(names)} lines ({', '.join(first)} and others)"
    return f"{', '.join(first[:-1])} and {first[-1]}"
