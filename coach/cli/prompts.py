"""Prompts: a line, a validated answer, a yes or no."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from coach.cli.runner import warn
from coach.errors import RefusedError

if TYPE_CHECKING:
    pass


STOP_WORDS = "q"


class StoppedError(Exception):
    """End of input, or the person wants to stop for now."""


def can_ask() -> bool:
    """Whether there is a terminal to ask on."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty())


def read_line(question: str) -> str | None:
    """The answer, typed or piped, without surrounding spaces; None at the end of input."""
    print(question, end="", file=sys.stderr, flush=True)
    line = sys.stdin.readline()
    if not line:
        print(file=sys.stderr)
        return None
    return line.strip()


def next_line(question: str) -> str:
    """The answer to one of many questions. Raises LeftError at the end of input, or for a q."""
    line = read_line(question)
    if line is None or line.lower() == STOP_WORDS:
        raise StoppedError
    return line


def ask(question: str, check: Callable[[str], str | None], otherwise: str = "") -> str | None:
    """The validated answer; `otherwise`, or None, for an empty one. An invalid answer is explained, and asked again."""
    while True:
        answer = read_line(question)
        if not answer:
            return otherwise or None
        try:
            return check(answer) or None
        except RefusedError as error:
            warn(error.sentences)


def confirm(question: str) -> bool:
    """Whether the person says yes. Raises RefusedError without a terminal."""
    if not can_ask():
        raise RefusedError(
            "coach can't ask you without a terminal", "Check what is proposed, then add --yes to accept it."
        )
    return (read_line(f"{question} [y/N] ") or "").lower() in ("y", "yes")
