"""Command lines: every command with random words."""

from __future__ import annotations

import shutil
from pathlib import Path

from hypothesis import strategies as st

from coach.cli.main import COMMANDS, load, parser_of
from tests.fuzz.mutating import NASTY
from tests.fuzz.prompt import command
from tests.fuzz.rule import files_in
from tests.fuzz.samples import CALENDARS, PEOPLE, PLANS
from tests.fuzz.target import Target
from tests.imports import factories

FILES = {
    "plan.toml": PLANS[0],
    "people.csv": PEOPLE[0],
    "theirs.ics": CALENDARS[0],
    "statement.csv": factories.uae().encode(),
}
LOCK = "home/lock"  # choices from the newest state are made with the lock held, and may be refused then
COMMON = (
    *(
        "list",
        "add",
        "set",
        "import",
        "export",
        "show",
        "1.1",
        "2",
        "compass",
        "Acme",
        "Ana",
        "account",
        "rent",
        "4500",
    ),
    *("2026-11-23", "2026-11-30", "tomorrow", "friday", "9:30", "30", "AED", "UAE", "this", "last", "all", "--json"),
    *("--yes", "--help", "-", "--", "-1", "--note", "--on", "--name", "bash", *FILES),
)


def _words_of(name: str) -> tuple[str, ...]:
    parser = parser_of(name, load(name))
    options = [word for word in parser._option_string_actions if word not in ("-h", "--help")]
    choices = [str(word) for action in parser._actions for word in action.choices or ()]
    return tuple(options + choices)


@st.composite
def lines(draw: st.DrawFn) -> list[list[str]]:
    """One to three command lines."""
    return [_line(draw) for _ in range(draw(st.integers(1, 3)))]


def _line(draw: st.DrawFn) -> list[str]:
    name = draw(st.sampled_from(sorted(COMMANDS)))
    word = (
        st.sampled_from((*_WORDS[name], *_WORDS[name], *COMMON))
        | st.sampled_from((*COMMON, *NASTY))
        | st.text(max_size=9)
    )
    words = [draw(word) for _ in range(draw(st.integers(0, 5)))]
    return [name, *(each.replace("/", "_").replace("..", "_")[:1_000].replace("\0", "") for each in words)]


def _check(told: list[list[str]], folder: Path) -> None:
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    for words in told:
        before = _written(folder)
        ended = command(words, folder)
        if ended.code == 2:
            assert _written(folder) == before, f"{words} was refused and wrote something"
            assert ended.err.count("\n") == 1
    for each in folder.iterdir():
        shutil.rmtree(each) if each.is_dir() else each.unlink()


def _written(folder: Path) -> dict[str, tuple[int, int]]:
    return {name: mark for name, mark in files_in(folder).items() if name != LOCK}


_WORDS = {name: _words_of(name) for name in COMMANDS}
TARGETS = {"commands": Target(lines(), _check)}
