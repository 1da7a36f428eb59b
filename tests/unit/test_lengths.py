"""Lengths of time as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.lengths import parse_minutes
from coach.domain.wording import duration
from coach.errors import RefusedError


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        *(("0", 0), ("35", 35), ("35 min", 35), ("35m", 35), ("35'", 35), ("35 minutes", 35), ("twenty minutes", 20)),
        *(
            ("2h", 120),
            ("2 hrs", 120),
            ("2 hours", 120),
            ("two hours", 120),
            ("a couple of hours", 120),
            ("1 hour", 60),
        ),
        *(("2h20", 140), ("2h20m", 140), ("2 h 20 min", 140), ("2 hours 20 minutes", 140), ("2 hours and 5 min", 125)),
        *(
            ("2:20", 140),
            ("0:45", 45),
            ("2.5h", 150),
            ("2,5 h", 150),
            ("0.25 h", 15),
            ("1½ hours", 90),
            ("1 1/2 h", 90),
        ),
        *(("an hour", 60), ("an hour and a half", 90), ("one and a half hours", 90), ("hour and a half", 90)),
        *(("half an hour", 30), ("half hour", 30), ("a quarter of an hour", 15), ("three quarters of an hour", 45)),
        *(("An Hour And A Quarter", 75), ("two and a half hours", 150)),
    ],
)
def test_a_length_of_time_is_read_as_people_write_it(text: str, minutes: int) -> None:
    assert parse_minutes(text) == minutes


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            "h",
            "soon",
            "half",
            "a half",
            "-5",
            "1.234",
            "2h75",
            "2h 3h",
            "99999",
            "100 h",
            "2:75",
            "30 s",
            "\u0663",
        ),
        *("an hour ago", "half a day", "1/3 h", "x" * 10_000),
    ],
)
def test_an_invalid_length_of_time_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(RefusedError, match="90 min or 1h30"):
        parse_minutes(text)


@given(st.integers(0, 99 * 60 + 59))
def test_what_is_shown_is_read_back(minutes: int) -> None:
    assert parse_minutes(duration(minutes)) == minutes
