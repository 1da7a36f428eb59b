"""What can be found by name or synonym, from content/finding.toml.

The shipped file is trusted here; the tests and the build of the wheel check it (finding_forms.py).
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import NamedTuple

from coach.guide.content import read_file


class Place(NamedTuple):
    """A place to go to: its target, and the words people type for it.

    An empty `title` or `told` is taken from the target.
    """

    to: str
    words: tuple[str, ...]
    title: str = ""
    told: str = ""


@cache
def places() -> tuple[Place, ...]:
    """All places, read once."""
    found = tomllib.loads(read_file("finding.toml"))["places"]
    return tuple(Place(**each | {"words": tuple(each["words"])}) for each in found)
