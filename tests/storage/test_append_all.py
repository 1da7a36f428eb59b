"""Appending many events at once: all of them or none, in ordinary segments."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from datetime import date
from pathlib import Path

import pytest

from coach.domain.event import Event
from coach.domain.events import Done
from coach.domain.search.events import PersonSet
from coach.errors import JournalError
from coach.storage import writer as writing
from coach.storage.atomic_write import atomic_write
from coach.storage.doctor.journal import check_journal
from coach.storage.home import Home
from coach.storage.journal import Journal
from coach.storage.reader import read_segment
from coach.storage.segments import SEGMENT_SIZE
from coach.storage.store import Store
from tests.storage.factories import NOW, SetClock, entries_in, files_of, left_overs, open_coach, own_page, python

Facts = list[tuple[Event, date | None]]


def people(number: int) -> Facts:
    return [(PersonSet(f"person-{each}", f"Person {each}"), None) for each in range(number)]


def names(store: Store) -> list[str]:
    return [person.name for person in store.state.search.people.values()]


@pytest.mark.parametrize("number", [1, 99, 100, 101, 250, 1_000])
def test_all_events_are_in_order_now_and_after_a_restart(home: Home, number: int) -> None:
    store = open_coach(home)
    assert store.append_all(people(number)) == number
    assert names(store) == [f"Person {each}" for each in range(number)]
    again = open_coach(home)
    assert again.state.search.people == store.state.search.people
    assert again.state.last_id == store.state.last_id
    assert store.journal.problems == again.journal.problems == {}
    assert check_journal(home).is_sound
    assert left_overs(home) == []


def test_the_doctor_accepts_what_was_written_in_one_transaction(home: Home) -> None:
    store = open_coach(home)
    store.append_all(people(2))
    store.undo()
    store.redo()
    assert {finding.severity for finding in check_journal(home).findings} == {"fine"}


def test_an_empty_list_creates_no_file(home: Home) -> None:
    assert open_coach(home).append_all([]) == 0
    assert not home.folder.exists()


def test_each_event_is_about_its_own_day_or_today(home: Home) -> None:
    store = open_coach(home)
    store.append_all([(PersonSet("a", "A"), date(2020, 2, 1)), (PersonSet("b", "B"), None)])
    assert [entry.on for entry in entries_in(home).values()] == [date(2020, 2, 1), NOW.date()]


def test_segments_keep_their_size_limit_and_earlier_entries_stay(home: Home) -> None:
    store = open_coach(home)
    for _ in range(3):
        store.append(Done("4.2"))
    first = (home.journal / own_page(home)).read_bytes()
    store.append_all(people(250))
    assert (home.journal / own_page(home)).read_bytes() == first
    held = [len(read_segment(home.journal / own_page(home, page)).entries) for page in (2, 3, 4)]
    assert held == [SEGMENT_SIZE, SEGMENT_SIZE, 50]
    store.append(Done("4.2"))
    assert not (home.journal / own_page(home, 5)).exists()
    assert len(entries_in(home)) == len(store.state) == 254


def test_a_segment_name_that_is_taken_is_skipped(home: Home) -> None:
    store = open_coach(home)
    store.append(Done("4.2"))
    taken = home.journal / own_page(home, 2)
    taken.mkdir()
    store.append_all(people(150))
    assert taken.is_dir()
    assert len(entries_in(home)) == 151


def test_a_few_events_go_into_the_segment_that_has_room(home: Home) -> None:
    store = open_coach(home)
    store.append(Done("4.2"))
    store.append_all(people(40))
    assert [file.name for file in home.journal.iterdir()] == [own_page(home)]


def test_progress_is_reported_up_to_the_total(home: Home) -> None:
    told: list[tuple[int, int]] = []
    open_coach(home).append_all(people(250), lambda done, of: told.append((done, of)))
    assert told == [(100, 250), (200, 250), (250, 250)]


def test_a_later_entry_sorts_after_them_and_can_be_undone(home: Home, clock: SetClock) -> None:
    store = open_coach(home, clock)
    store.append_all(people(300))
    last = store.state.last_id
    assert store.append(Done("4.2")).id > last
    assert len(store.undo()) == 1
    assert [entry.fields["key"] for entry in store.undo()] == [f"person-{each}" for each in reversed(range(300))]
    assert store.state.search.people == {}
    assert len(open_coach(home, clock).redo()) == 300
    assert store.refresh()
    assert len(store.state.search.people) == 300


def test_another_window_sees_all_of_them(home: Home) -> None:
    one, other = open_coach(home), open_coach(home)
    one.append_all(people(250))
    assert other.refresh()
    assert names(other) == names(one)
    other.append_all([(PersonSet("z", "Z"), None)])
    assert one.refresh()
    assert len(names(one)) == 251


class StoppedError(Exception):
    """An error raised by a progress callback."""


def _fails_at(monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    """Simulate a full disk from write number `at` on."""
    calls = 0

    def fails(file: Path, content: bytes, new: Path | None = None) -> None:
        nonlocal calls
        calls += 1
        if calls >= at:
            raise OSError(28, "No space left on device")
        atomic_write(file, content, new)

    monkeypatch.setattr(writing, "atomic_write", fails)


@pytest.mark.parametrize("at", [1, 2, 5])
def test_a_disk_that_fills_up_leaves_none_of_them(home: Home, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    store = open_coach(home)
    store.append(Done("4.2"))
    before, state = files_of(home.folder), store.state
    with monkeypatch.context() as broken:
        _fails_at(broken, at)
        with pytest.raises(JournalError, match="disk is full"):
            store.append_all(people(450))
    assert store.state is state
    assert files_of(home.folder) == before
    assert store.append_all(people(450)) == 450
    assert len(entries_in(home)) == 451


@pytest.mark.parametrize("error", [StoppedError, KeyboardInterrupt])
def test_an_error_in_the_progress_callback_leaves_none_of_them(home: Home, error: type[BaseException]) -> None:
    store = open_coach(home)
    store.append(Done("4.2"))
    before, state = files_of(home.folder), store.state

    def stop(done: int, of: int) -> None:  # noqa: ARG001 - the signature of a progress callback
        if done == 200:
            raise error

    with pytest.raises(error):
        store.append_all(people(450), stop)
    assert store.state is state
    assert files_of(home.folder) == before
    store.append(Done("4.2"))


def test_segments_renamed_before_an_error_are_read(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_coach(home)
    store.append(Done("4.2"))
    real, calls = os.replace, 0

    def fails(source: Path, goal: Path) -> None:
        nonlocal calls
        calls += ".new" not in str(goal)
        if calls > 2:
            raise OSError(5, "Input/output error")
        real(source, goal)

    with monkeypatch.context() as broken:
        broken.setattr("os.replace", fails)
        with pytest.raises(JournalError):
            store.append_all(people(450))
    assert names(store) == [f"Person {each}" for each in range(200)]
    assert open_coach(home).state.search.people == store.state.search.people
    assert left_overs(home) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no SIGKILL")
def test_a_kill_leaves_whole_segments_and_the_next_write_clears_up(home: Home) -> None:
    command, environment = python(__file__, str(home.folder))
    open_coach(home).append(Done("4.2"))
    cut_short = 0
    for moment in (0.0, 0.01, 0.02, 0.04, 0.08):
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(moment)
            os.kill(process.pid, signal.SIGKILL)
        cut_short += bool(left_overs(home))
        journal = Journal(home)
        entries = journal.read_changes().entries
        assert journal.problems == {}
        # whole segments, the first ones: none, some or all of them each time
        assert (len(entries) - 1) % SEGMENT_SIZE == 0
    assert cut_short, "no kill fell into the writing"
    open_coach(home).append_all(people(150))
    assert left_overs(home) == []


if __name__ == "__main__":
    import sys

    writer = open_coach(Home(Path(sys.argv[1])))
    writer.append_all(people(6_000), lambda done, _: print("begun", flush=True) if done == SEGMENT_SIZE else None)
