"""The words of the first 48 hours beside the quiet itself, from content/first-hours.toml.

The shipped file is trusted here; the tests and the build of the wheel check it (first_hours_forms.py).
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import NamedTuple

from coach.errors import RefusedError
from coach.guide.content import read_file


class Prompt(NamedTuple):
    """What one of the private writing times is about."""

    title: str
    prompt: str


class WritingWords(NamedTuple):
    """What is said of private writing. `minutes` is how long a time is meant to be; `action` is ticked by one.

    `evidence` is the id of the finding it rests on, `wait` what is said while the quiet lasts, `turn_to` what comes
    before the help lines, `out_of_reach` what burning can't reach.
    """

    action: str
    minutes: int
    evidence: str
    about: str
    wait: str
    trial: str
    stop: str
    turn_to: str
    private: str
    burnt: str
    out_of_reach: str


class FirstHours(NamedTuple):
    """The words of each part; `untold` stands where nobody told the day.

    `people_action` is done by telling somebody, `plan_action` by writing the plan down.
    """

    clock: str
    untold: str
    over: str
    dates: str
    people: str
    plan: str
    people_action: str
    plan_action: str
    writing: WritingWords
    times: tuple[Prompt, ...]

    def time(self, number: int) -> Prompt:
        """What the writing time with this number, from 1 on, is about. Raises RefusedError where there is none."""
        if not 1 <= number <= len(self.times):
            raise RefusedError("There is no such writing time", f"There are {len(self.times)}: 1 to {len(self.times)}.")
        return self.times[number - 1]


@cache
def first_hours() -> FirstHours:
    """The words of the first 48 hours, read once."""
    values = tomllib.loads(read_file("first-hours.toml"))
    writing, times = WritingWords(**values.pop("writing")), (Prompt(**each) for each in values.pop("times"))
    return FirstHours(**values, writing=writing, times=tuple(times))
