"""Many facts at once: all of them or none, on pages like any other."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from datetime import date
from pathlib import Path

import pytest

from coach.domain.fact import Fact
from coach.domain.facts import Done
from coach.domain.search.facts import PersonSet
from coach.errors import JournalError
from coach.journal import writing
from coach.journal.check import check
from coach.journal.coach import Coach
from coach.journal.durable import replace_durably
from coach.journal.home import Home
from coach.journal.journal import Journal
from coach.journal.pages import PAGE_HOLDS
from coach.journal.reading import read_page
from tests.journal.making import NOW, SetClock, entries_in, files_of, left_overs, open_coach, own_page, python

Facts = list[tuple[Fact, date | None]]


def people(number: int) -> Facts:
    return [(PersonSet(f"person-{each}", f"Person {each}"), None) for each in range(number)]


def names(coach: Coach) -> list[str]:
    return [person.name for person in coach.transition.search.people.values()]


@pytest.mark.parametrize("number", [1, 99, 100, 101, 250, 1_000])
def test_all_are_there_in_their_order_now_and_for_the_next_one_who_looks(home: Home, number: int) -> None:
    coach = open_coach(home)
    assert coach.record_all(people(number)) == number
    assert names(coach) == [f"Person {each}" for each in range(number)]
    again = open_coach(home)
    assert again.transition.search.people == coach.transition.search.people
    assert again.transition.last_id == coach.transition.last_id
    assert coach.journal.problems == again.journal.problems == {}
    assert check(home).is_sound
    assert left_overs(home) == []


def test_what_was_written_in_one_go_is_nothing_that_the_doctor_does_not_know(home: Home) -> None:
    coach = open_coach(home)
    coach.record_all(people(2))
    coach.undo()
    coach.redo()
    assert {finding.severity for finding in check(home).findings} == {"fine"}


def test_nothing_to_write_makes_nothing(home: Home) -> None:
    assert open_coach(home).record_all([]) == 0
    assert not home.folder.exists()


def test_each_is_about_its_own_day_or_today(home: Home) -> None:
    coach = open_coach(home)
    coach.record_all([(PersonSet("a", "A"), date(2020, 2, 1)), (PersonSet("b", "B"), None)])
    assert [entry.on for entry in entries_in(home).values()] == [date(2020, 2, 1), NOW.date()]


def test_pages_hold_no_more_than_ever_and_what_was_there_stays(home: Home) -> None:
    coach = open_coach(home)
    for _ in range(3):
        coach.record(Done("4.2"))
    first = (home.journal / own_page(home)).read_bytes()
    coach.record_all(people(250))
    assert (home.journal / own_page(home)).read_bytes() == first
    held = [len(read_page(home.journal / own_page(home, page)).entries) for page in (2, 3, 4)]
    assert held == [PAGE_HOLDS, PAGE_HOLDS, 50]
    coach.record(Done("4.2"))
    assert not (home.journal / own_page(home, 5)).exists()
    assert len(entries_in(home)) == len(coach.transition) == 254


def test_a_place_that_is_taken_is_passed_over(home: Home) -> None:
    coach = open_coach(home)
    coach.record(Done("4.2"))
    taken = home.journal / own_page(home, 2)
    taken.mkdir()
    coach.record_all(people(150))
    assert taken.is_dir()
    assert len(entries_in(home)) == 151


def test_few_go_on_the_page_that_has_room(home: Home) -> None:
    coach = open_coach(home)
    coach.record(Done("4.2"))
    coach.record_all(people(40))
    assert [file.name for file in home.journal.iterdir()] == [own_page(home)]


def test_it_tells_how_far_it_is_and_ends_with_all(home: Home) -> None:
    told: list[tuple[int, int]] = []
    open_coach(home).record_all(people(250), lambda done, of: told.append((done, of)))
    assert told == [(100, 250), (200, 250), (250, 250)]


def test_what_is_written_later_sorts_after_and_can_be_undone(home: Home, clock: SetClock) -> None:
    coach = open_coach(home, clock)
    coach.record_all(people(300))
    last = coach.transition.last_id
    assert coach.record(Done("4.2")).id > last
    assert len(coach.undo()) == 1
    assert [entry.fields["key"] for entry in coach.undo()] == [f"person-{each}" for each in reversed(range(300))]
    assert coach.transition.search.people == {}
    assert len(open_coach(home, clock).redo()) == 300
    assert coach.refresh()
    assert len(coach.transition.search.people) == 300


def test_another_window_sees_all_of_it(home: Home) -> None:
    one, other = open_coach(home), open_coach(home)
    one.record_all(people(250))
    assert other.refresh()
    assert names(other) == names(one)
    other.record_all([(PersonSet("z", "Z"), None)])
    assert one.refresh()
    assert len(names(one)) == 251


class StoppedError(Exception):
    """What somebody who watches may raise."""


def _fails_at(monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    """The disk is full from the write of that number on."""
    calls = 0

    def fails(file: Path, content: bytes, new: Path | None = None) -> None:
        nonlocal calls
        calls += 1
        if calls >= at:
            raise OSError(28, "No space left on device")
        replace_durably(file, content, new)

    monkeypatch.setattr(writing, "replace_durably", fails)


@pytest.mark.parametrize("at", [1, 2, 5])
def test_a_disk_that_fills_up_takes_nothing(home: Home, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    coach = open_coach(home)
    coach.record(Done("4.2"))
    before, state = files_of(home.folder), coach.transition
    with monkeypatch.context() as broken:
        _fails_at(broken, at)
        with pytest.raises(JournalError, match="disk is full"):
            coach.record_all(people(450))
    assert coach.transition is state
    assert files_of(home.folder) == before
    assert coach.record_all(people(450)) == 450
    assert len(entries_in(home)) == 451


@pytest.mark.parametrize("error", [StoppedError, KeyboardInterrupt])
def test_stopping_it_takes_nothing(home: Home, error: type[BaseException]) -> None:
    coach = open_coach(home)
    coach.record(Done("4.2"))
    before, state = files_of(home.folder), coach.transition

    def stop(done: int, of: int) -> None:  # noqa: ARG001 - as record_all tells it
        if done == 200:
            raise error

    with pytest.raises(error):
        coach.record_all(people(450), stop)
    assert coach.transition is state
    assert files_of(home.folder) == before
    coach.record(Done("4.2"))


def test_pages_that_took_their_places_before_an_error_are_seen(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    coach = open_coach(home)
    coach.record(Done("4.2"))
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
            coach.record_all(people(450))
    assert names(coach) == [f"Person {each}" for each in range(200)]
    assert open_coach(home).transition.search.people == coach.transition.search.people
    assert left_overs(home) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no SIGKILL")
def test_no_kill_leaves_half_a_page_and_what_lies_about_goes_with_the_next(home: Home) -> None:
    command, environment = python(__file__, str(home.folder))
    open_coach(home).record(Done("4.2"))
    cut_short = 0
    for moment in (0.0, 0.01, 0.02, 0.04, 0.08):
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(moment)
            os.kill(process.pid, signal.SIGKILL)
        cut_short += bool(left_overs(home))
        journal = Journal(home)
        entries = journal.read_news().entries
        assert journal.problems == {}
        # whole pages, the first ones: nothing, something or all of each time
        assert (len(entries) - 1) % PAGE_HOLDS == 0
    assert cut_short, "no kill fell into the writing"
    open_coach(home).record_all(people(150))
    assert left_overs(home) == []


if __name__ == "__main__":
    import sys

    writer = open_coach(Home(Path(sys.argv[1])))
    writer.record_all(people(6_000), lambda done, _: print("begun", flush=True) if done == PAGE_HOLDS else None)
