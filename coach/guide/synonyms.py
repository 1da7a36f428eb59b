"""What can be found by its name or by other words for it, from content/finding.toml.

The shipped file is trusted here; the tests and the build of the wheel check it (finding_forms.py).
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import NamedTuple

from coach.guide.content import read_file


class Place(NamedTuple):
    """Where one may want to go: what leads there, and the words people type for it.

    An empty `title` or `told` is that of what it leads to.
    """

    to: str
    words: tuple[str, ...]
    title: str = ""
    told: str = ""


@cache
def places() -> tuple[Place, ...]:
    """All of them, read once."""
    found = tomllib.loads(read_file("finding.toml"))["places"]
    return tuple(Place(**each | {"words": tuple(each["words"])}) for each in found)
