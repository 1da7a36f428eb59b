"""The skills gap with 300 adverts: reading them once, counting them again, and every view of the screen."""

from __future__ import annotations

from datetime import date

from coach.domain.event import Event
from coach.domain.skills.events import AdvertKept, SkillMarked
from coach.domain.skills.state import adverts_of
from coach.domain.skills.stats import SkillCount, clear_cache, skill_stats
from coach.export.skills_data import skills_data
from coach.export.skills_document import skills_overview
from coach.export.text import document_text
from coach.guide.skills import fields
from coach.storage.store import Store
from tests.benchmarks.commands import whole_process
from tests.benchmarks.figures import Figure, milliseconds, timed
from tests.benchmarks.lists import TODAY
from tests.benchmarks.programs import HomeFolder, Programs, open_home
from tests.benchmarks.terminal import Terminal

ADVERTS, VIEW_AT_MOST = 300, 100.0
MANY, COMMAND_AT_MOST = 2_000, 1_000.0
LONG_SEARCH = HomeFolder("somebody with 2,000 adverts", 300, 90)
SEARCHING = HomeFolder("somebody with 300 adverts", 2_000, 90)
TO_THE_STEP = ("2", *["down"] * 7)


def measure(programs: Programs, runs: int = 10) -> list[Figure]:
    """What the rules cost, then what the screen does."""
    store = open_home(programs.home(SEARCHING))
    if not adverts_of(store.state):
        store.append_all(facts())
    store.compact()
    read = [timed(lambda: _read_anew(store)) for _ in range(max(3, runs // 2))]
    again = [timed(lambda: skill_stats(store.state)) for _ in range(runs)]
    text = [timed(lambda: document_text(skills_overview(store.state, TODAY), 80)) for _ in range(runs)]
    data = [timed(lambda: skills_data(store.state, TODAY)) for _ in range(runs)]
    length = sum(len(advert.text) for advert in adverts_of(store.state).values()) // ADVERTS
    views = _views(programs, max(3, runs))
    return [
        milliseconds(f"reading {ADVERTS} adverts of {length:,} characters, once", read),
        milliseconds("counting their skills again", again, VIEW_AT_MOST),
        milliseconds("the list in plain text", text, VIEW_AT_MOST),
        milliseconds("the list as JSON, with every sentence", data),
        milliseconds("opening the skills gap, key to the list and its text", views["open"], VIEW_AT_MOST),
        milliseconds("the same until its bars and the footer are drawn too", views["whole"]),
        milliseconds("the next skill, key to drawn", views["down"], VIEW_AT_MOST),
        milliseconds("a mark, key to drawn", views["mark"], VIEW_AT_MOST),
        milliseconds("the adverts, key to drawn", views["adverts"], VIEW_AT_MOST),
        *_commands(programs, max(3, runs // 2)),
    ]


def _commands(programs: Programs, runs: int) -> list[Figure]:
    """`coach skills` as a whole process with thousands of adverts: the first time, and once they were read."""
    store = open_home(programs.home(LONG_SEARCH))
    if not adverts_of(store.state):
        store.append_all(facts(MANY))
    store.compact()
    program = programs.coach(LONG_SEARCH, "skills")
    first, again = [], []
    for _ in range(runs):
        store.journal.home.skill_finds.unlink(missing_ok=True)
        first.append(whole_process(program))
        again.append(whole_process(program))
    return [
        milliseconds(f"coach skills with {MANY:,} adverts, the first time", first),
        milliseconds("the same once they were read", again, COMMAND_AT_MOST),
    ]


def facts(adverts: int = ADVERTS) -> list[tuple[Event, date | None]]:
    """Adverts of the usual length, each with some thirty skills of the vocabulary, and a few marks."""
    names = [skill.name for field in fields() for skill in field.skills]
    found: list[tuple[Event, date | None]] = []
    for number in range(adverts):
        lines = [f"Product manager {number}, firm {number % 40}", "", "What you will do"]
        for line in range(24):
            skill = names[(number * 7 + line * 13 + line**2) % len(names) if line % 3 else line]
            lines.append(f"• You work with {skill} and with people who know what it is for in a company of our size")
            lines += ["", "Requirements:"] if line == 12 else []
        lines += ["", "We offer what others offer, and say so in three sentences that nobody reads. " * 8]
        found.append((AdvertKept(f"x{number}", "\n".join(lines)), None))
    marks = ("have", "learning", "missing", "ignore")
    found += [(SkillMarked(name, marks[at % 4], "the report"), None) for at, name in enumerate(names[:40])]
    return found


def _read_anew(store: Store) -> tuple[SkillCount, ...]:
    clear_cache()
    return skill_stats(store.state).skills


def _views(programs: Programs, runs: int) -> dict[str, list[float]]:
    """Seconds from a key until all of it is drawn, once the page was opened."""
    found: dict[str, list[float]] = {"open": [], "whole": [], "down": [], "mark": [], "adverts": []}
    with Terminal(programs.coach(SEARCHING)) as terminal:
        terminal.wait_for("Step")
        terminal.settle()
        for key in TO_THE_STEP:
            terminal.answer_to(key)
        terminal.press("h")
        terminal.wait_for(f"{ADVERTS} adverts")
        terminal.settle()
        terminal.answer_to("escape")
        for _ in range(runs):
            opened = terminal.answer_to("h")
            found["open"].append(opened.first)
            found["whole"].append(opened.last)
            found["down"].append(terminal.answer_to("down").last)
            found["mark"].append(terminal.answer_to("space").last)
            found["adverts"].append(terminal.answer_to("v").last)
            terminal.answer_to("escape")
    return found
