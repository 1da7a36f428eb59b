"""A review as plain values for JSON: the shape that docs/commands.md promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.export.json_values import Data, iso

if TYPE_CHECKING:
    from coach.domain.review.review import Counts, Review
    from coach.domain.review.runway import RunwayMove


def review_data(found: Review, move: RunwayMove, patterns: list[str], without: frozenset[str]) -> Data:
    """What `coach review --json` prints; what is in `without` (money, mood, names) is left out or empty."""
    data: Data = {
        "week": found.period.name,
        "from": found.period.first.isoformat(),
        "to": found.period.last.isoformat(),
        "running": found.running,
        "steps": [{"number": step.number, "done": step.done, "total": step.total} for step in found.steps],
        "themes": [
            {"theme": each.theme, "planned_minutes": each.planned, "done_minutes": each.done} for each in found.themes
        ],
        **_counts(found.counts),
        "actions": [{"id": action.id, "title": action.title, "times": times} for action, times in found.ticked],
        "stages": [
            {
                "on": stage.on.isoformat(),
                "employer": None if "names" in without else stage.employer,
                "stage": stage.stage,
            }
            for stage in found.stages
        ],
        "mood": []
        if "mood" in without
        else [{"on": day.on.isoformat(), "mood": day.mood, "energy": day.energy} for day in found.mood],
        "runway": None
        if "money" in without
        else {
            "now": iso(move.now),
            "before": iso(move.before),
        },
        "answers": {} if "names" in without else {answer.question: answer.text for answer in found.answers},
        "stories": []
        if "names" in without
        else [story._asdict() | {"on": story.on.isoformat()} for story in found.stories],
        "days_of_break": found.rested,
        "written_later": found.late,
        "last_week": _counts(found.before),
        "patterns": [] if "mood" in without else patterns,
    }
    return data


def _counts(counts: Counts) -> Data:
    return counts._asdict()
