"""What tests are made of: entries, diaries, a small guide, and the state as a plain value that can be compared."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone
from typing import Any

from coach.domain.entries import Entry
from coach.domain.event import Event
from coach.domain.events import Redo, Undo
from coach.domain.first_hours.state import held_writings
from coach.domain.practice.state import practice_of
from coach.domain.progress import progress
from coach.domain.reading.state import margins, own_reading, places, read_on
from coach.domain.reducers import ActionHistory
from coach.domain.schedule.week import week_of
from coach.domain.skills.state import adverts_of, skills_of
from coach.domain.state import State, replay
from coach.domain.today.day import plan_day
from coach.domain.undo import next_redo, next_undo
from coach.domain.worksheets.state import sheets_of
from coach.guide.guide import Guide
from coach.guide.models import Action, Repeat, Step

HERE = "aaaa1111"
THERE = "bbbb2222"
GULF = timezone(timedelta(hours=4))
MONDAY = date(2026, 11, 23)
MARKUP = "[red]$(reboot)[/red] =1+1 [@click=app.quit]x[/]"
"""What somebody might type, and what must stay a text: markup, a command, a formula."""
NINE = datetime(2026, 11, 23, 9, 0, tzinfo=GULF)


def days(number: int) -> date:
    """The day so many days after the Monday."""
    return MONDAY + timedelta(days=number)


# -- a guide of three steps, with every kind of action


def action(action_id: str, repeat: Repeat = "once", **more: Any) -> Action:
    """An action; its step is the first part of its id."""
    step = int(action_id.partition(".")[0])
    return Action(
        id=action_id, title=f"Do {action_id}", step=step, minutes=20, done_when="It is done.", repeat=repeat, **more
    )


def guide_of(*actions: Action) -> Guide:
    """A guide with these actions, sorted into their steps."""
    numbers = sorted({each.step for each in actions})
    return Guide(
        tuple(
            Step(number, f"Step {number}", "rest", "A step.", tuple(each for each in actions if each.step == number))
            for number in numbers
        )
    )


SMALL = guide_of(
    action("1.1", cannot_wait=True),
    action("1.2"),
    action("1.3", "day", enough=3),
    action("2.1"),
    action("2.2", needs=("2.1",)),
    action("2.3", "week", times=2),
    action("3.1", needs=("2.2",)),
    action("3.2", "month"),
    action("3.3"),
)


# -- entries


def entry(kind: str, number: int = 1, *, on: date = MONDAY, at: str = "", device: str = HERE, **fields: Any) -> Entry:
    """An entry as it is read from the disk. Those with greater numbers come later, on whatever device."""
    row = {
        "id": f"{number:012x}-{device}",
        "at": at or NINE.isoformat(),
        "on": on.isoformat(),
        "device": device,
        "kind": kind,
        "v": 1,
        **fields,
    }
    read = json.loads(json.dumps(row))
    return Entry(read["id"], read["at"], on, read["device"], read["kind"], read)


class Diary:
    """What somebody writes, on one device or on several, each entry after the last."""

    def __init__(self, guide: Guide = SMALL) -> None:
        self.guide = guide
        self.entries: list[Entry] = []

    @property
    def state(self) -> State:
        """What it all adds up to."""
        return replay(self.guide, self.entries)

    def write(self, event: Event, *, on: date = MONDAY, at: datetime | None = None, device: str = HERE) -> Entry:
        """Write one fact about the day `on`, at the time `at`."""
        number = len(self.entries) + 1
        moment = at or datetime.combine(on, NINE.timetz())
        made = entry(event.kind, number, on=on, at=moment.isoformat(), device=device, **event.as_fields())
        self.entries.append(made)
        return made

    def undo(self, device: str = HERE) -> Entry | None:
        """Take back what the program would take back on that device; its first entry."""
        act = next_undo(self.state, device)
        for target in act:
            self.write(Undo(target.id), device=device)
        return act[-1] if act else None

    def redo(self, device: str = HERE) -> Entry | None:
        """Bring back what the program would bring back on that device; its first entry."""
        act = next_redo(self.state, device)
        for target in act:
            self.write(Redo(target.id), device=device)
        return act[0] if act else None


# -- looking


def days_of(record: ActionHistory) -> dict[date, tuple[int, int]]:
    """How many times an action was done on which day, and the minutes given for it, summed up or not."""
    days = record.days_between(date.min, date.max)
    return {day: (record.times_on(day), record.minutes_on(day)) for day in days}


def meaning(state: State, now: datetime = NINE) -> dict[str, object]:
    """Everything a person can see of the state: what it means, and not how it came about."""
    today = now.date()
    return {
        "profile": state.profile,
        "records": {action_id: days_of(state.history_of(action_id)) for action_id in state.guide.actions},
        "check-ins": state.check_ins,
        "skipped": state.skipped_steps,
        "notes": state.notes,
        "money": (state.money, state.plan(today)),
        "search": state.search,
        "reviews": state.reviews,
        "reading": (read_on(state), margins(state), own_reading(state)),
        "reading places": places(state),
        "worksheets": sheets_of(state),
        "practice": practice_of(state),
        "skills": (adverts_of(state), skills_of(state)),
        "private writing": held_writings(state),
        "weeks": [week_of(state, today + timedelta(days=number)) for number in (-7, 0, 7)],
        "schedule": (state.schedule.timer, state.schedule.plans, state.schedule.busy, state.schedule.frames),
        "breaks": (state.breaks, [state.rested(today + timedelta(days=number)) for number in range(-9, 12)]),
        "left the quiet": state.projected("quiet", bool),
        "pause": [state.pause(today + timedelta(days=number)) for number in range(-3, 12)],
        "progress": [progress(state, step) for step in state.guide.steps],
        "days": [plan_day(state, now + timedelta(days=number)) for number in (-1, 0, 1, 7)],
    }


def observed(state: State, devices: Iterable[str] = (HERE, THERE), now: datetime = NINE) -> dict[str, object]:
    """Everything that can be asked of the state at all."""
    written = {device: state.written_on(device) for device in devices}
    ids = [each.id for entries in written.values() for each in entries]
    return meaning(state, now) | {
        "written": written,
        "undo": {device: (next_undo(state, device), next_redo(state, device)) for device in devices},
        "undone": {each: state.is_undone(each) for each in ids},
        "known": {each: (each in state, state.entry(each)) for each in ids},
        "size": (len(state), state.last_id),
    }
