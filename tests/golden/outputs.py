"""What coach prints and writes over three lives, as plain text that is the same on every run."""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from coach.cli.main import COMMANDS, load, overview, parser_of
from coach.storage.demo import open_example
from coach.storage.store import Store
from tests.lives.machine import Machine
from tests.scenes import (
    StillClock,
    after_the_hours,
    first_hours,
    with_practice,
    with_reading,
    with_skills,
    with_stories,
)
from tests.tui.app_driver import GUIDE

NOW = "2026-11-23T09:40:00+04:00"  # a Monday
LONGEST = 1_500  # characters of an output that is recorded in full; of a longer one, the beginning and a hash
DIGEST = re.compile(r"\b[0-9a-f]{64}\b")  # of a file whose ids differ from run to run
NOISE = re.compile(r"\b([0-9a-e][0-9a-f]{11})-[0-9a-f]{8}\b")

READS = """
today | today --json | status | status --json | steps | steps --json | step 2 | step 4 | step 4 --json
settings | settings --json | start | first-hours | first-hours --json | your-plan | your-plan --md
week | week --json | plan --help | due | due --json | history | history --json
review | review --json | review last | review 2026-11 | review all --json | review --format md | review --format html
runway | runway --json | money list | money list --json | money export - | benefits | benefits GB --json
people list | people list --json | people next | people export - | employers list | employers list --json
applications list | applications list --json | applications export - | activities list | activities list --json
cards list | cards list --json | worklog | worklog --list | worklog --missing | worklog --format csv
worklog --format html | worklog --authority new-york | worklog --authority new-york --format md
worksheet | worksheet --json | worksheet compass | worksheet compass --json | worksheet confidence | story list
story list --json | story strengths | story strengths --json | skills | skills --json | skills adverts
skills adverts --json | skills vocabulary | skills page | practice --list | practice --json | practice questions --json
read | read --json | read anti-tech | read anti-tech --json | read liu-2014 | read liu-2014 --json
search quiet | search quiet --json | calendar export - | completion bash | completion zsh | where --json | doctor --json
undo | redo | undo | log coffee_with_Sam_at_Acme,_40_min --json
""".replace("\n", " | ")
"""Commands, separated by bars. An underscore is a space within a word."""


def everything(store: Store) -> None:
    """Somebody with a search, a plan, stories, practice, skills and reading."""
    for filling in (after_the_hours, with_skills, with_practice, with_stories, with_reading):
        filling(store)


def example(machine: Machine) -> None:
    """The example of `coach demo`, up to today."""
    open_example(machine.home, GUIDE, StillClock(machine.now))


LIVES: dict[str, Callable[[Machine], object]] = {
    "example": example,
    "first-hours": lambda machine: first_hours(machine.open()),
    "everything": lambda machine: everything(machine.open()),
}


def lived(name: str, folder: Path) -> Machine:
    """A machine on which somebody lived one of the lives."""
    machine = Machine(folder, Counter())
    machine.set_clock(datetime.fromisoformat(NOW))
    LIVES[name](machine)
    return machine


def helps() -> Iterator[tuple[str, str]]:
    """The name and the --help of every command and of every verb of one."""
    yield "coach", overview()
    for name in COMMANDS:
        parser = parser_of(name, load(name))
        yield name, parser.format_help()
        for action in parser._actions:
            if isinstance(action, argparse._SubParsersAction):
                for verb, inner in action.choices.items():
                    yield f"{name} {verb}", inner.format_help()


def prints(machine: Machine) -> Iterator[tuple[str, str]]:
    """Every command of READS with what it prints and how it ends."""
    for words in filter(None, map(str.strip, READS.split("|"))):
        ended = machine.tries(*(word.replace("_", " ") for word in words.split()))
        yield f"coach {words}", f"{ended.out}{ended.err}exit {ended.code}\n"


def exports(machine: Machine) -> Iterator[tuple[str, str]]:
    """Every file of a full export, and the tables, as text."""
    folder = machine.shell.folder / "export"
    machine.says("export", "--all", str(folder))
    machine.tries("your-plan", "--xlsx", str(folder / "your-plan.xlsx"))
    machine.tries("people", "export", str(folder / "people.vcf"))
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        yield f"export {file.relative_to(folder)}", as_text(file)


def as_text(file: Path) -> str:
    """What a file of an export holds: the cells of a spreadsheet, the text of any other."""
    if file.suffix != ".xlsx":
        return file.read_text("utf-8")
    book = load_workbook(file)
    rows = ([sheet.title, *row] for sheet in book for row in sheet.iter_rows(values_only=True))
    return "".join("\t".join("" if cell is None else str(cell) for cell in row) + "\n" for row in rows)


def shape(text: str) -> list[str]:
    """The keys of a JSON output with the types of their values, one a line, sorted; nothing for other texts."""
    try:
        return sorted(set(_keys(json.loads(text))))
    except ValueError:
        return []


def _keys(value: Any, under: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _keys(inner, f"{under}.{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner, f"{under}[]")
    else:
        yield f"{under}: {type(value).__name__}"


def compact(text: str, machine: Machine | None = None) -> str:
    """A text without what differs from run to run; of a long one the beginning, and a hash of the whole."""
    if machine:
        text = text.replace(str(machine.shell.folder), "FOLDER").replace(machine.device or "\0", "DEVICE")
    text = DIGEST.sub("DIGEST", NOISE.sub(r"\1-NOISE", text))
    if len(text) <= LONGEST:
        return text.rstrip("\n")
    whole = hashlib.sha256(text.encode()).hexdigest()[:16]
    return f"{text[:LONGEST].rpartition(chr(10))[0]}\n... {len(text)} characters, sha256 {whole}"
