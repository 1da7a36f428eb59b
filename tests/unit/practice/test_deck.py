"""The shipped deck of questions, and the checks of its schema."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from coach.errors import RefusedError
from coach.guide.content import content_root
from coach.guide.demo import demo
from coach.guide.practice import CURVEBALL, deck
from coach.guide.validation import problems

SHIPPED = Path(str(content_root()))


def test_there_are_enough_questions_of_every_kind_and_curveballs_among_them() -> None:
    kinds = Counter(each.kind for each in deck().questions.values())
    assert sum(kinds.values()) >= 90
    assert set(kinds) == set(deck().kinds)
    assert kinds[CURVEBALL] >= 12
    assert min(kinds.values()) >= 8


def test_the_deck_stands_in_the_order_of_an_interview() -> None:
    kinds = list(dict.fromkeys(each.kind for each in deck().questions.values()))
    assert kinds == list(deck().kinds)
    assert (kinds[0], kinds[-2:]) == ("opening", ["asking", CURVEBALL])


def test_no_question_says_what_is_never_said_here() -> None:
    words = " ".join(f"{each.asks} {each.why} {each.listen}" for each in deck().questions.values())
    assert "!" not in words
    cliches = r"\b(synergy|passionate|rockstar|ninja|leverage|game.changer|401|visa|dollar)\b"
    assert not re.search(cliches, words, re.IGNORECASE)


def test_a_kind_is_found_by_its_name_or_how_it_begins() -> None:
    assert [deck().kind(asked) for asked in ("gaps", "curve", "About the e", " PAY ")] == [
        *("gaps", "curveball", "exit", "practical"),
    ]
    for asked in ("", "o o", "about"):
        with pytest.raises(RefusedError, match="There is no kind"):
            deck().kind(asked)


@pytest.mark.parametrize(
    ("file", "pattern", "new", "told"),
    [
        ("exit.toml", 'id = "why-left"', 'id = "tell-me"', 'practice: id: "tell-me" is there 2 times'),
        ("exit.toml", "(?s)asks = .*?\n", 'asks = "Tell me about yourself."\n', "is there 2 times"),
        ("exit.toml", "^why = .*?$", 'why = "no stop"', "it should end with a full stop"),
        ("exit.toml", "^place = 2$", "place = 3", "2 kinds have the place 3"),
        ("exit.toml", '^kind = "exit"$', 'kind = "leaving"', "should be named leaving.toml"),
        ("exit.toml", "^place = 2$", "place = 2\ncolour = 1", "colour"),
        ("curveball.toml", '^kind = "curveball"$', 'kind = "curve"', "the curveballs are missing"),
    ],
)
def test_what_is_wrong_with_a_deck_is_told(tmp_path: Path, file: str, pattern: str, new: str, told: str) -> None:
    root = tmp_path / "content"
    shutil.copytree(SHIPPED, root)
    path = root / "practice" / file
    text, found = re.subn(pattern, new, path.read_text("utf-8"), count=1, flags=re.MULTILINE)
    assert found
    path.write_text(text, "utf-8")
    assert any(told in each for each in problems(root))


def test_a_deck_that_is_too_small_is_told(tmp_path: Path) -> None:
    root = tmp_path / "content"
    shutil.copytree(SHIPPED, root)
    for name in ("stories", "motive", "gaps"):
        (root / "practice" / f"{name}.toml").unlink()
    assert "practice: questions: there are 63, and should be 80 at least." in problems(root)


def test_the_rounds_of_the_example_ask_questions_of_the_deck() -> None:
    asked = {name for told in demo() if told.kind == "practice_round" for name in told.fields["questions"]}
    assert asked
    assert asked <= set(deck().questions)
