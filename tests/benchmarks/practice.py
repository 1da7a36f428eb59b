"""The practice room after a thousand answers: opening it and its rounds, and a mark until the next question."""

from __future__ import annotations

from datetime import date, timedelta

from coach.domain.event import Event
from coach.domain.practice import spaced_repetition
from coach.domain.practice.events import PracticeAnswered, PracticeBegun
from coach.domain.practice.selection import RoundOptions, select_questions
from coach.domain.practice.state import practice_of
from coach.domain.search.events import ActivitySet
from coach.guide.practice import deck
from tests.benchmarks.figures import Figure, milliseconds, timed
from tests.benchmarks.programs import NOW, HomeFolder, Programs, open_home
from tests.benchmarks.terminal import Terminal

ANSWERS, A_ROUND = 1_000, 5
TO_THE_ROUNDS = 3  # lines that lead elsewhere stand above them
VIEW_AT_MOST = 100.0
PRACTISED = HomeFolder("two years with practice", 20_000, 730)
TODAY = NOW.date()


def measure(programs: Programs, runs: int = 10) -> list[Figure]:
    """What choosing costs, then what the screens do."""
    store = open_home(programs.home(PRACTISED))
    if not practice_of(store.state).rounds:
        store.append_all(_facts())
        store.compact()
    record = practice_of(store.state)
    chosen = []
    for _ in range(runs):
        spaced_repetition._schedules.cache_clear()
        chosen.append(timed(lambda: select_questions(record, deck(), TODAY, RoundOptions())))
    seen = _screens(programs, max(3, runs))
    return [
        milliseconds(f"choosing a round, of {ANSWERS:,} answers", chosen),
        *(milliseconds(f"{name}, key to drawn", times, VIEW_AT_MOST) for name, times in seen.items()),
    ]


def _facts() -> list[tuple[Event, date | None]]:
    names = list(deck().questions)
    found: list[tuple[Event, date | None]] = []
    for number in range(ANSWERS // A_ROUND):
        day, key = TODAY - timedelta(days=ANSWERS // A_ROUND - number), f"r{number}"
        asked = tuple(names[(number * A_ROUND + place) % len(names)] for place in range(A_ROUND))
        found.append((PracticeBegun(key, asked), day))
        for place, name in enumerate(asked):
            found.append((PracticeAnswered(key, name, (number + place) % 4 + 1, 90, "slower at the start"), day))
        found.append((ActivitySet(key, "practice", "Practice round, 5 questions", 12), day))
    return found


def _screens(programs: Programs, runs: int) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {
        "opening the practice room": [],
        "opening a round": [],
        "beginning a round": [],
        "a mark until the next question": [],
        "ending a round": [],
    }
    room, past, begin, mark, end = found.values()
    with Terminal(programs.coach(PRACTISED)) as terminal:
        terminal.wait_for("Step")
        terminal.settle()
        for key in ("2", *["down"] * 8):
            terminal.answer_to(key)
        for _ in range(runs):
            room.append(terminal.answer_to("h").last)
            for _ in range(TO_THE_ROUNDS):
                terminal.answer_to("down")
            past.append(terminal.answer_to("enter").last)
            terminal.answer_to("escape")
            terminal.answer_to("b")
            begin.append(terminal.answer_to("ctrl+s").last)
            mark.append(terminal.answer_to("3").last)
            end.append(terminal.answer_to("E").last)
            terminal.answer_to("escape")
            terminal.answer_to("escape")
    return found
