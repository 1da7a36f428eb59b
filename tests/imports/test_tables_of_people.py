"""A hundred made-up tables of people and a hundred trackers: what is read is the list, or is asked or named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.imports.tables_of_people import applications_verdict, people_verdict


@pytest.mark.parametrize("verdict", [people_verdict, applications_verdict])
def test_what_is_read_is_the_list_or_is_asked(verdict: Callable[[int, Path], str], tmp_path: Path) -> None:
    found = [verdict(seed, tmp_path) for seed in range(100)]
    assert not [each for each in found if each not in ("right", "asked")]
    assert found.count("right") >= 85
