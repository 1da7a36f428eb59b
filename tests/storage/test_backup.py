"""Backups: written whole or not at all, refused if anything is missing, and restored without removing anything."""

from __future__ import annotations

import json
import random
import zipfile
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from coach.domain.events import Note
from coach.domain.manifest import NAME
from coach.errors import CoachError, RefusedError
from coach.storage import backup
from coach.storage.attachments import add_own_reading
from coach.storage.backup import Backup, BackupOptions, write_backup
from coach.storage.device import read_device_id
from coach.storage.drafts import Draft, Drafts
from coach.storage.encryption import decrypt, is_encrypted
from coach.storage.home import Home
from coach.storage.restore import open_archive, restore
from coach.storage.store import Store
from tests.storage.factories import NOW, entries_in, files_of, open_coach

NOTES = 130
"""More than fit in a segment."""


@pytest.fixture
def lived(home: Home) -> Home:
    store = open_coach(home)
    store.append_all([(Note(f"the {number}th"), None) for number in range(NOTES)])
    add_own_reading(store, "A guide", text="# A guide\n\nof mine\n")
    drafts = Drafts(home)
    drafts.keep(Draft("confidence-project", "goal", "half a sent"))
    drafts.close()
    home.keys.write_text('"today.done" = "d"\n', encoding="utf-8")
    home.private.mkdir()
    (home.private / "writing-1.abcd1234.txt").write_text("for nobody", encoding="utf-8")
    return home


def backed_up(home: Home, folder: Path, hours: int = 0, **how: Any) -> Backup:
    return write_backup(home, folder, NOW + timedelta(hours=hours), BackupOptions("3f9a")._replace(**how))


def put_back(home: Home, file: Path) -> tuple[Store, tuple[int, int, int]]:
    store = open_coach(home)
    done = restore(store, open_archive(file.read_bytes()))
    return store, (done.added, done.known, done.odd)


def test_a_restore_on_a_new_machine_brings_everything_back_under_a_new_id(lived: Home, tmp_path: Path) -> None:
    made = backed_up(lived, tmp_path / "safe")
    other = Home(tmp_path / "other")
    store, counted = put_back(other, made.file)
    assert counted == (NOTES + 1, 0, 0) == (made.entries, 0, 0)
    assert entries_in(other) == entries_in(lived)
    assert len(store.state.notes) == NOTES
    assert read_device_id(other) not in ("", read_device_id(lived))
    assert {page.name.split(".")[1] for page in other.journal.glob("*.json")} == {read_device_id(other)}
    assert files_of(other.texts) == files_of(lived.texts)
    assert other.keys.read_bytes() == lived.keys.read_bytes()
    assert [text for _, [(_, text)] in Drafts(other).left_over()] == [
        Draft("confidence-project", "goal", "half a sent")
    ]
    assert not other.private.exists()


def test_private_writing_is_backed_up_only_if_asked_for(lived: Home, tmp_path: Path) -> None:
    other = Home(tmp_path / "other")
    put_back(other, backed_up(lived, tmp_path / "safe", private=True).file)
    assert b"for nobody" in files_of(other.private).values()


def test_a_restore_into_existing_data_removes_nothing(lived: Home, tmp_path: Path) -> None:
    made = backed_up(lived, tmp_path / "safe")
    store = open_coach(lived)
    store.append(Note("later"))
    lived.keys.write_text('"today.done" = "x"\n', encoding="utf-8")
    before = files_of(lived.folder)
    for _ in range(2):
        _, counted = put_back(lived, made.file)
        assert counted == (0, NOTES + 1, 0)
    after = files_of(lived.folder)
    assert before.items() <= after.items()
    new = after.keys() - before.keys()
    assert [name.startswith("keys.") for name in new] == [True]


def test_restoring_another_homes_backup_keeps_both_records(lived: Home, tmp_path: Path) -> None:
    made = backed_up(lived, tmp_path / "safe")
    other = Home(tmp_path / "other")
    open_coach(other).append(Note("theirs"))
    device = read_device_id(other)
    store, counted = put_back(other, made.file)
    assert counted == (NOTES + 1, 0, 0)
    assert len(store.state.notes) == NOTES + 1
    assert read_device_id(other) == device


