"""Who to write to next, with reasons: first people close to the target jobs, then dormant contacts.

People at an employer with a live application, an advert or a wish come first, then those whose role is similar to the
person's; within each group the order follows Rajkumar and others (Science, 2022) and Van Hoye (2009): moderately weak
ties with some shared acquaintances bring the most; in trades with less computer work, close ties do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import IntEnum
from typing import Any, NamedTuple

from coach.domain.derived import cached_by_identity
from coach.domain.search.log import SearchLog
from coach.domain.search.matching import folded_name
from coach.domain.search.next_move import accepted_one
from coach.domain.search.state import Activity, Application, Person
from coach.domain.skills.state import adverts_of
from coach.domain.state import State
from coach.domain.worksheets.state import sheet_of

EVIDENCE = ("rajkumar-2022", "van-hoye-2009")
COMPASS, ROLES, FIELDS = "compass", "roles", "industries"
SHORTEST_WORD = 4
EVERYWHERE = frozenset(
    (
        *("assistant", "associate", "chief", "coordinator", "director", "deputy", "executive", "general", "head"),
        *("junior", "lead", "leader", "manager", "management", "officer", "owner", "partner", "principal", "senior"),
        *("specialist", "staff", "team", "trainee", "vice", "with", "from", "work", "worker", "people", "company"),
        *("ii", "iii", "iv"),
    )
)
"""Words in so many roles that sharing one does not make two roles similar."""
_WORD = re.compile(r"[^\W\d_]+")


class Nearness(IntEnum):
    """How close somebody is to the target jobs, the closest first."""

    RUNNING = 0
    WANTED = 1
    ROLE = 2
    KNOWN = 3
    ONLY_A_NAME = 4


class ContactSuggestion(NamedTuple):
    """Somebody to write to, and why, the strongest reason first. Within one nearness, the greater weight comes first.

    `months` is how long there was no contact; None if unknown.
    """

    person: Person
    reasons: tuple[str, ...]
    weight: int
    nearness: Nearness = Nearness.KNOWN
    months: int | None = None

    @property
    def main_reason(self) -> str:
        """The one reason to show in a narrow space: the nearness, or else the time without contact."""
        return self.reasons[-1 if self.nearness >= Nearness.KNOWN and self.months is not None else 0]


class Goals(NamedTuple):
    """What the person is after: employers by folded name, with the reason for each, and the words of the roles."""

    running: Mapping[str, str]
    wanted: Mapping[str, str]
    roles: frozenset[str]


def suggest_contacts(state: State, today: date, *, close_first: bool = False) -> list[ContactSuggestion]:
    """People to write to, best first. Nobody during a break or after an acceptance."""
    return [] if state.rested(today) else rank_contacts(state, today, close_first=close_first)


def rank_contacts(state: State, today: date, *, close_first: bool = False) -> list[ContactSuggestion]:
    """The same, ignoring breaks. Leaves out people met or written to recently, and those with a next step of their own.

    `close_first` is for trades with less computer work. Nobody after an acceptance.
    """
    log = state.search
    if accepted_one(log):
        return []
    goals = _goals(state)
    known = _known_for(log.people, log.activities)
    asked = (today, close_first, goals, log.rules["dormant_months"])
    if known.get("asked") != asked:
        found = (_tie(log, person, today, goals, close_first=close_first) for person in log.people.values())
        known.update(asked=asked, ties=sorted((tie for tie in found if tie), key=_order))
    return list(known["ties"])


@cached_by_identity()
def _known_for(_people: Mapping[str, Person], _activities: Mapping[str, Activity]) -> dict[str, Any]:
    """What was ranked last among these people: it takes longest to find, and is asked for in several rooms."""
    return {}


def _order(tie: ContactSuggestion) -> tuple[int, int, int, str]:
    return tie.nearness, -tie.weight, -(tie.months or 0), tie.person.name.casefold()


def _goals(state: State) -> Goals:
    log = state.search
    open_ones = [each for each in log.applications.values() if not each.ended]
    adverts = adverts_of(state).values()
    wanted = {folded_name(each.name): f"at {each.name}, on your list" for each in log.employers.values()}
    wanted |= {folded_name(each.employer): f"at {each.employer}, whose advert you kept" for each in adverts}
    wanted |= {
        folded_name(each.employer): f"at {each.employer}, where you want to apply"
        for each in open_ones
        if each.stage == "wished"
    }
    running = {folded_name(each.employer): _running(each) for each in open_ones if each.stage != "wished"}
    sheet = sheet_of(state, COMPASS).texts
    texts = (sheet.get(ROLES, ""), sheet.get(FIELDS, ""), *(each.role for each in log.applications.values()))
    return Goals(running, wanted, frozenset(word for text in texts for word in _words(text)))


def _running(application: Application) -> str:
    return f"at {application.employer}, {'who answered you' if application.live else 'where you applied'}"


def _words(role: str) -> frozenset[str]:
    """The words of a role that say what somebody does, not their seniority."""
    telling = (word for word in _WORD.findall(role) if len(word) >= SHORTEST_WORD or (len(word) > 1 and word.isupper()))
    return frozenset(map(folded_name, telling)) - EVERYWHERE


def _tie(log: SearchLog, person: Person, today: date, goals: Goals, *, close_first: bool) -> ContactSuggestion | None:
    last = log.last_contact(person)
    months = (today - last).days // 30 if last else None
    if person.next_on or (months is not None and months < log.rules["dormant_months"]):
        return None
    nearness, reason = _nearness(person, goals)
    weight, reasons = 2 if months is not None else 1, [reason] if reason else []
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
    if person.decides:
        reasons.append("decides about hiring")
        weight += 1
    return ContactSuggestion(person, (*reasons, _silence(months)), weight, nearness, months)


def _nearness(person: Person, goals: Goals) -> tuple[Nearness, str]:
    """How near somebody is, and the reason in words; "" if there is none."""
    employer = folded_name(person.employer)
    if employer in goals.running:
        return Nearness.RUNNING, goals.running[employer]
    if employer and employer in goals.wanted:
        return Nearness.WANTED, goals.wanted[employer]
    if _words(person.role) & goals.roles:
        return Nearness.ROLE, f"{person.role}, near what you look for"
    known = person.employer or person.role or person.closeness
    return (Nearness.KNOWN if known else Nearness.ONLY_A_NAME), ""


def _silence(months: int | None) -> str:
    if months is None:
        return "no contact noted yet"
    if months >= 24:
        return f"no contact for {months // 12} years"
    return f"no contact for {months} months" if months != 1 else "no contact for a month"
