"""A full export is imported on a new machine: the second export equals the first, byte for byte."""

from __future__ import annotations

from pathlib import Path
from shutil import copy2

import pytest
from hypothesis import given

from coach.domain.entries import Entry
from coach.domain.events import Done
from coach.export.archive import archive
from coach.imports.archive import read_rows
from coach.storage.home import Home
from coach.storage.reader import entry_from
from coach.storage.store import Store
from coach.storage.validation import what_is_wrong
from tests.factories import Diary, meaning
from tests.sampling import WITH_FILES
from tests.scenes import coach_in, with_money, with_search
from tests.storage.factories import open_coach
from tests.unit.strategies import diaries


def write(store: Store, folder: Path) -> dict[str, bytes]:
    folder.mkdir()
    files = dict(archive(store.everything(), store.state))
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return files


def read(folder: Path) -> list[Entry]:
    rows = read_rows(folder)
    assert [what_is_wrong(row) for row in rows] == [""] * len(rows)
    return [entry_from(row) for row in rows]


def test_exporting_an_unused_folder_gives_nothing_and_creates_nothing(home: Home) -> None:
    store = open_coach(home)
    assert list(store.everything()) == []
    assert not home.folder.exists()
    store.append(Done("4.2"))
    assert [entry.kind for entry in store.everything()] == ["done"]


def test_an_export_of_an_import_is_the_same_byte_for_byte(tmp_path: Path) -> None:
    here, there = coach_in(tmp_path / "here"), coach_in(tmp_path / "there")
    with_search(here)
    with_money(here)
    here.undo()
    first = write(here, tmp_path / "first")
    entries = read(tmp_path / "first")
    assert there.merge(entries) == len(entries)
    assert write(there, tmp_path / "second") == first
    assert meaning(there.state) == meaning(here.state)
    again = coach_in(tmp_path / "there")
    assert meaning(again.state) == meaning(here.state)


def test_importing_twice_changes_nothing_and_existing_data_gains_what_is_missing(tmp_path: Path) -> None:
    here, there = coach_in(tmp_path / "here"), coach_in(tmp_path / "there")
    with_search(here)
    with_money(there)
    before = len(there.state)
    write(here, tmp_path / "first")
    entries = read(tmp_path / "first")
    assert there.merge(entries) == len(entries)
    assert there.merge(entries) == 0
    assert len(there.everything()) == before + len(entries)


def test_entries_written_after_an_import_sort_last(tmp_path: Path) -> None:
    here, there = coach_in(tmp_path / "here"), coach_in(tmp_path / "there")
    with_search(here)
    write(here, tmp_path / "first")
    there.merge(read(tmp_path / "first"))
    there.append(Done("4.1", 5))
    assert coach_in(tmp_path / "there").state.history_of("4.1").times == 1
    assert there.undo()


def test_imported_entries_do_not_clash_with_segments_synced_later(tmp_path: Path) -> None:
    here, there = coach_in(tmp_path / "here"), coach_in(tmp_path / "there")
    here.append(Done("4.1", 5))
    write(here, tmp_path / "first")
    here.append(Done("4.2", 5))
    there.merge(read(tmp_path / "first"))
    carry(there, here)  # the imported copies are newer than the segment they come from
    carry(here, there)
    for store in (here, there):
        again = coach_in(store.journal.home.folder)
        assert (again.state.history_of("4.1").times, again.state.history_of("4.2").times) == (1, 1)


def carry(one: Store, other: Store) -> None:
    for page in one.journal.home.journal.glob("*.json"):
        copy2(page, other.journal.home.journal)


@WITH_FILES
@given(diaries())
def test_any_journal_survives_export_and_import(tmp_path_factory: pytest.TempPathFactory, diary: Diary) -> None:
    folder = tmp_path_factory.mktemp("record")
    here, there = coach_in(folder / "here", diary.guide), coach_in(folder / "there", diary.guide)
    here.merge([each for each in diary.entries if not what_is_wrong(each.fields)])
    first = write(here, folder / "first")
    there.merge(read(folder / "first"))
    assert write(there, folder / "second") == first
