"""What the code never does: execute what it reads, use the network, start programs freely, trust a name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from coach.domain.search.keys import new_key
from coach.guide.guide import load_guide

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "coach").rglob("*.py"))
RUNNING = {"eval", "exec", "compile", "__import__"}
NEVER = {"pickle", "marshal", "shelve", "dill", "yaml", "code", "ctypes"}
NETWORK = {"socket", "ssl", "http", "urllib", "requests", "httpx", "aiohttp", "ftplib", "smtplib", "telnetlib"}
STARTING = {"subprocess", "pty", "multiprocessing"}
STARTS = {"cli/editor.py", "imports/pdf.py"}  # the person's own editor; this Python, to read a PDF within limits
ADDRESS_ONLY = {"urllib.parse"}


@cache
def nodes_of(file: Path) -> list[ast.AST]:
    return [*ast.walk(ast.parse(file.read_text("utf-8")))]


def imported(file: Path) -> Iterator[str]:
    for node in nodes_of(file):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def imports_of(names: set[str]) -> set[str]:
    return {
        str(file.relative_to(ROOT / "coach"))
        for file in FILES
        for module in imported(file)
        if module.split(".")[0] in names and module not in ADDRESS_ONLY
    }


def test_nothing_that_is_read_is_executed() -> None:
    assert imports_of(NEVER) == set()
    for file in FILES:
        for node in nodes_of(file):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in RUNNING, file


def test_no_module_uses_the_network() -> None:
    assert imports_of(NETWORK) == set()


def test_few_modules_start_programs_and_never_with_a_shell() -> None:
    assert imports_of(STARTING) == STARTS
    for file in FILES:
        text = file.read_text("utf-8")
        assert not re.search(r"shell=True|os\.system|os\.popen|os\.exec|os\.spawn", text), file


def test_only_the_camera_goes_on_when_coach_has_ended() -> None:
    spawning = [file for file in FILES if "posix_spawn(" in file.read_text("utf-8")]
    assert spawning == [ROOT / "coach/tui/screen_keeper.py"]  # this very Python, and a module of ours


def test_every_link_of_the_guide_leads_to_the_web() -> None:
    guide = load_guide()
    links = [each.link for each in guide.evidence.values() if each.link]
    links += [each.link for each in guide.articles.values()]
    assert len(links) > 10
    assert [link for link in links if not link.startswith(("https://", "http://"))] == []


def test_names_that_only_look_alike_are_two_people() -> None:
    latin, cyrillic = new_key("Ana", {}), new_key("\u0410\u043d\u0430", {"ana": 1})
    assert latin != cyrillic
