"""Generated bank files come in right, or are asked about. `python -m tests.imports.dialects` makes thousands."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.imports.dialects import verdict

pytestmark = pytest.mark.long

FILES = 400


def test_files_in_dialects_nobody_has_seen_come_in_right_or_are_asked_about(tmp_path: Path) -> None:
    found = {seed: verdict(seed, tmp_path)[0] for seed in range(FILES)}
    assert {seed: each for seed, each in found.items() if each not in ("right", "asked")} == {}
    assert Counter(found.values())["right"] > FILES * 0.8
