"""Practice as plain values for JSON, in the shape documented in docs/commands.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.practice.comparison import compare
from coach.domain.practice.selection import outlook_now
from coach.domain.practice.spaced_repetition import schedules
from coach.domain.practice.state import is_over, practice_of
from coach.export.json_values import Data
from coach.export.practice_document import asks

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.practice.state import Round
    from coach.domain.state import State


def practice_data(state: State, today: date) -> Data:
    """What `coach practice --json` prints."""
    record = practice_of(state)
    found = schedules(record.answers(), today)
    seen = outlook_now(state, today)
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
        **added_data(state),
        "rounds": [_round_data(state, each) for each in record.told],
    }


def added_data(state: State) -> Data:
    """What `coach practice questions --json` prints."""
    there = [each for each in practice_of(state).added.values() if not each.gone]
    return {"added": [{"key": each.key, "asks": each.asks, "listen": each.listen} for each in there]}


def _round_data(state: State, round_: Round) -> Data:
    return {
        "key": round_.key,
        "on": round_.on.isoformat(),
        "over": is_over(state, round_),
        "partner": round_.partner,
        "recording": round_.link,
        "questions": [
            {
                "id": row.question,
                "asks": asks(state, row.question),
                "before": row.before.rating if row.before else None,
                "rating": row.now.rating if row.now else None,
                "seconds": row.now.seconds if row.now else None,
                "note": row.now.note if row.now else "",
            }
            for row in compare(practice_of(state), round_)
        ],
    }
