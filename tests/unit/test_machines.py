"""Two devices that merge now and then: both keep all entries, and an edit changes only its own fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.current_records import records_of
from coach.domain.duplicates import KINDS as TWINS
from coach.domain.duplicates import NotDuplicates, conflicting_edits, find_duplicates, find_twins, merge_pair
from coach.domain.edits import WAS, conflicts, previous_values, record_fields, with_edits
from coach.domain.entries import Entry
from coach.domain.event import Event
from coach.domain.event_keys import prepare_events
from coach.domain.kinds import NAMED, REFERS, all_classes
from coach.domain.named_records import marked_key, name_of, resolve_key, stem_of
from coach.domain.practice.events import PracticeBegun, PracticeQuestionSet
from coach.domain.reading.events import OwnReadingSet
from coach.domain.review.events import StorySet
from coach.domain.runway.changes import new_id
from coach.domain.runway.events import LineSet, LineTurned
from coach.domain.schedule.events import BlockSet, BreakPlanned
from coach.domain.search.events import ActivitySet, ApplicationSet, CardSet, EmployerSet, PersonSet, StageReached
from coach.domain.skills.events import AdvertKept, SkillOwn
from coach.domain.state import State, replay
from coach.domain.worksheets.events import RowAdded
from tests.factories import MONDAY, SMALL, days

MARKS = ("3f9a", "b2c1")
NAME = "The same"

Make = Callable[..., Event]


class Kind(NamedTuple):
    """How a record of a kind is made from its key and fields, and what two of its fields may hold."""

    make: Make
    fields: Mapping[str, Sequence[Any]]


WORDS = ("one", "two", "three")
KINDS: Mapping[str, Kind] = {
    "person": Kind(lambda key, **more: PersonSet(key, NAME, **more), {"email": WORDS, "phone": WORDS}),
    "employer": Kind(lambda key, **more: EmployerSet(key, NAME, **more), {"motivation": (1, 5), "link": WORDS}),
    "application": Kind(lambda key, **more: ApplicationSet(key, NAME, **more), {"note": WORDS, "source": WORDS}),
    "activity": Kind(lambda key, **more: ActivitySet(key, "call", NAME, **more), {"minutes": (5, 9), "note": WORDS}),
    "card": Kind(
        lambda key, answer="run", **more: CardSet(key, "silence", answer, **more), {"answer": WORDS, "wrong": WORDS}
    ),
    "story": Kind(lambda key, **more: StorySet(key, NAME, **more), {"result": WORDS, "task": WORDS}),
    "money": Kind(
        lambda key, amount="9", **more: LineSet(key, "expense", NAME, amount, **more),
        {"amount": ("1", "2.50"), "day": (1, 28)},
    ),
    "block": Kind(
        lambda key, minutes=60, **more: BlockSet(key, MONDAY, "09:00", minutes, "search", **more),
        {"minutes": (30, 90), "title": WORDS},
    ),
    "break": Kind(
        lambda key, last=MONDAY, **more: BreakPlanned(key, MONDAY, last, **more),
        {"last": (days(1), days(2)), "reason": ("ill", "other")},
    ),
    "own_reading": Kind(
        lambda key, title=NAME, link="https://here.example": OwnReadingSet(key, title, link),
        {"title": WORDS, "link": ("https://one.example", "https://two.example")},
    ),
    "worksheet_row": Kind(
        lambda key, values=(("a", "b"),): RowAdded("sheet", "log", key, values), {"values": ((("a", "c"),),)}
    ),
    "practice_round": Kind(
        lambda key, questions=("why",), partner=False: PracticeBegun(key, questions, partner),
        {"questions": (("how",), ("what", "how")), "partner": (True, False)},
    ),
    "practice_question": Kind(
        lambda key, asks="Why?", listen="": PracticeQuestionSet(key, asks, listen), {"asks": WORDS, "listen": WORDS}
    ),
    "advert": Kind(lambda key, **more: AdvertKept(key, NAME, **more), {"role": WORDS, "employer": WORDS}),
}


class Machine:
    """One machine: the entries it has, and how it writes more. Times go on for all machines alike."""

    def __init__(self, mark: str, time: list[int]) -> None:
        self.mark, self._time = mark, time
        self.entries: dict[str, Entry] = {}

    @property
    def state(self) -> State:
        """What its entries add up to."""
        return replay(SMALL, self.entries.values())

    def write(self, *events: Event, on: date = MONDAY) -> list[Entry]:
        """Write facts in one go, as coach does."""
        written = []
        for told in prepare_events(self.state, [(event, on) for event in events], self.mark):
            self._time[0] += 1
            made = f"{self._time[0]:012x}-{self.mark}0000"
            row = {"kind": told.event.kind, "on": told.on.isoformat(), **told.event.as_fields()}
            row |= {} if told.was is None else {WAS: dict(told.was)}
            written.append(Entry(made, "2026-11-23T09:00:00+04:00", told.on, self.mark, told.event.kind, row))
        self.entries |= {entry.id: entry for entry in written}
        return written

    def records(self, kind: str) -> dict[str, dict[str, Any]]:
        """The records of a kind by key, as they were told."""
        live = with_edits(self.state.live(NAMED[kind].stream))
        return {name_of(entry)[-1]: record_fields(entry.fields) for entry in live if entry.kind == kind}

    def hear(self, other: Machine) -> None:
        """Get the other's pages."""
        self.entries |= other.entries


