"""Reduce the entries of one stream to a value. Each value here depends on the live entries of its stream alone.

Live entries are those that were not undone, sorted by id, so the order of reading never matters.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import NamedTuple

from coach.domain.entries import LONGEST_DAY, Entry

EVERY_WEEKDAY = tuple(range(7))
MONDAY_TO_FRIDAY = (0, 1, 2, 3, 4)


class PastTicks(NamedTuple):
    """Ticks of past months, compacted: their days (sorted ordinals, possibly repeated), and the minutes of each."""

    days: Sequence[int] = ()
    minutes: Sequence[int] = ()

    def on(self, day: date) -> slice:
        """The slice of `days` and `minutes` for a day; empty if there are no ticks."""
        ordinal = day.toordinal()
        return slice(bisect_left(self.days, ordinal), bisect_right(self.days, ordinal))

    def without(self, day: date) -> PastTicks:
        """A copy without the ticks of a day."""
        removed = self.on(day)
        return PastTicks(
            [*self.days[: removed.start], *self.days[removed.stop :]],
            [*self.minutes[: removed.start], *self.minutes[removed.stop :]],
        )


NO_PAST_TICKS = PastTicks()


class ActionHistory(NamedTuple):
    """Every time an action was ticked and not unticked again; `times` counts them.

    `by_day` has the ticks' entries by the day they are about; those of past months may be compacted in `earlier`.
    """

    by_day: Mapping[date, Sequence[Entry]] = MappingProxyType({})
    times: int = 0
    earlier: PastTicks = NO_PAST_TICKS

    @property
    def first_on(self) -> date | None:
        """The first day it was done."""
        summed = (date.fromordinal(day) for day in self.earlier.days[:1])
        return min((*self.by_day, *summed), default=None)

    @property
    def last_on(self) -> date | None:
        """The last day it was done."""
        summed = (date.fromordinal(day) for day in self.earlier.days[-1:])
        return max((*self.by_day, *summed), default=None)

    def last_but(self, day: date) -> date | None:
        """The last day it was done, other than `day`."""
        if self.last_on != day:
            return self.last_on
        others = (*self.by_day, *map(date.fromordinal, self.earlier.days))
        return max((each for each in others if each != day), default=None)

    @property
    def minutes(self) -> int:
        """All the minutes that the person recorded for it."""
        return sum(self.earlier.minutes) + sum(_minutes(tick) for ticks in self.by_day.values() for tick in ticks)

    def times_on(self, day: date) -> int:
        """How many times it was done on that day."""
        summed = self.earlier.on(day) if self.earlier.days else slice(0, 0)
        return len(self.by_day.get(day, ())) + summed.stop - summed.start

    def minutes_on(self, day: date) -> int:
        """Minutes recorded for it on that day."""
        summed = sum(self.earlier.minutes[self.earlier.on(day)]) if self.earlier.days else 0
        return summed + sum(_minutes(tick) for tick in self.by_day.get(day, ()))

    def between(self, first: date, last: date) -> tuple[int, int]:
        """How many times it was done from `first` to `last`, and the minutes recorded for it in these days."""
        begin, end = (
            bisect_left(self.earlier.days, first.toordinal()),
            bisect_right(self.earlier.days, last.toordinal()),
        )
        ticks = self.ticks_between(first, last)
        return end - begin + len(ticks), sum(self.earlier.minutes[begin:end]) + sum(map(_minutes, ticks))

    def ticks_between(self, first: date, last: date) -> list[Entry]:
        """The entries of the ticks from `first` to `last`, without those compacted in `earlier`."""
        return [tick for day in days_within(self.by_day, first, last) for tick in self.by_day[day]]

    def minutes_between(self, first: date, last: date) -> Iterator[tuple[date, int]]:
        """The ticks from `first` to `last` that have minutes: the day of each, and the minutes."""
        begin, end = (
            bisect_left(self.earlier.days, first.toordinal()),
            bisect_right(self.earlier.days, last.toordinal()),
        )
        summed = zip(map(date.fromordinal, self.earlier.days[begin:end]), self.earlier.minutes[begin:end], strict=True)
        at_hand = ((tick.on, _minutes(tick)) for tick in self.ticks_between(first, last))
        yield from ((day, minutes) for day, minutes in (*summed, *at_hand) if minutes)

    def days_between(self, first: date, last: date) -> Iterator[date]:
        """The days from `first` to `last` on which it was done, repeated for each tick."""
        begin, end = (
            bisect_left(self.earlier.days, first.toordinal()),
            bisect_right(self.earlier.days, last.toordinal()),
        )
        yield from map(date.fromordinal, self.earlier.days[begin:end])
        yield from (tick.on for tick in self.ticks_between(first, last))

    def as_earlier(self) -> PastTicks:
        """The days and minutes of all ticks, without their entries, as the snapshot stores a past month."""
        ticks = sorted((day.toordinal(), _minutes(tick)) for day, ticks in self.by_day.items() for tick in ticks)
        return PastTicks([day for day, _ in ticks], [minutes for _, minutes in ticks])


def days_within(by_day: Mapping[date, object], first: date, last: date) -> list[date]:
    """The days from `first` to `last` that are keys of `by_day`. A short period is looked up day by day,
    not scanned.
    """
    length = (last - first).days + 1
    if length < len(by_day):
        return [day for number in range(length) if (day := first + timedelta(days=number)) in by_day]
    return [day for day in by_day if first <= day <= last]


def _minutes(tick: Entry) -> int:
    minutes = tick.number("minutes")
    return minutes if minutes is not None and 0 <= minutes <= LONGEST_DAY else 0


def action_record(live: Sequence[Entry], earlier: PastTicks = NO_PAST_TICKS, current: str = "") -> ActionHistory:
    """Reduce the ticks of one action. An untick cancels earlier ticks for its day, including those in `earlier`.

    A tick that another one replaces does not count. An untick of an action that was later merged into another cancels
    what was ticked under the old name: `current` is the id of the action they are all merged into.
    """
    replaced = {entry.text("replaces"): entry.id for entry in live if "replaces" in entry.fields}
    by_day: dict[date, list[Entry]] = {}
    for entry in live:
        if entry.id < replaced.get(entry.id, ""):
            continue
        if entry.kind == "undone":
            others = _ticked_under_other_names(by_day.pop(entry.on, ()), entry, current)
            if others:
                by_day[entry.on] = others
            earlier = earlier.without(entry.on) if earlier.days else earlier
        else:
            by_day.setdefault(entry.on, []).append(entry)
    return ActionHistory(by_day, sum(map(len, by_day.values())) + len(earlier.days), earlier)


def _ticked_under_other_names(ticks: Iterable[Entry], untick: Entry, current: str) -> list[Entry]:
    name = untick.text("action")
    return [tick for tick in ticks if tick.text("action") != name] if current and name != current else []


class Profile(NamedTuple):
    """What the person entered about themselves. `told_at` is when they last gave the day of the loss."""

    started: bool = False
    name: str = ""
    lost_on: date | None = None
    told_at: datetime | None = None
    country: str = ""
    currency: str = ""
    first_weekday: int = 0
    working_days: tuple[int, ...] = MONDAY_TO_FRIDAY
    theme: str = ""
    work: str = ""
    keys: str = ""


def profile(live: Sequence[Entry]) -> Profile:
    """The last value of each field; an invalid value counts as missing."""
    latest = {
        name: entry for entry in live for name in entry.fields.keys() & _IS_VALID.keys() if _IS_VALID[name](entry)
    }

    def text(name: str) -> str:
        return latest[name].text(name) if name in latest else ""

    lost, first = latest.get("lost_on"), latest.get("first_weekday")
    return Profile(
        started=bool(live),
        name=text("name"),
        lost_on=lost.day("lost_on") if lost else None,
        told_at=lost.moment if lost else None,
        country=text("country"),
        currency=text("currency"),
        first_weekday=(first.number("first_weekday") if first else None) or 0,
        working_days=_weekdays(latest["working_days"]) if "working_days" in latest else MONDAY_TO_FRIDAY,
        theme=text("theme"),
        work=text("work"),
        keys=text("keys"),
    )


def _is_text(name: str) -> Callable[[Entry], bool]:
    return lambda entry: isinstance(entry.fields[name], str)


def _weekdays(entry: Entry) -> tuple[int, ...]:
    return tuple(sorted(set(entry.fields["working_days"])))


def _are_weekdays(value: object) -> bool:
    return isinstance(value, list) and all(type(day) is int and day in EVERY_WEEKDAY for day in value)


_IS_VALID: dict[str, Callable[[Entry], bool]] = {
    **{name: _is_text(name) for name in ("name", "country", "currency", "theme", "work", "keys")},
    "lost_on": lambda entry: entry.fields["lost_on"] == "" or entry.day("lost_on") is not None,
    "first_weekday": lambda entry: entry.number("first_weekday") in EVERY_WEEKDAY,
    "working_days": lambda entry: _are_weekdays(entry.fields["working_days"]),
}


def check_ins(live: Sequence[Entry]) -> dict[date, Entry]:
    """The last check-in of each day that has one."""
    return {entry.on: entry for entry in live if entry.number("mood") in range(1, 6)}


def skipped_steps(live: Sequence[Entry]) -> frozenset[int]:
    """The steps that are skipped now."""
    last = {entry.number("step"): entry.kind for entry in live}
    return frozenset(step for step, kind in last.items() if step is not None and kind == "step_skipped")


class Pause(NamedTuple):
    """A pause from `since` on; `until` is its last day, if one was given."""

    since: date
    until: date | None


class Pauses(NamedTuple):
    """Every pause, and the last one that was not ended, whether or not its last day has passed."""

    all: tuple[Pause, ...] = ()
    last: Pause | None = None


def pauses(live: Sequence[Entry]) -> Pauses:
    """A pause ends on the day before the person resumed, or before the next one began."""
    found: list[Pause] = []
    for entry in live:
        if found and (found[-1].until is None or found[-1].until >= entry.on):
            last = found.pop()
            if last.since < entry.on:
                found.append(Pause(last.since, entry.on - timedelta(days=1)))
        if entry.kind == "paused":
            found.append(Pause(entry.on, entry.day("until")))
    return Pauses(tuple(found), found[-1] if live and live[-1].kind == "paused" else None)


def undone_ids(verdicts: Iterable[Entry]) -> frozenset[str]:
    """The ids of the entries that do not count: those whose last entry in the undo log is an undo."""
    last = {entry.text("entry"): entry.kind for entry in sorted(verdicts, key=lambda entry: entry.id)}
    return frozenset(target for target, kind in last.items() if kind == "undo")
