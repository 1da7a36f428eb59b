"""A window that is killed while somebody writes loses at most the last second of it."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from coach.domain.worksheets.state import sheet_of
from tests.cli.shell import LONGEST_WAIT, Shell
from tests.cli.test_terminal import Terminal

pytestmark = [pytest.mark.long, pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")]


def test_what_was_typed_before_a_kill_is_there_at_the_next_opening(shell: Shell) -> None:
    shell.more = {"TERM": "xterm-256color"}
    shell.says("start", "--yes", "--lost-on", "2026-11-20")
    terminal = Terminal(shell)
    terminal.wait_for("Today")
    terminal.type("2")
    terminal.wait_for("h opens it")
    terminal.type("h")
    terminal.wait_for("0 of")
    terminal.type("\x1b[B\r")
    terminal.wait_for("and write here")
    type_and_kill(terminal, drafts := shell.home / "drafts", "the rent on the first")
    shell.says("worksheet", "1")
    texts = sheet_of(shell.open().state, "first-48-hours").texts
    assert "the rent on the first" in texts.values()
    assert not any(drafts.iterdir())


def test_what_was_answered_in_the_review_before_a_kill_is_offered_again(shell: Shell) -> None:
    shell.more = {"TERM": "xterm-256color"}
    shell.says("start", "--yes", "--lost-on", "2026-11-01")
    terminal = to_the_questions(shell)
    type_and_kill(terminal, shell.home / "drafts", "three talks of five")
    terminal = to_the_questions(shell)
    terminal.wait_for("coach restored your unsaved text.")
    terminal.type("\x13")  # ctrl+s
    terminal.wait_for("One thing to learn from")
    kill(terminal)
    assert [each["goals"] for each in shell.open().state.reviews.answers.values()] == ["three talks of five"]


def to_the_questions(shell: Shell) -> Terminal:
    terminal = Terminal(shell)
    terminal.wait_for("Today")
    terminal.type("6")
    terminal.wait_for("so far")
    for key, words in (("g", "enter goes on"), ("\r", "went well, however small"), ("\x13", "Four questions")):
        terminal.type(key)
        terminal.wait_for(words)
    return terminal


def type_and_kill(terminal: Terminal, drafts: Path, text: str) -> None:
    """Type, wait until it is on the disk, and kill it."""
    terminal.type(text)
    deadline = time.monotonic() + LONGEST_WAIT
    while not [file for file in drafts.rglob("*.json") if text in file.read_text()]:
        assert time.monotonic() < deadline
        terminal._read()
    kill(terminal)


def kill(terminal: Terminal) -> None:
    """Take the plug out."""
    os.kill(terminal._process.pid, signal.SIGKILL)
    terminal._process.wait(LONGEST_WAIT)
