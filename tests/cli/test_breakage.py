"""What is broken ends with 1 and one line that says what is safe; damaged files are told, and not overwritten."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.cli.shell import COACH, Shell, the_line
from tests.storage.factories import aged

NEEDS_JOURNAL = [
    *(["today"], ["steps"], ["step", "4"], ["status"], ["status", "--json"], ["settings"], ["done", "1.1"]),
    *(["undone", "1.1"], ["note", "words"], ["checkin", "--mood", "3"], ["undo"], ["redo"], ["pause"], ["resume"]),
    *(["skip", "1"], ["unskip", "1"], ["start", "--yes"]),
]
CAN_DO_WITHOUT = [["where"], ["read"], ["read", "anti-tech"], ["completion", "bash"], ["--help"], ["--version"]]


@pytest.mark.parametrize("arguments", NEEDS_JOURNAL, ids=" ".join)
def test_a_file_in_the_place_of_the_folder_is_told_and_left_alone(shell: Shell, arguments: list[str]) -> None:
    shell.home.write_text("mine")
    ended = shell(*arguments)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert str(shell.home) in the_line(ended.stderr)
    assert shell.home.read_text() == "mine"


@pytest.mark.parametrize("arguments", CAN_DO_WITHOUT, ids=" ".join)
def test_what_needs_no_journal_works_without_one(shell: Shell, arguments: list[str]) -> None:
    shell.home.write_text("mine")
    assert shell.says(*arguments)


def test_doctor_ends_with_1_where_there_is_a_problem(shell: Shell) -> None:
    shell.home.write_text("mine")
    ended = shell("doctor")
    assert (ended.returncode, ended.stderr) == (1, "")
    assert ended.stdout.startswith("problem: ")


def page_of(shell: Shell) -> Path:
    (page,) = (shell.home / "journal").glob("*.json")
    return page


def test_a_damaged_file_of_ours_is_set_aside_and_told_once(shell: Shell) -> None:
    shell.says("done", "1.1")
    shell.says("done", "1.2")
    whole = page_of(shell).read_bytes()
    page_of(shell).write_bytes(whole[:-60])
    aged(page_of(shell))
    ended = shell("today")
    assert ended.returncode == 0
    set_aside, restored = ended.stderr.splitlines()
    (kept,) = (shell.home / "set-aside").iterdir()
    assert str(kept) in set_aside
    assert "missing from the journal's folder" in restored
    assert kept.read_bytes() == whole[:-60]
    assert "[x] 1.1" in ended.stdout
    assert shell.json("today")["actions"][0]["done"] is True
    assert all(f'"{action}"' in page_of(shell).read_text() for action in ("1.1", "1.2"))


def test_a_damaged_file_of_another_machine_is_told_by_every_command_but_status(shell: Shell) -> None:
    shell.says("done", "1.1")
    foreign = shell.home / "journal" / "2026-10.0badcafe.json"
    foreign.write_bytes(b"\0" * 100)
    for arguments in (["today"], ["steps", "--json"], ["done", "1.2"]):
        ended = shell(*arguments)
        assert ended.returncode == 0
        assert str(foreign) in the_line(ended.stderr)
        assert ended.stdout
    shell.says("status")
    shell.json("status")
    assert foreign.read_bytes() == b"\0" * 100


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"about":{"1":{"format":99}},"entries":{}}', "a newer coach"),
        (b'{"entries":{"1":{"id":5}}}', "are not valid"),
        (b"[1, 2]", "damaged"),
        (b"", "damaged"),
    ],
)
def test_what_is_odd_about_a_file_is_told_in_a_sentence(shell: Shell, content: bytes, words: str) -> None:
    shell.says("done", "1.1")
    (shell.home / "journal" / "2026-10.0badcafe.json").write_bytes(content)
    assert words in the_line(shell("today").stderr)


def test_a_reader_who_has_read_enough_is_no_error(shell: Shell) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ended = shell("steps", stdout=writing)
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_head_gets_its_line_and_no_complaint(shell: Shell) -> None:
    line = " ".join(f"'{word}'" for word in COACH)
    ended = shell.run(["sh", "-c", f"{line} steps | head -1"])
    assert (ended.stdout, ended.stderr) == ("1. Give Yourself 48 Hours to Feel Everything (0 of 10 done)\n", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_under_the_output_is_told_and_the_tick_is_kept(shell: Shell) -> None:
    with Path("/dev/full").open("w") as full:
        ended = shell("done", "1.1", stdout=full)
    assert ended.returncode == 1
    assert "could not be written" in the_line(ended.stderr)
    assert shell.json("today")["actions"][0]["done"] is True
    assert not (shell.home / "crash.txt").exists()


BREAKS = """
import os, sys
from coach.cli.runner import exit_code_of
def broken():
    raise LookupError("deep inside")
sys.exit(exit_code_of(broken, os.environ))
"""


def test_a_mistake_of_our_own_is_one_sentence_and_the_rest_is_in_a_file(shell: Shell) -> None:
    ended = shell.run([sys.executable, "-c", BREAKS])
    crash = shell.home / "crash.txt"
    assert ended.returncode == 1
    assert str(crash) in the_line(ended.stderr)
    assert "LookupError: deep inside" in crash.read_text()
    assert os.name == "nt" or crash.stat().st_mode & 0o777 == 0o600
    assert str(crash) in "".join(shell.says("doctor").split())


def test_a_mistake_that_can_not_be_written_down_is_named(shell: Shell) -> None:
    shell.home.write_text("mine")
    ended = shell.run([sys.executable, "-c", BREAKS])
    assert ended.returncode == 1
    assert "LookupError: deep inside" in the_line(ended.stderr)
