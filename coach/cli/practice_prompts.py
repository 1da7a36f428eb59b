"""A round of practice in plain text: each question, then how it went; from a terminal or a pipe."""

from __future__ import annotations

import sys
from io import BufferedReader
from typing import TYPE_CHECKING

from coach.cli.output import print_lines, print_parts, print_wrapped
from coach.cli.prompts import StoppedError, next_line
from coach.cli.runner import warn
from coach.cli.ticks import print_ticked
from coach.domain.document import GAP
from coach.domain.practice.constants import RATINGS
from coach.domain.practice.custom_questions import kind_words, question_of
from coach.domain.practice.events import PracticeAnswered
from coach.domain.practice.state import practice_of
from coach.errors import RefusedError
from coach.export.practice_document import asks, round_parts
from coach.services.practice import RoundResult, end_round, known_round, save_answer

if TYPE_CHECKING:
    from coach.cli.context import Context
    from coach.guide.practice import DeckQuestion

MARKS = ", ".join(f"{number} {meaning}" for number, meaning in RATINGS.items())
GO_ON = "Your ratings are saved. `coach practice --go-on` continues this round."


def require_input() -> None:
    """Raises RefusedError if there is no input to read."""
    if not _has_lines():
        raise RefusedError(
            "Practice needs a terminal", "Run it in a terminal. `coach practice --list` shows the rounds so far."
        )


def _has_lines() -> bool:
    if not sys.stdin or sys.stdin.closed:
        return False
    piped = sys.stdin.buffer
    return sys.stdin.isatty() or not isinstance(piped, BufferedReader) or bool(piped.peek(1))


def ask_round(key: str, context: Context, *, rate: bool) -> None:
    """Ask the rest of a round; ratings are saved at once. Raises RefusedError, JournalError.

    `rate` asks for missing ratings at the end.
    """
    round_ = known_round(context.store.state, key)
    if not round_.partner:
        print_wrapped(f"Answer aloud, then rate your answer: {MARKS}. You can leave it empty and rate it later.")
    ended = None
    try:
        for question in round_.left:
            ended = (_ask_for_a_friend if round_.partner else _ask)(key, question, context)
        if rate:
            _rate_all(key, context)
    except StoppedError:
        if known_round(context.store.state, key).left:
            print_wrapped(GO_ON)
            return
    _close(key, ended or end_round(context.store, key), context)


def _ask(key: str, name: str, context: Context) -> RoundResult | None:
    question = _say_question(key, name, context)
    began = context.clock.now()
    while word := next_line("Press enter when you have answered; w why, s stories, q quit: "):
        _tell_more(word, question, context)
    seconds = int((context.clock.now() - began).total_seconds()) if sys.stdin.isatty() else None
    rating, note = _rating(), next_line("One thing to keep or change: ")
    return save_answer(context.store, PracticeAnswered(key, name, rating, seconds, note or None))


def _ask_for_a_friend(key: str, name: str, context: Context) -> RoundResult | None:
    question = _say_question(key, name, context)
    if question and question.listen:
        print_wrapped(f"Listen for: {question.listen}")
    next_line("Press enter when it is answered, q to quit: ")
    return save_answer(context.store, PracticeAnswered(key, name))


def _rate_all(key: str, context: Context) -> None:
    waiting = [each for each in known_round(context.store.state, key).told if each.rating is None]
    if waiting:
        print_lines([""])
        print_wrapped(f"Now rate your answers. {MARKS}.")
    for answer in waiting:
        print_wrapped(asks(context.store.state, answer.question))
        rating, note = _rating(), next_line("One thing to keep or change: ")
        save_answer(
            context.store,
            PracticeAnswered(key, answer.question, rating, answer.seconds, note or answer.note or None),
        )


def _say_question(key: str, name: str, context: Context) -> DeckQuestion | None:
    round_ = known_round(context.store.state, key)
    question = question_of(practice_of(context.store.state), name)
    print_lines(["", f"{round_.questions.index(name) + 1} of {len(round_.questions)}. {kind_words(question)}"])
    print_wrapped(asks(context.store.state, name))
    return question


def _tell_more(word: str, question: DeckQuestion | None, context: Context) -> None:
    from coach.domain.practice.stories import suggest_stories
    from coach.domain.review.stories import story_words

    if question is None:
        return
    if word == "s":
        found = suggest_stories(question, context.store.state.reviews.stories.values())
        for story in found:
            print_wrapped(f"Yours: {story_words(story)}")
        if not found:
            print_wrapped("None of your stories uses words from this question. `coach story list` shows them all.")
    else:
        print_wrapped(f"{question.why} {question.listen}".rstrip())


def _rating() -> int | None:
    while answer := next_line("Rate your answer from 1 to 4: "):
        if answer in map(str, RATINGS):
            return int(answer)
        warn("Give a number from 1 to 4, or press enter to rate it later.")
    return None


def _close(key: str, ended: RoundResult | None, context: Context) -> None:
    state = context.store.state
    print_parts(GAP, *round_parts(state, known_round(state, key), context.today))
    print_ticked(ended.ticked if ended else (), context)
