"""Build the people list: parse a line about somebody, and track the progress of the list and its actions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from coach.domain.search.import_rows import PersonRow
from coach.domain.search.log import SearchLog
from coach.domain.search.matching import folded_name
from coach.domain.search.state import Person
from coach.errors import RefusedError

if TYPE_CHECKING:
    from coach.guide.contact_prompts import NamePrompt


FIRST, ENOUGH = 5, 30
"""How many names start a list, and how many step 4 of the guide asks for (actions 4.1 and 4.2)."""

FIRST_MESSAGES = 2
"""How many people get the first message (action 4.4)."""

FIRST_NAMES, WHOLE_LIST, FIRST_SENT = "4.1", "4.2", "4.4"

SPOKEN = (
    *(("-", 0), ("this month", 15), ("half a year ago", 182), ("a year ago", 365), ("two or three years ago", 912)),
    ("longer ago", 1_825),
)
"""When the person last spoke to somebody, as people remember it, and about how many days ago that is; 0 for unknown."""

_AT = re.compile(r"\s+(?:at|@|from)\s+|\s*[(]([^()]*)[)]\s*$", re.IGNORECASE)

_ASK = re.compile(r"ask(?:\s+(?:about|for))?\s+", re.IGNORECASE)


def read_name(line: str, where: str = "") -> PersonRow:
    """Parse a line about somebody: "Ana Lopez, Acme", "Ana Lopez at Acme", "Ana Lopez, Acme, 4, ask about the team".

    After the name come, in any order, the closeness (1 to 5), what to ask, and the employer followed by the role; "head
    of platform at Acme" gives both. `where` is where the person knows them from. Raises RefusedError if there is no
    name.
    """
    first, *clauses = [clause.strip() for clause in re.split(r"[,;\t]", line)]
    name, employer = _split_at(first)
    if not name:
        raise RefusedError("The line has no name", "Write it as: Ana Lopez, Acme")
    row = PersonRow(1, name, employer=employer, where=where)
    for clause in filter(None, clauses):
        row = _with_clause(row, clause)
    return row


def _with_clause(row: PersonRow, clause: str) -> PersonRow:
    if re.fullmatch("[0-9]{1,2}", clause):
        return row._replace(closeness=int(clause))
    if asked := _ASK.match(clause):
        return row._replace(ask=clause[asked.end() :])
    role, employer = _split_at(clause)
    if employer and not row.employer:
        return row._replace(role=role, employer=employer)
    if not row.employer:
        return row._replace(employer=clause)
    if not row.role:
        return row._replace(role=clause)
    return row._replace(note=f"{row.note}, {clause}" if row.note else clause)


def _split_at(text: str) -> tuple[str, str]:
    """ "Ana at Acme" and "Ana (Acme)" split in two; "" for a missing part."""
    found = _AT.search(text)
    if not found:
        return text, ""
    return text[: found.start()].strip(), (found[1] or text[found.end() :]).strip()


def missing(person: Person, log: SearchLog) -> tuple[str, ...]:
    """Which of the three details next to each name are missing."""
    details = {
        "how close you are": person.closeness,
        "when you last spoke": log.last_contact(person),
        "what to ask": person.ask,
    }
    return tuple(words for words, value in details.items() if not value)


def incomplete_people(log: SearchLog) -> list[Person]:
    """Everybody with missing details, in the order of adding."""
    return [person for person in log.people.values() if not _is_complete(person, log)]


def _is_complete(person: Person, log: SearchLog) -> bool:
    """Whether nothing is missing; checked for thousands at once."""
    return bool(person.closeness and person.ask and (person.last_contact or log.with_person(person.key)))


def recalled_people(log: SearchLog, prompts: Sequence[NamePrompt]) -> dict[str, list[Person]]:
    """The people that each prompt brought to mind, by its key."""
    by_place: dict[str, list[Person]] = {}
    for person in log.people.values():
        by_place.setdefault(person.where, []).append(person)
    found: dict[str, list[Person]] = {}
    for place, people in by_place.items():
        found.setdefault(folded_name(place), []).extend(people)
    return {prompt.key: found.get(folded_name(prompt.where), []) for prompt in prompts}


def where_to_begin(log: SearchLog, prompts: Sequence[NamePrompt]) -> int:
    """The index after the last prompt that brought somebody to mind; 0 if none did, or the last one did."""
    brought = recalled_people(log, prompts)
    last = max((at for at, prompt in enumerate(prompts) if brought[prompt.key]), default=-1)
    return (last + 1) % len(prompts)


def spoken_on(words: str, today: date) -> date | None:
    """The approximate date; None if unknown."""
    days = dict(SPOKEN).get(words, 0)
    return date.fromordinal(today.toordinal() - days) if days else None


def written_to(log: SearchLog) -> set[str]:
    """The keys of the people to whom a message was logged."""
    return {each.person for each in log.activities.values() if each.what == "message" and each.person in log.people}
