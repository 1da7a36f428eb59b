"""Text in lines of a given width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.document import prose
from coach.export.text import parts_text, wrap

WORDS = "one two three four five six seven"


def test_a_paragraph_hangs_under_its_mark() -> None:
    assert wrap(WORDS, 20, first="[ ] 4.2  ", rest=" " * 9) == [
        "[ ] 4.2  one two",
        "         three four",
        "         five six",
        "         seven",
    ]


def test_an_address_stays_whole() -> None:
    address = "https://example.org/" + "a-long-path/" * 10
    assert address in wrap(f"see {address} there", 20)


def test_an_empty_paragraph_is_an_empty_line() -> None:
    assert wrap("", 20) == [""]


@given(st.text(), st.integers(20, 88))
def test_nothing_that_a_terminal_acts_on_comes_through(text: str, width: int) -> None:
    for line in wrap(text, width):
        assert not {
            letter for letter in line if ord(letter) < 32 or 127 <= ord(letter) < 160 or letter in "\u202e\u2028"
        }


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one\ntwo", ["one two"]),
        ("one\n\ntwo", ["one", "", "two"]),
        ("- one\n- two three four five", ["- one", "- two three four", "  five"]),
        ("one\n> [name], two\n> three\nfour", ["one", "> [name], two", "> three", "four"]),
    ],
)
def test_prose_flows_and_keeps_lists_and_templates(text: str, lines: list[str]) -> None:
    assert parts_text(prose(text), 18) == lines
