"""The first sentence of a review: true, based only on entries, and never about what was missed."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given

from coach.domain.event import Event
from coach.domain.events import CheckIn, Done
from coach.domain.review.calendar import Calendar, calendar_of
from coach.domain.review.opening import opening
from coach.domain.review.period import week_around
from coach.domain.review.review import review
from coach.domain.schedule.events import BlockDone, BreakPlanned
from coach.domain.search.events import ActivitySet, ApplicationSet, StageReached
from coach.tui.widgets.heat_map import heat_map
from tests.factories import Diary, days
from tests.unit.schedule.making import weekly
from tests.unit.strategies import diaries

CALL, TALK = ActivitySet("a", "call", "called Ana", 25), ActivitySet("b", "conversation", "coffee", 30)
ACME, INITECH = ApplicationSet("acme", "Acme"), ApplicationSet("initech", "Initech")


def said(*events: Event) -> str:
    diary = Diary()
    for at, event in enumerate(events):
        diary.write(event, on=days(at % 5))
    return opening(review(diary.state, week_around(days(0), 0), days(6)))


@pytest.mark.parametrize(
    ("events", "words"),
    [
        ((), ""),
        ((CheckIn(2),), ""),
        ((CALL,), "You had a conversation."),
        ((CALL, TALK), "You had two conversations."),
        ((CALL, ACME, StageReached("acme", "answered")), "You had a conversation and an employer wrote back."),
        (
            (ACME, INITECH, StageReached("acme", "answered"), StageReached("initech", "screening")),
            "Two employers wrote back.",
        ),
        (
            (CALL, ACME, StageReached("acme", "interview")),
            "You had a conversation and an application got to an interview.",
        ),
        ((ACME, StageReached("acme", "rejected")), ""),
        ((ACME, StageReached("acme", "offer")), "An employer made you an offer."),
        ((Done("1.1", 20), Done("1.2", 20)), "You ticked two actions of the guide."),
        (
            (ActivitySet("p", "practice", "aloud", 30), Done("1.1", 20)),
            "You practised for interviews once and ticked one action of the guide.",
        ),
        (
            (CheckIn(1), Done("1.1", 20)),
            "You ticked one action of the guide. One of these days was low, and you did it all the same.",
        ),
        (
            (weekly("net", 1), BlockDone("net", days(1), 120)),
            "You did one of your blocks. Networking got all the time you planned for it.",
        ),
    ],
)
def test_each_rule_has_its_sentence(events: tuple[Event, ...], words: str) -> None:
    assert said(*events) == words


@given(diaries())
def test_it_says_no_number_that_was_not_counted(diary: Diary) -> None:
    found = review(diary.state, week_around(days(0), 0), days(6))
    words = opening(found)
    assert not re.search(r"\b(no|zero|0|missed|not)\b", words, re.IGNORECASE)
    assert "!" not in words
    if words:
        assert any(found.counts) or found.stages


def test_the_map_of_weeks_has_a_fill_for_each_day_and_nothing_for_a_break_or_what_is_to_come() -> None:
    diary = Diary()
    diary.write(Done("1.1", 20), on=days(0))
    diary.write(BreakPlanned("b", days(2), days(3)))
    found = calendar_of(diary.state, days(0), days(0), days(4))
    assert [row[0] for row in found.rows] == [1, 0, None, None, 0, None, None]
    assert heat_map(found).plain.split("\n")[2:5] == ["Mo ░░ ", "Tu ·· ", "We    "]


def test_every_month_in_the_map_is_named_and_none_touches_another() -> None:
    found = Calendar(tuple(date(2026, 9, 28) + timedelta(weeks=number) for number in range(6)), ((0,) * 6,) * 7)
    assert heat_map(found).plain.split("\n")[:2] == ["   Sep   Oct      Nov", "   28 5  12 19 26 2"]
