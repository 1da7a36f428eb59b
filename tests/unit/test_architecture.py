"""The structure of the project, where no linter checks it. There are no quotas on size."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from coach.tui.screens.main import ROOM_CLASSES
from coach.tui.screens.worksheet.links import PAGE_OF

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


def test_nothing_is_defined_and_never_used() -> None:
    """A linter counts a name as used where another module has one of the same name; here its import is looked for."""
    trees = {_module(file): ast.parse(file.read_text("utf-8")) for file in FILES}
    used = {use for tree in trees.values() for use in _uses(tree)}
    for module, tree in trees.items():
        used |= {(module, node.id) for node in ast.walk(tree) if isinstance(node, ast.Name)}
    idle = {
        f"{module}.{node.name}"
        for module, tree in trees.items()
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and (module, node.name) not in used
    }
    commands = {f"coach.cli.commands.{name}.{part}" for name in _commands() for part in ("configure", "run")}
    pages = {f"coach.tui.screens.{module}.{name}" for module, name in PAGE_OF.values()}
    pages |= {f"coach.tui.screens.{place.replace(':', '.')}" for place in ROOM_CLASSES.values()}
    assert idle - commands - pages == {
        "coach.domain.skills.stats.clear_cache",  # the benchmarks read every advert anew
        "coach.guide.build_hook.ContentHook",  # hatchling loads it
    }


def _module(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts)


def _commands() -> list[str]:
    return [file.stem for file in (ROOT / "coach/cli/commands").glob("*.py")]


def _uses(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """What a module takes from others, as (module, name)."""
    modules = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for name in node.names:
                yield node.module, name.name
                modules[name.asname or name.name] = f"{node.module}.{name.name}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in modules:
            yield modules[node.value.id], node.attr


def test_no_check_of_size_is_switched_off() -> None:
    exempted = [file.name for file in FILES if re.search(r"noqa: (PLR09|C901)", file.read_text("utf-8"))]
    assert exempted == []


def test_nothing_else_is_at_the_top() -> None:
    there = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert there - {"build", "dist", "coach.egg-info"} == TOP
