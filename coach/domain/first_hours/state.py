"""What the entries about private writing add up to, and on which days the times are suggested."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.entries import LONGEST_DAY, Entry
from coach.guide.first_hours import Prompt, first_hours

if TYPE_CHECKING:
    from coach.domain.state import State


class HeldWriting(NamedTuple):
    """A writing time that was held: on which day first, how long in all (minutes), and whether the text was kept."""

    on: date
    minutes: int
    kept: bool


class WritingTime(NamedTuple):
    """One of the writing times. `on` is the day it was held, or the one that is suggested; it is locked on none."""

    number: int
    prompt: Prompt
    on: date
    held: HeldWriting | None


def held(state: State) -> Mapping[int, HeldWriting]:
    """The writing times that were held, by their number."""
    return state.projected("first hours", writings)


def writings(live: Sequence[Entry]) -> dict[int, HeldWriting]:
    """Folded from the live entries about private writing, in the order of their ids.

    Who goes on with a text holds the same time longer; a text that was burnt later was burnt.
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
    """All of them, on successive days: each a day after the one before, and none before `today` that was not held."""
    known, times, day = held(state), [], today
    for number, prompt in enumerate(first_hours().times, 1):
        was = known.get(number)
        times.append(WritingTime(number, prompt, was.on if was else day, was))
        day = max(day, was.on + timedelta(days=1)) if was else day + timedelta(days=1)
    return times


def next_time(times: Sequence[WritingTime]) -> WritingTime:
    """The first that was not held; the last one, where all were."""
    return next((each for each in times if not each.held), times[-1])
