"""Attachments: the texts of own reading, stored beside the segments and synced with the journal."""

from __future__ import annotations

import os
import stat
from datetime import date
from pathlib import Path

import pytest

from coach.cli.main import run
from coach.domain.entries import Entry
from coach.domain.reading.events import OwnReadingGone, OwnReadingSet
from coach.domain.reading.state import OwnReading, own_reading
from coach.errors import JournalError, RefusedError
from coach.storage.attachments import add_own_reading, file_name_of, save_text, text_of, texts_of_entries
from coach.storage.doctor.journal import check_journal
from coach.storage.home import Home
from tests.factories import meaning
from tests.storage.factories import open_coach

TEXT = "# A talk\n\nZoë said: “go early”.\n"


def texts(home: Home) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in home.texts.iterdir()}


def test_a_text_is_a_file_for_its_owner_alone_and_the_entry_stays_small(home: Home) -> None:
    store = open_coach(home)
    key = add_own_reading(store, "A talk", text=TEXT * 1_000)
    (file,) = home.texts.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600 or os.name == "nt"
    assert all(page.stat().st_size < 1_000 for page in home.journal.glob("*.json"))
    again = open_coach(home)
    assert text_of(home, own_reading(again.state)[key]) == TEXT * 1_000


def test_the_same_text_added_twice_is_one_file_and_two_items(home: Home) -> None:
    store = open_coach(home)
    keys = [add_own_reading(store, "A talk", text=TEXT) for _ in range(2)]
    assert keys == ["own-a-talk", "own-a-talk-2"]
    assert texts(home) == {f"{file_name_of(TEXT)}.md": TEXT.encode()}


def test_removing_an_item_leaves_its_text_for_undo(home: Home) -> None:
    store = open_coach(home)
    key = add_own_reading(store, "A talk", text=TEXT)
    store.append(OwnReadingGone(key))
    store.undo()
    assert text_of(home, own_reading(store.state)[key]) == TEXT


def test_a_refused_text_writes_nothing(home: Home) -> None:
    store = open_coach(home)
    for title, link in (("", ""), ("A", "file:///x"), ("\x1b", "")):
        with pytest.raises(RefusedError):
            add_own_reading(store, title, link, TEXT)
    assert not home.texts.exists()
    assert len(store.state) == 0


@pytest.mark.parametrize("name", ["../../device", "", "x", "A" * 64, "0" * 63 + "/", "0" * 65])
def test_an_invalid_name_never_becomes_a_path(home: Home, name: str) -> None:
    added = OwnReadingSet("own-a", "A", "https://a.org").as_fields()
    entry = Entry(
        "1", "", date(2026, 11, 23), "b", "own_reading", {**added, "text": name}
    )  # as another program wrote it
    assert text_of(home, OwnReading.read(entry)) is None
    with pytest.raises(JournalError):
        save_text(home, name, b"x")
    assert not home.texts.exists()


def test_the_doctor_reports_missing_and_changed_texts(home: Home) -> None:
    key = add_own_reading(open_coach(home), "A talk", text=TEXT)
    assert check_journal(home).of("note") == []
    (file,) = home.texts.iterdir()
    file.write_text("something else")
    (note,) = check_journal(home).of("note")
    assert "A talk" in note.sentence
    assert text_of(home, own_reading(open_coach(home).state)[key]) == "something else"
    file.unlink()
    (note,) = check_journal(home).of("note")
    assert text_of(home, own_reading(open_coach(home).state)[key]) is None
    assert check_journal(home).is_sound


def test_a_text_that_can_not_be_read_is_reported(home: Home) -> None:
    key = add_own_reading(open_coach(home), "A talk", text=TEXT)
    (file,) = home.texts.iterdir()
    file.unlink()
    file.mkdir()
    with pytest.raises(JournalError):
        text_of(home, own_reading(open_coach(home).state)[key])
    assert not check_journal(home).is_sound


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("COACH_NOW", "2026-11-23T09:00")
    return tmp_path


def export(folder: Path, home: Home, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    monkeypatch.setenv("COACH_HOME", str(home.folder))
    assert run(["export", "--all", str(folder)]) == 0
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_export_and_import_keep_every_text_byte_for_byte(
    home: Home, said: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_coach(home)
    gone = add_own_reading(store, "Taken out", text="Gone, and kept for undo.\n")
    store.append(OwnReadingGone(gone))
    key = add_own_reading(store, "A talk", text=TEXT)
    add_own_reading(store, "A link", "https://a.org")
    first = export(said / "first", home, monkeypatch)
    assert {name for name in first if name.startswith("reading")} == {
        f"{Path('reading') / name}" for name, _ in texts_of_entries(store)
    }
    assert len(texts_of_entries(store)) == 2
    there = Home(said / "there")
    monkeypatch.setenv("COACH_HOME", str(there.folder))
    assert run(["import", str(said / "first")]) == 0
    assert run(["import", str(said / "first")]) == 0
    assert export(said / "second", there, monkeypatch) == first
    assert meaning(open_coach(there).state) == meaning(open_coach(home).state)
    assert text_of(there, own_reading(open_coach(there).state)[key]) == TEXT


def test_an_import_takes_only_texts_and_overwrites_none(
    home: Home, said: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_coach(home)
    add_own_reading(store, "A talk", text=TEXT)
    export(said / "first", home, monkeypatch)
    folder = said / "first" / "reading"
    (folder / "evil.md").write_text("x")
    (folder / f"{file_name_of(TEXT)}.md").write_text("other words")
    assert run(["import", str(said / "first")]) == 0
    assert texts(home) == {f"{file_name_of(TEXT)}.md": TEXT.encode()}
    (folder / f"{'0' * 64}.md").write_bytes(b"x" * 3_000_000)
    assert run(["import", str(said / "first")]) == 2
