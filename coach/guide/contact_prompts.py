"""Prompts that bring people to mind, by periods and places of a life, from content/names.toml.

The shipped file is trusted here; the tests and the build of the wheel check it (contact_prompt_schema.py).
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import NamedTuple

from coach.guide.content import read_file


class NamePrompt(NamedTuple):
    """One prompt. `where` is saved with each name it brings to mind; it fits after "We know each other from"."""

    key: str
    period: str
    title: str
    asks: str
    help: str
    where: str


@cache
def name_prompts() -> tuple[NamePrompt, ...]:
    """All prompts, in order."""
    return tuple(NamePrompt(**each) for each in tomllib.loads(read_file("names.toml"))["prompts"])
