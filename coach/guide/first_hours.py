"""The wording of the first 48 hours, apart from the quiet period itself, from content/first-hours.toml.

The shipped file is trusted here; the tests and the build of the wheel check it (first_hours_schema.py).
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import NamedTuple

from coach.errors import RefusedError
from coach.guide.content import read_file


class Prompt(NamedTuple):
    """The subject of one of the private writing times."""

    title: str
    prompt: str


class WritingWords(NamedTuple):
    """The wording for private writing. `minutes` is the intended length of a time; `action` is ticked by holding one.

    `evidence` is the id of the finding it rests on, `wait` the text during the quiet period, `turn_to` the text before
    the help lines, `out_of_reach` what burning can't reach.
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
    """The wording of each part; `untold` is used if the person did not give the day.

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
        """The subject of the writing time with this number, from 1 on. Raises RefusedError if there is none."""
        if not 1 <= number <= len(self.times):
            raise RefusedError("There is no such writing time", f"There are {len(self.times)}: 1 to {len(self.times)}.")
        return self.times[number - 1]


@cache
def first_hours() -> FirstHours:
    """The wording of the first 48 hours, read once."""
    values = tomllib.loads(read_file("first-hours.toml"))
    writing, times = WritingWords(**values.pop("writing")), (Prompt(**each) for each in values.pop("times"))
    return FirstHours(**values, writing=writing, times=tuple(times))
