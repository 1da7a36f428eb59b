"""Help lines by country, from content/help-lines.toml.

The shipped file is trusted here; the tests and the build of the wheel check it (help_line_schema.py).
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import NamedTuple

from coach.guide.content import read_file


class HelpLine(NamedTuple):
    """A number to ring in a country (an ISO 3166 code). The source fields are described in coach.guide.sources."""

    country: str
    name: str
    number: str
    hours: str
    source: str
    link: str
    source_kind: str
    source_on: str
    note: str = ""


class HelpLines(NamedTuple):
    """All help lines. `everywhere` says where to look in any country, `danger` what to do in an emergency."""

    everywhere: str
    link: str
    danger: str
    lines: tuple[HelpLine, ...]

    def of(self, country: str) -> tuple[HelpLine, ...]:
        """The help lines of a country; () if we know none."""
        return tuple(line for line in self.lines if line.country == country)


@cache
def help_lines() -> HelpLines:
    """The help lines, read once."""
    values = tomllib.loads(read_file("help-lines.toml"))
    return HelpLines(**values | {"lines": tuple(HelpLine(**each) for each in values["lines"])})
