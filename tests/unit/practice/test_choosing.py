"""When questions come back, and which ones a round has."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.practice.selection import ONE_IN, RoundOptions, outlook, select_questions
from coach.domain.practice.spaced_repetition import LONGEST_REST, schedules
from coach.domain.practice.state import PracticeState
from coach.guide.practice import CURVEBALL, Deck
from tests.factories import MONDAY, days
from tests.unit.practice.making import DECK, answer, histories, history_of, later, small_decks

NOTHING = PracticeState()
ratings = st.integers(1, 4)
wishes = st.builds(RoundOptions, st.integers(1, 12), st.sampled_from(["", *DECK.kinds]), st.booleans())
past = st.lists(st.tuples(st.integers(-90, 0), ratings), max_size=8).map(sorted)


@given(past, ratings, ratings, st.integers(0, 20))
def test_a_weaker_rating_never_comes_back_later_than_a_stronger_one(
    history: list[tuple[int, int]], one: int, other: int, day: int
) -> None:
    weak, strong = sorted((one, other))
    before = [answer("q", rating, on) for on, rating in history]
    due = [schedules([*before, answer("q", last, day)], later(day))["q"].due for last in (weak, strong)]
    assert later(day) < due[0] <= due[1] <= later(day + LONGEST_REST)


@given(past.filter(bool), st.randoms())
def test_when_a_question_is_due_hangs_on_its_own_answers_alone(
    history: list[tuple[int, int]], chance: random.Random
) -> None:
    told = [answer("q", rating, on) for on, rating in history]
    others = [answer(f"o{number}", chance.randint(1, 4), chance.randint(-9, 0)) for number in range(4)]
    mixed = [*others[:2], *told, *others[2:]]
    assert schedules(mixed, MONDAY)["q"] == schedules(told, MONDAY)["q"]


def test_weak_answers_return_the_next_day_and_good_ones_rest() -> None:
    found = schedules([answer(str(rating), rating) for rating in (1, 2, 3, 4)], MONDAY)
    assert [(found[name].due - MONDAY).days for name in "1234"] == [1, 1, 2, 8]
    assert [found[name].weak for name in "1234"] == [True, True, False, False]
    again = schedules([answer("q", 3, day) for day in (0, 2, 12)], later(12))
    assert (again["q"].due - later(12)).days == LONGEST_REST


def test_an_answer_of_a_day_to_come_counts_as_todays_and_one_without_a_rating_not_at_all() -> None:
    found = schedules([answer("q", 2, 1_000_000), answer("r", None)], MONDAY)
    assert found["q"].due == days(1)
    assert set(found) == {"q"}


@given(small_decks, histories, wishes)
def test_a_round_is_full_of_different_questions_that_were_asked_for(
    deck: Deck, history: list[tuple[int, dict[str, int | None]]], wanted: RoundOptions
) -> None:
    number, kind, curveballs = wanted
    record = history_of(*history)
    chosen = select_questions(record, deck, MONDAY, wanted)
    assert len(set(chosen)) == len(chosen) <= number
    kinds = [deck.questions[name].kind for name in chosen]
    if kind:
        assert len(chosen) == min(number, sum(each.kind == kind for each in deck.questions.values()))
        assert set(kinds) <= {kind}
    else:
        assert kinds.count(CURVEBALL) <= (number // ONE_IN if curveballs else 0)
        others = sum(each.kind != CURVEBALL for each in deck.questions.values())
        assert len(chosen) >= min(number - number // ONE_IN, others)
    assert select_questions(record, deck, MONDAY, wanted) == chosen


@given(histories, st.integers(1, 12))
def test_what_is_due_is_asked_before_what_rests(history: list[tuple[int, dict[str, int | None]]], count: int) -> None:
    record = history_of(*history)
    chosen = select_questions(record, DECK, MONDAY, RoundOptions(count, "opening"))
    found = schedules(record.answers(), MONDAY)
    due = [name for name in found if found[name].due <= MONDAY and DECK.questions[name].kind == "opening"]
    resting = [name for name in chosen if name in found and found[name].due > MONDAY]
    if resting:
        assert set(due) <= set(chosen)


def test_the_first_round_has_one_of_each_kind_and_a_curveball_nobody_waits_for() -> None:
    chosen = [DECK.questions[name].kind for name in select_questions(NOTHING, DECK, MONDAY, RoundOptions(9))]
    assert chosen == [*("opening", "exit", "work", CURVEBALL, "stories", "motive", "gaps", CURVEBALL, "practical")]
    without = select_questions(NOTHING, DECK, MONDAY, RoundOptions(9, curveballs=False))
    assert CURVEBALL not in {DECK.questions[name].kind for name in without}


def test_two_places_of_three_go_to_what_is_due_and_new_ones_go_on_coming() -> None:
    weak: dict[str, int | None] = dict.fromkeys(list(DECK.questions)[:20], 1)
    chosen = select_questions(history_of((-3, weak)), DECK, MONDAY, RoundOptions(6, curveballs=False))
    assert sum(name in weak for name in chosen) == 4
    everything: dict[str, int | None] = dict.fromkeys([q.id for q in DECK.questions.values() if q.kind == "exit"], 1)
    assert len(select_questions(history_of((-3, everything)), DECK, MONDAY, RoundOptions(6, "exit"))) == 6


def test_the_outlook_counts_what_is_due_weak_and_new() -> None:
    record = history_of((-1, {"tell-me": 4, "why-left": 1, "pay-wanted": 2, "not-in-the-deck": 1}))
    found = outlook(record, DECK, MONDAY)
    assert [each.id for each in found.due] == [each.id for each in found.weak] == ["why-left", "pay-wanted"]
    assert found.new == len(DECK.questions) - 3
