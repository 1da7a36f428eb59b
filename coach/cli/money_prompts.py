"""Prompts for what `coach money add` was not given but the runway needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.cli.context import Context
    from coach.domain.runway.events import LineSet


def ask_missing(event: LineSet, context: Context) -> LineSet:
    """The line with its day and its category, if the person knows them; an empty answer leaves one out."""
    from coach.cli.money_options import plan_currency
    from coach.cli.prompts import ask
    from coach.domain.runway.category_guess import guessed_category
    from coach.domain.runway.fields import typed_fields

    def with_field(name: str, question: str, event: LineSet) -> LineSet:
        found = [event]

        def check(text: str) -> str:
            found.append(
                event._replace(**typed_fields(event.what, {name: text}, plan_currency(context), context.today))
            )
            return text

        ask(question, check)
        return found[-1]

    if _lacks_day(event):
        event = with_field("day", _day_question(event), event)
    if event.what == "expense" and event.category is None and not guessed_category(event.name):
        event = with_field(
            "category", "Is it essential, flexible or cuttable? (press enter if you are not sure) ", event
        )
    return event


def _lacks_day(event: LineSet) -> bool:
    from coach.domain.runway.field_rules import NO_PERIOD

    has_one = event.day is not None or event.since is not None or bool(event.spread)
    return event.what in ("expense", "debt") and not has_one and event.every not in NO_PERIOD


def _day_question(event: LineSet) -> str:
    from coach.domain.runway.field_rules import WEEKLY

    days = (
        "On which weekday is it due, 1 (Monday) to 7"
        if event.every in WEEKLY
        else "On which day of the month is it due"
    )
    return f"{days}? (press enter if there is none: coach then counts a little every day) "
