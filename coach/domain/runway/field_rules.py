"""Which fields apply to which money lines. A field that doesn't apply is refused, not silently ignored."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

WEEKLY = ("week", "2 weeks", "4 weeks")
NO_PERIOD = ("day", "once")
LAST_WEEKDAY = 7

Said = Mapping[str, Any]


class FieldRule(NamedTuple):
    """A field that doesn't apply if `holds` is true of what was given, and what to do about it."""

    field: str
    holds: Callable[[Said], bool]
    why: str


_RULES = (
    FieldRule(
        "after_days",
        lambda said: said.get("tier", "now") != "later",
        "Only money with the tier later can have days to wait. Set the tier to later, or remove the days.",
    ),
    FieldRule(
        "day",
        lambda said: bool(said.get("spread")),
        "A cost spread over every day has no due day. Remove one of the two.",
    ),
    FieldRule(
        "day",
        lambda said: said.get("every") in NO_PERIOD,
        "A cost that comes once or every day has no day of the month. Give its first day instead.",
    ),
    FieldRule(
        "day",
        lambda said: said.get("every") in WEEKLY and said["day"] not in range(LAST_WEEKDAY + 1),
        "For a weekly cost, the day is from 1 (Monday) to 7 (Sunday).",
    ),
    FieldRule(
        "spread",
        lambda said: said.get("every") in NO_PERIOD,
        "Only weekly, monthly or yearly costs can be spread over every day.",
    ),
)


def without_meaning(known: Sequence[str], said: Said) -> Iterator[tuple[str, str]]:
    """Yield the given fields that don't apply to a line with the `known` ones, each with what to do about it.

    `said` holds the fields that were given; None, False and an empty list of days count as not given.
    """
    given = {name: value for name, value in said.items() if value}
    for name in given:
        if name not in known:
            yield name, f"A line of this type can have a name and: {', '.join(known)}."
    for rule in _RULES:
        if rule.field in given and rule.field in known and rule.holds(given):
            yield rule.field, rule.why
