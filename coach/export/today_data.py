"""The page of the day as plain values for JSON (docs/commands.md). Keys may be added, never removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.search.next_move import first_day
from coach.export.data import check_in_data
from coach.export.json_values import Data, iso

if TYPE_CHECKING:
    from coach.domain.today.agenda import AgendaItem
    from coach.domain.today.charts import DayStrip
    from coach.domain.today.page import CurrentBlock, TodayPage


def today_data(page: TodayPage) -> Data:
    """What `coach today --json` prints."""
    return _day_data(page) | _pictures_data(page)


def _day_data(page: TodayPage) -> Data:
    day = page.day
    done, things = page.counted
    return {
        "date": day.date.isoformat(),
        "quiet": day.quiet is not None,
        "quiet_ends": iso(day.quiet.ends) if day.quiet else None,
        "paused": day.pause is not None,
        "paused_until": iso(day.pause.until) if day.pause else None,
        "step": day.step.number if day.step else None,
        "step_title": day.step.title if day.step else None,
        "theme": day.theme,
        "working_day": day.working,
        "holiday": day.holiday or None,
        "actions": [
            {"id": task.action.id, "title": task.action.title, "done": task.done, "minutes": task.action.minutes}
            for task in day.tasks
        ],
        "more": [{"id": action.id, "title": action.title, "minutes": action.minutes} for action in day.more],
        "check_in": check_in_data(day.check_in) if day.check_in else None,
        "week": {
            "ticks": day.week.ticks,
            "days": day.week.days,
            "minutes": day.week.minutes,
            "check_ins": day.week.check_ins,
            "efforts": day.week.efforts,
            "blocks": day.week.blocks,
        },
        "number": page.number,
        "accepted": day.accepted.employer if day.accepted else None,
        "begins": iso(first_day(day.accepted)) if day.accepted else None,
        "now": _now_data(page.running) if page.running else None,
        "things": [_thing_data(thing) for thing in page.things],
        "things_done": done,
        "things_total": things,
    }


def _now_data(now: CurrentBlock) -> Data:
    return {
        "runs": now.runs,
        "theme": now.theme,
        "what": now.what or None,
        "begins": iso(now.begins),
        "ends": iso(now.ends),
        "minutes": now.minutes,
    }


def _thing_data(thing: AgendaItem) -> Data:
    return {
        "kind": thing.kind,
        "label": thing.label or None,
        "title": thing.title,
        "why": thing.why or None,
        "because": thing.because,
        "counts": thing.has_box,
        "done": thing.done,
        "minutes": thing.minutes,
        "action": thing.action.id if thing.action else None,
        "block": thing.block.key if thing.block else None,
    }


def _pictures_data(page: TodayPage) -> Data:
    """The summaries of the other rooms, as numbers."""
    glance, week = page.glance, page.week
    clock = glance.clock if glance else None
    return {
        "money": {
            "known": glance.is_known,
            "runs_out": iso(glance.runs_out),
            "next_date": {"on": iso(clock.on), "what": clock.what} if clock else None,
        }
        if glance
        else None,
        "week_days": [_strip_data(day) for day in week.days],
        "week_planned_minutes": week.planned,
        "week_done_minutes": week.done,
        "week_talks": week.talks,
        "week_sent": week.sent,
        "search": {**page.funnel._asdict(), "due": page.due},
        "moods": list(page.moods),
        "steps": [
            {"number": step.number, "done": step.done, "total": step.total, "skipped": step.skipped}
            for step in page.steps
        ],
    }


def _strip_data(day: DayStrip) -> Data:
    return {
        "date": iso(day.date),
        "theme": day.theme,
        "free": day.free,
        "parts": [{"theme": part.theme, "minutes": part.minutes, "done": part.done} for part in day.parts],
    }
