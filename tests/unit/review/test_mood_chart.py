"""The mood chart: empty without check-ins, and no mark hidden under another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.review.review import DayMood
from coach.tui.widgets.mood_chart import mood_chart
from tests.factories import days


def told(*moods: int | None, energy: dict[int, int] | None = None) -> list[DayMood]:
    return [DayMood(days(at), mood, (energy or {}).get(at), "") for at, mood in enumerate(moods)]


def drawn(*moods: int | None, energy: dict[int, int] | None = None, width: int = 60) -> list[str]:
    chart = mood_chart(told(*moods, energy=energy), width)
    assert chart is not None
    return chart.plain.split("\n")


def test_a_day_of_which_nothing_was_said_has_nothing_over_its_name() -> None:
    rows = drawn(3, None, 4, None, 2, None, 5)
    assert [row.rstrip() for row in rows[:5]] == [
        "5                                     ●",
        "4             ●                       │",
        "3 ●           │                       │",
        "2 │           │           ●           │",
        "1 │           │           │           │",
    ]
    assert rows[5] == "  Mo    Tu    We    Th    Fr    Sa    Su"


def test_a_mood_is_not_hidden_under_an_energy_of_the_same_height() -> None:
    text = "".join(drawn(3, None, 4, None, 2, energy={2: 4, 4: 5})[:5])
    assert (text.count("●"), text.count("◉"), text.count("○")) == (2, 1, 1)


@pytest.mark.parametrize("moods", [(), (3,), (3, None, 4)])
def test_few_check_ins_have_no_chart(moods: tuple[int | None, ...]) -> None:
    assert mood_chart(told(*moods), 60) is None


@given(st.lists(st.none() | st.integers(1, 5), min_size=3, max_size=400), st.integers(20, 110))
def test_any_number_of_days_fits_any_width(moods: list[int | None], width: int) -> None:
    chart = mood_chart(told(*moods), width)
    if chart is None:
        assert sum(mood is not None for mood in moods) < 3
    else:
        assert max(map(len, chart.plain.split("\n")[:6])) <= width
        assert chart.plain.count("●") >= 1
