"""Asking on a terminal for what `coach money add` was not given, and the runway needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.cli.context import Context
    from coach.domain.runway.facts import LineSet


def completed(fact: LineSet, context: Context) -> LineSet:
    """The line with its day and its category, where the person knows them; an empty answer leaves one out."""
    from coach.cli.asking import ask
    from coach.cli.money_options import counted_in
    from coach.domain.runway.fields import typed_fields
    from coach.domain.runway.guessing import guessed_category

    def with_field(name: str, question: str, fact: LineSet) -> LineSet:
        found = [fact]

        def check(text: str) -> str:
            found.append(fact._replace(**typed_fields(fact.what, {name: text}, counted_in(context), context.today)))
            return text

        ask(question, check)
        return found[-1]

    if _lacks_day(fact):
        fact = with_field("day", _day_question(fact), fact)
    if fact.what == "expense" and fact.category is None and not guessed_category(fact.name):
        fact = with_field("category", "Is it essential, flexible or cuttable? (press enter if you are not sure) ", fact)
    return fact


def _lacks_day(fact: LineSet) -> bool:
    from coach.domain.runway.meanings import NO_PERIOD

    has_one = fact.day is not None or fact.since is not None or bool(fact.spread)
    return fact.what in ("expense", "debt") and not has_one and fact.every not in NO_PERIOD


def _day_question(fact: LineSet) -> str:
    from coach.domain.runway.meanings import WEEKLY

    days = (
        "On which weekday is it due, 1 (Monday) to 7" if fact.every in WEEKLY else "On which day of the month is it due"
    )
    return f"{days}? (press enter if there is none: coach then counts a little every day) "