def machines() -> tuple[Machine, Machine]:
    time = [0x018000000000]
    one, two = (Machine(mark, time) for mark in MARKS)
    return one, two


def as_told(event: Event) -> dict[str, Any]:
    return event.as_fields()


# a step of a life: on which machine, which record (one more than there are: a new one), which field, which value
steps = st.lists(
    st.tuples(st.integers(0, 1), st.integers(0, 4), st.integers(0, 1), st.integers(0, 2), st.booleans()), max_size=25
)


@pytest.mark.parametrize("kind", KINDS)
@given(steps)
def test_nothing_noted_on_either_machine_is_covered(kind: str, life: list[tuple[int, int, int, int, bool]]) -> None:
    both, known, expected = machines(), KINDS[kind], dict[str, dict[str, Any]]()
    for where, which, at, value, meet in life:
        machine, there = both[where], both[where].records(kind)
        names = [*known.fields]
        field = names[at % len(names)]
        if which >= len(there):
            [entry] = machine.write(known.make(new_id(NAME, there)))
            expected[name_of(entry)[-1]] = as_told(known.make(name_of(entry)[-1]))
        else:
            key = sorted(there)[which]
            told = known.fields[field][value % len(known.fields[field])]
            seen = {name: _typed(there[key][name], name) for name in names if there[key].get(name) is not None}
            event = known.make(key, **{**seen, field: told})
            both_changed = {each.field for each in conflicting_edits(machine.state) if each.name[-1] == key}
            machine.write(event)
            if as_told(event)[field] != there[key].get(field):
                expected[key][field] = as_told(event)[field]
            for name in both_changed:  # who saves the record again has seen what it says, and means it
                expected[key][name] = as_told(event)[name]
        if meet:
            both[1 - where].hear(machine)
    both[0].hear(both[1])
    both[1].hear(both[0])
    here = {key: {name: value for name, value in told.items() if name != "on"} for key, told in _read(both[0], kind)}
    assert here == expected
    assert _read(both[0], kind) == _read(both[1], kind)


def _read(machine: Machine, kind: str) -> list[tuple[str, dict[str, Any]]]:
    records = machine.records(kind).items()
    return [(key, {name: value for name, value in told.items() if name != "kind"}) for key, told in sorted(records)]


def _typed(value: Any, name: str) -> Any:
    if name == "last":
        return date.fromisoformat(value)
    return (
        tuple(tuple(each) if isinstance(each, list) else each for each in value) if isinstance(value, list) else value
    )


def test_every_kind_that_is_told_whole_is_held_to_it() -> None:
    assert KINDS.keys() == {kind for kind, named in NAMED.items() if named.generated}


def test_every_fact_with_a_key_tells_a_record_or_names_one() -> None:
    takers = {"search_gone", "apart", *(named.gone for named in NAMED.values())}
    keyed = {event.kind for event in all_classes() if {"key", "line"} & {*event._fields}}
    assert keyed <= {*NAMED, *REFERS, *takers}


