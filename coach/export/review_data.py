"""A review as plain values for JSON, in the shape documented in docs/commands.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.export.json_values import Data, iso

if TYPE_CHECKING:
    from coach.domain.review.review import PeriodReview
    from coach.domain.review.runway import RunwayMove


def review_data(found: PeriodReview, move: RunwayMove, patterns: list[str], without: frozenset[str]) -> Data:
    """What `coach review --json` prints; what `without` names (money, mood, names) is left out or empty."""
    money, mood, names = (word not in without for word in ("money", "mood", "names"))
    return {
        "week": found.period.name,
        "from": found.period.first.isoformat(),
        "to": found.period.last.isoformat(),
        "running": found.running,
        "steps": [{"number": step.number, "done": step.done, "total": step.total} for step in found.steps],
        "themes": [
            {"theme": each.theme, "planned_minutes": each.planned, "done_minutes": each.done} for each in found.themes
        ],
        **found.counts._asdict(),
        "actions": [{"id": action.id, "title": action.title, "times": times} for action, times in found.ticked],
        "stages": [
            {"on": stage.on.isoformat(), "employer": stage.employer if names else None, "stage": stage.stage}
            for stage in found.stages
        ],
        "mood": _mood(found) if mood else [],
        "runway": {"now": iso(move.now), "before": iso(move.before)} if money else None,
        "answers": {answer.question: answer.text for answer in found.answers} if names else {},
        "stories": _stories(found) if names else [],
        "days_of_break": found.rested,
        "written_later": found.late,
        "last_week": found.before._asdict(),
        "patterns": patterns if mood else [],
    }


def _mood(found: PeriodReview) -> list[Data]:
    return [{"on": day.on.isoformat(), "mood": day.mood, "energy": day.energy} for day in found.mood]


def _stories(found: PeriodReview) -> list[Data]:
    return [story._asdict() | {"on": story.on.isoformat()} for story in found.stories]
