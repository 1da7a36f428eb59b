from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import pytest

from coach.domain.events import Done, Note, Undo
from coach.storage.home import Home
from tests.storage.factories import SetClock, entries_in, files_of, open_coach, page_with, put, python, row, state_of


def shift(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """Move the monotonic clock forward."""
    now_ns, monotonic = time.time_ns(), time.monotonic()
    monkeypatch.setattr(time, "time_ns", lambda: now_ns + int(seconds * 1e9))
    monkeypatch.setattr(time, "monotonic", lambda: monotonic + seconds)


def folder_time(home: Home) -> int:
    return home.journal.stat().st_mtime_ns


def set_folder_time(home: Home, moment: int) -> None:
    os.utime(home.journal, ns=(moment, moment))


def test_an_open_window_shows_what_another_process_wrote(home: Home) -> None:
    window = open_coach(home)
    assert not window.refresh()
    command, environment = python("-m", "tests.storage.ticker", "count", str(home.folder), "3")
    done = subprocess.run(command, env=environment, input="go\n", capture_output=True, text=True, check=True)
    assert window.refresh()
    assert {entry.id for entry in window.state.written_on(window.journal.device)} == {*done.stdout.split()[1:]}
    assert window.state.history_of("4.2").times == 3
    assert not window.refresh()


def test_an_undo_in_another_process_is_undone_here(home: Home) -> None:
    window, other = open_coach(home), open_coach(home)
    window.append(Done("4.2"))
    assert other.undo()
    assert window.refresh()
    assert window.state.history_of("4.2").times == 0


def test_a_second_write_in_the_same_clock_step_is_seen_however_late(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, other = open_coach(home), open_coach(home)
    other.append(Done("4.2"))
    assert window.refresh()
    moment = folder_time(home)
    other.append(Done("4.2"))
    set_folder_time(home, moment)
    shift(monkeypatch, 20)
    assert window.refresh()
    assert window.state.history_of("4.2").times == 2


def test_a_write_in_the_same_clock_step_as_our_own_is_seen(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file system's clock is frozen for the length of the test."""
    window, other = open_coach(home), open_coach(home)
    step = time.time_ns() // 10**9 * 10**9
    stamp = os.utime

    def in_one_step(path: Path, ns: tuple[int, int]) -> None:
        stamp(path, ns=(ns[0] // 10**9 * 10**9,) * 2)

    monkeypatch.setattr(os, "utime", in_one_step)
    monkeypatch.setattr(time, "time_ns", lambda: step + 5)
    window.append(Done("4.2"))
    other.append(Done("4.2"))
    assert folder_time(home) == step
    monkeypatch.setattr(time, "time_ns", lambda: step + 20 * 10**9)
    assert window.refresh()
    assert len(window.state) == 2


def test_our_own_tick_does_not_count_as_a_change(home: Home) -> None:
    store = open_coach(home)
    store.append(Done("4.2"))
    assert not store.journal.has_changed()
    open_coach(home).append(Done("4.2"))
    assert store.journal.has_changed()
    store.append(Done("4.2"))
    assert len(store.state) == 3
    assert not store.journal.has_changed()


def test_a_folder_whose_time_we_can_not_set_is_checked_each_time(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "utime", refuse)
    store, other = open_coach(home), open_coach(home)
    store.append(Done("4.2"))
    assert store.journal.has_changed()
    moment = folder_time(home)
    other.append(Done("4.2"))
    monkeypatch.undo()
    set_folder_time(home, moment)
    assert store.refresh()
    assert len(store.state) == 2


def test_a_synced_segment_of_another_device_is_read_and_never_written(home: Home) -> None:
    window = open_coach(home)
    window.append(Done("4.2"))
    content = page_with([row(1), row(2, action="1.1")])
    page = put(home, "2026-10.aaaa1111.json", content)
    assert window.refresh()
    assert (window.state.history_of("4.2").times, window.state.history_of("1.1").times) == (2, 1)
    window.append(Done("4.2"))
    assert page.read_bytes() == content
    assert len(entries_in(home)) == 4


def test_a_segment_synced_twice_counts_once(home: Home) -> None:
    window = open_coach(home)
    put(home, "2026-10.aaaa1111.json", page_with([row(1), row(2)]))
    put(home, "2026-10.aaaa1111.2.json", page_with([row(2), row(3)]))
    assert window.refresh()
    assert window.state.history_of("4.2").times == 3


def test_a_segment_written_in_place_is_seen_after_a_while(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    window = open_coach(home)
    page = put(home, "2026-10.aaaa1111.json", page_with([row(1)]))
    assert window.refresh()
    set_folder_time(home, folder_time(home) - 60 * 10**9)
    window.refresh()
    assert not window.journal.has_changed()
    page.write_bytes(page_with([row(1), row(2)]))
    shift(monkeypatch, 31)
    assert window.refresh()
    assert window.state.history_of("4.2").times == 2


def test_a_segment_that_disappears_removes_only_its_own_entries(home: Home) -> None:
    window = open_coach(home)
    page = put(home, "2026-10.aaaa1111.json", page_with([row(1), row(2)]))
    window.append(Note("stays"))
    assert window.refresh() or len(window.state) == 3
    page.unlink()
    assert window.refresh()
    assert [note.text("text") for note in window.state.notes] == ["stays"]
    assert len(window.state) == 1
    assert state_of(window.state) == state_of(open_coach(home).state)


def test_a_damaged_segment_that_is_synced_again_counts_in_full(home: Home) -> None:
    content = page_with([row(1), row(2), row(3)])
    put(home, "2026-10.aaaa1111.json", content[:-20])
    window = open_coach(home)
    assert len(window.state) == 2
    put(home, "2026-10.aaaa1111.json", content)
    assert window.refresh()
    assert len(window.state) == 3
    assert window.journal.problems == {}


def test_an_undo_that_arrives_before_its_entry_still_counts(home: Home, clock: SetClock) -> None:
    window = open_coach(home, clock)
    put(home, "2026-10.aaaa1111.2.json", page_with([row(2, kind=Undo.kind, action=None, entry=row(1)["id"])]))
    assert window.refresh()
    put(home, "2026-10.aaaa1111.json", page_with([row(1)]))
    assert window.refresh()
    assert window.state.history_of("4.2").times == 0
    assert window.state.is_undone(row(1)["id"])


def test_looking_changes_no_file(home: Home) -> None:
    store = open_coach(home)
    store.append(Done("4.2"))
    put(home, "2026-10.aaaa1111.json", page_with([row(1)])[:-9])
    before, moment = files_of(home.folder), folder_time(home)
    window = open_coach(home)
    window.refresh()
    assert files_of(home.folder) == before
    assert folder_time(home) == moment
