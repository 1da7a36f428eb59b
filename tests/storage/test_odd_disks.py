"""Odd disks and file names: the rest of the journal still works."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from coach.domain.events import Done, Note
from coach.errors import JournalError
from coach.storage.doctor.journal import check_journal
from coach.storage.home import Home
from tests.storage.factories import SetClock, open_coach

fcntl = pytest.importorskip("fcntl")
STRANGER = "2026-11.0dd0dd0d.json"


def _notes(home: Home, clock: SetClock) -> list[str]:
    return [note.text("text") for note in open_coach(home, clock).state.notes]


def test_a_link_to_itself_blocks_nothing(home: Home, clock: SetClock) -> None:
    open_coach(home, clock).append(Note("before"))
    (home.journal / STRANGER).symlink_to(STRANGER)
    store = open_coach(home, clock)
    store.append(Note("after"))
    assert store.journal.problems[STRANGER].trouble == "unreadable"
    assert _notes(home, clock) == ["before", "after"]


def test_an_unreadable_name_counts_in_the_open_window_once_it_is_a_segment(
    home: Home, clock: SetClock, tmp_path: Path
) -> None:
    other = Home(tmp_path / "other")
    theirs = open_coach(other, clock)
    theirs.append(Note("theirs"))
    open_coach(home, clock).append(Note("ours"))
    page = next(other.journal.iterdir())
    (home.journal / page.name).symlink_to(page.name)
    store = open_coach(home, clock)
    assert page.name in store.journal.problems
    (home.journal / page.name).unlink()
    page.rename(home.journal / page.name)
    assert store.refresh()
    assert not store.journal.problems
    assert {note.text("text") for note in store.state.notes} == {"ours", "theirs"}


@pytest.mark.parametrize("answer", [errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP])
def test_a_disk_without_locks_gets_a_plain_lock_file(
    home: Home, clock: SetClock, monkeypatch: pytest.MonkeyPatch, answer: int
) -> None:
    open_coach(home, clock).append(Done("1.1"))

    def flock(_file: int, _how: int) -> None:
        raise OSError(answer, os.strerror(answer))

    monkeypatch.setattr(fcntl, "flock", flock)
    store = open_coach(home, clock)
    with store.journal.writing():
        assert home.plain_lock.exists()
    store.append(Note("kept"))
    assert not home.plain_lock.exists()
    assert _notes(home, clock) == ["kept"]
    assert any("does not support locks" in finding.sentence for finding in check_journal(home).of("note"))


def test_the_error_names_a_plain_lock_file_held_by_another_process(
    home: Home, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def flock(_file: int, _how: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", flock)
    monkeypatch.setattr("coach.storage.lock.TIMEOUT", 0.01)
    home.make()
    home.plain_lock.write_text("4711\nanother-machine\n")
    with pytest.raises(JournalError, match=r"lock\.plain"):
        open_coach(home, clock).append(Done("1.1"))


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2201-01-01", "9999-12-31"])
def test_an_entry_about_an_impossible_day_is_reported_and_ignored(home: Home, clock: SetClock, day: str) -> None:
    store = open_coach(home, clock)
    store.append(Note("sound"))
    page = next(home.journal.iterdir())
    ours = page.read_text().replace("2026-11-23", day).replace(store.journal.device, "0dd0dd0d")
    (home.journal / STRANGER).write_text(ours)
    again = open_coach(home, clock)
    assert again.journal.problems[STRANGER].trouble == "misfits"
    assert [entry.on for entry in again.everything()] == [clock.time.date()]
