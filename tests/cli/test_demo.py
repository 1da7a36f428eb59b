"""The example to look around in: it comes, it goes, and what is the person's own is left alone."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.shell import COACH, LONGEST_WAIT, Shell, the_line

pty = pytest.importorskip("pty", reason="needs pseudo-terminals")


@pytest.fixture
def temporary(shell: Shell) -> Path:
    """The folder for temporary files, which nobody else uses."""
    folder = shell.folder / "temporary"
    folder.mkdir()
    shell.more = {"TMPDIR": str(folder), "TERM": "xterm-256color"}
    return folder


def what_is_in(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file, its bytes and its time of change."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {str(file): (file.read_bytes(), file.stat().st_mtime_ns) for file in files}


@contextmanager
def open_demo(shell: Shell, *arguments: str) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """The example in a terminal of its own, up and drawn."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*COACH, "demo", *arguments], stdin=theirs, stdout=theirs, stderr=theirs, env=shell.environment
    )
    os.close(theirs)
    try:
        read_until(ours, b"Example")
        yield process, ours
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def read_until(handle: int, awaited: bytes = b"") -> bytes:
    """What the program writes until `awaited` is in it, or to its end."""
    seen, deadline = b"", time.monotonic() + LONGEST_WAIT
    while not awaited or awaited not in seen:
        assert time.monotonic() < deadline, seen
        try:
            seen += os.read(handle, 65536)
        except OSError:  # the other end is closed
            break
    return seen


def test_without_a_terminal_it_prints_the_day_and_leaves_nothing(shell: Shell, temporary: Path) -> None:
    ended = shell("demo")
    assert ended.returncode == 0
    assert "Step 8" in ended.stdout
    assert "[ ] 8.5" in ended.stdout
    assert "made up" in the_line(ended.stderr)
    assert list(temporary.iterdir()) == []
    assert not shell.home.exists()


def test_what_is_the_persons_own_stays_as_it_is_byte_for_byte(shell: Shell, temporary: Path) -> None:
    shell.says("start", "--yes", "--name", "Anna")
    shell.says("done", "1.1")
    before = what_is_in(shell.home)
    with open_demo(shell) as (process, terminal):
        (folder,) = temporary.iterdir()
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        os.write(terminal, b" ")
        os.write(terminal, b"\x11")  # ctrl+q
        assert b"Anna" not in read_until(terminal)
        assert process.wait(LONGEST_WAIT) == 0
    assert what_is_in(shell.home) == before
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_and_leaves_nothing(shell: Shell, temporary: Path, number: signal.Signals) -> None:
    with open_demo(shell) as (process, terminal):
        assert len(list(temporary.iterdir())) == 1
        process.send_signal(number)
        read_until(terminal)
        process.wait(LONGEST_WAIT)
    assert list(temporary.iterdir()) == []


BEFORE_THE_WINDOW = """
import sys
from coach.cli import main
from coach.cli.commands import demo
demo._show = lambda *_: print("filled", flush=True) or sys.stdin.read()
sys.exit(main.run(["demo"]))
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_before_the_window_is_up_leaves_nothing_either(
    shell: Shell, temporary: Path, number: signal.Signals
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", BEFORE_THE_WINDOW], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=shell.environment
    )
    with process:
        assert process.stdout
        assert process.stdout.readline() == b"filled\n"
        assert len(list(temporary.iterdir())) == 1
        process.send_signal(number)
        assert process.wait(LONGEST_WAIT) == (130 if number == signal.SIGINT else 128 + number)
    assert list(temporary.iterdir()) == []


def test_what_a_kill_left_is_taken_away_by_the_next_and_nothing_else(shell: Shell, temporary: Path) -> None:
    with open_demo(shell) as (process, _):
        process.kill()
        process.wait()
        assert len(list(temporary.iterdir())) == 1
    (temporary / "coach-demo-of-mine").mkdir()
    (temporary / "coach-demo-link").symlink_to(shell.folder)
    with open_demo(shell) as (_process, _terminal):
        living = set(temporary.iterdir())
        shell("demo")
        assert set(temporary.iterdir()) == living  # one that is open is not touched
        assert len(living) == 3
    assert shell.folder.is_dir()


def test_it_can_be_kept_and_read_with_every_command(shell: Shell, temporary: Path) -> None:
    kept = shell.folder / "kept"
    ended = shell("demo", "--keep", str(kept))
    assert ended.returncode == 0
    assert str(kept) in ended.stderr
    assert list(temporary.iterdir()) == []
    shell.more = {"COACH_HOME": str(kept)}
    assert shell.json("settings")["name"] == "Salma"
    assert shell.json("doctor")["sound"]
    assert "Harbourlight Health" in shell.says("review", "all")
    assert "written later" not in shell.says("review", "last")
    assert shell.says("undo")


def test_it_is_kept_in_no_folder_that_holds_something(shell: Shell) -> None:
    (shell.folder / "full").mkdir()
    (shell.folder / "full" / "mine.txt").write_text("mine")
    assert "is not empty" in shell.refuses("demo", "--keep", str(shell.folder / "full"))
    assert "is not a folder" in shell.refuses("demo", "--keep", str(shell.folder / "full" / "mine.txt"))
    assert [file.name for file in (shell.folder / "full").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("below", ["", "example"])
def test_it_is_not_kept_among_what_is_the_persons_own(shell: Shell, below: str) -> None:
    assert "That is your own folder" in shell.refuses("demo", "--keep", str(shell.home / below))
    assert not shell.home.exists()
