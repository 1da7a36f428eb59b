"""The state of the schedule: frames, blocks of any day, and what was done in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import NamedTuple

from coach.domain.derived import cached_by_identity
from coach.domain.entries import Entry, texts_in
from coach.domain.reducers import Pause
from coach.domain.schedule.block import Block, as_changed, as_planned, is_valid

NO_ENTRIES: Mapping[str, list[Entry]] = MappingProxyType({})


class Frame(NamedTuple):
    """The frame of the weeks: the band of hours, when a day begins, and the themes from Monday on, if set."""

    least_hours: int = 8
    most_hours: int = 16
    start: str = "09:30"
    themes: tuple[str, ...] = ()
    holidays_free: bool = True


class Timer(NamedTuple):
    """A running timer, for the block with this key and day, since a moment."""

    key: str
    day: date
    since: datetime


class WeekPlan(NamedTuple):
    """What was chosen for a week; `done` has the indexes of the things that are done."""

    week: date
    things: tuple[str, ...] = ()
    plans: tuple[tuple[str, str], ...] = ()
    done: frozenset[int] = frozenset()


class Busy(NamedTuple):
    """A time at which the person is busy, in their local time."""

    begin: datetime
    end: datetime
    words: str


class ScheduleState(NamedTuple):
    """Everything about the week. Blocks are looked up by the day they fall on."""

    frames: Sequence[tuple[date, Frame]] = ()
    weekly: Mapping[str, Sequence[Entry]] = NO_ENTRIES
    single: Mapping[date, Sequence[Entry]] = MappingProxyType({})
    once: Mapping[tuple[str, date], Entry] = MappingProxyType({})
    moved: Mapping[date, Sequence[tuple[str, date]]] = MappingProxyType({})
    gone: Mapping[str, date] = MappingProxyType({})
    done: Mapping[tuple[str, date], int | None] = MappingProxyType({})
    timer: Timer | None = None
    plans: Sequence[WeekPlan] = ()
    busy: Sequence[Busy] = ()

    @property
    def is_set(self) -> bool:
        """Whether there is any block or frame."""
        return bool(self.frames or self.weekly or self.single)

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all blocks, past and present."""
        return frozenset(self.weekly) | {entry.text("key") for entries in self.single.values() for entry in entries}

    def frame(self, day: date) -> Frame:
        """The frame in force on that day: the last one set by then, or else the first ever set."""
        said = [frame for since, frame in self.frames if since <= day]
        return said[-1] if said else self.frames[0][1] if self.frames else Frame()

    def blocks_on(self, day: date) -> Iterator[Block]:
        """The blocks on a day, by time."""
        known = _known_days(self)
        if day not in known:
            known[day] = sorted(self._blocks_on(day), key=lambda block: (block.start, block.key))
        return iter(known[day])

    def _blocks_on(self, day: date) -> Iterator[Block]:
        for key in self.weekly:
            if (block := self.planned(key, day)) and block.day == day:
                yield block
        for key, planned_for in self.moved.get(day, ()):
            if planned_for != day and (block := self.planned(key, planned_for)) and block.day == day:
                yield block
        for entry in self.single.get(day, ()):
            yield self._with_outcome(as_planned(entry, day))

    def planned(self, key: str, day: date) -> Block | None:
        """The occurrence of a block planned for `day`, wherever it is now; None if there is none."""
        if key not in self.weekly:
            return next(
                (self._with_outcome(as_planned(e, day)) for e in self.single.get(day, ()) if e.text("key") == key), None
            )
        if self.gone.get(key, date.max) <= day:
            return None
        version = self.version(key, day)
        first = version.day("day") if version else None
        if version is None or first is None or first > day or first.weekday() != day.weekday():
            return None
        change = self.once.get((key, day))
        block = as_planned(version, day)
        if change:
            if change.fields.get("dropped") is True:
                return None
            block = as_changed(block, change)
        return self._with_outcome(block)

    def version(self, key: str, day: date) -> Entry | None:
        """The version of a weekly block for that day: the last entry among those in force by then."""
        return next((entry for entry in reversed(self.weekly.get(key, ())) if holds_from(entry) <= day), None)

    def _with_outcome(self, block: Block) -> Block:
        place = (block.key, block.planned_for)
        return block._replace(done=True, done_minutes=self.done[place]) if place in self.done else block

    def plan_of(self, first: date, last: date) -> WeekPlan | None:
        """The plan for the week from `first` to `last`."""
        return next((plan for plan in reversed(self.plans) if first <= plan.week <= last), None)


@cached_by_identity()
def _known_days(_schedule: ScheduleState) -> dict[date, list[Block]]:
    return {}


def holds_from(entry: Entry) -> date:
    """The day from which an entry's version of a weekly block is in force."""
    return entry.day("since") or entry.day("day") or date.max


def schedule(live: Sequence[Entry]) -> ScheduleState:
    """Reduce the live entries about the week, in the order of their ids."""
    fold = _Replay()
    for entry in live:
        fold.take(entry)
    return fold.record()


