"""Entries found outside segments: from segments that were rolled back, and files that another program named."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

import pytest

from coach.domain.events import Note
from coach.storage.conflict_copies import merge_messages
from coach.storage.device import read_device_id, unique_prefix
from coach.storage.doctor.journal import check_journal
from coach.storage.home import Home
from coach.storage.store import Store
from tests.storage.factories import aged, entries_in, files_of, open_coach, own_page, page_with, row

THEIRS = "2026-11.bbbb2222"
NAMES = [
    f"{THEIRS}.sync-conflict-20261129-090000-4NOPNPE.json",
    f"{THEIRS} (conflicted copy 2026-11-01 120000).json",
    f"{THEIRS} (Anas konfliktbehaftete Kopie 2026-11-01).json",
    f"{THEIRS} (1).json",
    f"{THEIRS} - Kopie.json",
    f"{THEIRS}-LAPTOP-9.json",
    f"{THEIRS}_conf(2).json",
    f"{THEIRS}.json.conflict2",
    f"{THEIRS}.json..path2",
    f"{THEIRS}.json.orig",
    f"{THEIRS}.json~",
    f"Copie de {THEIRS}.json",
    f"Kopie von {THEIRS}.json",
    f"{THEIRS.upper()}.JSON",
    "\u30b3\u30d4\u30fc.json",
    "no-name-of-ours",
]
UNFINISHED = [
    f"~syncthing~{THEIRS}.json.tmp",
    f".syncthing.{THEIRS}.json.tmp",
    f".{THEIRS}.json.new",
    f"{THEIRS}.json.part",
    f".{THEIRS}.json.Xy12zA",
]


def notes(store: Store) -> list[str]:
    return sorted(note.text("text") for note in store.state.notes)


def written(home: Home, *texts: str) -> Store:
    store = open_coach(home)
    for text in texts:
        store.append(Note(text))
    store.compact()
    return store


def lay(home: Home, name: str, *texts: str) -> Path:
    rows = [row(n, kind="note", text=text, device="bbbb2222", action=None) for n, text in enumerate(texts, start=1)]
    file = home.journal / name
    file.write_bytes(page_with(rows, device="bbbb2222"))
    return file


@pytest.mark.parametrize("name", NAMES)
def test_a_conflict_copy_of_any_name_counts_at_once_and_is_quarantined(home: Home, name: str) -> None:
    written(home, "ours")
    file = lay(home, name, "only here")
    content = file.read_bytes()
    store = open_coach(home)
    assert notes(store) == ["only here", "ours"]
    assert "only here" in b"".join(files_of(home.journal).values()).decode()
    assert not file.exists()
    assert content in files_of(home.set_aside).values()
    assert [gathered.copied for gathered in store.gathered] == [1]
    assert open_coach(home).gathered == []
    assert check_journal(home).is_sound


@pytest.mark.parametrize("name", UNFINISHED)
def test_a_file_still_being_written_counts_and_stays_until_it_is_old(home: Home, name: str) -> None:
    written(home, "ours")
    file = lay(home, name, "only here")
    assert notes(open_coach(home)) == ["only here", "ours"]
    assert file.exists()
    assert open_coach(home).gathered == []
    aged(file)
    assert notes(open_coach(home)) == ["only here", "ours"]
    assert not file.exists()


def test_several_copies_of_one_segment_all_count(home: Home) -> None:
    written(home, "ours")
    for number in range(3):
        rows = [row(number + 1, kind="note", text=f"copy {number}", device="bbbb2222", action=None)]
        (home.journal / f"{THEIRS} ({number}).json").write_bytes(page_with(rows, device="bbbb2222"))
    assert notes(open_coach(home)) == ["copy 0", "copy 1", "copy 2", "ours"]


def test_a_truncated_copy_counts_as_far_as_it_can_be_read_and_stays(home: Home) -> None:
    written(home, "ours")
    file = lay(home, NAMES[0], "first", "second")
    file.write_bytes(file.read_bytes()[:-60])
    store = open_coach(home)
    assert notes(store) == ["first", "ours"]
    assert file.exists()


def test_invalid_entries_of_a_copy_are_ignored_and_stay_in_it(home: Home) -> None:
    written(home, "ours")
    rows = [row(1, kind="note", text="good", device="bbbb2222", action=None), row(2, device="../../x")]
    file = home.journal / NAMES[0]
    file.write_bytes(page_with(rows))
    assert notes(open_coach(home)) == ["good", "ours"]
    assert file.exists()
    assert len(entries_in(home)) == 2


def test_a_file_without_entries_is_left_alone(home: Home) -> None:
    written(home, "ours")
    (home.journal / "README.md").write_text("mine", encoding="utf-8")
    (home.journal / ".stfolder").mkdir()
    before = files_of(home.journal)
    assert open_coach(home).gathered == []
    assert files_of(home.journal) == before


def test_a_copy_that_arrives_while_the_window_is_open_counts(home: Home) -> None:
    store = written(home, "ours")
    lay(home, NAMES[0], "only here")
    assert store.refresh()
    assert notes(store) == ["only here", "ours"]
    assert [list(merge_messages(each)) for each in store.gathered] == [["Copies were taken in"]]


def test_an_older_segment_put_back_loses_nothing(home: Home, tmp_path: Path) -> None:
    written(home, "first")
    shutil.copytree(home.journal, tmp_path / "backup")
    written(home, "second", "third")
    for file in (tmp_path / "backup").iterdir():
        shutil.copy(file, home.journal / file.name)
    store = open_coach(home)
    assert notes(store) == ["first", "second", "third"]
    assert [gathered.gone for gathered in store.gathered] == [2]
    assert {entry.text("text") for entry in entries_in(home).values()} == {"first", "second", "third"}
    assert open_coach(home).gathered == []


@pytest.mark.parametrize("which", ["*", "2026-11*"])
def test_deleted_segments_are_restored(home: Home, which: str) -> None:
    written(home, "first", "second")
    lay(home, f"{THEIRS}.json", "theirs")
    open_coach(home).compact()
    for page in home.journal.glob(which):
        page.unlink()
    assert notes(open_coach(home)) == ["first", "second", "theirs"]


def test_a_rolled_back_segment_of_another_machine_is_left_and_its_lost_entries_count(home: Home) -> None:
    written(home, "ours")
    page = lay(home, f"{THEIRS}.json", "one", "two")
    open_coach(home).compact()
    lay(home, f"{THEIRS}.json", "one")
    content = page.read_bytes()
    assert notes(open_coach(home)) == ["one", "ours", "two"]
    assert page.read_bytes() == content
    open_coach(home).compact()
    assert notes(open_coach(home)) == ["one", "ours", "two"]


def test_half_a_segment_of_ours_is_completed_from_the_high_water_mark_and_left(home: Home) -> None:
    written(home, *map(str, range(9)))
    page = home.journal / own_page(home)
    content = page.read_bytes()
    page.write_bytes(content[: len(content) // 2])
    store = open_coach(home)
    assert notes(store) == [str(number) for number in range(9)]
    assert page.read_bytes() == content[: len(content) // 2]
    page.write_bytes(content)
    assert store.refresh() is False
    assert files_of(home.journal) == {page.name: content}
    assert store.journal.problems == {}


def test_entries_of_a_copy_count_even_if_nothing_can_be_written(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    written(home, "ours")
    file = lay(home, NAMES[0], "only here")
    with monkeypatch.context() as broken:
        broken.setattr(os, "replace", _refused)
        assert notes(open_coach(home)) == ["only here", "ours"]
    assert file.exists()
    assert len(open_coach(home).gathered) == 1


def _refused(*_: object) -> None:
    raise OSError(30, "Read-only file system")


def test_two_homes_with_one_id_get_different_ids_once_they_sync(home: Home, tmp_path: Path) -> None:
    written(home, "before")
    other = Home(tmp_path / "other")
    shutil.copytree(home.folder, other.folder)
    device = read_device_id(home)
    written(home, "here")
    written(other, "there")
    there = other.journal / own_page(other)
    shutil.copy(there, home.journal / f"{there.stem} (conflict).json")
    store = open_coach(home)
    assert notes(store) == ["before", "here", "there"]
    assert read_device_id(home) != device == read_device_id(other)
    assert [bool(gathered.parted) for gathered in store.gathered] == [True]
    store.append(Note("after"))
    assert (home.journal / own_page(home)).name.count(read_device_id(home)) == 1
    assert notes(open_coach(home)) == ["after", "before", "here", "there"]
    assert open_coach(home).gathered == []


def test_an_id_survives_everything_its_own_machine_does(home: Home) -> None:
    device = written(home, "one", "two").journal.device
    shutil.rmtree(home.seen)
    for text in ("three", "four"):
        written(home, text)
    store = open_coach(home)
    store.undo()
    store.merge(list(entries_in(home).values()))
    assert open_coach(home).gathered == []
    assert read_device_id(home) == device


@pytest.mark.parametrize(
    ("others", "mark"),
    [((), "3f9a"), (("3f9a0000",), "3f9a1"), (("3f9a1200", "bbbb2222"), "3f9a122"), (("3f9",), "3f9a")],
)
def test_a_device_mark_is_the_shortest_unique_prefix(others: tuple[str, ...], mark: str) -> None:
    assert unique_prefix("3f9a1223", others) == mark


@pytest.mark.parametrize("at", range(1, 9))
@pytest.mark.parametrize("call", ["replace", "fsync", "unlink"])
def test_an_interruption_at_any_point_loses_nothing(
    home: Home, monkeypatch: pytest.MonkeyPatch, call: str, at: int
) -> None:
    written(home, *map(str, range(150)))
    [full, last] = sorted(home.journal.glob("*.json"), key=lambda page: page.stat().st_size, reverse=True)
    full.unlink()
    last.write_bytes(page_with([], device=read_device_id(home)))
    lay(home, NAMES[0], "only here")
    expected = sorted([*map(str, range(150)), "only here"])
    real, calls = getattr(os, call), 0

    def stop(*arguments: object, **named: object) -> object:
        nonlocal calls
        calls += 1
        if calls == at:
            raise KeyboardInterrupt
        return real(*arguments, **named)

    with monkeypatch.context() as killed:
        killed.setattr(os, call, stop)
        with contextlib.suppress(KeyboardInterrupt):
            open_coach(home).compact()
    store = open_coach(home)
    assert notes(store) == expected
    assert sorted(entry.text("text") for entry in entries_in(home).values()) == expected
    assert open_coach(home).gathered == []


def test_two_identical_copies_are_both_quarantined(home: Home) -> None:
    written(home, "ours")
    for name in NAMES[:3]:
        lay(home, name, "only here")
    assert notes(open_coach(home)) == ["only here", "ours"]
    assert len(list(home.journal.iterdir())) == 2
    assert len(list(home.set_aside.iterdir())) == 3
