"""The manual page names every command with its options, and is the one that docs/man.py would write now."""

from __future__ import annotations

import re
import sys

import pytest

from coach import __version__
from coach.cli.main import COMMANDS
from tests.cli.shell import ROOT
from tests.cli.test_help import options_of

PAGE = (ROOT / "docs" / "coach.1").read_text("utf-8")


def section_of(name: str) -> str:
    written = name.replace("-", r"\\-")
    found = re.search(rf"^\.SS \\fBcoach {written}\\fR$(.*?)(?=^\.S[SH] )", PAGE, re.MULTILINE | re.DOTALL)
    assert found, f"python -m docs.man: {name} is not in the manual page"
    return found[1].replace("\\", "")


@pytest.mark.parametrize("name", COMMANDS)
def test_it_tells_of_every_command_and_its_options(name: str) -> None:
    section = section_of(name)
    assert COMMANDS[name][1] in section
    assert {option for option in options_of(name) if f"fB{option}fR" not in section} == set()


def test_it_is_of_this_version_and_names_the_variables() -> None:
    assert f"coach {__version__}" in PAGE.splitlines()[0].replace("\\", "")
    assert "COACH_HOME" in PAGE
    assert "COACH_NOW" in PAGE


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="Python words its usage lines otherwise from 3.12 on")
def test_it_is_up_to_date() -> None:
    pytest.importorskip("argparse_manpage")
    from docs.man import page

    assert page() == PAGE, "run python -m docs.man"
