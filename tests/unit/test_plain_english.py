"""The words that docs/style.md rules out are in no message of the program and on no page of the docs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STYLE = ROOT / "docs" / "style.md"
PAGES = sorted({ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")} - {STYLE})


def ruled_out() -> re.Pattern[str]:
    """The phrases under "Never" in the style guide, as one pattern of whole words."""
    never = STYLE.read_text("utf-8").partition("\n## Never\n")[2].partition("\n## ")[0]
    phrases = re.findall(r"`([^`]+)`", never)
    assert len(phrases) > 40, "the list in docs/style.md was not found"
    words = "|".join(re.escape(each).replace(r"\ ", r"\s+") for each in phrases)
    return re.compile(rf"(?<!there )\b(?:{words})\b", re.IGNORECASE)


def messages(source: str) -> Iterator[tuple[int, str]]:
    """The strings of a module that have more than one word, each with its line; docstrings are left out."""
    tree = ast.parse(source)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    strings = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docstrings)
    for node in strings:
        if isinstance(node.value, str) and " " in node.value.strip():
            yield node.lineno, node.value


def found_in(texts: Iterable[tuple[int, str]]) -> list[str]:
    never = ruled_out()
    return [f"line {line}: {found[0]!r} in {text[:80]!r}" for line, text in texts for found in never.finditer(text)]


@pytest.mark.parametrize("part", ["cli", "domain", "export", "guide", "imports", "services", "storage", "tui"])
def test_no_message_of_the_program_has_a_phrase_that_the_style_guide_rules_out(part: str) -> None:
    for module in sorted((ROOT / "coach" / part).rglob("*.py")):
        assert found_in(messages(module.read_text("utf-8"))) == [], module


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_has_a_phrase_that_the_style_guide_rules_out(page: Path) -> None:
    text = re.sub(r"`[^`\n]*`", "", page.read_text("utf-8"))
    assert found_in(enumerate(text.split("\n"), 1)) == []


def test_a_message_with_such_a_phrase_is_found_and_a_docstring_is_not() -> None:
    module = (
        '"""What stands here."""\nclass A:\n    """Told of."""\n    HELP = f"{1} What  stands here"\n    KEY = "mend"\n'
    )
    assert [line for line, _ in messages(module)] == [4]
    assert found_in(messages(module)) == ["line 4: 'What  stands' in ' What  stands here'"]
