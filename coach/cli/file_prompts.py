"""Prompts shared by all file imports: questions about what a file leaves open, and progress."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from coach.cli.output import print_lines, print_wrapped
from coach.errors import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

    from coach.domain.runway.statement import OpenQuestion
    from coach.imports.progress import Progress


def ask_question(question: OpenQuestion, prompt: str, otherwise: str) -> str:
    """Ask a question, and return the value of the chosen option; "" for none.

    `otherwise` says what else can be done: "press enter to leave it open".
    """
    from coach.cli.prompts import ask

    numbers = {str(number): value for number, (value, _) in enumerate(question.choices, 1)}

    def check(answer: str) -> str:
        if answer not in numbers:
            raise RefusedError("That is not one of them", f"Type a number from 1 to {len(numbers)}, or {otherwise}")
        return numbers[answer]

    print_wrapped(question.words)
    print_lines([f"  {number}  {words}" for number, (_, words) in enumerate(question.choices, 1)])
    return ask(prompt, check) or ""


def progress_on_terminal(file: Path, words: str = "") -> Progress:
    """A progress callback that reports on a terminal only."""
    shows = sys.stderr is not None and sys.stderr.isatty()

    def tell(done: int, of: int) -> None:
        if shows:
            told, end = f"{file.name}: {done:,} of {of:,} {words}".rstrip(), "\n" if done == of else ""
            print(f"\r{told}", end=end, file=sys.stderr, flush=True)

    return tell
