"""Every line of docs/threat-model.md names an existing test."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
MODEL = (ROOT / "docs" / "threat-model.md").read_text("utf-8")
LINES = [line for line in MODEL.splitlines() if line.startswith("| ") and "---" not in line][1:]
NODE = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def functions_of(file: Path) -> set[str]:
    tree = ast.parse(file.read_text("utf-8"))
    return {each.name for each in tree.body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_every_line_has_a_defence_and_names_its_test() -> None:
    assert len(LINES) > 30
    for line in LINES:
        who, what, held, shown = (cell.strip() for cell in line.strip("|").split(" | "))
        assert all((who, what, held)), line
        assert NODE.search(shown), line


def test_every_named_test_exists() -> None:
    named = NODE.findall(MODEL)
    assert len(named) > 40
    assert [(file, name) for file, name in named if name not in functions_of(ROOT / file)] == []
