"""Whom to write to next: people one has not spoken to for long, with the reasons.

The order follows Rajkumar and others (Science, 2022) and Van Hoye (2009): people a little further out who share some
acquaintances bring the most; in trades that live less by computer, close ones do.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from coach.domain.search.log import SearchLog
from coach.domain.search.records import Person

EVIDENCE = ("rajkumar-2022", "van-hoye-2009")


class Tie(NamedTuple):
    """Somebody to write to, and why."""

    person: Person
    reasons: tuple[str, ...]
    weight: int


def whom_next(log: SearchLog, today: date, *, close_first: bool = False) -> list[Tie]:
    """People to write to, the best first. Those met lately, written to lately or with a date of their own are left out.

    `close_first` is for trades that live less by computer.
    """
    wanted = {each.name.casefold() for each in log.employers.values()}
    ties = [tie for person in log.people.values() if (tie := _tie(log, person, today, wanted, close_first=close_first))]
    return sorted(ties, key=lambda tie: (-tie.weight, tie.person.name.casefold()))


def _tie(log: SearchLog, person: Person, today: date, wanted: set[str], *, close_first: bool) -> Tie | None:
    last = log.last_contact(person)
    months = (today - last).days // 30 if last else None
    if person.next_on or (months is not None and months < log.rules["dormant_months"]):
        return None
    reasons, weight = [_silence(months)], 2 if months is not None else 1
    closeness = person.closeness or 0
    if close_first and closeness >= 4:
        reasons.append("close to you")
        weight += 3
    elif not close_first and closeness in (2, 3):
        reasons.append("not so close to you")
        weight += 2
    if person.shared:
        reasons.append("you know people in common")
        weight += 3
    if person.employer.casefold() in wanted and person.employer:
        reasons.append(f"at {person.employer}, on your list")
        weight += 3
    if person.decides:
        reasons.append("decides about hiring")
        weight += 1
    return Tie(person, tuple(reasons), weight)


def _silence(months: int | None) -> str:
    if months is None:
        return "no contact noted yet"
    if months >= 24:
        return f"no contact for {months // 12} years"
    return f"no contact for {months} months" if months != 1 else "no contact for a month"
