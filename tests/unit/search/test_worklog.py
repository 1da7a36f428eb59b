"""The weeks of a work-search log: what is counted for the running one, and what a row takes from its application."""

from __future__ import annotations

from datetime import date

import pytest

from coach.domain.search.facts import ActivitySet, ApplicationSet, PersonSet, StageReached
from coach.domain.search.log import SearchLog
from coach.domain.search.worklog import LogWeek, minimum_words, work_log
from coach.guide.authorities import authority
from tests.making import MONDAY, days
from tests.unit.search.logs import log_of


def three() -> SearchLog:
    """Two efforts on Monday, one on Wednesday."""
    monday = [(ActivitySet(key, "event", "a fair"), MONDAY) for key in ("a", "b")]
    return log_of(dated=[*monday, (ActivitySet("c", "interview", "at Acme"), days(2))])


@pytest.mark.parametrize("first", [days(-7), MONDAY, days(1), days(2)])
def test_the_running_week_is_counted_whole_wherever_the_log_begins(first: date) -> None:
    week = work_log(three(), authority("new-york"), first, days(2), 0).weeks[-1]
    assert week.noted == 3
    assert [row.on for row in week.rows] == [day for day in (MONDAY, MONDAY, days(2)) if day >= first]
    assert minimum_words(week, 3, days(2)) == "This week needs 3. Check that what you logged counts there."


@pytest.mark.parametrize("first_weekday", range(7))
def test_every_effort_is_in_one_week_whichever_day_begins_it(first_weekday: int) -> None:
    weeks = work_log(three(), authority("plain"), days(-9), days(9), first_weekday).weeks
    assert sum(week.noted for week in weeks) == sum(len(week.rows) for week in weeks) == 3
    assert all(week.first.weekday() == first_weekday for week in weeks[1:])


@pytest.mark.parametrize(
    ("noted", "minimum", "words"),
    [
        (0, 3, "3 short for this week: 0 of 3 noted."),
        (2, 3, "One short for this week: 2 of 3 noted."),
        (1, 1, "This week needs 1. Check that what you logged counts there."),
        (2, None, ""),
    ],
)
def test_what_is_said_of_the_minimum(noted: int, minimum: int | None, words: str) -> None:
    week = LogWeek(MONDAY, days(6), (), noted)
    assert minimum_words(week, minimum, days(6)) == words
    assert minimum_words(week, minimum, days(7)) == ""


def test_a_row_says_what_its_log_needs_of_such_an_effort() -> None:
    log = log_of(
        ApplicationSet("acme", "Acme", "analyst", link="https://example.com/1"),
        StageReached("acme", "applied"),
        ActivitySet("talk", "call", "rang", contact="Ida", employer="Acme", method="phone", details="0123"),
        ActivitySet("sql", "course", "SQL"),
    )

    def missing(name: str) -> dict[str, tuple[str, ...]]:
        return {row.activity.what: row.missing for row in work_log(log, authority(name), MONDAY, MONDAY, 0).rows}

    assert missing("new-york") == {
        "application": ("Phone or e-mail", "Person and title", "How"),
        "call": (),
        "course": (),
    }
    assert missing("singapore")["course"] == ("Points", "Proof file")


def test_the_contact_of_an_application_stands_in_its_row_unless_a_person_was_met() -> None:
    log = log_of(
        PersonSet("ana", "Ana Lopez"),
        ApplicationSet("acme", "Acme", contact="Eva Roth, HR"),
        StageReached("acme", "applied"),
        ActivitySet("call", "call", "rang", person="ana", application="acme"),
    )
    rows = work_log(log, authority("california"), MONDAY, MONDAY, 0).rows
    assert {row.cells[4] for row in rows} == {"Eva Roth, HR", "Ana Lopez"}
