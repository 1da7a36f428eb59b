"""The articles are in our own words: they share no six words in a row with their sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.article_runs import hashed, known, runs, without_names
from tests.unit.content_breaks import SHIPPED

KNOWN = known()
FILES = sorted(str(file.relative_to(SHIPPED)) for kind in ("*.md", "*.toml") for file in SHIPPED.rglob(kind))


def copied(text: str) -> list[str]:
    return [run for piece in without_names(text) for run in runs(piece) if hashed(run) in KNOWN]


def test_there_are_enough_runs_to_hold_the_content_to() -> None:
    assert len(KNOWN) > 2_500


@pytest.mark.parametrize("file", FILES)
def test_no_six_words_in_a_row_are_those_of_an_article(file: str) -> None:
    assert copied(Path(SHIPPED, file).read_text("utf-8")) == []


def test_copied_words_are_found_and_titles_are_not() -> None:
    assert copied("She wrote: Reach out to people you trust, and so on.") == ["reach out to people you trust"]
    assert copied("Step 2: Get Clear on What You Want (Not Just What You Lost)") == []
