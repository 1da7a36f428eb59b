"""A table of typed lines: each is parsed into exactly the fields it mentions."""

from __future__ import annotations

from typing import Any

import pytest

from coach.domain.search.quick_log import read_line
from tests.factories import MONDAY
from tests.unit.search import typed_dutch, typed_french, typed_german, typed_portuguese, typed_spanish, typed_terse
from tests.unit.search.typed_lines import LINES as ENGLISH

OTHERS = (typed_terse, typed_spanish, typed_portuguese, typed_dutch, typed_french, typed_german)
LINES = [*ENGLISH, *(line for each in OTHERS for line in each.LINES)]
ASKED = [line for each in OTHERS for line in each.ASKED]
FIELDS = (
    *("what", "on", "stage", "employer", "role", "minutes", "start", "method", "source", "reference", "place", "ask"),
    *("next_step", "next_on", "note", "planned"),
)


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len({line for line, _ in LINES}) == len(LINES) >= 250
    for each in (typed_spanish, typed_portuguese, typed_dutch):
        assert len(each.LINES) >= 25, each.__name__
    assert len(typed_terse.LINES) >= 60


@pytest.mark.parametrize(("line", "expected"), LINES, ids=[line for line, _ in LINES])
def test_a_line_says_this_and_nothing_else(line: str, expected: dict[str, Any]) -> None:
    quick = read_line(line, MONDAY, now="09:00")
    found = {name: value for name in FIELDS if (value := getattr(quick, name)) not in ("", None, False)}
    found |= {"people": [named.name for named in quick.people]} if quick.people else {}
    wanted = {"on": MONDAY, **{name: value for name, value in expected.items() if value not in ("", None)}}
    assert found == wanted
    assert quick.asks == ()


@pytest.mark.parametrize(("line", "about"), ASKED)
def test_open_points_of_a_line_are_asked_and_not_guessed(line: str, about: str) -> None:
    assert [ask.about for ask in read_line(line, MONDAY, now="09:00").asks] == [about]
