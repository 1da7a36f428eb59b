"""A whole record goes out and comes in again on a new machine: the second export is the first, byte for byte."""

from __future__ import annotations

from pathlib import Path
from shutil import copy2

import pytest
from hypothesis import given, settings

from coach.domain.entries import Entry
from coach.domain.facts import Done
from coach.export.whole_record import whole_record
from coach.imports.whole_record import read_rows
from coach.journal.coach import Coach
from coach.journal.home import Home
from coach.journal.reading import entry_from
from coach.journal.validating import what_is_wrong
from tests.journal.making import open_coach
from tests.making import Diary, meaning
from tests.scenes import coach_in, with_money, with_search
from tests.unit.journals import diaries


def write(coach: Coach, folder: Path) -> dict[str, bytes]:
    folder.mkdir()
    files = dict(whole_record(coach.everything(), coach.transition))
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return files


def read(folder: Path) -> list[Entry]:
    rows = read_rows(folder)
    assert [what_is_wrong(row) for row in rows] == [""] * len(rows)
    return [entry_from(row) for row in rows]


def test_where_nothing_was_ever_written_there_is_nothing_and_nothing_is_gone(home: Home) -> None:
    coach = open_coach(home)
    assert list(coach.everything()) == []
    assert not home.folder.exists()
    coach.record(Done("4.2"))
    assert [entry.kind for entry in coach.everything()] == ["done"]


def test_out_and_in_again_is_the_same_byte_for_byte(tmp_path: Path) -> None:
    here, there = coach_in(tmp_path / "here"), coach_in(tmp_path / "there")
    with_search(here)
    with_money(here)
    here.undo()
    first = write(here, tmp_path / "first")
    entries = read(tmp_path / "first")
    assert there.take_over(entries) == len(entries)
    assert write(there, tmp_path / "second") == first
    assert meaning(there.transition) == meaning(here.transition)
    again = coach_in(tmp_path / "there")
    assert meaning(again.transition) == meaning(here.transition)


def test_coming_in_twice_changes_nothing_and_beside_what_is_there_adds_what_is_missing(tmp_path: Path) -> None:
    here, there = coach_in(tmp_path / "here"), coach_in(tmp_path / "there")
    with_search(here)
    with_money(there)
    before = len(there.transition)
    write(here, tmp_path / "first")
    entries = read(tmp_path / "first")
    assert there.take_over(entries) == len(entries)
    assert there.take_over(entries) == 0
    assert len(there.everything()) == before + len(entries)


def test_what_is_written_afterwards_goes_on(tmp_path: Path) -> None:
    here, there = coach_in(tmp_path / "here"), coach_in(tmp_path / "there")
    with_search(here)
    write(here, tmp_path / "first")
    there.take_over(read(tmp_path / "first"))
    there.record(Done("4.1", 5))
    assert coach_in(tmp_path / "there").transition.record_of("4.1").times == 1
    assert there.undo()


def test_what_came_in_is_not_in_the_way_of_pages_that_are_carried_over_later(tmp_path: Path) -> None:
    here, there = coach_in(tmp_path / "here"), coach_in(tmp_path / "there")
    here.record(Done("4.1", 5))
    write(here, tmp_path / "first")
    here.record(Done("4.2", 5))
    there.take_over(read(tmp_path / "first"))
    carry(there, here)  # the copies that came in are newer than the page they are of
    carry(here, there)
    for coach in (here, there):
        again = coach_in(coach.journal.home.folder)
        assert (again.transition.record_of("4.1").times, again.transition.record_of("4.2").times) == (1, 1)


def carry(one: Coach, other: Coach) -> None:
    for page in one.journal.home.journal.glob("*.json"):
        copy2(page, other.journal.home.journal)


@settings(max_examples=40, deadline=None)
@given(diaries())
def test_any_journal_goes_out_and_in(tmp_path_factory: pytest.TempPathFactory, diary: Diary) -> None:
    folder = tmp_path_factory.mktemp("record")
    here, there = coach_in(folder / "here", diary.guide), coach_in(folder / "there", diary.guide)
    here.take_over([each for each in diary.entries if not what_is_wrong(each.fields)])
    first = write(here, folder / "first")
    there.take_over(read(folder / "first"))
    assert write(there, folder / "second") == first