class _Replay:
    def __init__(self) -> None:
        self.frames: list[tuple[date, Frame]] = []
        self.blocks: dict[str, list[Entry]] = {}
        self.once: dict[tuple[str, date], Entry] = {}
        self.gone: dict[str, date] = {}
        self.done: dict[tuple[str, date], int | None] = {}
        self.timer: Timer | None = None
        self.plans: list[WeekPlan] = []
        self.busy: dict[str, Entry] = {}

    def take(self, entry: Entry) -> None:
        key, day = entry.text("key"), entry.day("day")
        if entry.kind == "schedule":
            self._frame(entry)
        elif entry.kind == "block" and is_valid(entry):
            self.gone.pop(key, None)
            self.blocks.setdefault(key, []).append(entry)
        elif entry.kind == "block_once" and day:
            self.once[key, day] = entry
        elif entry.kind == "block_gone":
            self.gone[key] = entry.day("since") or date.min
        elif entry.kind in ("block_done", "block_undone") and day:
            self._outcome(entry, key, day)
        elif entry.kind == "timer_started" and day and entry.moment:
            self.timer = Timer(key, day, entry.moment)
        elif entry.kind == "timer_dropped":
            self.timer = None
        elif entry.kind == "busy":
            self.busy[entry.text("source")] = entry
        elif entry.kind in ("week_plan", "week_thing") and entry.day("week"):
            self._week(entry)

    def _frame(self, entry: Entry) -> None:
        before = self.frames[-1][1] if self.frames else Frame()
        least, most = entry.number("least_hours"), entry.number("most_hours")
        themes = entry.fields.get("themes")
        sound = isinstance(themes, list) and len(themes) == 7 and all(isinstance(each, str) for each in themes)
        free = entry.fields.get("holidays_free")
        frame = Frame(
            least if least is not None and 0 <= least <= 80 else before.least_hours,
            most if most is not None and 0 <= most <= 80 else before.most_hours,
            entry.text("start") if len(entry.text("start")) == 5 else before.start,
            tuple(themes) if sound and isinstance(themes, list) else before.themes,
            free if isinstance(free, bool) else before.holidays_free,
        )
        self.frames.append((entry.on, frame))

    def _outcome(self, entry: Entry, key: str, day: date) -> None:
        if entry.kind == "block_undone":
            self.done.pop((key, day), None)
            return
        minutes = entry.number("minutes")
        self.done[key, day] = minutes if minutes is not None and minutes >= 0 else None
        if self.timer and (self.timer.key, self.timer.day) == (key, day):
            self.timer = None

    def _week(self, entry: Entry) -> None:
        week = entry.day("week")
        assert week is not None
        if entry.kind == "week_plan":
            things, plans = entry.fields.get("things", []), entry.fields.get("plans", [])
            self.plans.append(WeekPlan(week, texts_in(things), _pairs(plans)))
            return
        thing = entry.number("thing")
        at = next((at for at in reversed(range(len(self.plans))) if self.plans[at].week == week), None)
        if at is not None and thing is not None:
            plan = self.plans[at]
            done = plan.done | {thing} if entry.fields.get("done") is True else plan.done - {thing}
            self.plans[at] = plan._replace(done=done)

    def record(self) -> ScheduleState:
        weekly: dict[str, list[Entry]] = {}
        single: dict[date, list[Entry]] = {}
        for key, entries in self.blocks.items():
            last = entries[-1]
            if last.fields.get("weekly") is True:
                weekly[key] = [entry for entry in entries if entry.fields.get("weekly") is True]
            elif key not in self.gone and (day := last.day("day")):
                single.setdefault(day, []).append(last)
        moved: dict[date, list[tuple[str, date]]] = {}
        for place, entry in self.once.items():
            if to_day := entry.day("to_day"):
                moved.setdefault(to_day, []).append(place)
        busy = [time for entry in self.busy.values() for time in _busy(entry)]
        return ScheduleState(
            *(self.frames, weekly, single, self.once, moved, self.gone, self.done, self.timer, self.plans, sorted(busy))
        )


def _pairs(value: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, list):
        return ()
    pairs = (texts_in(each) for each in value)
    return tuple((pair[0], pair[1]) for pair in pairs if len(pair) == 2)


def _busy(entry: Entry) -> Iterator[Busy]:
    times = entry.fields.get("times")
    for each in times if isinstance(times, list) else ():
        words = texts_in(each)
        try:
            begin, end = datetime.fromisoformat(words[0]), datetime.fromisoformat(words[1])
        except (IndexError, ValueError):
            continue
        if begin.tzinfo is None and end.tzinfo is None and begin <= end:
            yield Busy(begin, end, words[2] if len(words) > 2 else "")


def breaks(live: Sequence[Entry]) -> dict[str, Pause]:
    """The planned breaks, by key."""
    found: dict[str, Pause] = {}
    for entry in live:
        first, last = entry.day("first"), entry.day("last")
        if entry.kind == "break_gone":
            found.pop(entry.text("key"), None)
        elif first and last and first <= last:
            found[entry.text("key")] = Pause(first, last)
    return found
