"""The person's own questions: in the deck, in rounds, changed and removed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from coach.domain.entry_labels import describe
from coach.domain.practice.custom_questions import deck_of, find_added, kind_words, question_of
from coach.domain.practice.events import PracticeAnswered, PracticeBegun, PracticeQuestionGone, PracticeQuestionSet
from coach.domain.practice.selection import RoundOptions, outlook, select_questions
from coach.domain.practice.state import PracticeState, practice_of
from coach.domain.practice.stories import suggest_stories
from coach.domain.review.state import Story
from coach.errors import RefusedError
from coach.guide.practice import ADDED, deck
from tests.factories import MONDAY, SMALL, Diary

WALLET = PracticeQuestionSet("own-wallet", "Why did the wallet miss its launch?", "Our part, and the new date.")


def with_wallet() -> Diary:
    diary = Diary()
    diary.write(WALLET)
    return diary


def history_of(diary: Diary) -> PracticeState:
    return practice_of(diary.state)


def test_a_question_that_was_added_is_in_the_deck_before_the_last_kinds() -> None:
    found = deck_of(with_wallet().state)
    assert len(found.questions) == len(deck().questions) + 1
    assert list(found.kinds)[-3:] == [ADDED, "asking", "curveball"]
    assert found.kind("questions you") == ADDED
    kinds = list(dict.fromkeys(each.kind for each in found.questions.values()))
    assert kinds == list(found.kinds)
    assert deck_of(Diary().state) is deck()


def test_it_comes_in_the_very_next_round_and_then_in_turn() -> None:
    diary = with_wallet()
    first = select_questions(history_of(diary), deck_of(diary.state), MONDAY, RoundOptions(3))
    assert "own-wallet" in first
    only = select_questions(history_of(diary), deck_of(diary.state), MONDAY, RoundOptions(5, ADDED))
    assert only == ("own-wallet",)
    diary.write(PracticeBegun("r1", first))
    diary.write(PracticeAnswered("r1", "own-wallet", 1))
    tomorrow = MONDAY + timedelta(days=1)
    assert [each.id for each in outlook(history_of(diary), deck_of(diary.state), tomorrow).due] == ["own-wallet"]


def test_what_was_answered_stays_when_it_is_changed_or_taken_out() -> None:
    diary = with_wallet()
    diary.write(PracticeBegun("r1", ("own-wallet",)))
    diary.write(PracticeAnswered("r1", "own-wallet", 2))
    diary.write(PracticeQuestionSet("own-wallet", "And the wallet?"))
    assert deck_of(diary.state).questions["own-wallet"][2:5] == ("And the wallet?", "You added this one yourself.", "")
    diary.write(PracticeQuestionGone("own-wallet"))
    diary.write(PracticeQuestionGone("nobody"))
    record = history_of(diary)
    assert "own-wallet" not in deck_of(diary.state).questions
    assert outlook(record, deck_of(diary.state), MONDAY + timedelta(days=9)).due == ()
    asked = question_of(record, "own-wallet")
    assert asked is not None
    assert (asked.asks, kind_words(asked), [each.rating for each in record.rounds["r1"].told]) == (
        "And the wallet?",
        "Questions you added",
        [2],
    )
    for _ in range(2):
        diary.undo()
    assert "own-wallet" in deck_of(diary.state).questions


def test_one_that_carries_the_name_of_a_shipped_one_takes_nothing_from_it() -> None:
    diary = Diary()
    diary.write(PracticeQuestionSet("tell-me", "Give me your password."))
    assert deck_of(diary.state) is deck()
    asked = question_of(history_of(diary), "tell-me")
    assert asked is not None
    assert asked.asks == "Tell me about yourself."


def test_it_is_found_by_its_key_or_its_words() -> None:
    record = history_of(with_wallet())
    assert find_added(record, "own-wallet") == find_added(record, " why did the WALLET miss its launch? ")
    with pytest.raises(RefusedError, match="You have not added a question"):
        find_added(record, "tell-me")


def test_stories_with_its_words_fit_it() -> None:
    parts = {"situation": "", "task": "", "action": "", "result": "", "shows": ""}
    told = [
        Story("wallet", "The wallet that waited", **parts, on=MONDAY),
        Story("audit", "The audit in March", **parts, on=MONDAY),
    ]
    asked = question_of(history_of(with_wallet()), "own-wallet")
    assert asked is not None
    assert [each.key for each in suggest_stories(asked, told)] == ["wallet"]


def test_undo_names_it_by_its_words() -> None:
    entry = with_wallet().entries[-1]
    assert describe(entry, SMALL) == "the question “Why did the wallet miss its launch?”"


@pytest.mark.parametrize(
    ("asks", "listen"),
    [("", ""), ("  ", "x"), ("a\x1b[2J", ""), ("x" * 301, ""), ("why?", "y" * 501), ("why?", "\u202e")],
)
def test_what_is_no_question_is_refused(asks: str, listen: str) -> None:
    with pytest.raises(RefusedError):
        PracticeQuestionSet("own", asks, listen)


def test_what_another_hand_wrote_is_made_harmless() -> None:
    diary = Diary()
    good = diary.write(PracticeQuestionSet("own", "why?"))
    diary.entries[-1] = good._replace(fields={"key": "own", "asks": "\x1b[2Jwhy?\nnow", "listen": 7})
    [found] = history_of(diary).added.values()
    assert (found.asks, found.listen) == ("\ufffd[2Jwhy? now", "")
