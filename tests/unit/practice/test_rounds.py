"""Rounds: their state, comparisons, endings, recordings and stories."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.events import Done
from coach.domain.practice.comparison import compare, comparison_words
from coach.domain.practice.completion import action_done, ending, minutes_of
from coach.domain.practice.constants import rating_words, spoken
from coach.domain.practice.events import PracticeAnswered, PracticeBegun, PracticeRecorded
from coach.domain.practice.recordings import checked_link
from coach.domain.practice.state import is_over, open_round, practice_of
from coach.domain.practice.stories import suggest_stories
from coach.domain.review.period import week_around
from coach.domain.review.review import review
from coach.domain.review.state import Story
from coach.domain.state import replay
from coach.errors import RefusedError
from coach.guide.guide import load_guide
from tests.factories import MONDAY, NINE, Diary, days
from tests.unit.practice.making import histories, history_of, question, ratings, rounds

GUIDE = load_guide()


@given(histories, st.randoms())
def test_rounds_are_the_same_in_whatever_order_the_entries_are_read(
    history: list[tuple[int, dict[str, int | None]]], chance: random.Random
) -> None:
    diary = rounds(*history)
    shuffled = [*diary.entries, *diary.entries[:3]]
    chance.shuffle(shuffled)
    found = practice_of(replay(diary.guide, shuffled))
    assert found == practice_of(diary.state)
    assert list(found.rounds) == [f"r{number}" for number in range(1, len(history) + 1)]


def test_an_answer_told_again_replaces_the_one_before_and_what_is_undone_waits_again() -> None:
    diary = rounds((0, {"a": 1, "b": None}))
    diary.write(PracticeAnswered("r1", "b", 3, 70, "slower"))
    diary.write(PracticeAnswered("nowhere", "b", 3))
    diary.write(PracticeRecorded("r1", "~/one.m4a"))
    [found] = practice_of(diary.state).rounds.values()
    assert (found.left, ratings(found), found.link) == ((), (1, 3), "~/one.m4a")
    assert (found.answers["b"].seconds, found.answers["b"].note) == (70, "slower")
    for _ in range(3):
        diary.undo()
    [found] = practice_of(diary.state).rounds.values()
    assert (ratings(found), found.answers["b"].rating, found.link) == ((1,), None, "")


def test_round_two_stands_beside_round_one() -> None:
    record = history_of((0, {"a": 1, "b": 3, "c": 3, "d": None}), (0, {"a": 3, "b": 3, "c": 2, "d": 4, "e": 1}))
    rows = compare(record, record.rounds["r2"])
    assert [(row.question, row.before and row.before.rating, row.step) for row in rows] == [
        *(("a", 1, 2), ("b", 3, 0), ("c", 3, -1), ("d", None, None), ("e", None, None)),
    ]
    assert comparison_words(rows) == "Compared with the time before: 1 better, 1 the same, 1 not as good."
    assert comparison_words(compare(record, record.rounds["r1"])) == ""


def finish(diary: Diary, key: str) -> list[str]:
    """End a round; what was recorded for it."""
    state = diary.state
    events = list(ending(state, practice_of(state).rounds[key], MONDAY))
    for event in events:
        diary.write(event)
    return [event.kind for event in events]


def test_a_round_that_is_over_is_counted_once_as_an_effort_of_the_search() -> None:
    diary = rounds((0, {"tell-me": 2, "why-left": 3, "conflict": 3}))
    diary.guide = GUIDE
    assert open_round(diary.state) is not None
    assert finish(diary, "r1") == ["activity", "done"]
    assert finish(diary, "r1") == []
    assert is_over(diary.state, practice_of(diary.state).rounds["r1"])
    assert open_round(diary.state) is None
    counts = review(diary.state, week_around(MONDAY, 0), MONDAY).counts
    assert (counts.practice_rounds, counts.ticks) == (1, 1)
    assert diary.state.search.activities["r1"].text == "Practice round, 3 questions"
    assert diary.state.history_of("9.5").times == 1


def test_what_a_round_ticks_hangs_on_what_was_asked() -> None:
    three: dict[str, int | None] = dict.fromkeys(("tell-me", "why-left", "conflict"), 2)
    diary = rounds((0, dict(list(three.items())[:2])), (0, three), (0, three))
    diary.guide = GUIDE
    state, found = diary.state, practice_of(diary.state).rounds
    assert [action_done(state, found[key]) for key in found] == ["", "9.5", "9.5"]
    assert finish(diary, "r1") == ["activity"]
    diary.write(Done("9.5"))
    assert finish(diary, "r2") == ["activity"]  # ticked today already
    assert finish(diary, "r3") == ["activity"]  # the second round of the day as well


def test_nothing_comes_of_a_round_in_which_nothing_was_answered() -> None:
    diary = Diary(GUIDE)
    diary.write(PracticeBegun("r1", ("tell-me",)))
    assert finish(diary, "r1") == []


@pytest.mark.parametrize(("gap", "action"), [(8, "9.8"), (4, "9.5")])
def test_half_an_hour_with_a_friend_and_three_new_questions_are_a_mock_interview(gap: int, action: str) -> None:
    diary = Diary(GUIDE)
    questions = ("tell-me", "why-left", "conflict", "weakness")
    diary.write(PracticeBegun("r1", questions, partner=True), at=NINE)
    for number, name in enumerate(questions, 1):
        diary.write(PracticeAnswered("r1", name), at=NINE + timedelta(minutes=gap * number))
    [found] = practice_of(diary.state).rounds.values()
    assert minutes_of(found) == gap * 4
    assert action_done(diary.state, found) == action


def test_a_round_that_was_left_for_the_night_did_not_take_the_night() -> None:
    diary = Diary()
    diary.write(PracticeBegun("r1", ("a", "b")), at=NINE)
    diary.write(PracticeAnswered("r1", "a", 1), at=NINE + timedelta(minutes=3))
    diary.write(PracticeAnswered("r1", "b", 1), at=NINE + timedelta(hours=20))
    [found] = practice_of(diary.state).rounds.values()
    assert minutes_of(found) == 13


def test_a_round_made_up_by_hand_breaks_nothing() -> None:
    diary = Diary()
    first = diary.write(PracticeBegun("r1", ("a",)))
    odd = first._replace(id=f"{99:012x}-aaaa1111", fields={"key": "r2", "questions": "a", "partner": "yes"})
    bad = diary.write(PracticeAnswered("r1", "a", 1))
    bad = bad._replace(fields={"round": "r1", "question": "a", "rating": 9, "seconds": -5, "note": 7})
    [found] = practice_of(replay(diary.guide, [first, odd, bad])).rounds.values()
    assert found.answers["a"][3:] == (None, None, "")


@pytest.mark.parametrize(
    "link",
    [
        *("~/round one.m4a", "C:\\Users\\A\\round.MP4", "./a;rm -rf x/$(b).wav", "https://here.org/a?b=c#d"),
        *("http://127.0.0.1/x", "одно.opus", "[/b][link=x].mp3"),
    ],
)
def test_a_recording_is_a_file_with_sound_or_an_address(link: str) -> None:
    assert PracticeRecorded("r", f" {link} ").link == link
    assert checked_link(f"'{link}'") == link


@pytest.mark.parametrize(
    "link",
    [
        *("javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "/bin/sh", "~/a.desktop", "run.exe"),
        *("https://", "https://a b.org/", "http://[x/", "mp3"),
        *("a.m4a\x1b[2J", "smb://there/x.mp3", "x" * 2000 + ".mp3"),
    ],
)
def test_what_is_no_recording_is_refused(link: str) -> None:
    with pytest.raises(RefusedError):
        PracticeRecorded("r", link)


@pytest.mark.parametrize(
    "make",
    [
        lambda: PracticeBegun("r", ()),
        lambda: PracticeBegun("r", ("a", "a")),
        lambda: PracticeBegun("", ("a",)),
        lambda: PracticeBegun("r", tuple(map(str, range(21)))),
        lambda: PracticeAnswered("r", "a", 5),
        lambda: PracticeAnswered("r", "a", 0),
        lambda: PracticeAnswered("r", "a", 1, -1),
        lambda: PracticeAnswered("r", "a", 1, 3601),
        lambda: PracticeAnswered("r", "", 1),
        lambda: PracticeAnswered("r", "a", 1, note="\x9b2J"),
    ],
)
def test_what_can_not_be_is_refused(make: object) -> None:
    with pytest.raises(RefusedError):
        make()  # type: ignore[operator]


def story(key: str, title: str, shows: str = "", day: int = 0, **more: str) -> Story:
    parts = {"situation": "", "task": "", "action": "", "result": "", **more}
    return Story(key, title, **parts, shows=shows, on=days(day))


def test_the_stories_that_fit_are_offered_best_first() -> None:
    told = [
        story("late", "the late delivery", situation="An angry customer"),
        story("boss", "a disagreement with my boss", "diplomacy", situation="conflict about the plan"),
        story("old", "an argument", day=-5),
        story("new", "an argument, again", day=3),
        story("none", "the audit", "patience", result="two weeks saved"),
    ]
    assert [each.key for each in suggest_stories(question("conflict"), told)] == ["boss", "new", "old"]
    assert [each.key for each in suggest_stories(question("hard-customer"), told)] == ["late"]
    assert suggest_stories(question("pay-wanted"), told) == []


def test_a_short_word_fits_only_whole() -> None:
    told = [story("ledger", "the ledger of ledgers"), story("led", "How I led, once")]
    assert [each.key for each in suggest_stories(question("led-without-title"), told)] == ["led"]


def test_words_of_ratings_and_lengths() -> None:
    assert [rating_words(each) for each in (1, 4, None)] == ["1 lost the thread", "4 convincing", "-"]
    assert [spoken(each) for each in (0, 65, 600)] == ["0:00", "1:05", "10:00"]
