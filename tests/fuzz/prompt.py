"""Commands run in this process, thousands a minute: their output and exit code."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from coach.cli.main import run
from tests.fuzz.rule import LONGEST, harmless, within

NOW = "2026-11-23T09:00:00+04:00"
A_MISTAKE = "because of a bug"


class Ended(NamedTuple):
    """The output and exit code of a command."""

    code: int
    out: str
    err: str


def command(words: Sequence[str], folder: Path, now: str = NOW) -> Ended:
    """Run one command over `folder`/home. It must end normally, and print nothing that a terminal would act on."""
    out, err = io.StringIO(), io.StringIO()
    with _at_a_prompt(folder, now), redirect_stdout(out), redirect_stderr(err), within(LONGEST):
        code = run(list(words))
    ended = Ended(code, out.getvalue(), err.getvalue())
    if A_MISTAKE in ended.err:
        crash = folder / "home" / "crash.txt"
        raise AssertionError(crash.read_text(encoding="utf-8") if crash.exists() else ended.err)
    assert ended.code in (0, 1, 2), ended
    for text in (ended.out, ended.err):
        harmless(text.replace("\t", ""))
    return ended


@contextmanager
def _at_a_prompt(folder: Path, now: str) -> Iterator[None]:
    """An environment in which nothing outside the folder can be reached, and there is no input."""
    environment = {
        "COACH_HOME": str(folder / "home"),
        "COACH_NOW": now,
        "HOME": str(folder),
        "TZ": "Asia/Dubai",
        "PATH": str(folder),
        "EDITOR": "none-such",
        "VISUAL": "",
        "BROWSER": "none-such",
        "COLUMNS": "80",
    }
    before = os.getcwd()  # noqa: PTH109 - restored as text
    with patch.dict(os.environ, environment, clear=True), patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO())):
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)
