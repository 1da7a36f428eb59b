"""The recipes of docs/contributing.md are followed to the letter in a copy of the project."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

pytestmark = pytest.mark.xdist_group("recipes")  # one copy of the project is enough

ROOT = Path(__file__).parents[2]
RECIPES = ROOT / "docs" / "contributing.md"
BLOCK = re.compile(
    r"^```(?:toml|md|python) (\S+)(?: (front|end|for|after))?(?: ([^\n]*))?\n(.*?)^```$", re.MULTILINE | re.DOTALL
)


class Piece(NamedTuple):
    """Lines to be put into a file: `where` in it, at which `line`."""

    file: str
    where: str
    line: str
    text: str


def pieces() -> list[Piece]:
    return [
        Piece(*map(str, (found[1], found[2] or "", found[3] or "", found[4])))
        for found in BLOCK.finditer(RECIPES.read_text("utf-8"))
    ]


def follow(piece: Piece, root: Path) -> None:
    file = root / piece.file
    if not piece.where:
        assert not file.exists(), f"{piece.file} is there already"
        file.write_text(piece.text, "utf-8")
        return
    before = file.read_text("utf-8")
    if piece.where == "end":
        after = before + piece.text
    elif piece.where == "front":
        head, body = before.removeprefix("+++\n").split("+++\n", 1)
        after = f"+++\n{head.rstrip()}\n\n{piece.text}+++\n{body}"
    else:
        lines = before.splitlines(keepends=True)
        at = next(number for number, line in enumerate(lines) if line.startswith(piece.line))
        lines[at : at + 1] = [piece.text] if piece.where == "for" else [lines[at], piece.text]
        after = "".join(lines)
    file.write_text(after, "utf-8")


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("followed")
    for part in ("coach", "content"):
        shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
    (root / "docs").mkdir()
    for name in ("data_format.py", "data-format.md"):
        shutil.copy(ROOT / "docs" / name, root / "docs" / name)
    for piece in pieces():
        follow(piece, root)
    run(root, "-m", "coach", "start", "--yes", "--lost-on", "2026-11-10")
    return root


def run(root: Path, *words: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(root), "COACH_HOME": str(root / "home")}
    environment["COACH_NOW"] = "2026-11-23T09:00:00+04:00"
    ended = subprocess.run(
        [sys.executable, *words], cwd=root, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    return ended.stdout


def test_every_recipe_is_there() -> None:
    recipes = re.findall(r"^## An? (\w+)$", RECIPES.read_text("utf-8"), re.MULTILINE)
    words = "action article worksheet country authority bank field command document screen"
    assert recipes == words.split()
    assert len(pieces()) == 18


def test_the_content_is_sound_once_they_are_followed(followed: Path) -> None:
    check = (
        "from coach.guide.content import content_root\n"
        "from coach.guide.validation import problems\n"
        "print(problems(content_root()))"
    )
    assert run(followed, "-c", check) == "[]\n"


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        (("step", "6"), "Thank the one person who made the work easier"),
        (("read", "a-quiet-week"), "An Example Paper"),
        (("worksheet", "thank-you"), "The thank-you (step 6)"),
        (("benefits", "NZ"), "An example of a rule"),
        (("worklog", "--authority", "example-office"), "Search log"),
        (("days",), "Day 14."),
        (("money", "check", "bank.csv"), "NZD 0 in and 4.50 out"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_the_added_field_is_everywhere(words: tuple[str, ...], seen: str, followed: Path) -> None:
    (followed / "bank.csv").write_text("Dato de operacio;Priskribo;Sumo (NZD)\n03.11.2026;Kafo;-4,50\n", "utf-8")
    assert seen in run(followed, "-m", "coach", *words)


SCREEN = """
import asyncio, sys
from pathlib import Path
from coach.clock import clock_from
from coach.domain.events import ProfileSet
from coach.guide.guide import load_guide
from coach.storage.store import Store
from coach.storage.home import Home
from coach.storage.journal import Journal
from coach.tui.app import CoachApp
from textual.widgets import Static

async def main():
    store = Store(Journal(Home(Path("screen-home"))), load_guide(), clock_from("2026-11-23T09:00:00+04:00"))
    store.append(ProfileSet(lost_on="2026-11-10"))
    app = CoachApp(store)
    async with app.run_test() as pilot:
        await pilot.press("D")
        await app.workers.wait_for_complete()
        await pilot.pause()
        print(app.screen.query_one("#days", Static).content)
    app.finish()

asyncio.run(main())
"""


FORMS = """
from coach.domain.state import replay
from coach.export.cards_document import cards_document
from coach.export.document_file import document_file
from coach.guide.guide import load_guide
from coach.tui.rich_text import whole

document = cards_document(replay(load_guide(), ()))
print(*(document_file(document, kind).decode() for kind in ("text", "md", "html")), whole(document).plain)
"""


def test_the_document_is_there_in_every_form(followed: Path) -> None:
    assert run(followed, "-c", FORMS).count("No card yet.") == 4


def test_the_screen_opens_with_its_key(followed: Path) -> None:
    assert "Day 14   since the job ended" in run(followed, "-c", SCREEN)


FORM = """
import asyncio
from datetime import date
from pathlib import Path
from coach.clock import clock_from
from coach.domain.search.log import SearchLog
from coach.guide.guide import load_guide
from coach.storage.home import Home
from coach.storage.journal import Journal
from coach.storage.store import Store
from coach.tui.app import CoachApp
from coach.tui.screens.search.dialogs import RecordDialog
from textual.widgets import Input

async def main():
    app = CoachApp(Store(Journal(Home(Path("form-home"))), load_guide(), clock_from("2026-11-23T09:00:00+04:00")))
    async with app.run_test() as pilot:
        kept = []
        dialog = RecordDialog("person", None, SearchLog(), (date(2026, 11, 23), ""))
        app.push_screen(dialog, kept.append)
        await pilot.pause()
        dialog.query_one("#record-name", Input).value = "Ana Lopez"
        dialog.query_one("#record-introduced_by", Input).value = "Sam Okafor"
        await pilot.press("ctrl+s")
        await pilot.pause()
        print(kept[0][0].as_fields())
    app.finish()

asyncio.run(main())
"""


def test_one_line_puts_a_field_wherever_the_record_is(followed: Path) -> None:
    run(followed, "-m", "coach", "people", "add", "Ana Lopez", "--introduced-by", "Sam Okafor")
    journal = "".join(file.read_text("utf-8") for file in (followed / "home" / "journal").glob("*.json"))
    assert '"introduced_by":"Sam Okafor"' in journal
    assert "Introduced by: Sam Okafor" in run(followed, "-m", "coach", "people", "show", "ana-lopez")
    assert (
        json.loads(run(followed, "-m", "coach", "people", "show", "ana-lopez", "--json"))["introduced_by"]
        == "Sam Okafor"
    )
    (followed / "people.csv").write_text(run(followed, "-m", "coach", "people", "export", "-"), "utf-8")
    assert "introduced_by" in (followed / "people.csv").read_text("utf-8").splitlines()[0].split(",")
    run(followed, "-m", "coach", "people", "remove", "ana-lopez")
    run(followed, "-m", "coach", "people", "import", "people.csv", "--yes")
    assert "Introduced by: Sam Okafor" in run(followed, "-m", "coach", "people", "show", "ana-lopez")
    run(followed, "-m", "docs.data_format")
    assert "[`introduced_by`]" in (followed / "docs" / "data-format.md").read_text("utf-8")


def test_the_new_field_is_on_the_form(followed: Path) -> None:
    assert "'introduced_by': 'Sam Okafor'" in run(followed, "-c", FORM)
