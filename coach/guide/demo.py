"""The example that `coach demo` shows, from content/demo.toml: ten weeks of an invented person.

The shipped file is trusted here; the tests and the build of the wheel check it (demo_schema.py).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any, NamedTuple

from coach.guide.content import read_file

Day = int | str
"""A number of days from today (-3), or a weekday and a week from this one ("tue -10")."""


class DemoEntry(NamedTuple):
    """Something the invented person recorded on a day. `kind` is that of the event, `fields` are the event's own."""

    kind: str
    on: Day
    fields: Mapping[str, Any]


def demo() -> list[DemoEntry]:
    """All entries, in the order of the file; an entry of several days is repeated for each."""
    found: list[DemoEntry] = []
    for kind, rows in tomllib.loads(read_file("demo.toml")).items():
        for row in rows:
            days = row.pop("on")
            found += [DemoEntry(kind, on, row) for on in (days if isinstance(days, list) else [days])]
    return found
