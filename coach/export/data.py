"""The state as plain values for JSON, in the shapes documented in docs/commands.md. Keys may be added, never removed.

Days are ISO dates, moments ISO date-times with an offset; None means "there is none".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.fewest import key_actions, time_now
from coach.domain.first_week import ALL
from coach.domain.progress import Progress, progress
from coach.export.json_values import Data, iso
from coach.export.reading_data import evidence_data
from coach.guide.fewest import fewest

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.entries import Entry
    from coach.domain.progress import Finish
    from coach.domain.state import State
    from coach.domain.today.day import Day
    from coach.guide.models import Action, Step


def check_in_data(entry: Entry) -> Data:
    """A check-in."""
    return {"mood": entry.number("mood"), "energy": entry.number("energy"), "note": entry.text("note") or None}


def steps_data(state: State) -> Data:
    """What `coach steps --json` prints."""
    return {"steps": [_step_line(state, step) for step in state.guide.steps]}


def _step_line(state: State, step: Step) -> Data:
    so_far = progress(state, step)
    return {
        "number": step.number,
        "title": step.title,
        "done": so_far.done,
        "total": so_far.total,
        "skipped": so_far.skipped,
        "actions": [_action_line(state, action) for action in step.actions],
    }


def _action_line(state: State, action: Action) -> Data:
    record = state.history_of(action.id)
    return {
        "id": action.id,
        "title": action.title,
        "done": record.times > 0,
        "times": record.times,
        "last_on": iso(record.last_on),
    }


def few_data(state: State, today: date) -> Data:
    """What `coach steps --few --json` prints."""
    return {
        "about": fewest().about,
        "now": time_now(state, today).id,
        "times": [
            {
                "id": time.id,
                "title": time.title,
                "from_day": time.from_day,
                "why": time.why,
                "actions": [
                    {"id": each.action.id, "title": each.action.title, "done": each.done}
                    for each in key_actions(state, time, today)
                ],
            }
            for time in fewest().times
        ],
    }


def step_data(state: State, step: Step) -> Data:
    """What `coach step N --json` prints: its line of `steps`, and everything there is to read about it."""
    about = _step_line(state, step)
    for line, action in zip(about["actions"], step.actions, strict=True):
        line |= {
            "minutes": action.minutes,
            "how_often": action.how_often,
            "needs": list(action.needs),
            "cannot_wait": action.cannot_wait,
            "when": action.when or None,
            "done_when": action.done_when,
            "how": step.how(action.id),
            "evidence": list(action.evidence),
            "sources": [source._asdict() for source in action.sources],
        }
    evidence = state.guide.evidence
    return about | {
        "theme": step.theme,
        "summary": step.summary,
        "why": step.why,
        "evidence": [evidence_data(evidence[name]) for name in step.evidence],
        "articles": list(step.articles),
    }


def settings_data(state: State) -> Data:
    """What `coach settings --json` prints. Weekdays are numbers, Monday is 0."""
    profile = state.profile
    return {
        "started": profile.started,
        "name": profile.name or None,
        "lost_on": iso(profile.lost_on),
        "country": profile.country or None,
        "currency": profile.currency or None,
        "first_weekday": profile.first_weekday,
        "working_days": list(profile.working_days),
        "theme": profile.theme or None,
        "work": profile.work or None,
        "all_keys": profile.keys == ALL,
    }


def status_data(state: State, day: Day, counted: tuple[int, int]) -> Data:
    """What `coach status --json` prints, except for the line itself."""
    step = day.step
    so_far = progress(state, step) if step else Progress(0, 0, skipped=False)
    return {
        "started": state.profile.started,
        "date": day.date.isoformat(),
        "quiet": day.quiet is not None,
        "paused": day.pause is not None,
        "step": step.number if step else None,
        "step_done": so_far.done,
        "step_total": so_far.total,
        "today_done": counted[0],
        "today_total": counted[1],
    }


def done_data(entry: Entry, state: State, finish: Finish | None) -> Data:
    """What `coach done ID --json` prints: the new entry, and the step it finished, if any."""
    return {
        "id": entry.id,
        "at": entry.at,
        "on": entry.on.isoformat(),
        "action": state.guide.current_id(entry.text("action")),
        "minutes": entry.number("minutes"),
        "note": entry.text("note") or None,
        "times": state.history_of(entry.text("action")).times,
        "finished_step": finish.step.number if finish else None,
        "next_step": finish.following.number if finish and finish.following else None,
    }
