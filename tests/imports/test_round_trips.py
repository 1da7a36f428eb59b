"""What coach exports is the same once it is read again, into a home where nothing is: hostile text included."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.event import Event
from coach.domain.search.constants import ACTIVITIES, METHODS, STAGES
from coach.domain.search.events import ActivitySet, ApplicationSet, PersonSet, StageReached
from coach.domain.search.log import SearchLog
from coach.domain.state import State, replay
from coach.export.archive import archive
from coach.export.search_csv import applications_csv, people_csv
from coach.export.search_vcard import people_vcard
from coach.export.spreadsheet import spreadsheet
from coach.guide.guide import load_guide
from coach.imports.archive import read_rows
from coach.imports.search.files import Where
from coach.imports.search.proposals import kept_facts, propose, read_records
from coach.storage.reader import entry_from

GUIDE = load_guide()
TODAY = date(2026, 11, 29)
DAYS = st.dates(date(2025, 1, 1), TODAY)
HOSTILE = (
    *(
        "=1+1",
        "+49 30",
        "-x",
        "@sum",
        "'quoted",
        "'=1",
        '"',
        "a,b;c|d",
        "<b>x</b>",
        "[red]x[/]",
        "\\n",
        "\\;",
        "BEGIN:VCARD",
    ),
    *("a ::: b", "END:VCARD", "Status: Offer", "x:y", "Ümläut 日本", "{=cmd}", "yes", "1", "2026-01-02", "- x"),
)
LETTERS = st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn"))
WORDS = st.one_of(st.sampled_from(HOSTILE), st.text(LETTERS, min_size=1, max_size=20)).map(lambda text: text.strip())
LINE = st.one_of(st.just(""), WORDS)
NAME = WORDS.filter(bool)
NOTE = st.lists(WORDS.filter(bool), max_size=3).map("\n".join)
STEPS = st.fixed_dictionaries({"next_step": LINE, "next_on": st.none() | DAYS})
PERSON = st.fixed_dictionaries(
    {
        "name": NAME,
        "closeness": st.none() | st.integers(1, 5),
        **dict.fromkeys(("employer", "role", "where", "email", "phone", "link", "ask"), LINE),
        "last_contact": st.none() | DAYS,
        "shared": st.booleans(),
        "decides": st.booleans(),
        "note": NOTE,
    }
)
APPLICATION = st.fixed_dictionaries(
    {
        "employer": NAME,
        **dict.fromkeys(("role", "link", "source", "reference", "location", "contact"), LINE),
        "note": NOTE,
    }
)
STAGE = st.tuples(st.sampled_from([each for each in STAGES if each != "wished"]), DAYS, st.booleans(), LINE)


def folded(events: list[tuple[Event, date | None]]) -> State:
    """A home in which these facts, each about its day, were written one after the other."""
    entries = []
    for number, (event, on) in enumerate(events):
        head = {"id": f"{number:06}", "at": "2026-11-29T09:00:00+00:00", "on": (on or TODAY).isoformat()}
        entries.append(entry_from({**head, "device": "aaaa1111", "kind": event.kind, **event.as_fields()}))
    return replay(GUIDE, entries)


def read_again(what: str, content: bytes, name: str) -> SearchLog:
    """What a home holds that was empty, once it has read this file and kept all of it."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(content)
        read = read_records(what, file, Where(today=TODAY))
        assert not read.left_out, read.doubt
        return folded(kept_facts(what, read, propose(what, read, SearchLog()), {})).search


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
@settings(deadline=None, max_examples=25)
@given(people=st.lists(st.tuples(PERSON, STEPS), min_size=1, max_size=5))
def test_people_are_the_same(name: str, people: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    state = folded([(PersonSet(f"key-{number}", **one, **steps), None) for number, (one, steps) in enumerate(people)])
    assert dict(read_again("people", PEOPLE[name](state), name).people) == dict(state.search.people)


@pytest.mark.parametrize("name", APPLICATIONS)
@settings(deadline=None, max_examples=25)
@given(sent=st.lists(st.tuples(APPLICATION, STEPS, st.lists(STAGE, max_size=3), DAYS), min_size=1, max_size=5))
def test_applications_are_the_same(
    name: str, sent: list[tuple[dict[str, Any], dict[str, Any], list[tuple[str, date, bool, str]], date]]
) -> None:
    events: list[tuple[Event, date | None]] = []
    for number, (one, steps, stages, told_on) in enumerate(sent):
        events.append((ApplicationSet(f"key-{number}", **one, **steps), told_on))
        for stage, on, dated, note in stages:
            events.append((StageReached(f"key-{number}", stage, note or None, None if dated else True), on))
    state = folded(events)
    again = read_again("applications", APPLICATIONS[name](state), name)
    assert {key: plain(each) for key, each in again.applications.items()} == {
        key: plain(each) for key, each in state.search.applications.items()
    }


ACTIVITY = st.fixed_dictionaries(
    {
        "what": st.sampled_from(ACTIVITIES),
        "text": NAME,
        "minutes": st.none() | st.integers(0, 600),
        "method": st.none() | st.sampled_from(METHODS),
        **dict.fromkeys(("employer", "address", "contact", "details", "position", "reference", "result"), LINE),
        "note": NOTE,
    }
)


@settings(deadline=None, max_examples=25)
@given(people=st.lists(PERSON, max_size=3), done=st.lists(st.tuples(ACTIVITY, DAYS), max_size=4))
def test_the_whole_record_is_the_same(people: list[dict[str, Any]], done: list[tuple[dict[str, Any], date]]) -> None:
    events: list[tuple[Event, date | None]] = [(PersonSet(f"p-{at}", **one), None) for at, one in enumerate(people)]
    events += [(ActivitySet(f"a-{at}", **one), on) for at, (one, on) in enumerate(done)]
    state = folded(events)
    with TemporaryDirectory() as folder:
        for name, content in archive(state.written_on("aaaa1111"), state):
            (Path(folder) / name).write_bytes(content)
        again = replay(GUIDE, map(entry_from, read_rows(Path(folder)))).search
    assert (dict(again.people), again.activities) == (dict(state.search.people), state.search.activities)


def plain(application: object) -> object:
    """A stage whose day nobody knows has the day on which it was written: that is another one now."""
    stages = tuple(step if step.dated else step._replace(on=None) for step in application.stages)  # type: ignore[attr-defined]
    return application._replace(stages=stages)  # type: ignore[attr-defined]
