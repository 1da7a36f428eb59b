"""The example life: consistent on any day, with nothing still in the future."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.demo import day_from, demo_events
from coach.domain.entries import Entry
from coach.domain.progress import current_step
from coach.domain.search.follow_ups import due
from coach.domain.state import State, replay
from coach.domain.worksheets.state import sheets_of
from coach.guide.demo import demo
from coach.guide.guide import load_guide
from coach.storage.validation import what_is_wrong
from tests.factories import MONDAY, days, entry

ANY_DAY = st.dates(date(2020, 1, 1), date(2099, 12, 31))


def entries(today: date) -> list[Entry]:
    made = demo_events(demo(), today)
    return [entry(event.kind, number, on=on, **event.as_fields()) for number, (event, on) in enumerate(made, start=1)]


def state(today: date) -> State:
    return replay(load_guide(), entries(today))


@given(ANY_DAY)
def test_it_ends_today_and_is_the_same_whenever_that_day_is_asked_for(today: date) -> None:
    made = demo_events(demo(), today)
    assert made == demo_events(demo(), today)
    assert [on for _, on in made] == sorted(on for _, on in made)
    assert timedelta(weeks=9) < today - made[0][1] < timedelta(weeks=11)
    assert today - timedelta(days=2) <= made[-1][1] <= today


@pytest.mark.parametrize("number", range(7))
def test_every_entry_is_one_that_the_doctor_finds_sound(number: int) -> None:
    assert [wrong for each in entries(days(number)) if (wrong := what_is_wrong(each.fields))] == []


@pytest.mark.parametrize("number", range(7))
def test_on_every_weekday_there_is_something_to_see_in_every_room(number: int) -> None:
    today = days(number)
    transition = state(today)
    step = current_step(transition, today)
    assert step
    assert step.number == 8
    assert transition.profile.name == "Salma"
    assert len(transition.money.lines) > 15
    assert {"mon", "talk"} <= transition.schedule.keys
    assert 3 <= len(due(transition, today)) <= 8
    assert len(transition.search.activities) >= 35
    assert len(sheets_of(transition)) == 6


def test_every_reference_to_a_person_exists() -> None:
    log = state(days(6)).search
    for activity in log.activities.values():
        assert not activity.person or activity.person in log.people
        assert not activity.application or activity.application in log.applications
    for application in log.applications.values():
        assert application.stage, application


@pytest.mark.parametrize(
    ("day", "date_of_it"),
    [(0, days(2)), (-3, days(-1)), ("mon 0", MONDAY), ("sun 0", days(6)), ("sun -1", days(-1)), ("tue 1", days(8))],
)
def test_a_day_is_counted_from_today_or_named_by_its_week(day: int | str, date_of_it: date) -> None:
    assert day_from(day, days(2)) == date_of_it
