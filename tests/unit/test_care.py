"""Helplines: every number shows its age once it may have changed, and nobody is left without one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.help_lines import help_line_sentences, is_low
from coach.domain.source_age import is_old, source_date
from coach.guide.help_lines import HelpLine, help_lines

TODAY = date(2026, 11, 29)
LINES = help_lines().lines
COUNTRIES = sorted({line.country for line in LINES})


def said_of(line: HelpLine, today: date) -> str:
    [found] = [each for each in help_line_sentences(line.country, today) if each.startswith(f"{line.name}: ")]
    return found


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line.country}-{line.number}")
def test_a_number_older_than_a_year_says_from_when_it_is(line: HelpLine) -> None:
    day = source_date(line.source_on)
    old = day is None or (TODAY - day).days > 366
    warned = said_of(line, TODAY).endswith(("and may have changed.", "how old this number is."))
    assert warned is old
    assert day is None or not old or str(day.year) in said_of(line, TODAY)


@given(st.sampled_from(LINES), st.dates(date(2027, 2, 1), date(2040, 1, 1)))
def test_in_time_every_number_is_warned_of_and_stays_so(line: HelpLine, today: date) -> None:
    assert is_old(line.source_on, today)
    assert len(said_of(line, today)) > len(f"{line.name}: {line.number} ({line.hours}).")


def test_a_fresh_number_is_said_without_a_doubt() -> None:
    assert help_line_sentences("PH", date(2026, 11, 29))[0].endswith("1553 is free from a landline).")


@pytest.mark.parametrize("country", ["", "BR", *COUNTRIES])
def test_help_lines_come_before_the_emergency_number_and_everybody_has_the_finder(country: str) -> None:
    *lines, finder, danger = help_line_sentences(country, TODAY)
    assert len(lines) == len(help_lines().of(country))
    assert "findahelpline.com" in finder
    assert "emergency number" in danger


@pytest.mark.parametrize(("mood", "low"), [(None, False), (1, True), (2, True), (3, False)])
def test_a_mood_of_one_or_two_is_a_low_one(mood: int | None, *, low: bool) -> None:
    assert is_low(mood) is low
