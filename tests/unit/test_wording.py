"""Numbers as words."""

from __future__ import annotations

import pytest

from coach.domain.wording import count, duration, within


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 min"), (40, "40 min"), (60, "1 h"), (61, "1 h 1 min"), (135, "2 h 15 min"), (1440, "24 h")],
)
def test_a_duration_in_words(minutes: int, words: str) -> None:
    assert duration(minutes) == words


@pytest.mark.parametrize(("number", "words"), [(0, "no days"), (1, "1 day"), (3, "3 days")])
def test_a_count_in_words(number: int, words: str) -> None:
    assert count(number, "day") == words


@pytest.mark.parametrize(("number", "words"), [(0, "no entries"), (1, "1 entry"), (2, "2 entries")])
def test_a_count_of_what_has_its_own_plural(number: int, words: str) -> None:
    assert count(number, "entry", "entries") == words


def test_within_a_sentence_only_the_first_letter_becomes_small_and_i_stays() -> None:
    assert within("How sure I felt") == "how sure I felt"
    assert within("I am somebody who") == "I am somebody who"
    assert within("Seconds") == "seconds"
    assert within("") == ""
