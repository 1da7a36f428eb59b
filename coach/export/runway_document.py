"""The runway as a document."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, cast

from coach.domain.dates import day_with_year
from coach.domain.document import Document, Paragraph, all_of, filled, section
from coach.domain.money_phrases import phrase_words
from coach.domain.named_records import short_keys
from coach.domain.runway.category_guess import guessed_category
from coach.domain.runway.plan import SCENARIOS
from coach.domain.runway.projection import project
from coach.domain.runway.ranking import by_value
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

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from coach.domain.entries import Entry
    from coach.domain.runway.plan import Every, Plan, Scenario
    from coach.domain.runway.state import MoneyState


def runway_line(plan: Plan, today: date) -> str:
    """Say in one sentence when the money runs out."""
    return headline(plan, project(plan), today)


def runway_document(found: Results, today: date, search_months: int, only: Scenario | None = None) -> Document:
    """What `coach runway` prints; `only` limits it to one scenario."""
    plan = found.plan
    names: Iterable[Scenario] = ([only] if only else SCENARIOS) if plan.has_an_end else ()
    band = [band_words(found.band)] if plan.has_an_end else []
    groups = (
        [headline(plan, found.scenarios[only or "current"], today)],
        [next_thing(plan, found.current)],
        [*band, break_even_words(found.break_even, plan), *assumed_words(plan)],
    )
    first, second, last = (section("", map(Paragraph, group)) for group in groups)
    scenarios = section("", all_of("fact", (_scenario(found, name, today, search_months) for name in names)))
    dates = (f"{day_with_year(cliff.on)}  {cliff.what}" for cliff in found.cliffs)
    sections = (
        first,
        second,
        scenarios,
        last,
        section("What you pay, and how many days longer the money lasts without it:", all_of("row", _table(found))),
        section("Dates:", all_of("row", dates)),
    )
    return Document("", filled(sections))


def _scenario(found: Results, name: Scenario, today: date, search_months: int) -> str:
    projection = found.scenarios[name]
    low = projection.lowest
    lasts = f", {how_long(projection, today)}." if projection.end is not None else ""
    lasts = lasts or f". Lowest: {money(low.amount, found.plan)} on {day_with_year(low.on)}."
    return f"{TITLES[name]} ({ABOUT[name]}): {end_words(projection)}{lasts}{_missing(found, name, search_months)}"


def _missing(found: Results, name: Scenario, months: int) -> str:
    missing = found.scenarios[name].shortfall(months)
    return f" If the search takes {months} months, you are {money(missing, found.plan)} short." if missing else ""


def _table(found: Results) -> Iterator[str]:
    for line in by_value(found.lines):
        cost = f"{money(line.monthly, found.plan)} a month, {line.expense.category or 'not sorted yet'}"
        hard = f"hard to do without ({line.expense.discomfort} of 5): {price_words(line, found.plan)}"
        yield f"{'x' if line.is_cut else ' '} {line.expense.name}: {cost}, {hard}"


def plan_lines(plan: Plan, record: MoneyState) -> Iterator[Paragraph]:
    """What `coach money list` prints: every line with its id."""
    if not record.lines:
        yield Paragraph('There is nothing here yet. Start with `coach money add account "Savings" 20000`.')
    keys = short_keys(record.lines)
    for line, entry in record.lines.items():
        parts = [*_what(plan, entry), "cut" if line in record.cut else ""]
        source = f". From: {entry.text('source')}" if entry.text("source") else ""
        yield Paragraph(f"{entry.text('name')} ({keys[line]}): {', '.join(filter(None, parts))}{source}", "entry")


def _what(plan: Plan, entry: Entry) -> Iterator[str]:
    what, amount = entry.text("what"), entry.text("amount")
    yield what
    told = _amount(amount, plan)
    is_regular = what in ("expense", "income")
    yield phrase_words(told, cast("Every", entry.text("every") or "month")) if is_regular else told
    yield _category(entry) if what == "expense" else entry.text("tier") if what == "account" else ""
    yield f"day {entry.number('day')}" if entry.number("day") else ""
    yield "a little every day" if entry.fields.get("spread") is True else ""
    for name, word in (("since", "from"), ("until", "until"), ("due", "on")):
        yield f"{word} {entry.text(name)}" if entry.text(name) else ""


def _amount(amount: str, plan: Plan) -> str:
    """ "AED 8,400"; an invalid amount from another program is shown as it is."""
    try:
        return money(round(Fraction(amount) * 10**plan.digits), plan) if amount else ""
    except (ValueError, ZeroDivisionError):
        return amount


def _category(entry: Entry) -> str:
    if said := entry.text("category"):
        return said
    guess = guessed_category(entry.text("name"))
    return f"{guess.category} because of \u201c{guess.word}\u201d" if guess else "not sorted yet"


def assumed_sentences(record: MoneyState) -> str:
    """What `coach money assume` prints."""
    assumed = record.assumed
    return (
        f"Prices rise by {assumed['inflation'] / 100:g} % a year. "
        f"Flexible spending may be {assumed['unsure_percent']} % more or less. "
        f"Lump sums may come {assumed['late_days']} days late. "
        f"The search may take {assumed['search_months']} months."
    )