def test_both_changed_one_field() -> None:
    one, two = machines()
    one.write(PersonSet("ana", "Ana", phone="0"))
    two.hear(one)
    key = "ana.3f9a"
    one.write(PersonSet(key, "Ana", phone="1"))
    two.write(PersonSet(key, "Ana", phone="2", note="a note"))
    one.hear(two)
    assert one.state.search.people[key].phone == "2"
    [found] = conflicts(one.state.live("people"))
    assert (found.field, found.value, found.other) == ("phone", "2", "1")
    one.write(PersonSet(key, "Ana", phone="1", note="a note"))
    assert conflicts(one.state.live("people")) == []
    assert one.state.search.people[key].note == "a note"


def test_an_empty_field_that_an_earlier_version_wrote_is_not_cleared_by_an_edit() -> None:
    written = {"key": "audit", "title": "The audit", "situation": "", "shows": "care"}
    told = StorySet("audit", "The audit in March", shows="care").as_fields()
    assert previous_values(written, told) == {"title": "The audit"}
    assert previous_values(told, {**told, "situation": "a delay"}) == {"situation": None}


def test_a_field_cleared_on_one_machine_stays_cleared() -> None:
    one, two = machines()
    one.write(PersonSet("ana", "Ana", phone="0", email="a@b.example"))
    two.hear(one)
    one.write(PersonSet("ana.3f9a", "Ana", email="a@b.example"))
    two.write(PersonSet("ana.3f9a", "Ana", phone="0", email="c@d.example"))
    one.hear(two)
    person = one.state.search.people["ana.3f9a"]
    assert (person.phone, person.email) == ("", "c@d.example")


def test_a_skill_named_on_both_machines_is_one() -> None:
    one, two = machines()
    one.write(SkillOwn("Weaving", ("looms",)))
    two.write(SkillOwn("Weaving", ()))
    one.hear(two)
    assert list(one.records("skill")) == ["Weaving"]


def one_of(machine: Machine, asked: str, other: str) -> None:
    for event, on in merge_pair(machine.state, find_twins(machine.state, asked, other)):
        machine.write(event, on=on or MONDAY)


@pytest.mark.parametrize("kind", sorted(KINDS.keys() & set(TWINS)))
def test_what_both_noted_under_one_name_is_offered_as_one_and_can_be_made_one(kind: str) -> None:
    one, two = machines()
    for machine in (one, two):
        machine.write(KINDS[kind].make("same"))
    one.hear(two)
    [found] = find_duplicates(one.state)
    assert (found.kind, set(found.keys)) == (kind, {"same.3f9a", "same.b2c1"})
    one_of(one, "same.3f9a", "same.b2c1")
    assert list(one.records(kind)) == ["same.3f9a", "same.b2c1"]
    assert list(records_of(one.state, kind)) == ["same.3f9a"]
    assert find_duplicates(one.state) == []


def test_one_person_of_two_has_what_both_had_and_who_named_either_names_them() -> None:
    one, two = machines()
    one.write(PersonSet("ana", "Ana", email="a@b.example", note="from the bank", closeness=2))
    two.write(PersonSet("ana", "Ana", phone="1", note="a neighbour", closeness=4))
    two.write(ActivitySet("talk", "call", person="ana.b2c1"), on=days(-3))
    two.write(BlockSet("walk", MONDAY, "09:00", 60, "search", person="ana.b2c1"))
    one.hear(two)
    one_of(one, "ana.3f9a", "ana.b2c1")
    [person] = one.state.search.people.values()
    assert (person.key, person.email, person.phone, person.closeness) == ("ana.3f9a", "a@b.example", "1", 2)
    assert person.note == "from the bank\na neighbour\nAlso closeness: 4"
    [talk] = one.state.search.activities.values()
    assert (talk.person, talk.on) == ("ana.3f9a", days(-3))
    assert [block.person for block in one.state.schedule.blocks_on(MONDAY)] == ["ana.3f9a"]


