"""The home folder: who can read what is in it, and links in it."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from tests.cli.shell import Shell
from tests.fuzz.rule import ACTED_ON

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows keeps these rights elsewhere")

BREAKS = r"""
import os, sys
from coach.cli.runner import exit_code_of
def broken():
    raise LookupError("deep inside \x1b]0;title\x07 \u202e \ud800")
sys.exit(exit_code_of(broken, os.environ))
"""
OPEN_TO_ALL = (
    "import os, sys; os.umask(0); sys.argv = ['coach', *sys.argv[1:]]; from coach.__main__ import main; main()"
)
WRITING = (
    *(
        "start --yes --country AE --currency AED",
        "done 1.1",
        "money add account Savings 4500",
        "block add friday 9:00 60 networking",
        "people add Ana",
    ),
    *("worksheet fill compass must x", "review --output r.md", "calendar export c.ics", "export --spreadsheet x.xlsx"),
    *("money export p.toml", "people export p.csv", "export --all all", "worksheet edit compass"),
)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def test_every_file_of_every_command_is_readable_only_by_its_owner_whatever_the_umask(shell: Shell) -> None:
    shell.more = {"EDITOR": "sh -c 'echo more >> \"$1\"; exit 3' editor"}
    os.chmod(shell.folder, 0o700)  # noqa: PTH101 - its parent is not coach's
    for words in WRITING:
        shell.run([sys.executable, "-c", OPEN_TO_ALL, *words.split()])
    shell.run([sys.executable, "-c", f"import os; os.umask(0)\n{BREAKS}"])
    there = [path for path in shell.folder.rglob("*") if not path.is_symlink()]
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in there}
    assert {path: oct(mode) for path, mode in modes.items() if mode & 0o077} == {}
    names = {path.name for path in there}
    assert names >= {"journal", "device", "lock", "crash.txt", "editing", "r.md", "c.ics", "p.toml", "p.csv", "all"}


def test_a_crash_report_follows_no_link_and_is_safe_to_print(shell: Shell) -> None:
    victim = shell.folder / "victim"
    victim.write_text("precious")
    shell.home.mkdir()
    (shell.home / "crash.txt").symlink_to(victim)
    shell.run([sys.executable, "-c", BREAKS])
    assert victim.read_text() == "precious"
    crash = shell.home / "crash.txt"
    assert not crash.is_symlink()
    assert "deep inside" in crash.read_text()
    assert not ACTED_ON.search(crash.read_text())


def test_a_link_among_the_drafts_is_not_followed(shell: Shell) -> None:
    elsewhere = shell.folder / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "compass.must.json").write_text('{"worksheet": "compass", "field": "must", "text": "not mine"}')
    (shell.home / "drafts").mkdir(parents=True)
    (shell.home / "drafts" / "abc").symlink_to(elsewhere)
    assert "not mine" not in shell.says("worksheet", "compass")
    assert [file.name for file in elsewhere.iterdir()] == ["compass.must.json"]


def test_the_status_is_one_plain_line_whatever_is_in_the_journal(shell: Shell) -> None:
    shell.says("start", "--yes", "--lost-on", "2026-11-01", "--name", "Anna")
    shell.says("note", "words")
    for page in (shell.home / "journal").glob("*.json"):
        hostile = r"\u001b]0;x\u0007$(id)`id`%n!! \u202e"
        page.write_text(page.read_text().replace("words", hostile).replace("Anna", hostile))
    line = shell.says("status")
    assert line.count("\n") == 1
    assert set(line) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 :;,`\n")
    assert len(line) < 120
