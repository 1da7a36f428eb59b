"""A hundred made-up tables of people, files of cards and trackers each: what is read is the list, or is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.imports.tables_of_people import UNDO_LOG


@pytest.mark.parametrize("what", UNDO_LOG)
def test_what_is_read_is_the_list_or_is_asked(what: str, tmp_path: Path) -> None:
    found = [UNDO_LOG[what](seed, tmp_path) for seed in range(100)]
    assert not [each for each in found if each not in ("right", "asked")]
    assert found.count("right") >= 85
