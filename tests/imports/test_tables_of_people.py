"""A hundred generated tables of people, trackers and files of cards each are read right, or raise a question."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.imports.tables_of_people import UNDO_LOG


@pytest.mark.parametrize("what", UNDO_LOG)
def test_generated_files_are_read_right_or_raise_a_question(what: str, tmp_path: Path) -> None:
    found = [UNDO_LOG[what](seed, tmp_path) for seed in range(100)]
    assert not [each for each in found if each not in ("right", "asked")]
    assert found.count("right") >= 85
