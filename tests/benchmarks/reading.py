"""The reading room: opening pages of 30,000 words, going about in them, and finding words in ten of them."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from coach.domain.reading.full_text_search import SearchIndex, find
from coach.domain.reading.library import guide_pages
from coach.domain.reading.search_sources import source_of, source_of_own
from coach.domain.reading.state import own_reading
from coach.imports.markdown import blocks_of
from coach.storage.attachments import add_own_reading
from tests.benchmarks.figures import Figure, milliseconds
from tests.benchmarks.programs import HomeFolder, Programs, open_home
from tests.benchmarks.terminal import Terminal

WORDS, PARAGRAPH, PAGES = 30_000, 75, 10
OPEN_AT_MOST, FIND_AT_MOST, FRAME = 100.0, 50.0, 1000 / 60
LIVED = HomeFolder("two years with ten long texts", 20_000, 730)
VOCABULARY = (
    *("the", "of", "and", "to", "a", "in", "that", "is", "was", "for", "with", "walk", "week", "people", "network"),
    *("money", "rent", "letter", "because", "somebody", "something", "interview", "morning", "evening"),
)


def measure(programs: Programs, runs: int = 6) -> list[Figure]:
    """What the rules cost, then what the room does."""
    store = open_home(programs.home(LIVED))
    for number in range(PAGES - len(own_reading(store.state))):
        add_own_reading(store, f"Long text {number}", text=_text(number))
    store.compact()
    guide = store.state.guide
    sources = [source_of(page) for page in guide_pages(guide)]
    own = own_reading(store.state).values()
    sources += [source_of_own(each, _text(number)) for number, each in enumerate(own)]
    ready = [SearchIndex(source) for source in sources]
    queries = ("walk", "the of and", "no such words", "e", "network people")
    room = _room(programs, runs)
    return [
        milliseconds(f"making out {WORDS:,} words of Markdown", _timed(lambda: blocks_of(_text(0)), runs)),
        milliseconds(f"finding words in {PAGES} such texts and the guide", _found(queries, ready, runs), FIND_AT_MOST),
        milliseconds("making them ready for it, once", _timed(lambda: [SearchIndex(each) for each in sources], runs)),
        milliseconds(f"opening a page of {WORDS:,} words, key to drawn", room["open"], OPEN_AT_MOST),
        milliseconds("a page further in it, key to drawn", room["page"], FRAME),
        milliseconds("its end, key to drawn", room["end"]),
        milliseconds("a letter typed into find, key to drawn", room["find"], OPEN_AT_MOST),
    ]


def _text(number: int) -> str:
    chance = random.Random(number)  # noqa: S311 - words, and no secret
    words = [chance.choice(VOCABULARY) for _ in range(WORDS)]
    parts = [" ".join(words[at : at + PARAGRAPH]) for at in range(0, WORDS, PARAGRAPH)]
    return f"# Long text {number}\n\n" + "\n\n".join(parts) + "\n"


def _room(programs: Programs, runs: int) -> dict[str, list[float]]:
    """Seconds from the key until all is drawn; each text is opened for the first time in this window."""
    found: dict[str, list[float]] = {"open": [], "page": [], "end": [], "find": []}
    with Terminal(programs.coach(LIVED)) as terminal:
        terminal.wait_for("Step")
        terminal.settle()
        for key in ("7", "end"):
            terminal.answer_to(key)
        for _ in range(min(runs, PAGES)):
            found["open"].append(terminal.answer_to("up").last)
        terminal.answer_to("enter")
        for _ in range(runs):
            found["page"].append(terminal.answer_to("pagedown").last)
        for key in ("end", "home") * ((runs + 1) // 2):
            found["end"].append(terminal.answer_to(key).last)
        for key in ("escape", "/", "t"):
            terminal.answer_to(key)
        for letter in ("h", "e", " ", "o", "f", " ", "w", "a", "s")[:runs]:
            found["find"].append(terminal.answer_to(letter).last)
    return found


def _found(queries: tuple[str, ...], ready: list[SearchIndex], runs: int) -> list[float]:
    return [seconds for query in queries for seconds in _timed(lambda query=query: find(query, ready), runs)]  # type: ignore[misc]


def _timed(act: Callable[[], object], runs: int) -> list[float]:
    found = []
    for _ in range(runs):
        began = time.perf_counter()
        act()
        found.append(time.perf_counter() - began)
    return found
