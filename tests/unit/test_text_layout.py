"""Lines are never too wide, and no word is lost between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from coach.tui.text_layout import cut

signs = st.sampled_from([*"abc  \n", "日", "é", "e\u0301", "😀", "\u200b"])


@given(st.lists(signs, max_size=80).map("".join), st.integers(2, 20))
def test_every_line_fits_and_only_blanks_lie_between_them(text: str, width: int) -> None:
    lines = list(cut(text, width))
    assert all(cell_len(text[begin:end]) <= width for begin, end in lines)
    at = 0
    for begin, end in lines:
        assert text[at:begin] in ("", " ", "\n")
        at = end
    assert at == len(text)


@pytest.mark.parametrize("letter", ["a", "é", "日"])
def test_lines_end_between_words(letter: str) -> None:
    words = [letter * 3] * 12
    lines = [" ".join(words)[begin:end] for begin, end in cut(" ".join(words), 20)]
    assert " ".join(lines).split() == words
    assert len(lines) < 8
