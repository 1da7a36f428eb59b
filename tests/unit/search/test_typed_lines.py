"""A table of typed lines: each is read into exactly the fields it speaks of, and into no other."""

from __future__ import annotations

from typing import Any

import pytest

from coach.domain.search.quick_log import read_line
from tests.making import MONDAY
from tests.unit.search.typed_lines import LINES

FIELDS = (
    *("what", "on", "stage", "employer", "role", "minutes", "start", "method", "source", "reference", "place", "ask"),
    *("next_step", "next_on", "note", "planned"),
)


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len({line for line, _ in LINES}) == len(LINES) >= 120


@pytest.mark.parametrize(("line", "expected"), LINES, ids=[line for line, _ in LINES])
def test_a_line_says_this_and_nothing_else(line: str, expected: dict[str, Any]) -> None:
    quick = read_line(line, MONDAY, now="09:00")
    found = {name: value for name in FIELDS if (value := getattr(quick, name)) not in ("", None, False)}
    found |= {"people": [named.name for named in quick.people]} if quick.people else {}
    wanted = {"on": MONDAY, **{name: value for name, value in expected.items() if value not in ("", None)}}
    assert found == wanted
    assert quick.asks == ()
