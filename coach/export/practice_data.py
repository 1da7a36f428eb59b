"""The practice room as plain values for JSON: the shape that docs/commands.md promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.practice.choosing import outlook_now
from coach.domain.practice.comparing import beside
from coach.domain.practice.record import is_over, practice_of
from coach.domain.practice.spacing import standings
from coach.export.json_values import Data
from coach.export.practice_plain import asks

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.practice.record import Round
    from coach.domain.transition import Transition


def practice_data(transition: Transition, today: date) -> Data:
    """What `coach practice --json` prints."""
    record = practice_of(transition)
    found = standings(record.answers(), today)
    seen = outlook_now(transition, today)
    return {
        "due": [
            {
                "id": each.id,
                "kind": each.kind,
                "asks": each.asks,
                "rating": found[each.id].last.rating,
                "last_on": found[each.id].last.on.isoformat(),
                "due_on": found[each.id].due.isoformat(),
            }
            for each in seen.due
        ],
        "weak": [each.id for each in seen.weak],
        "new": seen.new,
        **added_data(transition),
        "rounds": [_round_data(transition, each) for each in record.told],
    }


def added_data(transition: Transition) -> Data:
    """What `coach practice questions --json` prints."""
    there = [each for each in practice_of(transition).added.values() if not each.gone]
    return {"added": [{"key": each.key, "asks": each.asks, "listen": each.listen} for each in there]}


def _round_data(transition: Transition, round_: Round) -> Data:
    return {
        "key": round_.key,
        "on": round_.on.isoformat(),
        "over": is_over(transition, round_),
        "partner": round_.partner,
        "recording": round_.link,
        "questions": [
            {
                "id": row.question,
                "asks": asks(transition, row.question),
                "before": row.before.rating if row.before else None,
                "rating": row.now.rating if row.now else None,
                "seconds": row.now.seconds if row.now else None,
                "note": row.now.note if row.now else "",
            }
            for row in beside(practice_of(transition), round_)
        ],
    }
