"""docs/design.md and its picture match the code and the gate."""

from __future__ import annotations

import re
from pathlib import Path

from docs.draw_layers import PICTURE, ROOMS, floors, picture

ROOT = Path(__file__).parents[2]


def test_the_picture_of_the_house_is_true() -> None:
    assert PICTURE.read_text("utf-8") == picture(), "python docs/draw_layers.py draws it anew"


def test_every_room_is_in_the_picture() -> None:
    there = {each.name.removesuffix(".py") for each in (ROOT / "coach").iterdir() if not each.name.startswith("_")}
    drawn = {room for floor in floors() for room in floor}
    assert there - {"py.typed"} <= drawn | {"_content"}
    assert set(ROOMS) == drawn


def test_the_files_that_the_design_names_are_there() -> None:
    text = (ROOT / "docs" / "design.md").read_text("utf-8")
    named = [name for name in re.findall(r"`([\w./]+/[\w./*]+)`", text) if not name.startswith(("drafts/", "private/"))]
    assert named
    for name in named:
        begins = name.removesuffix("*")
        path = begins if begins.startswith(("coach/", "content/", "tests/", "docs/")) else f"coach/{begins}"
        assert list(ROOT.glob(f"{path}*")), name


def test_the_files_that_answer_a_newcomers_questions_are_there() -> None:
    page = (ROOT / "docs" / "contributing.md").read_text("utf-8")
    table = page.partition("## Where is ...?")[2].partition("\n## ")[0]
    named = re.findall(r"`([\w./-]+)`", table)
    assert len(named) >= 10
    assert [name for name in named if not (ROOT / name).exists()] == []
