"""A letter means the same in every room: coach/tui/letter_rules.py defines it, and the guide agrees."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

from textual.binding import Binding
from textual.dom import DOMNode

import coach.tui
from coach.tui.commands import COMMANDS
from coach.tui.letter_rules import LETTERS, SIGNS
from coach.tui.screens.dialog import Dialog
from tests.tui.test_help import subclasses

MEANING = {letter.key: letter for letter in (*LETTERS, *SIGNS)}
GUIDE = Path(__file__).parents[2] / "docs" / "guide.md"
DOWN_AND_UP = {"j", "k"}


def deed(command_id: str) -> str:
    return command_id.rpartition(".")[2]


def keyed() -> list[tuple[str, str]]:
    """Return every key that is a letter or has a meaning, with its command's id."""
    keys = [(key, command.id) for command in COMMANDS.values() for key in command.key.split(",")]
    return [(key, name) for key, name in keys if (len(key) == 1 and key.isalpha()) or key in MEANING]


def test_a_command_has_no_letter_that_means_another_thing() -> None:
    wrong = [(key, name) for key, name in keyed() if not {deed(name), name} & MEANING[key].deeds]
    assert wrong == []


def test_every_meaning_is_that_of_a_command() -> None:
    used = {(key, each) for key, name in keyed() for each in (deed(name), name)}
    idle = {
        (letter.key, each) for letter in MEANING.values() for each in letter.deeds if (letter.key, each) not in used
    }
    assert idle == set()


def test_a_deed_has_one_letter_in_all_rooms() -> None:
    by_deed: dict[str, set[str]] = {}
    for letter in LETTERS:
        for each in letter.deeds - {"open", "edit"}:  # e edits what enter opens; o opens outside
            by_deed.setdefault(each, set()).add(letter.key)
    assert {each: keys for each, keys in by_deed.items() if len(keys) > 1} == {}


def test_what_a_room_binds_beside_its_commands_is_no_letter_but_down_and_up() -> None:
    for module in pkgutil.walk_packages(coach.tui.__path__, "coach.tui."):
        importlib.import_module(module.name)
    ours = {kind for kind in subclasses(DOMNode) if kind.__module__.startswith("coach.")}
    in_rooms = {kind for kind in ours if not issubclass(kind, Dialog) and kind.__name__ != "ChoiceList"}
    beside = {
        key
        for kind in in_rooms
        for binding in vars(kind).get("BINDINGS", ())
        if isinstance(binding, Binding) and not binding.id
        for key in binding.key.split(",")
        if len(key) == 1 and key.isalpha()
    }
    assert beside == DOWN_AND_UP


def test_the_guide_has_the_same_table() -> None:
    text = GUIDE.read_text("utf-8").partition("\n## What each letter means\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `(\w)` \| (.+) \|$", text, flags=re.MULTILINE)
    assert rows == [(letter.key, letter.meaning) for letter in LETTERS]


def test_the_guide_gives_each_command_the_key_it_has() -> None:
    text = GUIDE.read_text("utf-8").partition("\n## Keys of your own\n")[2].partition("\n## ")[0]
    for row in re.findall(r"^\| (`[a-z.-]+`.*?) \| (.+?) \|", text, flags=re.MULTILINE):
        names, keys = re.findall(r"`([a-z.-]+)`", row[0]), re.findall(r"`([^`]+)`", row[1])
        for name in names:
            letters = [key for key in COMMANDS[name].key.split(",") if len(key) == 1 and key.islower()]
            assert set(letters) <= {*keys} or name.startswith("room."), name
