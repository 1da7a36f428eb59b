"""With a terminal and without one: nothing ever waits for somebody who is not there."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.shell import COACH, LONGEST_WAIT, Shell, the_line

pty = pytest.importorskip("pty", reason="needs pseudo-terminals")


# Between the two processes, so that ctrl+c in the terminal reaches the command: nothing of ours runs after the fork.
TAKE_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""


class Terminal:
    """A command in a terminal of its own."""

    def __init__(self, shell: Shell, *arguments: str) -> None:
        self._master, slave = pty.openpty()
        self._process = subprocess.Popen(
            [sys.executable, "-c", TAKE_TERMINAL, *COACH, *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=shell.environment,
            cwd=shell.folder,
            start_new_session=True,
        )
        os.close(slave)
        self.shown = ""
        self._waited_until = 0

    def wait_for(self, text: str) -> None:
        """Read until the text is there, after what was waited for before."""
        deadline = time.monotonic() + LONGEST_WAIT
        while text not in self.shown[self._waited_until :]:
            assert time.monotonic() < deadline, f"{text!r} did not come; shown: {self.shown!r}"
            self._read()
        self._waited_until = self.shown.index(text, self._waited_until) + len(text)

    def type(self, text: str) -> None:
        """Type it on the keyboard."""
        os.write(self._master, text.encode())

    def end(self) -> int:
        """The exit code, once the command has ended."""
        deadline = time.monotonic() + LONGEST_WAIT
        while self._read():
            assert time.monotonic() < deadline, f"it does not end; shown: {self.shown!r}"
        os.close(self._master)
        return self._process.wait(LONGEST_WAIT)

    def _read(self) -> bool:
        if not select.select([self._master], [], [], 1)[0]:
            return True
        try:
            news = os.read(self._master, 65536)
        except OSError:  # the other end is closed: Linux says so in this way
            return False
        self.shown += news.decode(errors="replace").replace("\r\n", "\n")
        return bool(news)


def test_coach_without_a_terminal_explains_itself_and_ends(shell: Shell) -> None:
    shell.more = {"TERM": "xterm-256color"}
    ended = shell()
    assert ended.returncode == 0
    assert "1.1" in ended.stdout
    assert "needs a terminal" in ended.stderr
    assert "`coach --help`" in ended.stderr
    assert ended.stderr.count("\n") == 1
    assert not shell.home.exists()


def test_coach_with_a_closed_input_explains_itself_and_ends(shell: Shell) -> None:
    shell.more = {"TERM": "xterm-256color"}
    ended = shell.run(["sh", "-c", " ".join(f"'{word}'" for word in COACH) + " <&-"])
    assert ended.returncode == 0
    assert "`coach today`" in ended.stderr


@pytest.mark.parametrize("kind", ["dumb", None])
def test_coach_in_a_terminal_that_can_not_place_text_explains_itself(shell: Shell, kind: str | None) -> None:
    shell.more = {"TERM": kind} if kind else {}
    terminal = Terminal(shell)
    assert terminal.end() == 0
    assert "`coach today`" in terminal.shown


def test_start_without_a_terminal_asks_nobody(shell: Shell) -> None:
    assert "--yes" in shell.refuses("start")


def test_start_asks_and_keeps_the_answers(shell: Shell) -> None:
    shell.more = {"LANG": "de_DE.UTF-8"}
    terminal = Terminal(shell, "start")
    terminal.wait_for("lose your job?")
    terminal.type("yesterday\n")
    terminal.wait_for("[Germany; - for none]")
    terminal.type("France\n")
    terminal.wait_for("[EUR]")
    terminal.type("\n")
    terminal.wait_for("call you?")
    terminal.type("Anna\n")
    terminal.wait_for("kind of work")
    terminal.type("hands\n")
    assert terminal.end() == 0
    assert "Saved." in terminal.shown
    kept = shell.json("settings")
    assert (kept["name"], kept["lost_on"], kept["country"], kept["currency"]) == ("Anna", "2026-11-22", "FR", "EUR")


def test_every_question_may_be_left_empty(shell: Shell) -> None:
    terminal = Terminal(shell, "start")
    for question in ("lose your job?", "do you live in?", "call you?", "kind of work"):
        terminal.wait_for(question)
        terminal.type("\n")
    assert terminal.end() == 0
    kept = shell.json("settings")
    assert (kept["started"], kept["name"], kept["lost_on"], kept["country"]) == (True, None, None, None)


@pytest.mark.parametrize(("answer", "country", "currency"), [("\n", "DE", "EUR"), ("-\n", None, None)])
def test_the_guessed_country_is_taken_or_put_aside(
    shell: Shell, answer: str, country: str | None, currency: str | None
) -> None:
    shell.more = {"LANG": "de_DE.UTF-8"}
    terminal = Terminal(shell, "start", "--lost-on", "2026-11-01", "--name", "Anna")
    terminal.wait_for("[Germany; - for none]")
    terminal.type(answer)
    if currency:
        terminal.wait_for("[EUR]")
        terminal.type("\n")
    terminal.wait_for("kind of work")
    terminal.type("\n")
    assert terminal.end() == 0
    kept = shell.json("settings")
    assert (kept["country"], kept["currency"]) == (country, currency)


def test_a_second_start_asks_only_what_is_not_known(shell: Shell) -> None:
    shell.says("start", "--yes", "--lost-on", "2026-11-01", "--country", "DE")
    terminal = Terminal(shell, "start")
    terminal.wait_for("call you?")
    terminal.type("Anna\n")
    terminal.wait_for("kind of work")
    terminal.type("\n")
    assert terminal.end() == 0
    assert terminal.shown.count("?") == 2
    kept = shell.json("settings")
    assert (kept["name"], kept["lost_on"], kept["country"]) == ("Anna", "2026-11-01", "DE")


def test_an_answer_that_can_not_be_is_explained_and_asked_again(shell: Shell) -> None:
    terminal = Terminal(shell, "start", "--country", "DE", "--currency", "EUR", "--lost-on", "2026-11-01")
    for wrong, reason in (("\0nul\n", "control character"), ("A" * 81 + "\n", "too long")):
        terminal.wait_for("call you?")
        terminal.type(wrong)
        terminal.wait_for(reason)
    terminal.wait_for("call you?")
    terminal.type("[/b]\n")
    terminal.wait_for("kind of work")
    terminal.type("\n")
    assert terminal.end() == 0
    assert shell.json("settings")["name"] == "[/b]"


def test_ctrl_d_leaves_the_rest_open(shell: Shell) -> None:
    terminal = Terminal(shell, "start")
    terminal.wait_for("lose your job?")
    terminal.type("2026-11-01\n")
    terminal.wait_for("do you live in?")
    terminal.type("\x04")
    terminal.wait_for("call you?")
    terminal.type("\x04")
    terminal.wait_for("kind of work")
    terminal.type("\x04")
    assert terminal.end() == 0
    assert shell.json("settings")["lost_on"] == "2026-11-01"


def test_ctrl_c_leaves_quietly_and_keeps_nothing(shell: Shell) -> None:
    terminal = Terminal(shell, "start")
    terminal.wait_for("lose your job?")
    terminal.type("\x03")
    assert terminal.end() == 130
    assert "Traceback" not in terminal.shown
    assert not Path(shell.home).exists()


def test_a_broken_home_is_told_before_the_screen_opens(shell: Shell) -> None:
    shell.home.write_text("mine")
    shell.more = {"TERM": "xterm-256color"}
    terminal = Terminal(shell)
    assert terminal.end() == 1
    assert the_line(terminal.shown).startswith("coach: ")
    assert str(shell.home) in terminal.shown


def test_a_bill_is_asked_for_its_day_and_for_what_its_name_does_not_tell(shell: Shell) -> None:
    shell.says("start", "--yes", "--currency", "AED")
    terminal = Terminal(shell, "money", "add", "expense", "Zorb", "640")
    terminal.wait_for("day of the month")
    terminal.type("44\n")
    terminal.wait_for("can't be 44")
    terminal.wait_for("day of the month")
    terminal.type("12\n")
    terminal.wait_for("essential, flexible or cuttable?")
    terminal.type("cuttable\n")
    assert terminal.end() == 0
    terminal = Terminal(shell, "money", "add", "expense", "Garage rent", "45 a week")
    terminal.wait_for("weekday")
    terminal.type("\n")
    assert terminal.end() == 0
    assert "counts a little every day" in " ".join(terminal.shown.split())
    lines = {line["line"]: line for line in shell.json("money", "list")["lines"]}
    assert (lines["zorb"]["day"], lines["zorb"]["category"]) == (12, "cuttable")
    assert lines["garage-rent"].keys().isdisjoint({"day", "category"})
