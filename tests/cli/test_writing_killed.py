"""A window that is killed while somebody writes loses at most the last second of it."""

from __future__ import annotations

import os
import signal
import time

import pytest

from coach.domain.worksheets.record import sheet_of
from tests.cli.shell import LONGEST_WAIT, Shell
from tests.cli.test_terminal import Terminal

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")


def test_what_was_typed_before_a_kill_is_there_at_the_next_opening(shell: Shell) -> None:
    shell.more = {"TERM": "xterm-256color"}
    shell.says("start", "--yes", "--lost-on", "2026-11-01")
    terminal = Terminal(shell)
    terminal.wait_for("Today")
    terminal.type("2")
    terminal.wait_for("h opens it")
    terminal.type("h")
    terminal.wait_for("0 of")
    terminal.type("\x1b[B\r")
    terminal.wait_for("and write here")
    terminal.type("the rent on the first")
    deadline = time.monotonic() + LONGEST_WAIT
    drafts = shell.home / "drafts"
    while not [file for file in drafts.rglob("*.json") if "the rent on the first" in file.read_text()]:
        assert time.monotonic() < deadline
        terminal._read()
    os.kill(terminal._process.pid, signal.SIGKILL)
    terminal._process.wait(LONGEST_WAIT)
    shell.says("worksheet", "1")
    texts = sheet_of(shell.open().transition, "first-48-hours").texts
    assert "the rent on the first" in texts.values()
    assert not any(drafts.iterdir())
