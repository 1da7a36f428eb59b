"""The chart of moods: a line only over days that follow one another, and no mark hidden under another."""

from __future__ import annotations

from coach.domain.review.review import DayMood
from coach.tui.widgets.mood_line import mood_line
from tests.making import days

BRAILLE = {chr(code) for code in range(0x2801, 0x2900)}


def drawn(*moods: int | None, energy: dict[int, int] | None = None) -> list[str]:
    """The rows of the chart, without its axis and legend."""
    told = energy or {}
    chart = mood_line([DayMood(days(at), mood, told.get(at), "") for at, mood in enumerate(moods)], 60)
    assert chart is not None
    return chart.plain.split("\n")[:5]


def test_no_line_goes_over_a_day_of_which_nothing_was_said() -> None:
    apart = "".join(drawn(3, None, 4, None, 2, None, 5))
    assert not BRAILLE & set(apart)
    assert apart.count("•") == 4
    [row] = [row for row in drawn(3, 3, 3, None, None, 3, 3) if BRAILLE & set(row)]
    two_runs = "".join(sign if sign in BRAILLE else " " for sign in row).split()
    assert len(two_runs) == 2, "the days in between are empty"


def test_a_mood_is_not_hidden_under_an_energy_of_the_same_height() -> None:
    text = "".join(drawn(3, None, 4, None, 2, energy={2: 4, 4: 5}))
    assert (text.count("•"), text.count("◉"), text.count("◦")) == (2, 1, 1)
