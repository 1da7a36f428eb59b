"""`coach first-hours` and `coach your-plan` in a shell: what they print, what they keep, and what they never do."""

from __future__ import annotations

import os
import re
import signal
import time
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from coach.guide.first_hours import first_hours
from coach.storage.private_writing import read
from tests.cli.shell import COACH, LONGEST_WAIT, Shell
from tests.cli.test_terminal import Terminal

SECRET = "the blue umbrella by the lift"  # noqa: S105 - nothing that opens anything
WORDS = first_hours()


@pytest.fixture
def quiet(shell: Shell) -> Shell:
    shell.says("start", "--yes", "--lost-on", "2026-11-22", "--country", "AE")
    return shell


@pytest.fixture
def over(shell: Shell) -> Shell:
    shell.says("start", "--yes", "--lost-on", "2026-11-20", "--country", "AE")
    return shell


def write(shell: Shell, *arguments: str, text: str = f"{SECRET}\n") -> str:
    ended = shell.run([*COACH, "first-hours", "write", *arguments], input=text, stdin=None)
    assert (ended.returncode, ended.stderr) == (0, "")
    return " ".join(ended.stdout.split())


def everywhere(shell: Shell, text: str = SECRET) -> list[str]:
    files = [file for file in shell.folder.rglob("*") if file.is_file()]
    return [str(file.relative_to(shell.folder)) for file in files if text.encode() in _bytes_of(file.read_bytes())]


def _bytes_of(content: bytes) -> bytes:
    """The content, with what is packed in it unpacked."""
    if not content.startswith(b"PK"):
        return content
    with ZipFile(BytesIO(content)) as archive:
        return content + b"".join(map(archive.read, archive.namelist()))


def test_all_of_it_can_be_read_without_the_screen(quiet: Shell) -> None:
    quiet.says("people", "add", "Ana Lopez", "--closeness", "5", "--phone", "+971 50 000 0000")
    said = " ".join(quiet.says("first-hours").split())
    for words in ("until Tuesday at 09:00", "All right to feel", "When to see somebody", "Ana Lopez, +971 50 000 0000"):
        assert words in said
    assert WORDS.writing.wait in said
    assert "Mental Support Line: 800 4673" in said
    assert said.index("findahelpline.com") < said.index("emergency number")


def test_the_writing_is_told_of_with_what_is_for_and_against_it_once_the_quiet_is_over(over: Shell) -> None:
    said = " ".join(over.says("first-hours").split())
    for words in (WORDS.writing.private, WORDS.writing.stop, WORDS.writing.turn_to, WORDS.writing.trial):
        assert words in said
    assert "Low certainty, shows a cause. One small trial, 41 people" in said
    assert [f"{at} {each.title}" in said for at, each in enumerate(WORDS.times, 1)] == [True] * 4


def test_in_the_quiet_writing_is_not_offered_yet(quiet: Shell) -> None:
    assert WORDS.writing.wait in " ".join(quiet.refuses("first-hours", "write").split())
    assert [each["on"] for each in quiet.json("first-hours")["writing"]][:2] == ["2026-11-24", "2026-11-25"]


def test_where_no_day_was_told_nothing_is_said_to_be_over(shell: Shell) -> None:
    shell.says("start", "--yes")
    said = " ".join(shell.says("first-hours").split())
    assert "You have not told coach the day you lost the job." in said
    assert WORDS.over not in said
    shell.says("settings", "--lost-on", "2026-11-01")
    said = " ".join(shell.says("first-hours").split())
    assert WORDS.over in said
    assert "You have not told" not in said


def test_what_is_written_is_kept_in_its_own_file_and_read_again(over: Shell) -> None:
    assert "Kept" in write(over)
    assert [re.sub(r"\.[0-9a-f]+\.", ".x.", name) for name in everywhere(over)] == ["home/private/writing-1.x.txt"]
    assert over.says("first-hours", "read", "1").strip() == SECRET
    write(over, "1", text="and more\n")
    assert over.says("first-hours", "read", "1").split() == f"{SECRET} and more".split()
    states = [each["state"] for each in over.json("first-hours")["writing"]]
    assert states == ["kept", "open", "open", "open"]
    assert not over.json("step", "1")["actions"][6]["done"], "a pipe says nothing of twenty minutes of writing"


def test_burning_leaves_nothing_and_says_what_it_can_t_reach(over: Shell) -> None:
    write(over)
    write(over, "2")
    said = " ".join(over.says("first-hours", "burn", "1").split())
    assert WORDS.writing.burnt in said
    assert WORDS.writing.out_of_reach in said
    assert len(everywhere(over)) == 1
    over.says("first-hours", "burn", "all")
    assert everywhere(over) == []
    assert list((over.home / "private").iterdir()) == []
    assert over.says("first-hours", "burn", "all").strip() == "There was nothing to burn."
    assert "nothing to read" in over.refuses("first-hours", "read", "1")


