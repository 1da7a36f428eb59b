"""What is measured with measures rightly: the screen, the answers, the pauses, the verdicts."""

from __future__ import annotations

import os
import sys

import pytest

if sys.platform != "linux":
    pytest.skip("reads /proc", allow_module_level=True)

from tests.benchmarks import terminal as watching
from tests.benchmarks.commands import whole_process
from tests.benchmarks.figures import Figure, ratio, table
from tests.benchmarks.programs import Program
from tests.benchmarks.screen import Answers, Screen
from tests.benchmarks.terminal import NothingHappenedError, Terminal, answered

# Shows READY and asks the terminal something; then shows whatever comes, but for a "q".
ECHO = """
import os, tty
tty.setraw(0)
os.write(1, b"READY\\x1b[?2026$p")
count = 0
while True:
    key = os.read(0, 64)
    if key != b"q":
        count += 1
        os.write(1, b"\\x1b[5;1H%d: %a" % (count, key))
"""


@pytest.fixture
def echo() -> Program:
    return Program("echo", [sys.executable, "-I", "-S", "-c", ECHO], {"PATH": os.environ["PATH"]}, "READY")


def test_what_stands_between_the_marks_is_seen_once_the_closing_mark_has_come() -> None:
    screen = Screen()
    assert not screen.feed(b"\x1b[?2026hHello")
    assert not screen.shows("Hello")
    assert screen.feed(b"\x1b[?2026l")
    assert screen.shows("Hello")


def test_another_colour_is_a_visible_change_and_the_same_text_again_is_none() -> None:
    screen = Screen()
    assert screen.feed(b"\x1b[HHello")
    assert not screen.feed(b"\x1b[HHello")
    assert screen.feed(b"\x1b[H\x1b[48;2;9;9;9mHello")


def test_a_question_cut_in_two_is_answered_once() -> None:
    answers = Answers()
    assert answers.to(b"text\x1b[?20") == b""
    assert answers.to(b"26$p text") == b"\x1b[?2026;2$y"
    assert answers.to(b"text") == b""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (b"\x1b[c", b"\x1b[?64;1;2;6;22c"),
        (b"\x1b[5n", b"\x1b[0n"),
        (b"\x1b[?2048$p", b"\x1b[?2048;0$y"),
        (b"\x1b[?u", b"\x1b[?0u"),
        (b"\x1b]10;?\x07", b"\x1b]10;rgb:ffff/ffff/ffff\x1b\\"),
        (b"\x1b]11;?\x1b\\", b"\x1b]11;rgb:0000/0000/0000\x1b\\"),
    ],
)
def test_the_questions_of_programs_are_answered(question: bytes, answer: bytes) -> None:
    assert Answers().to(question) == answer


def test_a_pause_is_the_longest_time_without_change_from_the_press_on() -> None:
    assert answered(10.0, [10.25, 10.5, 11.5, 11.75]).pause == 1.0
    assert answered(10.0, [12.0, 12.5]).pause == 2.0


def test_a_key_is_timed_by_the_change_it_makes(echo: Program) -> None:
    with Terminal(echo) as terminal:
        assert terminal.began < terminal.wait_for("READY") <= terminal.wait_for("[?2026;2$y")
        answer = terminal.answer_to("down")
        assert terminal.screen.shows("2: b'\\x1b[B'")
        assert 0 < answer.first <= answer.pause <= answer.last


def test_a_key_without_effect_is_no_figure(echo: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "NO_EFFECT", 0.2)
    with Terminal(echo) as terminal:
        terminal.wait_for("READY")
        terminal.settle()
        with pytest.raises(NothingHappenedError, match="'q' changed nothing"):
            terminal.answer_to("q")


def test_a_command_that_fails_is_no_figure() -> None:
    fails = Program("fails", [sys.executable, "-I", "-S", "-c", "raise SystemExit(3)"], {})
    with pytest.raises(RuntimeError, match="fails ended with 3"):
        whole_process(fails)


def test_what_is_at_the_bound_is_within_it() -> None:
    assert Figure("a", 10.0, "ms", 10.0).verdict == "within"
    assert Figure("a", 10.1, "ms", 10.0).verdict == "over"
    assert Figure("a", 10.1, "ms").verdict == ""


def test_a_ratio_is_the_median_of_the_pairs() -> None:
    assert ratio("a", [1.0, 20.0, 3.0], [1.0, 10.0, 1.0]).value == 2.0


def test_the_table_has_a_line_for_each_figure() -> None:
    lines = table([Figure("one", 1.0, "ms"), Figure("two", 123.4, "x", 200.0)]).splitlines()
    assert len(lines) == 4
    assert [cell.strip() for cell in lines[3].split("|")] == ["", "two", "123 x", "200 x", "within", "", ""]
