"""The weeks of a work-search log: what counts for the current one, and what a row takes from its application."""

from __future__ import annotations

from datetime import date

import pytest

from coach.domain.search.efforts import all_efforts, efforts, were_sent
from coach.domain.search.events import ActivitySet, ApplicationSet, PersonSet, StageReached
from coach.domain.search.log import SearchLog
from coach.domain.search.worklog import (
    WorkLogWeek,
    known_authority,
    log_choices,
    minimum_words,
    missing_briefly,
    work_log,
)
from coach.guide.authorities import authority, authority_ids, us_states
from tests.factories import MONDAY, days
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
def test_the_minimum_is_compared_in_words(noted: int, minimum: int | None, words: str) -> None:
    week = WorkLogWeek(MONDAY, days(6), (), noted)
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


def test_an_undated_application_is_in_no_week() -> None:
    log = log_of(
        *(ApplicationSet("acme", "Acme"), StageReached("acme", "applied", undated=True)),
        *(ApplicationSet("bolt", "Bolt"), StageReached("bolt", "applied", undated=True), StageReached("bolt", "offer")),
    )
    assert work_log(log, authority("plain"), days(-400), days(400), 0).rows == []
    assert all_efforts(log) == {}
    assert were_sent(log) == {"acme", "bolt"}


def test_the_log_counts_what_every_other_room_counts_and_keeps_an_effort_of_the_same_key_apart() -> None:
    log = log_of(
        ApplicationSet("acme", "Acme"), StageReached("acme", "applied"), ActivitySet("acme", "event", "a fair")
    )
    rows = work_log(log, authority("plain"), MONDAY, MONDAY, 0).rows
    assert [row.activity for row in rows] == efforts(log, MONDAY, MONDAY)
    assert {row.activity.what: row.is_noted for row in rows} == {"application": False, "event": True}


def test_a_row_holds_nothing_that_was_not_said() -> None:
    log = log_of(ApplicationSet("acme", "Acme"), StageReached("acme", "applied"))
    page = work_log(log, authority("plain"), MONDAY, MONDAY, 0)
    told = dict(zip((field for _, field in authority("plain").columns), page.rows[0].cells, strict=True))
    assert {name: words for name, words in told.items() if words} == {
        "date": MONDAY.isoformat(),
        "kind": "application",
        "text": "applied to Acme",
        "employer": "Acme",
        "result": f"applied, {MONDAY.isoformat()}",
    }


def test_the_contact_of_an_application_stands_in_its_row_unless_a_person_was_met() -> None:
    log = log_of(
        PersonSet("ana", "Ana Lopez"),
        ApplicationSet("acme", "Acme", contact="Eva Roth, HR"),
        StageReached("acme", "applied"),
        ActivitySet("call", "call", "rang", person="ana", application="acme"),
    )
    rows = work_log(log, authority("california"), MONDAY, MONDAY, 0).rows
    assert {row.cells[4] for row in rows} == {"Eva Roth, HR", "Ana Lopez"}


def test_every_log_and_every_state_is_found_by_its_place() -> None:
    names, words = zip(*log_choices(), strict=True)
    assert names[0] == "plain"
    assert len(set(names)) == len(names)
    assert set(names) >= {*authority_ids(), *(state.id for state in us_states())}
    assert list(words[1:]) == sorted(words[1:])
    assert all(any(each.startswith(f"{state.name}: ") for each in words) for state in us_states())
    assert all(("not verified" in word) == (name not in authority_ids()) for name, word in log_choices())
    assert known_authority("a log of tomorrow").id == known_authority("").id == "plain"


@pytest.mark.parametrize("room", range(8, 60))
def test_missing_fields_are_named_as_far_as_they_fit(room: int) -> None:
    log = log_of(ApplicationSet("acme", "Acme"), StageReached("acme", "applied"))
    [row] = work_log(log, authority("plain"), MONDAY, MONDAY, 0).rows
    words = missing_briefly(row, room)
    assert len(words) <= max(room, len("5 empty"))
    told = [heading for heading in row.missing if heading in words]
    more = len(row.missing) - len(told)
    assert more in (0, len(row.missing)) or words.endswith(f" +{more}")