def test_burnt_at_the_end_it_never_lies_anywhere(over: Shell) -> None:
    assert "What coach can't reach" in write(over, "3", "--burn")
    assert everywhere(over) == []
    assert over.json("first-hours")["writing"][2]["state"] == "burnt"


def test_no_export_no_review_and_no_list_holds_it(over: Shell) -> None:
    write(over)
    over.says("note", "a line that may be found")
    (here,) = everywhere(over)
    over.says("export", "--all", "all")
    over.says("export", "--spreadsheet", "record.xlsx")
    over.says("your-plan", "--xlsx", "plan.xlsx")
    printed = [over.says(*words.split()) for words in ("review", "history", "your-plan", "doctor", "worklog", "steps")]
    assert everywhere(over) == [here]
    assert not any(SECRET in text for text in printed)
    assert everywhere(over, "a line that may be found")  # and what is written elsewhere is found


@pytest.mark.parametrize("number", ["0", "5", "one", "1 2", "²", "99999"])
def test_a_time_there_is_not_is_refused(over: Shell, number: str) -> None:
    for verb in ("write", "read", "burn"):
        assert "There are 4: 1 to 4." in over.refuses("first-hours", verb, number)


def test_nothing_typed_is_nothing_kept(over: Shell) -> None:
    assert "You wrote nothing" in write(over, text="\n  \n")
    assert not (over.home / "private").exists()
    assert over.json("first-hours")["writing"][0]["state"] == "open"


def test_in_a_terminal_it_asks_once_whether_it_is_kept(over: Shell) -> None:
    terminal = Terminal(over, "first-hours", "write")
    terminal.wait_for("ctrl+d")
    terminal.type(f"{SECRET}\n")
    terminal.wait_for(SECRET)
    terminal.type("\x04")
    terminal.wait_for("[keep/burn]")
    terminal.type("burn\n")
    assert terminal.end() == 0
    assert everywhere(over) == []


def test_a_kill_in_the_middle_of_writing_leaves_what_was_typed(over: Shell) -> None:
    over.more = {"TERM": "xterm-256color"}
    terminal = Terminal(over)
    terminal.wait_for("Today")
    terminal.type("g")
    terminal.wait_for("The 48 hours are over")
    terminal.type("\x1b[B" * 6)
    terminal.wait_for("Tell the day")
    terminal.type("\r")
    terminal.wait_for("Write here.")
    terminal.type(SECRET)
    deadline = time.monotonic() + LONGEST_WAIT
    while not everywhere(over):
        assert time.monotonic() < deadline
        terminal._read()
    os.kill(terminal._process.pid, signal.SIGKILL)
    terminal._process.wait(LONGEST_WAIT)
    assert over.says("first-hours", "read", "1").strip() == SECRET
    assert over.json("first-hours")["writing"][0]["state"] == "begun"
    over.says("first-hours", "burn", "1")
    assert everywhere(over) == []


# -- your plan


def test_the_plan_is_printed_and_written_and_the_tick_follows(quiet: Shell) -> None:
    quiet.says("money", "add", "account", "Savings", "9000")
    quiet.says("money", "add", "expense", "Rent", "3000")
    assert "The money lasts until" in quiet.says("your-plan")
    assert not quiet.json("step", "1")["actions"][7]["done"]
    ended = quiet("your-plan", "--md")
    assert ended.stdout.startswith("# Your plan\n")
    assert ended.stderr == "coach: That ticks 1.9 Come out of the quiet with one page of plan.\n"
    assert quiet.json("step", "1")["actions"][7]["done"]
    quiet.says("your-plan", "--xlsx", "plan.xlsx")
    assert "already exists" in quiet.refuses("your-plan", "--xlsx", "plan.xlsx")
    quiet.says("your-plan", "--xlsx", "plan.xlsx", "--overwrite")
    book = load_workbook(quiet.folder / "plan.xlsx")
    assert book.sheetnames == ["Runway", "Week", "People", "Conversations", "Dates"]
    assert (quiet.folder / "plan.xlsx").stat().st_mode & 0o777 == 0o600


def test_a_kept_text_is_the_same_on_the_disk_and_in_the_shell(over: Shell) -> None:
    text = "مرحبا 🙂\n=1+1\n"
    write(over, text=text)
    assert read(over.open().journal.home, 1) == text
