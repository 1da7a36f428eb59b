"""Which applications in a file are known, and how their stages continue."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.search.events import ApplicationSet, StageReached
from coach.domain.search.import_rows import ApplicationRow, StageRow
from coach.domain.search.log import SearchLog
from coach.domain.search.merge_applications import propose_applications
from tests.unit.search.logs import TODAY, counts, log_of

SENT = date(2026, 10, 1)
APPLIED = StageRow("applied", SENT)
JOB = "https://acme.com/jobs/7"


def row(number: int = 2, employer: str = "Acme", **fields: Any) -> ApplicationRow:
    return ApplicationRow(number, employer, **{"role": "engineer", **fields})


def together(*rows: ApplicationRow) -> tuple[int, int, int, int]:
    return counts(propose_applications(rows, SearchLog()))


@pytest.mark.parametrize(
    "same",
    [
        row(3, "ACME", link=JOB + "/?utm_source=x"),
        row(3, reference="R 7", link="https://other.com"),
        row(3),
    ],
)
def test_the_same_application_is_found(same: ApplicationRow) -> None:
    assert together(row(link=JOB, reference="r 7"), same) == (1, 0, 0, 1)


@pytest.mark.parametrize(
    "other",
    [
        row(3, "Beta", link=JOB),
        row(3, role="designer", link=JOB),
        row(3, role="", link=JOB),
        row(3, link="https://acme.com/jobs/8"),
        row(3, stages=(StageRow("applied", SENT + timedelta(days=200)),)),
    ],
)
def test_others_are_new(other: ApplicationRow) -> None:
    assert together(row(link=JOB, reference="R 7", stages=(APPLIED,)), other) == (2, 0, 0, 0)


def test_a_new_application_is_dated_and_has_its_stages() -> None:
    [news] = propose_applications([row(stages=(APPLIED, StageRow("interview", None, "by phone")))], SearchLog()).new
    assert list(news.events) == [
        (ApplicationSet("acme-engineer", "Acme", role="engineer"), SENT),
        (StageReached("acme-engineer", "applied"), SENT),
        (StageReached("acme-engineer", "interview", "by phone", undated=True), None),
    ]


KNOWN = log_of(
    dated=[(ApplicationSet("a", "Acme", role="engineer", note="mine"), SENT), (StageReached("a", "applied"), SENT)]
)


def test_empty_fields_are_filled_and_stages_continue() -> None:
    interview = StageRow("interview", SENT + timedelta(days=9))
    [news] = propose_applications([row(link=JOB, note="theirs", stages=(APPLIED, interview))], KNOWN).changed
    assert [(event.as_fields(), on) for event, on in news.events] == [
        (ApplicationSet("a", "Acme", role="engineer", link=JOB, note="mine\ntheirs").as_fields(), SENT),
        (StageReached("a", "interview").as_fields(), interview.on),
    ]


@pytest.mark.parametrize(
    "stages",
    [
        (),
        (APPLIED,),
        (StageRow("applied"),),
        (StageRow("rejected", SENT),),
        (StageRow("applied", TODAY), StageRow("offer")),
    ],
)
def test_stages_that_do_not_go_on_from_the_known_ones_change_nothing(stages: tuple[StageRow, ...]) -> None:
    found = propose_applications([row(stages=stages)], KNOWN)
    assert found.changed == ()


few = st.sampled_from


def _row_of(number: int, fields: dict[str, Any]) -> ApplicationRow:
    return ApplicationRow(number, **fields)


rows_of = st.lists(
    st.fixed_dictionaries(
        {
            "employer": few(["Acme", "ACME", "Beta"]),
            "role": few(["", "CTO", "cto", "engineer"]),
            "link": few(["", "", "x.com/1", "x.com/2"]),
            "reference": few(["", "", "1", "2"]),
            "source": few(["", "a friend"]),
            "stages": few([(), (APPLIED,), (StageRow("applied", SENT + timedelta(days=90)),), (StageRow("offer"),)]),
        }
    ),
    max_size=7,
).map(lambda rows: [_row_of(number, each) for number, each in enumerate(rows, 2)])


@given(rows_of)
def test_importing_again_adds_none(rows: list[ApplicationRow]) -> None:
    found = propose_applications(rows, SearchLog())
    assert len(found.new) + found.twice == len(rows)
    assert propose_applications(rows, log_of(dated=found.events)).new == ()


@given(rows_of, st.integers(0, 7))
def test_importing_again_after_a_kill_adds_what_is_missing(rows: list[ApplicationRow], kept: int) -> None:
    found = propose_applications(rows, SearchLog())
    begun = log_of(dated=[event for news in found.new[:kept] for event in news.events])
    rest = propose_applications(rows, begun)
    assert len(begun.applications) + len(rest.new) <= len(found.new)


def test_stages_that_a_kill_cut_off_come_with_the_next_import() -> None:
    rows = [row(link=JOB, stages=(APPLIED, StageRow("interview", TODAY), StageRow("offer", TODAY)))]
    events = propose_applications(rows, SearchLog()).events
    for kept in range(1, len(events) + 1):
        rest = propose_applications(rows, log_of(dated=events[:kept]))
        assert rest.events == events[kept:]


@pytest.mark.parametrize("alike", [False, True])
def test_ten_thousand_rows_are_matched(*, alike: bool) -> None:
    rows = [row(number, "Acme" if alike else f"Company {number}", link=f"x.com/{number}") for number in range(10_000)]
    log = log_of(dated=propose_applications(rows[:2_000], SearchLog()).events)
    assert counts(propose_applications(rows, log)) == (8_000, 0, 2_000, 0)


@pytest.mark.parametrize(
    "other",
    [
        {"location": "Abu Dhabi", "stages": (APPLIED,)},
        {"reference": "R2", "stages": (APPLIED,)},
        {"source": "LinkedIn", "stages": (StageRow("applied", SENT + timedelta(days=14)),)},
        {"stages": (APPLIED, StageRow("rejected"))},
        {"stages": (StageRow("applied", SENT + timedelta(days=14)),)},
    ],
)
def test_two_rows_that_differ_in_what_parts_them_are_two_applications(other: dict[str, Any]) -> None:
    first = row(location="Dubai", reference="R1", source="their site", stages=(APPLIED, StageRow("interview")))
    rows = [first, row(3, **{"location": "Dubai", "reference": "R1", "source": "their site", **other})]
    if other.get("source") or ("location" not in other and "reference" not in other):
        rows = [each._replace(reference="") for each in rows]
    found = propose_applications(rows, SearchLog())
    assert len(found.new) == 2
    kept = log_of(dated=found.events)
    again = propose_applications(rows, kept)
    assert (again.new, again.changed) == ((), ())


def test_a_stage_without_a_day_is_in_no_log_of_what_was_done() -> None:
    found = propose_applications([row(stages=(StageRow("applied"),))], SearchLog())
    [application] = log_of(dated=found.events).applications.values()
    assert (application.stage, application.applied_on, application.known_since) == ("applied", None, None)