@pytest.mark.parametrize(
    ("mine", "theirs", "stage"), [(-2, -5, "applied"), (-5, -2, "interview"), (-3, -3, "interview")]
)
def test_one_application_of_two_stands_where_the_later_stood(mine: int, theirs: int, stage: str) -> None:
    one, two = machines()
    one.write(ApplicationSet("acme", "Acme"), StageReached("acme", "applied"), on=days(mine))
    two.write(ApplicationSet("acme", "Acme"), StageReached("acme", "interview"), on=days(theirs))
    one.hear(two)
    one_of(one, "acme.3f9a", "acme.b2c1")
    [application] = one.state.search.applications.values()
    assert (application.key, application.stage) == ("acme.3f9a", stage)


def test_two_that_are_two_are_not_offered_again() -> None:
    one, two = machines()
    for machine in (one, two):
        machine.write(PersonSet("ana", "Ana"))
    one.hear(two)
    one.write(NotDuplicates("person", "ana.b2c1", "ana.3f9a"))
    assert find_duplicates(one.state) == []
    assert len(one.state.search.people) == 2


def test_who_tells_of_a_record_again_has_settled_what_both_had_changed() -> None:
    one, two = machines()
    one.write(PersonSet("ana", "Ana", phone="0"))
    two.hear(one)
    one.write(PersonSet("ana.3f9a", "Ana", phone="1"))
    two.write(PersonSet("ana.3f9a", "Ana", phone="2"))
    one.hear(two)
    [found] = conflicting_edits(one.state)
    assert (found.value, found.other) == ("2", "1")
    one.write(PersonSet("ana.3f9a", "Ana", phone="2"))
    assert conflicting_edits(one.state) == []


def test_references_to_a_new_record_follow_its_key() -> None:
    one, _ = machines()
    events = (ApplicationSet("acme", "Acme"), StageReached("acme", "applied"), LineSet("rent", "expense", "Rent", "9"))
    told = one.write(*events, LineTurned("rent", cut=True), ActivitySet("talk", "call", application="acme"))
    named = [entry.text("key") or entry.text("line") for entry in told]
    assert named == ["acme.3f9a", "acme.3f9a", "rent.3f9a", "rent.3f9a", "talk.3f9a"]
    assert told[-1].text("application") == "acme.3f9a"


def test_a_record_of_an_earlier_version_is_changed_under_its_own_key() -> None:
    one, _ = machines()
    fields = {"kind": "person", "on": "2026-11-23", "key": "ana", "name": "Ana", "phone": "0"}
    old = Entry("018000000000-00000000", "2026-11-23T09:00:00+04:00", MONDAY, "old0", "person", fields)
    one.entries[old.id] = old
    one.write(PersonSet("ana", "Ana", phone="1"))
    assert [person.phone for person in one.state.search.people.values()] == ["1"]


def test_a_key_already_in_use_gets_a_number() -> None:
    assert marked_key("ana", "3f9a", {"ana.3f9a"}) == "ana-2.3f9a"
    assert marked_key("ana.b2c1", "3f9a", ()) == "ana.b2c1"
    assert marked_key("ana", "", {"ana"}) == "ana"
    assert stem_of("ana-2.3f9a") == "ana-2"


@pytest.mark.parametrize(
    ("asked", "found"), [("ana", "ana.3f9a"), ("jo", ""), ("jo.b2c1", "jo.b2c1"), ("kim", "kim"), ("an", "")]
)
def test_a_key_is_found_without_its_mark_where_it_is_the_only_one(asked: str, found: str) -> None:
    assert resolve_key(asked, ["ana.3f9a", "jo.3f9a", "jo.b2c1", "kim"]) == found


@pytest.mark.parametrize("was", ["x", 1, None, ["phone"], {"nothing": 1}, {"key": None, "id": 3}])
def test_odd_words_on_what_was_before_do_no_harm(was: Any) -> None:
    rows = [{"key": "ana", "name": "Ana"}, {"key": "ana", "name": "Ana", "phone": "1", WAS: was}]
    entries = [
        Entry(f"01800000000{n}-00000000", "2026-11-23T09:00:00+04:00", MONDAY, "old0", "person", row)
        for n, row in enumerate(rows)
    ]
    assert list(replay(SMALL, entries).search.people) == ["ana"]
