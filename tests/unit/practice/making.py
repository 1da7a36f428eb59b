"""Practice rounds for tests."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from coach.domain.practice.events import PracticeAnswered, PracticeBegun
from coach.domain.practice.state import PracticeAnswer, PracticeState, Round, practice_of
from coach.guide.practice import Deck, DeckQuestion, deck
from tests.factories import MONDAY, Diary, days

DECK = deck()
IDS = tuple(DECK.questions)


def answer(question: str, rating: int | None, day: int = 0) -> PracticeAnswer:
    """An answer on the day so many days after the Monday."""
    return PracticeAnswer(question, days(day), None, rating, None, "")


def rounds(*told: tuple[int, dict[str, int | None]]) -> Diary:
    """A diary of rounds: the day of each, and its ratings by question."""
    diary = Diary()
    for number, (day, ratings) in enumerate(told, 1):
        key, on = f"r{number}", days(day)
        diary.write(PracticeBegun(key, tuple(ratings)), on=on)
        for question, rating in ratings.items():
            diary.write(PracticeAnswered(key, question, rating), on=on)
    return diary


def history_of(*told: tuple[int, dict[str, int | None]]) -> PracticeState:
    """What such rounds add up to."""
    return practice_of(rounds(*told).state)


small_decks = st.lists(st.sampled_from(IDS), unique=True, min_size=1, max_size=30).map(
    lambda names: Deck({name: DECK.questions[name] for name in IDS if name in names}, DECK.kinds)
)
histories = st.lists(
    st.tuples(
        st.integers(-60, 0), st.dictionaries(st.sampled_from(IDS[:30]), st.integers(1, 4), min_size=1, max_size=6)
    ),
    max_size=12,
).map(lambda told: sorted(told, key=lambda each: each[0]))


def question(name: str) -> DeckQuestion:
    """A question of the deck."""
    return DECK.questions[name]


def later(days_: int) -> date:
    """So many days after the Monday."""
    return MONDAY + timedelta(days=days_)


def ratings(round_: Round) -> tuple[int, ...]:
    """The ratings that were given in a round, in the order of its questions."""
    return tuple(answer.rating for answer in round_.told if answer.rating is not None)
