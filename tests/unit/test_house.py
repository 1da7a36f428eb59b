"""The house stays small: what no linter counts is counted here."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "coach").rglob("*.py"))
TOP = {
    "pyproject.toml",
    "README.md",
    "CHANGELOG.md",
    "LICENSE",
    "requirements.lock",
    "coach",
    "content",
    "docs",
    "tests",
}


def test_no_file_is_long() -> None:
    everything = [*FILES, *(ROOT / "tests").rglob("*.py")]
    lengths = {str(file.relative_to(ROOT)): len(file.read_text("utf-8").splitlines()) for file in everything}
    assert {name: length for name, length in lengths.items() if length > 400} == {}
    assert median(lengths.values()) <= 100


def test_no_class_is_a_warehouse() -> None:
    large = {}
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                methods = [each for each in node.body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)]
                lines = (node.end_lineno or 0) - node.lineno + 1
                if lines > 250 or len(methods) > 25:
                    large[node.name] = (lines, len(methods))
    assert large == {}


def test_no_check_of_size_is_switched_off() -> None:
    exempted = [file.name for file in FILES if re.search(r"noqa: (PLR09|C901)", file.read_text("utf-8"))]
    assert exempted == []


def test_nothing_else_stands_at_the_top() -> None:
    there = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert there - {"build", "dist", "coach.egg-info"} == TOP
