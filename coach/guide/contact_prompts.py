"""What brings names back, from content/names.toml: prompts by the periods and places of a life.

The shipped file is trusted here; the tests and the build of the wheel check it (name_forms.py).
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import NamedTuple

from coach.guide.content import read_file


class NamePrompt(NamedTuple):
    """One prompt. `where` is kept beside each name it brings back; it fits after "We know each other from"."""

    key: str
    period: str
    title: str
    asks: str
    help: str
    where: str


@cache
def name_prompts() -> tuple[NamePrompt, ...]:
    """All of them, in the order of the pass."""
    return tuple(NamePrompt(**each) for each in tomllib.loads(read_file("names.toml"))["prompts"])
