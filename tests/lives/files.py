"""Checks of the files: exactly what was written, readable only by the owner, and complete in every export."""

from __future__ import annotations

import csv
import io
import stat
from collections import Counter
from pathlib import Path
from shutil import rmtree
from typing import Any

from openpyxl import load_workbook

from coach.domain.state import replay
from tests.factories import meaning
from tests.lives.machine import Machine
from tests.lives.numbers import counted
from tests.lives.person import Person
from tests.lives.record import Counts
from tests.tui.app_driver import GUIDE

BYTES_OF_AN_ENTRY = 700  # a line with every field filled is shorter; what is written by hand here is far shorter
ENTRIES_OF_A_PAGE = 100
LYING_AROUND = {"journal", "device", "lock", "digest.json", "skills.json", "drafts", "seen", "new", "screens"}


def check_house(machine: Machine, *, killed: bool = False) -> None:
    """Check that the home folder has what it should, closed to others; a kill may have left a temporary file."""
    home, entries = machine.home, machine.entries
    assert not home.crash.exists(), home.crash.read_text("utf-8")
    names = {path.name for path in home.folder.iterdir() if not path.name.startswith(".")}
    assert names <= LYING_AROUND, f"{names - LYING_AROUND} lie in the home folder"
    for path in (home.folder, *home.folder.rglob("*")):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), f"{path} has the mode {mode:o}"
    left = [path.name for path in home.folder.rglob("*.new")]
    assert killed or not left, f"{left} were left over"
    pages = [*home.journal.glob("*.json")]
    size = sum(page.stat().st_size for page in pages)
    assert size <= BYTES_OF_AN_ENTRY * (len(entries) + len(pages)), f"{size} bytes for {len(entries)} entries"
    written = Counter((row["at"][:7], row["device"]) for row in entries.values())
    needed = sum(-(-number // ENTRIES_OF_A_PAGE) for number in written.values())
    assert len(pages) <= needed * 2, f"{len(pages)} pages for what {needed} hold"
    drafts = [*home.drafts.glob("*")] if home.drafts.exists() else []
    assert not drafts, f"{drafts} were left although no window is open"


def check_doctor(machine: Machine, *, killed: bool = False) -> None:
    """Check that `coach doctor` reads everything and reports nothing but what a kill left."""
    said = machine.json("doctor")
    assert said["sound"], said
    odd = [finding for finding in said["findings"] if finding["severity"] != "fine"]
    assert all(killed and "left over from a save" in finding["sentence"] for finding in odd), odd
    assert said["entries"] == len(machine.entries)


def check_digest(machine: Machine) -> None:
    """Check that the state with the snapshot is the replay of everything."""
    store = machine.open()
    whole = replay(GUIDE, machine.open().everything())
    assert len(store.state) == len(whole) == len(machine.entries)
    assert meaning(store.state, machine.now) == meaning(whole, machine.now)


def check_exports(person: Person) -> None:
    """Check that every export has the same numbers, and is imported completely on a new machine."""
    machine, told = person.machine, person.told
    machine.set_clock(person.now)
    out = machine.shell.folder / "out"
    rmtree(out, ignore_errors=True)
    machine.says("export", "--all", str(out / "first"))
    machine.says("export", "--spreadsheet", str(out / "record.xlsx"))
    for form in ("md", "html"):
        machine.says("review", "--format", form, "--output", str(out / f"week.{form}"))
    assert len((out / "first" / "entries.jsonl").read_text("utf-8").splitlines()) == len(machine.entries)
    rows = {name: _csv(out / "first" / f"{name}.csv") for name in ("people", "applications", "activities")}
    sheets = _sheets(out / "record.xlsx")
    for name, sheet, number in (
        ("people", "People", len(told.names("person"))),
        ("applications", "Applications", len(told.names("application"))),
        ("activities", "Activities", len(told.efforts)),
    ):
        assert len(rows[name]) == len(sheets[sheet]) == number, f"{name}: {len(rows[name])}, {len(sheets[sheet])}"
    assert len(sheets["Days"]) == len(told.check_ins)
    history = machine.json("history")["weeks"]
    assert [Counts(*row[3:]) for row in sheets["Weeks"]] == [counted(week) for week in reversed(history)]
    headline = machine.says("review").splitlines()[1]
    for form in ("md", "html"):
        assert headline in (out / f"week.{form}").read_text("utf-8"), f"the review as {form} says something else"
    _comes_in_again(person, out)


def _comes_in_again(person: Person, out: Path) -> None:
    new = Machine(person.folder / "new", person.tally)
    rmtree(new.home.folder, ignore_errors=True)
    new.set_clock(person.now)
    new.says("import", str(out / "first"))
    new.says("export", "--all", str(out / "second"))
    first, second = ({file.name: file.read_bytes() for file in (out / each).iterdir()} for each in ("first", "second"))
    assert first == second, "what comes in is not what went out"
    before = new.entries
    new.says("import", str(out / "first"))
    assert new.entries == before, "importing it again doubled something"
    check_doctor(new)
    check_house(new)
    rmtree(new.home.folder)


def _csv(file: Path) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(file.read_text("utf-8-sig"), newline=""))]


def _sheets(file: Path) -> dict[str, list[tuple[Any, ...]]]:
    book = load_workbook(file, read_only=True)
    found = {sheet.title: [tuple(row) for row in sheet.iter_rows(min_row=2, values_only=True)] for sheet in book}
    book.close()
    return found
