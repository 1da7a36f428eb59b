"""Every command explains itself, stands in docs/commands.md with an example, and is completed by the shell."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from coach.cli.main import COMMANDS, load, parser_of
from coach.cli.profile import THEMES
from tests.cli.shell import ROOT, Shell
from tests.cli.test_shapes import section_of_docs

TOOLS = {"bash": ["bash", "-n"], "zsh": ["zsh", "-n"], "fish": ["fish", "--no-execute"]}
OF_ALL = {"--json"}
OPTIONS_TOLD_ELSEWHERE = {"settings": "start"}


def options_of(name: str) -> set[str]:
    parser = parser_of(name, load(name))
    return set(re.findall(r"(?<!\S)(--[a-z-]+)", parser.format_help())) - {"--help"}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_help_that_says_what_it_does(shell: Shell, name: str) -> None:
    said = shell.says(name, "--help")
    assert said.startswith(f"usage: coach {name} ")
    assert COMMANDS[name][1] in said
    assert shell.says("help", name) == said
    assert not shell.home.exists()


def test_the_overview_names_every_command(shell: Shell) -> None:
    said = shell.says("--help")
    for name, (_, summary) in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(summary)}$", said, re.MULTILINE)
    assert max(map(len, said.splitlines())) <= 100


@pytest.mark.parametrize("name", COMMANDS)
def test_the_docs_show_every_command_with_an_example_and_its_options(name: str) -> None:
    section = section_of_docs(name)
    assert re.search(rf"^(eval \"\$\()?coach {name}\b", section, re.MULTILINE)
    told = section + section_of_docs(OPTIONS_TOLD_ELSEWHERE.get(name, name))
    assert {option for option in options_of(name) if option not in told} <= OF_ALL


def test_the_docs_say_what_every_command_takes() -> None:
    beginning = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8").partition("\n## ")[0]
    assert {option for option in OF_ALL if f"**`{option}`**" in beginning} == OF_ALL
    assert all(leaf.format_help().count("--json") for name in COMMANDS for leaf in parser_of(name, load(name)).leaves())


def test_the_docs_show_no_command_that_is_none() -> None:
    text = "".join(section_of_docs(name) for name in COMMANDS)
    shown = set(re.findall(r"^coach ([a-z-]+)", text, re.MULTILINE))
    assert shown - set(COMMANDS) == set()


@pytest.mark.parametrize("name", TOOLS)
def test_completion_is_a_script_that_the_shell_can_read(shell: Shell, name: str) -> None:
    script = shell.says("completion", name)
    assert all(command in script for command in COMMANDS)
    if not shutil.which(TOOLS[name][0]):
        pytest.skip(f"{name} is not here")
    subprocess.run(TOOLS[name], input=script, text=True, check=True)


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
def test_bash_completes_a_command(shell: Shell) -> None:
    script = (
        shell.says("completion", "bash") + 'COMP_WORDS=(coach stat) COMP_CWORD=1; _shtab_coach; echo "${COMPREPLY[@]}"'
    )
    assert shell.run(["bash", "-c", script]).stdout == "status\n"


def test_the_themes_to_choose_are_those_there_are() -> None:
    from textual.theme import BUILTIN_THEMES

    from coach.tui.themes import OURS

    assert sorted(THEMES) == sorted([*BUILTIN_THEMES, *(theme.name for theme in OURS)])
