"""What the entries about one subject add up to. Each value here is folded from the live entries of its subject alone.

Live entries are those that were not undone, in the order of their ids; so the order in which they were read never matters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from coach.domain.entries import Entry

EVERY_WEEKDAY = tuple(range(7))
MONDAY_TO_FRIDAY = (0, 1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class ActionRecord:
    """Every time an action was ticked and not unticked again, oldest first."""

    ticks: tuple[Entry, ...] = ()

    @property
    def times(self) -> int:
        """How many times it was done."""
        return len(self.ticks)

    @property
    def last_on(self) -> date | None:
        """The last day it was done on."""
        return max((tick.on for tick in self.ticks), default=None)

    @property
    def minutes(self) -> int:
        """Minutes the person gave for it, in all."""
        return sum(tick.number("minutes") or 0 for tick in self.ticks)

    def times_on(self, day: date) -> int:
        """How many times it was done on that day."""
        return sum(tick.on == day for tick in self.ticks)

    def times_between(self, first: date, last: date) -> int:
        """How many times it was done from `first` to `last`, both included."""
        return sum(first <= tick.on <= last for tick in self.ticks)


def action_record(live: Sequence[Entry]) -> ActionRecord:
    """An untick takes back the ticks for its day that came before it."""
    taken_back = {entry.on: entry.id for entry in live if entry.kind == "undone"}
    done = (entry for entry in live if entry.kind == "done")
    return ActionRecord(tuple(entry for entry in done if entry.id > taken_back.get(entry.on, "")))


@dataclass(frozen=True, slots=True)
class Profile:
    """What the person told of themselves. `told_at` is when they last said on which day the job was lost."""

    started: bool = False
    name: str = ""
    lost_on: date | None = None
    told_at: datetime | None = None
    country: str = ""
    currency: str = ""
    first_weekday: int = 0
    working_days: tuple[int, ...] = MONDAY_TO_FRIDAY
    theme: str = ""


def profile(live: Sequence[Entry]) -> Profile:
    """For every field, what was said last."""
    said = {name: entry for entry in live for name in entry.fields}
    lost = said.get("lost_on")
    return Profile(
        started=bool(live),
        name=said["name"].text("name") if "name" in said else "",
        lost_on=lost.day("lost_on") if lost else None,
        told_at=lost.moment if lost else None,
        country=said["country"].text("country") if "country" in said else "",
        currency=said["currency"].text("currency") if "currency" in said else "",
        first_weekday=_weekdays([said["first_weekday"].number("first_weekday")], (0,))[0]
        if "first_weekday" in said
        else 0,
        working_days=_weekdays(said["working_days"].fields["working_days"], MONDAY_TO_FRIDAY)
        if "working_days" in said
        else MONDAY_TO_FRIDAY,
        theme=said["theme"].text("theme") if "theme" in said else "",
    )


def _weekdays(value: object, otherwise: tuple[int, ...]) -> tuple[int, ...]:
    if not isinstance(value, list | tuple):
        return otherwise
    days = tuple(day for day in EVERY_WEEKDAY if day in value)
    return days if len(days) == len(value) else otherwise


def check_ins(live: Sequence[Entry]) -> dict[date, Entry]:
    """For every day with a check-in, the last one."""
    return {entry.on: entry for entry in live if entry.number("mood") in range(1, 6)}


def skipped_steps(live: Sequence[Entry]) -> frozenset[int]:
    """The steps that are left out now."""
    last = {entry.number("step"): entry.kind for entry in live}
    return frozenset(step for step, kind in last.items() if step is not None and kind == "step_skipped")


@dataclass(frozen=True, slots=True)
class Pause:
    """A pause from `since` on; `until` is its last day, where one was named."""

    since: date
    until: date | None


def last_pause(live: Sequence[Entry]) -> Pause | None:
    """The pause that was begun last and not ended since, whether or not its last day is over."""
    if not live or live[-1].kind != "paused":
        return None
    return Pause(live[-1].on, live[-1].day("until"))


def undone_ids(verdicts: Iterable[Entry]) -> frozenset[str]:
    """The entries that do not count: those whose last verdict is an undo."""
    last = {entry.text("entry"): entry.kind for entry in sorted(verdicts, key=lambda entry: entry.id)}
    return frozenset(target for target, kind in last.items() if kind == "undo")
