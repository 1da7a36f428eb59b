"""The search log as plain values for JSON, in the shapes documented in docs/commands.md."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coach.domain.search.state import Activity, Application, Employer, Person
from coach.export.json_values import Data, iso

if TYPE_CHECKING:
    from coach.domain.search.contact_suggestions import ContactSuggestion
    from coach.domain.search.follow_ups import Due
    from coach.domain.search.log import SearchLog
    from coach.domain.search.next_move import NextMove
    from coach.domain.search.statistics import SearchStatistics


def record_data(record: Person | Employer | Application | Activity, log: SearchLog) -> Data:
    """One record: every field, `null` if it wasn't given."""
    data: Data = {name: _plain(value) for name, value in record._asdict().items()}
    if isinstance(record, Person):
        data["last_contact"] = _plain(log.last_contact(record))
    if isinstance(record, Application):
        data["stages"] = [
            {"stage": step.stage, "on": iso(step.on if step.dated else None), "note": step.note or None}
            for step in record.stages
        ]
        data |= {"stage": record.stage, "since": iso(record.known_since)}
    return data


def due_data(items: list[Due], move: NextMove, ties: list[ContactSuggestion], log: SearchLog) -> Data:
    """What `coach due --json` prints."""
    return {
        "due": [
            {
                "since": item.since.isoformat(),
                "why": item.why,
                "words": item.words,
                "person": item.person or None,
                "application": item.application or None,
            }
            for item in items
        ],
        "next": {
            "title": move.title,
            "words": move.words,
            "live": [each.key for each in move.live],
            "coasting": move.coasting.key if move.coasting else None,
        },
        "write_to": [{"person": tie.person.key, "name": tie.person.name, "reasons": list(tie.reasons)} for tie in ties],
        "rules": dict(log.rules),
    }


def numbers_data(found: SearchStatistics) -> Data:
    """The numbers of the search, as part of `coach due --json`."""
    return {
        "deciders": found.deciders,
        "talks": found.talks,
        "sent": found.sent,
        "went_on": found.went_on,
        "rates": [
            {"from": rate.came_from, "to": rate.reached, "number": rate.number, "out_of": rate.out_of}
            for rate in found.rates
        ],
    }


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return None if value == "" else value
