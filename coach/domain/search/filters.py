"""Search, filter and sort the four lists. All text in a record is searched."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Generic, TypeVar

from coach.domain.normalize import normalized
from coach.domain.search.constants import CLOSENESS, STAGE_WORDS, STAGES
from coach.domain.search.log import SearchLog
from coach.domain.search.state import Activity, Application, Employer, Person

Record = TypeVar("Record", bound=Person | Employer | Application | Activity)
Key = Callable[[Any], Any]


class RecordIndex(Generic[Record]):
    """A search index over the records of one kind."""

    def __init__(self, records: Mapping[str, Record], log: SearchLog) -> None:
        self.records = records
        self._texts = [(normalized(_text(record, log)), record) for record in records.values()]

    def find(self, words: str) -> list[Record]:
        """The records that contain every one of the words, in the order of adding."""
        wanted = normalized(words).split()
        if not wanted:
            return [record for _, record in self._texts]
        return [record for text, record in self._texts if all(word in text for word in wanted)]


def _text(record: Person | Employer | Application | Activity, log: SearchLog) -> str:
    parts = [value for value in record if isinstance(value, str)]
    if isinstance(record, Application):
        state = "live" if record.live else "over" if record.ended else "waiting"
        parts += [STAGE_WORDS[record.stage], state, *(step.note for step in record.stages)]
    elif isinstance(record, Person):
        parts += ["decides"] * record.decides + ["common"] * record.shared
        parts += [CLOSENESS[record.closeness - 1]] if record.closeness else []
    elif isinstance(record, Activity):
        parts.append(record.on.isoformat())
        if record.person in log.people:
            parts.append(log.people[record.person].name)
    return "\n".join(parts)


def orders(what: str, log: SearchLog) -> Mapping[str, Key]:
    """The ways to sort a list, by name; the first is the default."""
    return _ORDERS[what](log)


def _people(log: SearchLog) -> Mapping[str, Key]:
    return {
        "name": lambda person: normalized(person.name),
        "closest first": lambda person: (-(person.closeness or 0), normalized(person.name)),
        "longest silence first": lambda person: (log.last_contact(person) or date.min, normalized(person.name)),
        "next date": lambda person: (person.next_on or date.max, normalized(person.name)),
    }


def _employers(_: SearchLog) -> Mapping[str, Key]:
    # The order of the LAMP list in The 2-Hour Job Search: motivation, then posting, then advocacy.
    return {
        "most wanted first": lambda employer: (
            -(employer.motivation or 0),
            -(employer.posting or 0),
            not employer.advocate,
            normalized(employer.name),
        ),
        "name": lambda employer: normalized(employer.name),
    }


def _applications(_: SearchLog) -> Mapping[str, Key]:
    return {
        "what is live first": lambda each: (
            each.ended,
            not each.live,
            -STAGES.index(each.stage) if each.live else 0,
            _days_ago(each.since),
        ),
        "newest first": lambda each: _days_ago(each.since),
        "stage": lambda each: (STAGES.index(each.stage), normalized(each.employer)),
        "employer": lambda each: normalized(each.employer),
    }


def _activities(_: SearchLog) -> Mapping[str, Key]:
    return {
        "newest first": lambda each: (_days_ago(each.on), each.start or "99:99"),
        "kind": lambda each: (each.what, _days_ago(each.on)),
        "oldest first": lambda each: (each.on, each.start or "99:99"),
    }


def _days_ago(day: date) -> int:
    return -day.toordinal()


_ORDERS: Mapping[str, Callable[[SearchLog], Mapping[str, Key]]] = {
    "people": _people,
    "employers": _employers,
    "applications": _applications,
    "activities": _activities,
}


def arranged(records: Sequence[Record], what: str, order: str, log: SearchLog) -> list[Record]:
    """The records in one of the sort orders of their list."""
    return sorted(records, key=orders(what, log)[order])
