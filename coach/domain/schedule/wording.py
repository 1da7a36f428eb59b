"""The week in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.sanitize import shown
from coach.domain.schedule.constants import REST
from coach.domain.wording import count, duration

if TYPE_CHECKING:
    from coach.domain.schedule.block import Block
    from coach.domain.schedule.week import DayActivity, Week, WeekDay
    from coach.domain.state import State
    from coach.guide.models import Action


def purpose(block: Block, state: State, suggested: Action | None = None) -> str:
    """What a block is for: its title, action and person, or else the suggested action."""
    parts = [shown(block.title)]
    action = state.guide.find(block.action)
    if action:
        parts.append(action.title)
    log = state.search
    if block.person in log.people:
        parts.append(shown(log.people[block.person].name))
    if block.application in log.applications:
        application = log.applications[block.application]
        parts.append(shown(", ".join(filter(None, (application.employer, application.role)))))
    if suggested and not any(parts):
        parts.append(suggested.title)
    return ", ".join(filter(None, parts))


def day_remark(day: WeekDay) -> str:
    """Remark on a day apart from its blocks: a break, a holiday, a free day."""
    if day.rested:
        return "a break"
    if day.holiday:
        return day.holiday
    return "free" if day.theme == REST else ""


def happened_words(happened: DayActivity) -> str:
    """ "3 ticks, 2 talks, 40 min in all"; "" if nothing happened."""
    parts = [
        count(happened.ticks, "tick") if happened.ticks else "",
        count(happened.talks, "talk") if happened.talks else "",
        _others(happened),
        f"{duration(happened.minutes)} in all" if happened.minutes else "",
    ]
    return ", ".join(filter(None, parts))


def _others(happened: DayActivity) -> str:
    others = happened.activities - happened.talks
    other = "other " if happened.talks else ""
    return count(others, f"{other}activity", f"{other}activities") if others else ""


def band_words(week: Week) -> str:
    """Compare what is done and planned with the person's own band, never with anybody else's."""
    planned, done = sum(week.planned.values()), sum(week.done.values())
    if week.rested:
        return "A break. Nothing is counted and nothing is lost."
    band = f"a full week is {week.frame.least_hours} to {week.frame.most_hours} h"
    if not planned:
        return f"{duration(done)} done; no blocks are planned." if done else "No blocks are planned."
    return f"{duration(done)} done of {duration(planned)} planned; {band}."
