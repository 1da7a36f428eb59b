from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coach.domain.events import Done, Note
from coach.storage.home import Home
from coach.storage.journal import Journal
from coach.storage.repair import Repaired, repair
from coach.storage.segments import SEGMENT_SIZE
from tests.storage.factories import (
    SetClock,
    aged,
    damage,
    entries_in,
    forget,
    open_coach,
    own_page,
    page_with,
    put,
    row,
    two_months,
)


def prevent_deletion(monkeypatch: pytest.MonkeyPatch, page: Path) -> None:
    """Make the deletion of this file fail."""
    unlink = Path.unlink

    def stop(file: Path, missing_ok: bool = False) -> None:  # noqa: FBT001, FBT002 - as in pathlib
        if file == page:
            raise OSError(5, "the disk does not answer")
        unlink(file, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", stop)


def test_every_whole_entry_of_a_truncated_segment_is_saved(home: Home, clock: SetClock) -> None:
    two_months(home, clock)
    _, content = damage(home, lambda text: text[: len(text) // 2])
    whole = sum(b'"note"' in line and line.endswith((b"}", b"},")) for line in content.splitlines())
    assert 1 <= whole < 6

    store = open_coach(home, clock)
    [mended] = store.repaired
    assert (mended.saved, mended.detail) == (whole, "it is cut short or overwritten")
    assert mended.set_aside.read_bytes() == content
    assert [note.text("text") for note in store.state.notes] == [f"the {number}th" for number in range(whole)]
    assert len(entries_in(home)) == 4 + whole
    assert Journal(home).read_changes().entries, "what was saved is on a page again"
    assert open_coach(home, clock).repaired == []


def test_everything_around_an_overwritten_part_is_saved(home: Home, clock: SetClock) -> None:
    two_months(home, clock)
    damage(home, lambda text: text.replace(b'"text":"the 2th"', b'"text:"\x00\xffe 2t"'))
    store = open_coach(home, clock)
    assert store.repaired[0].saved == 5
    assert [note.text("text")[4] for note in store.state.notes] == ["0", "1", "3", "4", "5"]


def test_a_damaged_full_segment_is_saved_in_full(home: Home, clock: SetClock) -> None:
    store = open_coach(home, clock)
    for _ in range(SEGMENT_SIZE + 3):
        store.append(Done("4.2"))
    damage(home, lambda text: text + b"}")
    again = open_coach(home, clock)
    assert again.repaired[0].saved == SEGMENT_SIZE
    assert len(again.state) == len(entries_in(home)) == SEGMENT_SIZE + 3


def test_two_damaged_files_in_one_second_are_both_kept(home: Home, clock: SetClock) -> None:
    two_months(home, clock)
    kept = []
    for content in (b"first", b"second", b"third"):
        put(home, own_page(home), content)
        kept.append(open_coach(home, clock).repaired[0].set_aside)
    assert [file.read_bytes() for file in kept] == [b"first", b"second", b"third"]
    assert len(set(kept)) == 3


def test_an_interrupted_repair_is_finished_and_saves_nothing_twice(
    home: Home, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_months(home, clock)
    page, content = damage(home, lambda text: text[:-4])
    with monkeypatch.context() as patch:
        prevent_deletion(patch, page)
        stopped = open_coach(home, clock)
    assert stopped.repaired == []
    assert [problem.trouble for problem in stopped.journal.problems.values()] == ["damaged"]
    assert page.read_bytes() == content
    assert len(stopped.state) == 10

    again = open_coach(home, clock)
    assert again.repaired[0].saved == 6
    assert len(again.state) == 10
    assert len(Journal(home).read_changes().entries) == 10, "an entry is on two pages"


def test_a_repair_on_a_full_disk_leaves_the_segment_in_place(
    home: Home, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_months(home, clock)
    page, content = damage(home, lambda text: text[:-4])

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        store = open_coach(home, clock)
    assert store.repaired == []
    assert store.journal.problems[page.name].trouble == "damaged"
    assert len(store.state) == 10
    assert page.read_bytes() == content
    assert not list(home.folder.rglob("*.new"))
    assert open_coach(home, clock).repaired[0].saved == 6


def test_a_second_window_sees_that_the_first_has_repaired(home: Home, clock: SetClock) -> None:
    two_months(home, clock)
    damage(home, lambda text: text[:-4])
    second = Journal(home)
    second.read_changes()
    assert second.problems
    assert open_coach(home, clock).repaired
    second.read_changes()
    assert second.problems == {}


def before_repair(monkeypatch: pytest.MonkeyPatch, happens: Callable[[], object]) -> None:
    """Run `happens` just before the repair starts."""

    def then_mend(*arguments: Any) -> list[Repaired]:
        happens()
        return repair(*arguments)

    monkeypatch.setattr("coach.storage.store.repair", then_mend)


def test_a_segment_synced_during_a_repair_counts(home: Home, clock: SetClock, monkeypatch: pytest.MonkeyPatch) -> None:
    two_months(home, clock)
    damage(home, lambda text: text[:-4])
    before_repair(monkeypatch, lambda: put(home, "2026-10.aaaa1111.json", page_with([row(1)])))
    assert len(open_coach(home, clock).state) == 10 + 1


def test_a_segment_that_was_fixed_meanwhile_is_not_quarantined(
    home: Home, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_months(home, clock)
    whole = (home.journal / own_page(home)).read_bytes()
    page, _ = damage(home, lambda text: text[:-40])
    before_repair(monkeypatch, lambda: page.write_bytes(whole))
    store = open_coach(home, clock)
    assert store.repaired == []
    assert store.journal.problems == {}
    assert len(store.state) == 10
    assert page.read_bytes() == whole


def test_of_two_damaged_segments_the_one_that_can_be_quarantined_is(
    home: Home, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_months(home, clock)
    put(home, own_page(home, 2), b"rubbish")
    page, content = damage(home, lambda text: text[:-4])
    prevent_deletion(monkeypatch, page)
    store = open_coach(home, clock)
    assert [mended.file.name for mended in store.repaired] == [own_page(home, 2)]
    assert [*store.journal.problems] == [page.name]
    assert page.read_bytes() == content
    assert len(store.state) == 10


def test_a_segment_still_arriving_is_read_as_far_as_it_goes_and_not_moved(home: Home, clock: SetClock) -> None:
    two_months(home, clock)
    forget(home)
    page = home.journal / own_page(home)
    whole = page.read_bytes()
    with page.open("r+b") as arriving:
        arriving.truncate(len(whole) // 2)
        store = open_coach(home, clock)
        assert store.repaired == []
        assert store.journal.problems[page.name].trouble == "damaged"
        assert 4 < len(store.state) < 10
        store.append(Note("written meanwhile"))
        arriving.seek(len(whole) // 2)
        arriving.write(whole[len(whole) // 2 :])
    assert store.refresh()
    assert len(store.state) == len(entries_in(home)) == 11
    again = open_coach(home, clock)
    assert (again.repaired, again.journal.problems) == ([], {})


def test_a_segment_that_stopped_arriving_is_repaired_later(home: Home, clock: SetClock) -> None:
    two_months(home, clock)
    page, _ = damage(home, lambda text: text[:-4])
    page.touch()
    assert open_coach(home, clock).repaired == []
    aged(page)
    assert open_coach(home, clock).repaired[0].saved == 6
