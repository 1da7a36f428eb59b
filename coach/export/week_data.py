"""A week as plain values for JSON, in the shape documented in docs/commands.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.export.json_values import Data

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, tzinfo

    from coach.domain.schedule.block import Block
    from coach.domain.schedule.timers import RunningTimer
    from coach.domain.schedule.week import Week, WeekDay
    from coach.guide.models import Action


def week_data(week: Week, filled: Mapping[tuple[str, date], Action], timer: RunningTimer | None, home: tzinfo) -> Data:
    """What `coach week --json` prints."""
    planned, done = week.planned, week.done
    return {
        "from": week.first.isoformat(),
        "to": week.last.isoformat(),
        "hours": {"least": week.frame.least_hours, "most": week.frame.most_hours},
        "days": [_day(day, filled, home) for day in week.days],
        "themes": [
            {"theme": theme, "planned_minutes": planned[theme], "done_minutes": done[theme]}
            for theme in sorted(planned.keys() | done.keys())
        ],
        "things": [
            {"text": thing, "done": number in week.plan.done}
            for number, thing in enumerate(week.plan.things if week.plan else ())
        ]
        if week.plan
        else [],
        "plans": [{"if": when, "then": then} for when, then in (week.plan.plans if week.plan else ())],
        "timer": {"key": timer.block.key, "since": timer.since.isoformat(), "minutes": timer.minutes}
        if timer
        else None,
    }


def _day(day: WeekDay, filled: Mapping[tuple[str, date], Action], home: tzinfo) -> Data:
    return {
        "date": day.date.isoformat(),
        "theme": day.theme,
        "holiday": day.holiday or None,
        "break": day.rested,
        "blocks": [_block(block, filled, home) for block in day.blocks],
        "busy": [{"from": each.begin.isoformat(), "to": each.end.isoformat()} for each in day.busy],
        "happened": day.happened._asdict(),
    }


def _block(block: Block, filled: Mapping[tuple[str, date], Action], home: tzinfo) -> Data:
    suggested = filled.get(block.place)
    return {
        "key": block.key,
        "planned_for": block.planned_for.isoformat(),
        "begins": block.begins(home).isoformat(),
        "ends": block.ends(home).isoformat(),
        "minutes": block.minutes,
        "theme": block.theme,
        "weekly": block.weekly,
        "title": block.title or None,
        "action": block.action or None,
        "suggested": suggested.id if suggested else None,
        "person": block.person or None,
        "application": block.application or None,
        "again": block.again,
        "done": block.done,
        "done_minutes": block.took if block.done else None,
    }