def test_daily_backups_keep_only_the_last_few(lived: Home, tmp_path: Path) -> None:
    folder = tmp_path / "safe"
    folder.mkdir()
    others = [folder / name for name in ("coach-2020-01-01-000000-b2c1.zip", "mine.zip")]
    for file in others:
        file.write_bytes(b"another's")
    made = [backed_up(lived, folder, hours // 2, keep=3).file for hours in range(7)]
    assert len(set(made)) == 7
    assert sorted(folder.iterdir()) == sorted([*made[-3:], *others])


@pytest.mark.parametrize("part", range(20))
def test_a_backup_that_is_cut_short_is_refused_and_changes_nothing(lived: Home, tmp_path: Path, part: int) -> None:
    content = backed_up(lived, tmp_path / "safe").file.read_bytes()
    other = Home(tmp_path / "other")
    with pytest.raises(RefusedError, match="Nothing was changed"):
        open_archive(content[: len(content) * part // 20])
    assert not other.folder.exists()


def test_a_cut_backup_says_what_is_missing(lived: Home, tmp_path: Path) -> None:
    content = backed_up(lived, tmp_path / "safe").file.read_bytes()
    with zipfile.ZipFile(BytesIO(content)) as archived:
        last = archived.infolist()[2]
    with pytest.raises(RefusedError, match=r"is missing; .*entries can't be relied on"):
        open_archive(content[: last.header_offset + 50])


def test_a_changed_byte_is_noticed(lived: Home, tmp_path: Path) -> None:
    content = backed_up(lived, tmp_path / "safe").file.read_bytes()
    good, chance, noticed = open_archive(content), random.Random(5), 0  # noqa: S311 - the same changes every time
    for _ in range(60):
        at = chance.randrange(len(content))
        changed = content[:at] + bytes([content[at] ^ 0x20]) + content[at + 1 :]
        try:
            assert open_archive(changed) == good  # bytes that no reader looks at, such as a time
        except RefusedError:
            noticed += 1
    assert noticed > 40


def test_a_segment_that_was_changed_and_zipped_again_is_refused(lived: Home, tmp_path: Path) -> None:
    file = backed_up(lived, tmp_path / "safe").file
    with zipfile.ZipFile(file) as archived:
        parts = {name: archived.read(name) for name in archived.namelist()}
    page = next(name for name in parts if name.endswith(".2.json"))
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archived:
        for name, content in parts.items():
            archived.writestr(name, content.replace(b"the 120th", b"the 12Oth") if name == page else content)
    with pytest.raises(RefusedError, match=r"\.2\.json was changed\. 3[01] entries can't be relied on"):
        open_archive(written.getvalue())


@pytest.mark.parametrize(
    "name", ["../../out.txt", "/out.txt", "journal/../device", "device", "drafts/../../out", "private/.."]
)
def test_no_file_of_an_archive_is_written_outside_its_folder(home: Home, tmp_path: Path, name: str) -> None:
    content = backup.archive({name: b"00000000\n"}, {}, NOW)
    open_coach(home).append(Note("x"))
    before = files_of(tmp_path)
    restore(open_coach(home), open_archive(content))
    assert files_of(tmp_path) == before


def test_invalid_entries_of_an_archive_are_counted_and_skipped(home: Home) -> None:
    rows = {"1": {"id": "\x1b", "at": "x", "on": "2026-11-23", "device": "../x", "kind": "note", "v": 1, "text": "y"}}
    content = backup.archive({"journal/2026-11.aaaa1111.json": json.dumps({"entries": rows}).encode()}, {}, NOW)
    assert restore(open_coach(home), open_archive(content))[:3] == (0, 0, 1)


@pytest.mark.parametrize("content", [b"", b"PK", b"no archive", b"PK\3\4" + bytes(40), bytes(10_000)])
def test_a_file_that_is_not_a_backup_is_refused(content: bytes) -> None:
    with pytest.raises(RefusedError, match="not a complete backup"):
        open_archive(content)


def test_an_archive_without_its_manifest_is_refused() -> None:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archived:
        archived.writestr("x", "y")
    with pytest.raises(RefusedError, match="not a backup of coach"):
        open_archive(written.getvalue())


def test_a_failed_backup_leaves_no_file(lived: Home, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CoachError, match="can't be written"):
        backed_up(lived, tmp_path / "file")
    assert not list(tmp_path.glob("coach-*"))


def test_a_backup_has_neither_the_device_id_nor_lock_files(lived: Home, tmp_path: Path) -> None:
    with zipfile.ZipFile(backed_up(lived, tmp_path / "safe").file) as archived:
        names = {name.partition("/")[0] for name in archived.namelist()}
    assert names == {NAME, "journal", "drafts", "keys.toml"}


def test_an_encrypted_backup_shows_nothing_of_its_content(lived: Home, tmp_path: Path) -> None:
    content = backed_up(lived, tmp_path / "safe", phrase="five plain words of mine").file.read_bytes()
    assert is_encrypted(content)
    assert b"the 1th" not in content


@pytest.mark.long  # deriving a key from a passphrase takes its time on purpose
def test_an_encrypted_backup_opens_only_with_its_passphrase(lived: Home, tmp_path: Path) -> None:
    content = backed_up(lived, tmp_path / "safe", phrase="five plain words of mine").file.read_bytes()
    assert len(open_archive(decrypt(content, "five plain words of mine"))) == 5
    with pytest.raises(RefusedError, match="passphrase is wrong"):
        decrypt(content, "other words")
    with pytest.raises(RefusedError, match="file is damaged"):
        decrypt(content[:-9], "five plain words of mine")
