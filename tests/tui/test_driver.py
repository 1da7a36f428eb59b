"""The input thread in a real terminal: a lone escape or a cut sequence is a key, and quitting is immediate."""

from __future__ import annotations

import errno
import io
import os
import select
import sys
import threading
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("reads /proc", allow_module_level=True)

from coach.tui.driver import Bell, Output
from tests.benchmarks.programs import FRESH, Programs
from tests.benchmarks.terminal import Terminal
from tests.tui.textual_internals import MAX_QUEUED_WRITES, WriterThread


def is_heard(bell: Bell) -> bool:
    return bool(select.select([bell], [], [], 0)[0])


def test_a_bell_can_be_waited_for_while_it_is_set() -> None:
    bell = Bell()
    assert not is_heard(bell)
    bell.set()
    bell.set()
    assert is_heard(bell)
    assert bell.is_set()
    bell.clear()
    assert not is_heard(bell)
    assert not bell.is_set()
    bell.close()


def test_a_bell_wakes_a_thread_that_waits_for_ever() -> None:
    bell = Bell()
    waiting = threading.Thread(target=lambda: select.select([bell], [], []))
    waiting.start()
    bell.set()
    waiting.join(30)
    assert not waiting.is_alive()
    bell.close()


class Gone(io.StringIO):
    """A terminal that was closed."""

    def write(self, _text: str) -> int:
        """As Linux does."""
        raise OSError(errno.EIO, "Input/output error")

    def flush(self) -> None:
        """As Linux does."""
        raise OSError(errno.EIO, "Input/output error")


def test_writing_to_a_vanished_terminal_ends_cleanly() -> None:
    def write_much() -> None:
        writer = WriterThread(Output(gone))  # type: ignore[arg-type]
        writer.start()
        for _ in range(10 * MAX_QUEUED_WRITES):
            writer.write("words")
        writer.stop()

    gone = Gone()
    window = threading.Thread(target=write_much, daemon=True)
    window.start()
    window.join(30)
    assert not window.is_alive()


def test_escape_alone_closes_a_dialog_and_words_in_other_scripts_arrive_whole(tmp_path: Path) -> None:
    with Terminal(Programs(tmp_path).coach(FRESH)) as terminal:
        terminal.wait_for("1 Today")
        terminal.settle()
        terminal.answer_to("?")
        assert terminal.screen.shows("Everywhere")
        terminal.answer_to("escape")
        assert not terminal.screen.shows("Everywhere")

        terminal.answer_to("n")
        for piece in ("مرحبا".encode()[:5], "مرحبا".encode()[5:], b"\xff fine"):
            os.write(terminal._master, piece)
        terminal.wait_for("fine")
        assert terminal.screen.shows("مرحبا\ufffd fine")


def test_a_burst_in_one_write_reaches_the_form_that_its_first_key_opens(tmp_path: Path) -> None:
    with Terminal(Programs(tmp_path).coach(FRESH)) as terminal:
        terminal.wait_for("1 Today")
        terminal.settle()
        os.write(terminal._master, b"5\x1b[CaNoor Haddad, Ajman")
        terminal.wait_for("Noor Haddad, Ajman")
        assert terminal.screen.shows("Add somebody you know")
        for key in (b"\x1b", b"\r"):  # leave, and yes
            os.write(terminal._master, key)
            terminal.settle()

        os.write(terminal._master, b"l\x1b[200~coffee with Ana\x1b[201~ at Acme")
        terminal.wait_for("coffee with Ana at Acme")
