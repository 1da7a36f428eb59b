"""The five most important actions of each period after the loss, for hard days, from content/fewest.toml.

The shipped file is trusted here; the tests and the build of the wheel check it (fewest_forms.py).
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import NamedTuple

from coach.guide.content import read_file


class FewTime(NamedTuple):
    """A period after the loss, beginning `from_day` days after it, and its actions, most important first."""

    id: str
    title: str
    from_day: int
    why: str
    actions: tuple[str, ...]


class KeyActions(NamedTuple):
    """All periods, in order."""

    about: str
    times: tuple[FewTime, ...]


@cache
def fewest() -> KeyActions:
    """The file, read once."""
    values = tomllib.loads(read_file("fewest.toml"))
    times = tuple(FewTime(**each | {"actions": tuple(each["actions"])}) for each in values["times"])
    return KeyActions(values["about"], times)
