"""Quick commands load little: no command but the one that opens the screen pays for it."""

from __future__ import annotations

import json
import sys

import pytest

from coach.domain.practice.events import PracticeAnswered, PracticeBegun
from tests.cli.shell import Shell

HEAVY = {"textual", "rich", "pydantic", "pydantic_core", "tinydb", "filelock", "babel", "shtab", "asyncio", "ssl"}
NOT_FOR_STATUS = HEAVY | {"argparse", "importlib.resources", "textwrap", "difflib", "hashlib", "secrets", "tempfile"}

REPORT = """
import json, sys
from coach.__main__ import main
sys.argv[1:] = sys.argv[2:]
print = lambda *_, **__: None
code = main()
sys.stdout = sys.__stdout__
sys.stdout.write("\\n" + json.dumps([code, sorted(sys.modules)]) + "\\n")
"""


def loaded_by(shell: Shell, *arguments: str) -> set[str]:
    ended = shell.run([sys.executable, "-c", REPORT, "-", *arguments])
    code, modules = json.loads(ended.stdout.splitlines()[-1])
    assert code == 0
    return set(modules)


@pytest.mark.parametrize(
    "arguments",
    [["status"], ["status", "--json"], ["today"], ["steps"], ["step", "4"], ["read"], ["where"], ["settings"]],
    ids=" ".join,
)
def test_reading_loads_nothing_heavy(shell: Shell, arguments: list[str]) -> None:
    shell.says("done", "1.1")
    assert loaded_by(shell, *arguments) & HEAVY == set()


def test_status_does_not_even_load_the_parser(shell: Shell) -> None:
    shell.says("done", "1.1")
    modules = loaded_by(shell, "status")
    assert modules & NOT_FOR_STATUS == set()
    assert not {name for name in modules if name.startswith("coach.export")}


@pytest.mark.parametrize("name", ["--version", "-V"])
def test_the_version_loads_nothing(shell: Shell, name: str) -> None:
    ours = {module for module in loaded_by(shell, name) if module.startswith("coach")}
    assert ours == {"coach", "coach.__main__"}


def test_the_overview_loads_no_command(shell: Shell) -> None:
    modules = loaded_by(shell, "--help")
    assert modules & NOT_FOR_STATUS == set()
    assert not {name for name in modules if name.startswith(("coach.guide", "coach.storage", "coach.export"))}


def test_writing_loads_what_writes_and_no_screen(shell: Shell) -> None:
    modules = loaded_by(shell, "done", "1.1")
    assert "tinydb" in modules
    assert modules & {"textual", "rich", "pydantic", "babel", "shtab"} == set()


def test_the_rounds_of_practice_load_nothing_heavy(shell: Shell) -> None:
    store = shell.open()
    store.append(PracticeBegun("round", ("why-left",)))
    store.append(PracticeAnswered("round", "why-left", 1))
    modules = loaded_by(shell, "practice", "--list")
    assert "fsrs" in modules
    assert modules & HEAVY == set()
    assert "fsrs" not in loaded_by(shell, "today") | loaded_by(shell, "review")


def test_only_the_asked_command_is_loaded(shell: Shell) -> None:
    commands = {name for name in loaded_by(shell, "where") if name.startswith("coach.cli.")}
    shared = {"commands", "context", "main", "output", "parser", "runner"}
    assert commands == {f"coach.cli.{name}" for name in (*shared, "commands.where")}
