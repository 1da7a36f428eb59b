"""The state of private writing: times held, and the suggested days of the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.entries import LONGEST_DAY, Entry
from coach.guide.first_hours import Prompt, first_hours

if TYPE_CHECKING:
    from coach.domain.state import State


class HeldWriting(NamedTuple):
    """A writing time that was held: its first day, its length in minutes, and whether the text was kept."""

    on: date
    minutes: int
    kept: bool


class WritingTime(NamedTuple):
    """One of the writing times. `on` is the day it was held or is suggested for."""

    number: int
    prompt: Prompt
    on: date
    held: HeldWriting | None


def held_writings(state: State) -> Mapping[int, HeldWriting]:
    """The writing times that were held, by number."""
    return state.projected("first hours", writings)


def writings(live: Sequence[Entry]) -> dict[int, HeldWriting]:
    """Reduce the live entries about private writing, in the order of their ids.

    Continuing a text adds to the length of its time; burning it later makes it a burnt one.
    """
    found: dict[int, HeldWriting] = {}
    for entry in live:
        number, minutes = entry.number("time"), entry.number("minutes") or 0
        if number is None or not 0 <= minutes <= LONGEST_DAY:
            continue
        before = found.get(number)
        first, so_far = (before.on, before.minutes) if before else (entry.on, 0)
        found[number] = HeldWriting(first, so_far + minutes, entry.fields.get("kept") is True)
    return found


def writing_times(state: State, today: date) -> list[WritingTime]:
    """All writing times, on successive days: each the day after the one before; suggested days never before `today`."""
    known, times, day = held_writings(state), [], today
    for number, prompt in enumerate(first_hours().times, 1):
        was = known.get(number)
        times.append(WritingTime(number, prompt, was.on if was else day, was))
        day = max(day, was.on + timedelta(days=1)) if was else day + timedelta(days=1)
    return times


def next_time(times: Sequence[WritingTime]) -> WritingTime:
    """The first that was not held; the last one if all were."""
    return next((each for each in times if not each.held), times[-1])
