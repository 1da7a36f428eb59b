"""The story bank with five hundred stories, and the pass through the names with two thousand people."""

from __future__ import annotations

from datetime import date, timedelta

from coach.domain.event import Event
from coach.domain.review.events import StorySet
from coach.domain.review.stories import strengths_of, with_words
from coach.domain.search.events import PersonSet
from coach.guide.contact_prompts import name_prompts
from tests.benchmarks.figures import Figure, milliseconds, timed
from tests.benchmarks.programs import NOW, HomeFolder, Programs, open_home
from tests.benchmarks.terminal import Terminal

STORIES, PEOPLE = 500, 2_000
VIEW_AT_MOST = 100.0
TOLD = HomeFolder("two years with stories", 20_000, 730)
TODAY = NOW.date()
STRENGTHS = ("calm", "explaining", "ownership", "patience", "bringing people together", "numbers", "teaching")


def measure(programs: Programs, runs: int = 10) -> list[Figure]:
    """What counting and finding cost, then what the pages do."""
    store = open_home(programs.home(TOLD))
    if not store.state.reviews.stories:
        store.append_all(_facts())
        store.compact()
    stories = store.state.reviews.stories.values()
    counted = [timed(lambda: strengths_of(stories)) for _ in range(runs)]
    found = [timed(lambda: with_words(stories, "friday checkout 12")) for _ in range(runs)]
    seen = _screens(programs, max(3, runs))
    return [
        milliseconds(f"counting the strengths of {STORIES} stories", counted),
        milliseconds("finding words in them", found),
        *(milliseconds(f"{name}, key to drawn", times, VIEW_AT_MOST) for name, times in seen.items()),
    ]


def _facts() -> list[tuple[Event, date | None]]:
    found: list[tuple[Event, date | None]] = []
    for number in range(STORIES):
        shows = f"{STRENGTHS[number % 7]}, {STRENGTHS[number % 5]}"
        parts = (
            f"Checkout {number} broke every Friday. " * 5,
            "Mend it.",
            "I drew the path. " * 20,
            "Two in a hundred.",
        )
        story = StorySet(f"s{number}", f"the checkout {number}", *parts, shows)
        found.append((story, TODAY - timedelta(days=number % 700)))
    prompts = name_prompts()
    for number in range(PEOPLE):
        where = prompts[number % len(prompts)].where
        found.append((PersonSet(f"p{number}", f"Person {number}", number % 5 + 1, where=where), TODAY))
    return found


def _screens(programs: Programs, runs: int) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {
        "opening the story bank": [],
        "the next story": [],
        "all strengths": [],
        "a story to be changed": [],
        "a letter to find": [],
        f"opening the pass with {PEOPLE:,} people": [],
        "who to write to first": [],
    }
    bank, further, strengths, change, letter, names, first = found.values()
    with Terminal(programs.coach(TOLD)) as terminal:
        terminal.wait_for("Step")
        terminal.settle()
        for key in ("2", *["down"] * 3, "h"):
            terminal.answer_to(key)
        for _ in range(runs):
            names.append(terminal.answer_to("enter").last)
            terminal.answer_to("end")
            first.append(terminal.answer_to("up").last)
            terminal.answer_to("escape")
        for key in ("escape", *["down"] * 6, "h"):
            terminal.answer_to(key)
        for _ in range(runs):
            bank.append(terminal.answer_to("enter").last)
            further.append(terminal.answer_to("down").last)
            change.append(terminal.answer_to("e").last)
            terminal.answer_to("escape")
            terminal.answer_to("/")
            letter.append(terminal.answer_to("k").last)
            terminal.answer_to("escape")
            terminal.answer_to("home")
            strengths.append(terminal.answer_to("enter").last)
            terminal.answer_to("escape")
            terminal.answer_to("escape")
    return found
