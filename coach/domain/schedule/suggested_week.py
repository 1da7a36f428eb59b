"""Propose a first week from the person's working days, hours and progress."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from coach.domain.schedule.constants import REST
from coach.domain.schedule.events import BlockSet
from coach.domain.schedule.state import Busy
from coach.errors import RefusedError

FIRST, OTHER, VISIT = 90, 60, 60
PAUSE = 15
AFTER_LUNCH, LATEST_END = time(13, 30), time(18, 0)
STEP_OF_TRIAL = 15  # minutes by which a block is moved to avoid a conflict
EARLY_STEPS = 2


class WeekWish(NamedTuple):
    """The basis of the proposal: the band of hours, when a day begins, the themes from Monday on, the step."""

    least_hours: int
    most_hours: int
    start: str
    themes: Sequence[str]
    step: int | None = None

    @property
    def target(self) -> int:
        """The minutes to plan: the middle of the band; its lower end during the first steps."""
        if self.step is not None and self.step <= EARLY_STEPS:
            return self.least_hours * 60
        return (self.least_hours + self.most_hours) * 30


def suggest_week(wish: WeekWish, busy: Sequence[Busy], first: date, taken: Collection[str] = ()) -> list[BlockSet]:
    """Weekly blocks for the seven days from `first` on.

    Each working day begins with a block of its theme; the last one closes with the confidence project, and the day of
    networking with a visit to a colleague. More are added, day by day, until the hours are reached. Busy times in that
    week are avoided; if there is no room, no block is placed.
    """
    days = [first + timedelta(days=number) for number in range(7)]
    working = [day for day in days if wish.themes[day.weekday()] != REST]
    maker = _Maker(wish, busy, set(taken))
    for day in working:
        maker.place(day, wish.themes[day.weekday()], FIRST, time.fromisoformat(wish.start))
    if working:
        maker.place(max(working, key=lambda day: (wish.themes[day.weekday()] == "review", day)), "confidence", OTHER)
        meeting = [day for day in working if wish.themes[day.weekday()] == "networking"] or working
        maker.place(meeting[0], "visit", VISIT, title="An hour with somebody who is working")
    for _ in range(3):
        for day in working:
            if maker.planned + OTHER <= wish.target:
                maker.place(day, wish.themes[day.weekday()], OTHER)
    return sorted(maker.blocks, key=lambda block: (block.day, block.start))


class _Maker:
    def __init__(self, wish: WeekWish, busy: Sequence[Busy], taken: set[str]) -> None:
        self._wish = wish
        self._busy = busy
        self._taken = taken
        self.blocks: list[BlockSet] = []

    @property
    def planned(self) -> int:
        return sum(block.minutes for block in self.blocks)

    def place(self, day: date, theme: str, minutes: int, at: time = AFTER_LUNCH, title: str | None = None) -> None:
        """Put a block on a day, at the first free time from `at` on; none once the hours are full."""
        if self.planned + minutes > self._wish.most_hours * 60:
            return
        begins = datetime.combine(day, at)
        last = datetime.combine(day, max(LATEST_END, _later(at, minutes)))
        while begins + timedelta(minutes=minutes) <= last:
            if self._is_free(begins, begins + timedelta(minutes=minutes)):
                key = self._key(theme, day)
                self.blocks.append(BlockSet(key, day, f"{begins:%H:%M}", minutes, theme, weekly=True, title=title))
                return
            begins += timedelta(minutes=STEP_OF_TRIAL)

    def _is_free(self, begins: datetime, ends: datetime) -> bool:
        own = ((datetime.combine(block.day, time.fromisoformat(block.start)), block.minutes) for block in self.blocks)
        gap = timedelta(minutes=PAUSE)
        return not any(each.begin < ends and begins < each.end for each in self._busy) and not any(
            at - gap < ends and begins < at + timedelta(minutes=minutes) + gap for at, minutes in own
        )

    def _key(self, theme: str, day: date) -> str:
        stem = f"{theme}-{day:%a}".lower()
        number = 1
        while (key := stem if number == 1 else f"{stem}-{number}") in self._taken:
            number += 1
        self._taken.add(key)
        return key


def _later(at: time, minutes: int) -> time:
    whole = at.hour * 60 + at.minute + minutes
    return time(whole // 60, whole % 60) if whole < 24 * 60 else time(23, 59)


def parse_band(text: str) -> tuple[int, int]:
    """The band of hours that `text` names: "10-18", "10 to 18", "12". Raises RefusedError."""
    parts = text.strip().lower().replace("hours", "").replace("h", "").replace("to", "-").replace("–", "-").split("-")
    numbers = [int(part) for part in map(str.strip, parts) if part.isascii() and part.isdigit() and len(part) <= 3]
    if len(numbers) != len(parts) or len(numbers) not in (1, 2) or not 0 <= numbers[0] <= numbers[-1] <= 80:
        raise RefusedError("That is not a range of hours", "Write the fewest and the most hours a week, such as 10-18.")
    return numbers[0], numbers[-1]
