"""A person's first week, from everything known about them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from coach.domain.progress import current_step
from coach.domain.schedule.events import BlockSet
from coach.domain.schedule.suggested_week import WeekWish, suggest_week
from coach.domain.schedule.themes import usual_themes
from coach.domain.state import State


def first_week(state: State, first: date, now: datetime | None = None) -> list[BlockSet]:
    """Weekly blocks from `first` on; none if there are continuing weekly blocks already.

    A block that would have begun before `now` starts a week later: nobody misses what was not planned yet.
    """
    record = state.schedule
    if any(key not in record.gone for key in record.weekly):
        return []
    frame, step = record.frame(first), current_step(state, first)
    themes = frame.themes or usual_themes(state.profile.working_days)
    wish = WeekWish(frame.least_hours, frame.most_hours, frame.start, themes, step.number if step else None)
    blocks = suggest_week(wish, record.busy, first, record.keys)
    return [
        each._replace(day=each.day + timedelta(days=7)) if now and _has_begun(each, now) else each for each in blocks
    ]


def _has_begun(block: BlockSet, now: datetime) -> bool:
    return (block.day, block.start) < (now.date(), f"{now:%H:%M}")
