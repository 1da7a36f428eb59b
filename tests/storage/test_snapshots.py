from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.events import CheckIn, Done, Note, Undone
from coach.domain.search.events import ActivitySet, PersonSet
from coach.domain.search.follow_ups import due
from coach.domain.state import State, replay
from coach.domain.today.day import plan_day
from coach.storage.home import Home
from coach.storage.journal import Journal
from coach.storage.segments import SEGMENT_SIZE, listed
from tests.sampling import WITH_FILES
from tests.storage.factories import ACTIONS, GUIDE, NOW, SetClock, files_of, forget, open_coach, row
from tests.storage.test_merge import do, facts, machines

LONG_AGO = NOW - timedelta(days=75)

doings = st.one_of(
    st.tuples(st.just("record"), facts),
    st.tuples(st.just("import"), st.integers(SEGMENT_SIZE, 2 * SEGMENT_SIZE + 5)),
    st.tuples(st.sampled_from(["undo", "redo", "reopen", "refresh", "sum up"]), st.none()),
)
sequences = st.lists(st.tuples(st.integers(0, 1), doings, st.integers(0, 12)), max_size=30)


def seen(state: State, now: datetime) -> list[object]:
    """Everything a screen or a command could ask of a state."""
    days = [(now - timedelta(days=number)).date() for number in range(-3, 120)]
    looked_at_before_the_people = (
        due(state, now.date()),
        {each.key for each in state.people_at_hand.values() if each.next_on},
    )
    records = [state.history_of(action) for action in ACTIONS]
    return [
        state.profile,
        [(record.times, record.minutes, record.first_on, record.last_on) for record in records],
        [(record.times_on(day), record.minutes_on(day), record.last_but(day)) for record in records for day in days],
        state.check_ins,
        state.skipped_steps,
        state.notes,
        state.pause(now.date()),
        state.last_id,
        looked_at_before_the_people,
        dict(state.search.people),
        len(state),
        plan_day(state, now),
    ]


def an_address_book(size: int) -> list[tuple[PersonSet, None]]:
    """This many people; in an odd number, the first has a next step."""
    first = NOW.date() - timedelta(days=size) if size % 2 else None
    return [
        (PersonSet(f"person-{number}-of-{size}", f"Person {number}", next_on=None if number else first), None)
        for number in range(size)
    ]


def read_in_full(home: Home) -> State:
    return replay(GUIDE, Journal(home).read_everything().entries)


