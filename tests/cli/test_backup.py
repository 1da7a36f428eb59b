"""Backups, copies and machines as a person meets them: at the prompt, with real files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.shell import Shell


@pytest.fixture
def used(shell: Shell) -> Shell:
    shell.says("start", "--yes", "--lost-on", "2026-11-20", "--country", "AE", "--currency", "AED")
    shell.says("note", "the first")
    return shell


def other(shell: Shell, name: str = "other") -> Shell:
    folder = shell.folder / name
    folder.mkdir()
    return Shell(folder, shell.now)


def archives(shell: Shell) -> list[Path]:
    return sorted((shell.folder / "coach-backups").iterdir())


def test_a_backup_goes_to_a_new_machine(used: Shell) -> None:
    assert "with 2 entries" in used.says("backup")
    [file] = archives(used)
    assert file.stat().st_mode & 0o777 == 0o600
    there = other(used)
    assert "2 entries put back" in there.says("restore", str(file))
    assert "the first" in there.says("search", "first")
    assert "2 entries were here already" in there.says("restore", str(file))


def test_a_timer_may_run_it_again_and_again(used: Shell) -> None:
    for _ in range(4):
        used.says("backup", "--keep", "2")
    assert len(archives(used)) == 2


def test_with_nothing_written_there_is_nothing_to_back_up(shell: Shell) -> None:
    assert "nothing to back up" in shell.says("backup")
    assert not (shell.folder / "coach-backups").exists()


def test_a_cut_backup_is_refused(used: Shell) -> None:
    used.says("backup")
    [file] = archives(used)
    file.write_bytes(file.read_bytes()[:-400])
    assert "Nothing was changed" in used.refuses("restore", str(file))


def test_a_passphrase_is_wanted_where_nobody_can_be_asked(used: Shell) -> None:
    assert "--passphrase-file" in used.refuses("backup", "--seal")
    assert not (used.folder / "coach-backups").exists()


@pytest.mark.parametrize("cut", [1, 2])
def test_an_export_that_lost_lines_is_refused_with_what_is_missing(used: Shell, cut: int) -> None:
    used.says("export", "--all", "record")
    file = used.folder / "record" / "entries.jsonl"
    file.write_text("".join(file.read_text().splitlines(keepends=True)[:-cut]))
    refused = other(used).refuses("import", str(file.parent))
    assert f"entries.jsonl holds {2 - cut} of its 2 entries" in refused


def test_an_export_with_one_letter_changed_is_refused(used: Shell) -> None:
    used.says("export", "--all", "record")
    file = used.folder / "record" / "entries.jsonl"
    file.write_text(file.read_text().replace("the first", "the fjrst"))
    assert "entries.jsonl was changed" in other(used).refuses("import", str(file.parent))


def test_what_two_machines_noted_is_told_and_made_one(used: Shell) -> None:
    there = other(used)
    shutil.copytree(used.home / "journal", there.home / "journal")
    used.says("people", "add", "Ana Lopez", "--email", "a@b.example")
    there.says("people", "add", "Ana Lopez", "--phone", "1234")
    for page in (there.home / "journal").glob(f"*{(there.home / 'device').read_text().strip()}*"):
        shutil.copy(page, used.home / "journal")
    assert "1 thing was noted on two machines: `coach same`" in " ".join(used.says("today").split())
    listed = used.says("same")
    mark = (there.home / "device").read_text()[:4]
    assert f"ana-lopez.{mark}" in listed
    used.says("same", "ana-lopez." + (used.home / "device").read_text()[:4], f"ana-lopez.{mark}")
    shown = used.says("people", "show", "ana-lopez")
    assert "a@b.example" in shown
    assert "1234" in shown
    assert "twice" in used.says("same")
    used.says("undo")
    assert "is there twice" in used.says("same")


def test_copies_and_pages_that_went_back_are_told_by_today(used: Shell) -> None:
    [page] = (used.home / "journal").glob("*.json")
    before = page.read_bytes()
    used.says("note", "the second")
    page.write_bytes(before)
    assert "1 entry was missing from the journal's folder" in used("today").stderr
    assert "the second" in used.says("search", "second")


def test_a_tick_under_a_clock_that_stood_wrong_is_told_and_taken_back(used: Shell) -> None:
    now, used.now = used.now, "2199-01-01T09:00:00+04:00"
    used.says("done", "1.1")
    used.now = now
    assert "the clock stood at 2199-01" in used("today").stderr
    found = " ".join(used("doctor").stdout.split())
    assert "`coach undone 1.1 --on 2199-01-01` removes that tick" in found
    assert used("undone", "1.1", "--on", "2199-01-01").returncode == 0
    assert "2199-01-01" not in used("doctor").stdout
