"""The reasons for a figure, as text: dates and amounts behind a line, months behind a day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import takewhile

from rich.cells import set_cell_size
from textual.content import Content

from coach.domain.amounts import grouped
from coach.domain.dates import MONTHS, day_with_year, short_day
from coach.domain.runway.breakdown import ExplainedDay, ExplainedMonth, explain_days, explain_months, flows_of
from coach.domain.runway.plan import Deadline, Debt, Expense, Income, Line, OneOffIncome, Plan
from coach.domain.runway.results import LineResult, Results, monthly
from coach.domain.runway.wording import assumed_of, assumed_words, band_words, break_even_words, end_words, money
from coach.domain.sanitize import shown
from coach.domain.wording import count
from coach.tui.themes import MUTED

NEXT = 12
DAYS_AHEAD = 92
ORDER = (
    "How coach counts: each day, money comes in before bills are paid. The money runs out on the day of the first "
    "bill that you can't pay in full. In a short month, a bill due on the 31st counts on the last day."
)


def line_text(line: Line, found: Results, today: date) -> Content:
    """Return what a line does, and when."""
    parts = [Content(words) for words in _about(line, found)]
    flows = [(on, amount) for on, amount in flows_of(line, found.plan) if on >= today]
    if flows and isinstance(line, (Expense, Income, Debt)):
        dates = ["a little every day"] if _goes_daily(line) else _dates(flows, found.plan)
        parts.append(Content.assemble(("Next", "bold"), "\n" + "\n".join(dates)))
    if isinstance(line, (Income, OneOffIncome, Deadline)) and line.source:
        parts.append(Content(f"The figures are from: {shown(line.source)}"))
    return Content("\n\n").join([*parts, Content.styled(ORDER, MUTED)])


def _dates(flows: list[tuple[date, int]], plan: Plan) -> list[str]:
    more = [f"and {count(len(flows) - NEXT, 'time')} more within ten years"] if len(flows) > NEXT else []
    return [
        *(f"{short_day(on):<12} {on.year}  {grouped(amount, plan.digits):>14}" for on, amount in flows[:NEXT]),
        *more,
    ]


def _goes_daily(line: Line) -> bool:
    return line.goes_daily if isinstance(line, Expense) else isinstance(line, Debt) and line.day is None


def _about(line: Line, found: Results) -> list[str]:
    plan = found.plan
    if isinstance(line, Expense):
        result = next(each for each in found.lines if each.expense.id == line.id)
        yearly = money(line.amount if line.every == "once" else result.monthly * 12, plan)
        said = [*assumed_of(line, plan), "Press e to change it."] if assumed_of(line, plan) else []
        average = f"{money(result.monthly, plan)} a month on average, about {yearly} a year."
        return [average, *filter(None, [" ".join(said)]), _price(result, found)]
    if isinstance(line, Income):
        return [" ".join([f"{money(monthly(line), plan)} a month on average.", *assumed_of(line, plan)])]
    if isinstance(line, Debt):
        owed = f"You owe {money(line.balance, plan)}, and pay {money(line.minimum, plan)} a month until it is paid off."
        return [" ".join([owed, *assumed_of(line, plan)])]
    return [shown(line.name)]


def _price(result: LineResult, found: Results) -> str:
    if result.is_cut:
        if result.bought.no_end:
            return "You have cut this, so the money does not run out. Space brings it back."
        return (
            f"You have cut this, and the money lasts {count(result.bought.days, 'day')} longer. Space brings it back."
        )
    if found.current.end is None:
        return "The money lasts anyway, so you don't have to cut anything."
    if result.bought.no_end:
        return "Without it the money would not run out within ten years."
    alone = ""
    if result.alone != result.bought:
        alone = f" Without your other cuts that would be {count(result.alone.days, 'day')}."
    if not result.bought.days:
        spared, missing = money(result.spared, found.plan), money(found.current.missing, found.plan)
        told = f"Cutting only this does not change the day the money runs out: you are {missing} short then"
        return f"{told}, and it saves {spared}.{alone}"
    return f"Without it the money lasts {count(result.bought.days, 'day')} longer.{alone}"


def months_text(found: Results) -> Content:
    """Return the current scenario month by month, until the money runs out or for two years."""
    plan, projection = found.plan, found.current
    months = list(explain_months(plan, "current", 24 if projection.end is None else 120))
    if projection.end is not None:
        months = [*takewhile(lambda month: month.closing >= 0, months), *[m for m in months if m.closing < 0][:1]]
    figures = [(month.came, month.went, month.closing) for month in months]
    wide = max(9, *(len(grouped(each, plan.digits)) + 2 for three in figures for each in three))
    head = f"{'':<11}{'in':>{wide}}{'out':>{wide}}{'left':>{wide}}"
    rows = "\n".join(_month(month, plan, wide) for month in months)
    words = [
        Content(
            f"The money lasts {end_words(projection)}." if projection.end is not None else "The money does not run out."
        ),
        Content.assemble((head, MUTED), "\n", rows),
        Content(band_words(found.band)),
        Content(break_even_words(found.break_even, plan)),
        *map(Content, assumed_words(plan)),
        Content.styled(ORDER, MUTED),
    ]
    return Content("\n\n").join(words)


def _month(month: ExplainedMonth, plan: Plan, wide: int) -> str:
    name = f"{month.begins.day} {MONTHS[month.begins.month - 1][:3]} {month.begins.year}"
    figures = (month.came, month.went, month.closing)
    return f"{name:<11}" + "".join(f"{grouped(figure, plan.digits):>{wide}}" for figure in figures)


def days_text(found: Results, today: date) -> Content:
    """Return every day with a payment, from `today` for three months or until the money runs out."""
    plan, out = found.plan, found.current.runs_out
    first, last = max(today, plan.start), max(today, plan.start) + timedelta(days=DAYS_AHEAD)
    days = explain_days(plan, "current", first, min(last, out) if out and out >= first else last)
    if not days:
        return Content(f"Nothing comes in and nothing goes out until {day_with_year(last)}.")
    parts = [Content("\n").join(_day(day, plan)) for day in days]
    return Content("\n\n").join([*parts, Content.styled(ORDER, MUTED)])


def _day(day: ExplainedDay, plan: Plan) -> list[Content]:
    left = f"{short_day(day.on):<34}{grouped(day.closing, plan.digits):>14} left"
    flows = [f"  {set_cell_size(shown(each.name), 30)}  {grouped(each.amount, plan.digits):>14}" for each in day.flows]
    return [Content.styled(left, "bold"), *map(Content, flows)]
