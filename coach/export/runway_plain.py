"""The runway in plain text."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, cast

from coach.domain.dates import day_with_year
from coach.domain.money_phrases import phrase_words
from coach.domain.named_records import short_keys
from coach.domain.runway.category_guess import guessed_category
from coach.domain.runway.plan import SCENARIOS
from coach.domain.runway.projection import project
from coach.domain.runway.ranking import by_price
from coach.domain.runway.results import Results
from coach.domain.runway.wording import (
    ABOUT,
    TITLES,
    assumed_words,
    band_words,
    break_even_words,
    end_words,
    headline,
    how_long,
    money,
    next_thing,
    price_words,
)
from coach.domain.sanitize import shown
from coach.export.plain import Lines, wrap

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.entries import Entry
    from coach.domain.runway.plan import Every, Plan, Scenario
    from coach.domain.runway.state import MoneyState


def runway_line(plan: Plan, today: date) -> str:
    """One sentence: when the money ends now."""
    return headline(plan, project(plan), today)


def runway_text(found: Results, today: date, width: int, search_months: int, only: Scenario | None = None) -> Lines:
    """What `coach runway` prints; `only` shows one scenario."""
    plan = found.plan
    shown_scenarios = [only] if only else list(SCENARIOS)
    lines = wrap(headline(plan, found.scenarios[only or "current"], today), width)
    lines += ["", *wrap(next_thing(plan, found.current), width), ""]
    for name in shown_scenarios if plan.has_an_end else []:
        projection = found.scenarios[name]
        low = projection.lowest
        lines += wrap(
            f"{TITLES[name]} ({ABOUT[name]}): {end_words(projection)}"
            + (f", {how_long(projection, today)}" if projection.end is not None else "")
            + (f". Lowest: {money(low.amount, plan)} on {day_with_year(low.on)}." if projection.end is None else ".")
            + _missing(found, name, search_months),
            width,
            rest="  ",
        )
    if plan.has_an_end:
        lines += ["", *wrap(band_words(found.band), width)]
    lines += wrap(break_even_words(found.break_even, plan), width)
    for words in assumed_words(plan):
        lines += wrap(words, width)
    if found.lines:
        lines += ["", "What you pay, and how many days longer the money lasts without it:", *_table(found)]
    if found.cliffs:
        lines += ["", "Dates:", *(f"  {day_with_year(cliff.on)}  {shown(cliff.what)}" for cliff in found.cliffs)]
    return lines


def _missing(found: Results, name: Scenario, months: int) -> str:
    missing = found.scenarios[name].shortfall(months)
    return f" If the search takes {months} months, you are {money(missing, found.plan)} short." if missing else ""


def _table(found: Results) -> Lines:
    return [
        f"  {'x' if line.is_cut else ' '} {shown(line.expense.name)}: {money(line.monthly, found.plan)} a month, "
        f"{line.expense.category or 'not sorted yet'}, hard to do without ({line.expense.discomfort} of 5): "
        f"{price_words(line, found.plan)}"
        for line in by_price(found.lines)
    ]


def lines_text(plan: Plan, record: MoneyState, width: int) -> Lines:
    """What `coach money list` prints: every line with its id."""
    if not record.lines:
        return wrap('There is nothing here yet. Start with `coach money add account "Savings" 20000`.', width)
    lines: Lines = []
    keys = short_keys(record.lines)
    for line, entry in record.lines.items():
        what, amount = entry.text("what"), entry.text("amount")
        parts = [what, _amount(amount, plan)]
        if what in ("expense", "income"):
            parts[-1] = phrase_words(parts[-1], cast("Every", entry.text("every") or "month"))
        parts += [_category(entry) if what == "expense" else "", entry.text("tier") if what == "account" else ""]
        parts += [f"day {entry.number('day')}" if entry.number("day") else ""]
        parts += ["a little every day" if entry.fields.get("spread") is True else ""]
        parts += [
            f"{word} {entry.text(name)}"
            for name, word in (("since", "from"), ("until", "until"), ("due", "on"))
            if entry.text(name)
        ]
        parts += ["cut" if line in record.cut else ""]
        source = f". From: {entry.text('source')}" if entry.text("source") else ""
        told = ", ".join(filter(None, parts))
        lines += wrap(f"{entry.text('name')} ({keys[line]}): {told}{source}", width, rest="    ")
    return lines


def _amount(amount: str, plan: Plan) -> str:
    """ "AED 8,400"; what a journal from elsewhere has in place of an amount, as it is."""
    try:
        return money(round(Fraction(amount) * 10**plan.digits), plan) if amount else ""
    except (ValueError, ZeroDivisionError):
        return shown(amount)


def _category(entry: Entry) -> str:
    if said := entry.text("category"):
        return said
    guess = guessed_category(entry.text("name"))
    return f"{guess.category} because of \u201c{guess.word}\u201d" if guess else "not sorted yet"


def assumed_text(record: MoneyState, width: int) -> Lines:
    """What `coach money assume` prints."""
    assumed = record.assumed
    said = (
        f"Prices rise by {assumed['inflation'] / 100:g} % a year. "
        f"Flexible spending may be {assumed['unsure_percent']} % more or less. "
        f"Lump sums may come {assumed['late_days']} days late. "
        f"The search may take {assumed['search_months']} months."
    )
    return wrap(said, width)