@WITH_FILES
@given(sequences)
def test_the_state_with_a_snapshot_is_the_replay_of_all_entries(
    sequence: list[tuple[int, tuple[str, object], int]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        homes, clock = machines(Path(folder)), SetClock(LONG_AGO)
        coaches = [open_coach(home, clock) for home in homes]
        for device, (what, event), days in sequence:
            clock.time += timedelta(days=days, seconds=3)
            if what == "sum up":
                coaches[device].refresh()
                coaches[device].compact(worth_it=1)
                coaches[device] = open_coach(homes[device], clock)
            elif isinstance(event, int):
                coaches[device].append_all(an_address_book(event))
            else:
                coaches[device] = do(coaches[device], what, event, homes[device], clock)  # type: ignore[arg-type]
            coaches[device].refresh()
            expected = seen(read_in_full(homes[device]), clock.time)
            assert seen(coaches[device].state, clock.time) == expected
            assert seen(open_coach(homes[device], clock).state, clock.time) == expected


@pytest.fixture
def lived_in(home: Home, clock: SetClock) -> Home:
    """September and October, in a snapshot, and a tick in November."""
    clock.time = datetime.fromisoformat("2026-09-28T09:00:00+04:00")
    store = open_coach(home, clock)
    for number in range(30):
        clock.time += timedelta(days=1)
        store.append(Done(ACTIONS[number % 4], number))
    store.append(CheckIn(4))
    clock.time = NOW
    store.append(Done("4.2", 7))
    store.compact(worth_it=10)
    assert home.snapshot.is_file()
    return home


def test_a_start_reads_only_segments_outside_the_snapshot(lived_in: Home) -> None:
    news = Journal(lived_in).read_changes()
    assert [entry.on for entry in news.entries] == [NOW.date()]
    assert news.snapshot.size == 31
    assert sum(len(earlier.days) for earlier in news.snapshot.earlier.values()) == 30


@pytest.fixture
def full_of_people(home: Home, clock: SetClock) -> Home:
    """An address book of 250, imported today and in a snapshot."""
    store = open_coach(home, clock)
    store.append(Done("4.2", 7))
    store.append_all(an_address_book(2 * SEGMENT_SIZE + 50))
    store.compact(worth_it=SEGMENT_SIZE)
    return home


def test_full_segments_of_people_are_read_only_on_demand(full_of_people: Home, clock: SetClock) -> None:
    assert len(Journal(full_of_people).read_changes().entries) == 51
    store = open_coach(full_of_people, clock)
    plan_day(store.state, NOW)
    for page in listed(full_of_people.journal).pages:  # they are not read: changes in their files do not show
        (full_of_people.journal / page).write_bytes(b"{}")
    assert len(store.state.search.people) == 50
    assert store.state.history_of("4.2").times


def test_people_with_a_next_step_or_a_later_activity_are_read_at_the_start(home: Home, clock: SetClock) -> None:
    store = open_coach(home, clock)
    store.append_all(an_address_book(2 * SEGMENT_SIZE + 1))
    store.compact(worth_it=SEGMENT_SIZE)
    opened = open_coach(home, clock).state
    assert [item.who for item in due(opened, NOW.date())] == ["Person 0"]
    assert len(opened.people_at_hand) < 2 * SEGMENT_SIZE
    store.append(ActivitySet("talk", "call", "rang", person=f"person-{2 * SEGMENT_SIZE - 1}-of-{2 * SEGMENT_SIZE + 1}"))
    later = open_coach(home, clock).state
    assert [item.why for item in due(later, NOW.date() + timedelta(days=7))] == ["planned", "thanks"]


def test_an_unread_import_is_undone_as_a_whole(full_of_people: Home, clock: SetClock) -> None:
    store = open_coach(full_of_people, clock)
    assert len(store.undo()) == 250
    assert not store.state.search.people
    assert not open_coach(full_of_people, clock).state.search.people
    store.redo()
    assert len(open_coach(full_of_people, clock).state.search.people) == 250


def test_no_snapshot_is_made_if_reading_is_as_quick(home: Home, clock: SetClock) -> None:
    clock.time = LONG_AGO
    store = open_coach(home, clock)
    store.append(Done("1.1"))
    clock.time = NOW
    store.compact()
    assert not home.snapshot.exists()


def test_the_current_month_is_never_in_a_snapshot(lived_in: Home) -> None:
    pages = json.loads(lived_in.snapshot.read_bytes().splitlines()[0])["pages"]
    assert {name[:7] for name in pages} == {"2026-09", "2026-10"}


def cut(text: bytes) -> bytes:
    return text[: len(text) // 2]


def as_text(text: bytes) -> bytes:
    return text.replace(b'"earlier":{"', b'"earlier":{"9.9":[["x"],[0]],"')


@pytest.mark.parametrize(
    "spoil",
    [
        cut,
        as_text,
        lambda _: b"",
        lambda _: b"[]",
        lambda _: b"\0" * 400,
        lambda text: text.replace(b'"format":4', b'"format":5'),
    ],
)
def test_a_damaged_snapshot_is_ignored(lived_in: Home, spoil: Callable[[bytes], bytes]) -> None:
    spoilt = spoil(lived_in.snapshot.read_bytes())
    assert spoilt != lived_in.snapshot.read_bytes()
    lived_in.snapshot.write_bytes(spoilt)
    store = open_coach(lived_in)
    assert store.state.snapshot.size == 0
    assert len(store.state) == 32
    assert not store.journal.problems


def test_a_changed_or_deleted_segment_invalidates_the_snapshot(lived_in: Home) -> None:
    page = next(lived_in.journal.glob("2026-10*"))
    page.write_bytes(page.read_bytes().replace(b'"action":"1.1"', b'"action":"2.1"'))
    assert seen(open_coach(lived_in).state, NOW) == seen(read_in_full(lived_in), NOW)
    page.unlink()
    forget(lived_in)
    assert seen(open_coach(lived_in).state, NOW) == seen(read_in_full(lived_in), NOW)
    assert len(open_coach(lived_in).state) < 31


def test_a_segment_deleted_while_the_window_is_open_is_noticed(lived_in: Home) -> None:
    store = open_coach(lived_in)
    next(lived_in.journal.glob("2026-10*")).unlink()
    assert store.refresh()
    assert seen(store.state, NOW) == seen(read_in_full(lived_in), NOW)


def test_an_old_segment_of_another_device_that_arrives_late_counts(lived_in: Home) -> None:
    before = open_coach(lived_in).state.history_of("4.2").times
    late = {"about": {"1": {"format": 1}}, "entries": {"1": row(1, device="bbbb2222", on="2026-10-05")}}
    (lived_in.journal / "2026-10.bbbb2222.json").write_text(json.dumps(late), encoding="utf-8")
    assert open_coach(lived_in).state.history_of("4.2").times == before + 1


def test_a_late_untick_removes_only_earlier_ticks(lived_in: Home) -> None:
    record = open_coach(lived_in).state.history_of("1.1")
    assert record.last_on is not None
    untick = row(1, kind="undone", action="1.1", device="bbbb2222", on=record.last_on.isoformat())
    late = {"about": {"1": {"format": 1}}, "entries": {"1": untick}}
    (lived_in.journal / "2026-10.bbbb2222.json").write_text(json.dumps(late), encoding="utf-8")
    assert open_coach(lived_in).state.history_of("1.1").times == record.times


def test_undo_reaches_back_beyond_this_month(lived_in: Home, clock: SetClock) -> None:
    store = open_coach(lived_in, clock)
    undone = [store.undo() for _ in range(4)]
    assert [entry.kind for act in undone for entry in act] == ["done", "check_in", "done", "done"]
    again = open_coach(lived_in, clock)
    assert seen(again.state, NOW) == seen(read_in_full(lived_in), NOW)
    assert again.redo() == undone[-1]


def test_an_untick_of_a_day_in_the_snapshot_removes_its_tick(lived_in: Home, clock: SetClock) -> None:
    store = open_coach(lived_in, clock)
    record = store.state.history_of("1.1")
    assert record.first_on is not None
    store.append(Undone("1.1"), record.first_on)
    assert store.state.snapshot.size, "it need not read everything for that"
    assert store.state.history_of("1.1").times == record.times - 1
    assert seen(open_coach(lived_in, clock).state, NOW) == seen(read_in_full(lived_in), NOW)


def test_a_month_later_a_new_snapshot_is_made(lived_in: Home, clock: SetClock) -> None:
    clock.time = NOW + timedelta(days=14)
    store = open_coach(lived_in, clock)
    store.append(Note("December"))
    store.compact(worth_it=10)
    assert Journal(lived_in).read_changes().snapshot.size == 32
    before = lived_in.snapshot.stat().st_mtime_ns
    open_coach(lived_in, clock).compact(worth_it=10)
    assert lived_in.snapshot.stat().st_mtime_ns == before, "nothing has changed, and it was written again"


def test_segments_are_unchanged_by_a_snapshot(home: Home, clock: SetClock) -> None:
    clock.time = LONG_AGO
    store = open_coach(home, clock)
    store.append(Done("1.1"))
    clock.time = NOW
    before, marks = files_of(home.journal), listed(home.journal).pages
    store.compact(worth_it=1)
    assert home.snapshot.is_file()
    assert files_of(home.journal) == before
    assert listed(home.journal).pages == marks


def test_a_snapshot_that_can_not_be_written_changes_nothing(lived_in: Home, clock: SetClock) -> None:
    lived_in.snapshot.unlink()
    lived_in.snapshot.mkdir()
    store = open_coach(lived_in, clock)
    store.compact(worth_it=10)
    assert len(open_coach(lived_in, clock).state) == 32
