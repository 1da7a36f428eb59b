"""Generated bank files are read right, or raise a question. `python -m tests.imports.dialects` makes thousands."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.imports.dialects import verdict

pytestmark = pytest.mark.long

FILES = 400


def test_files_in_generated_dialects_are_read_right_or_raise_a_question(tmp_path: Path) -> None:
    found = {seed: verdict(seed, tmp_path)[0] for seed in range(FILES)}
    assert {seed: each for seed, each in found.items() if each not in ("right", "asked")} == {}
    assert Counter(found.values())["right"] > FILES * 0.8
