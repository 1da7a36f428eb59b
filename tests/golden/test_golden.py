"""Outputs stay as they are, but on purpose: `pytest tests/golden --update-golden` records them again, for the diff."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.golden.outputs import LIVES, compact, exports, helps, lived, prints, shape

RECORDED = Path(__file__).parent / "recorded"
CHANGED = "A golden output changed. If you meant it: pytest tests/golden --update-golden, and read the diff."


def check(name: str, outputs: Iterable[tuple[str, str]], config: pytest.Config) -> None:
    """Hold the outputs to what is recorded under `name`, or record them."""
    text = "".join(f"=== {title}\n{output}\n" for title, output in outputs)
    file = RECORDED / f"{name}.txt"
    if config.getoption("update_golden"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    assert text.splitlines() == file.read_text("utf-8").splitlines(), CHANGED


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="argparse words its help differently in each Python")
def test_every_command_explains_itself_as_before(pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "88")
    check("help", ((name, text.rstrip("\n")) for name, text in helps()), pytestconfig)


@pytest.mark.parametrize("life", LIVES)
def test_every_output_of_a_life_is_as_before(life: str, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    machine = lived(life, tmp_path)
    written = [(title, compact(text, machine)) for title, text in exports(machine)]
    printed = [*prints(machine)]
    check(f"{life}-exports", written, pytestconfig)
    check(f"{life}-prints", ((title, compact(text, machine)) for title, text in printed), pytestconfig)
    shapes = ((title, "\n".join(found)) for title, text in printed if (found := shape(text.rpartition("exit ")[0])))
    check(f"{life}-shapes", shapes, pytestconfig)
