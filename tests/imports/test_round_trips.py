"""Exports are read back the same into an empty home, hostile text included."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.event import Event
from coach.domain.search.constants import STAGES
from coach.domain.search.events import ActivitySet, ApplicationSet, PersonSet, StageReached
from coach.domain.search.log import SearchLog
from coach.domain.state import State, replay
from coach.export.archive import archive
from coach.export.search_csv import applications_csv, people_csv
from coach.export.search_vcard import people_vcard
from coach.export.spreadsheet import spreadsheet
from coach.guide.guide import load_guide
from coach.imports.archive import read_rows
from coach.imports.search.files import Locale
from coach.imports.search.proposals import events_to_save, propose, read_records
from coach.storage.reader import entry_from
from tests.record_strategies import WORDS, records
from tests.sampling import WITH_FILES

GUIDE = load_guide()
TODAY = date(2026, 11, 29)
DAYS = st.dates(date(2025, 1, 1), TODAY)
LINE = st.just("") | WORDS
PEOPLE_TOLD = st.lists(records(PersonSet), min_size=1, max_size=5)
STAGE = st.tuples(st.sampled_from([each for each in STAGES if each != "wished"]), DAYS, st.booleans(), LINE)


def state_after(events: list[tuple[Event, date | None]]) -> State:
    """The state of a home in which these events, each about its day, were written one after the other."""
    entries = []
    for number, (event, on) in enumerate(events):
        head = {"id": f"{number:06}", "at": "2026-11-29T09:00:00+00:00", "on": (on or TODAY).isoformat()}
        entries.append(entry_from({**head, "device": "aaaa1111", "kind": event.kind, **event.as_fields()}))
    return replay(GUIDE, entries)


def read_again(what: str, content: bytes, name: str) -> SearchLog:
    """The search log of an empty home once it has imported this file."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(content)
        read = read_records(what, file, Locale(today=TODAY))
        assert not read.left_out, read.doubt
        return state_after(events_to_save(what, read, propose(what, read, SearchLog()), {})).search


def as_csv(write: Callable[[SearchLog], str]) -> Callable[[State], bytes]:
    return lambda state: write(state.search).encode("utf-8-sig")


def as_xlsx(state: State) -> bytes:
    return spreadsheet(state, TODAY)


PEOPLE = {
    "people.csv": as_csv(people_csv),
    "people.vcf": lambda state: people_vcard(state.search).encode(),
    "record.xlsx": as_xlsx,
}
APPLICATIONS = {"applications.csv": as_csv(applications_csv), "record.xlsx": as_xlsx}


@pytest.mark.parametrize("name", PEOPLE)
@WITH_FILES
@given(people=PEOPLE_TOLD)
def test_exported_people_are_read_back_the_same(name: str, people: list[PersonSet]) -> None:
    state = state_after([(one._replace(key=f"key-{number}"), None) for number, one in enumerate(people)])
    assert dict(read_again("people", PEOPLE[name](state), name).people) == dict(state.search.people)


@pytest.mark.parametrize("name", APPLICATIONS)
@WITH_FILES
@given(sent=st.lists(st.tuples(records(ApplicationSet), st.lists(STAGE, max_size=3), DAYS), min_size=1, max_size=5))
def test_exported_applications_are_read_back_the_same(
    name: str, sent: list[tuple[ApplicationSet, list[tuple[str, date, bool, str]], date]]
) -> None:
    events: list[tuple[Event, date | None]] = []
    for number, (one, stages, told_on) in enumerate(sent):
        events.append((one._replace(key=f"key-{number}"), told_on))
        for stage, on, dated, note in stages:
            events.append((StageReached(f"key-{number}", stage, note or None, None if dated else True), on))
    state = state_after(events)
    again = read_again("applications", APPLICATIONS[name](state), name)
    assert {key: plain(each) for key, each in again.applications.items()} == {
        key: plain(each) for key, each in state.search.applications.items()
    }


@WITH_FILES
@given(people=PEOPLE_TOLD, done=st.lists(st.tuples(records(ActivitySet), DAYS), max_size=4))
def test_a_full_export_is_read_back_the_same(people: list[PersonSet], done: list[tuple[ActivitySet, date]]) -> None:
    events: list[tuple[Event, date | None]] = [
        (one._replace(key=f"p-{number}"), None) for number, one in enumerate(people)
    ]
    events += [(one._replace(key=f"a-{number}"), on) for number, (one, on) in enumerate(done)]
    state = state_after(events)
    with TemporaryDirectory() as folder:
        for name, content in archive(state.written_on("aaaa1111"), state):
            (Path(folder) / name).write_bytes(content)
        again = replay(GUIDE, map(entry_from, read_rows(Path(folder)))).search
    assert (dict(again.people), again.activities) == (dict(state.search.people), state.search.activities)


def plain(application: object) -> object:
    """An application without the days of stages that nobody gave: those are the days of writing, which differ."""
    stages = tuple(step if step.dated else step._replace(on=None) for step in application.stages)  # type: ignore[attr-defined]
    return application._replace(stages=stages)  # type: ignore[attr-defined]
