"""Every room: the way into it, the first time and again, and a key in it to its paint.

The person has the example's whole life, so that no room is empty, on top of two years of entries.
"""

from __future__ import annotations

from collections.abc import Mapping

from coach.domain.demo import demo_events
from coach.guide.demo import demo
from tests.benchmarks.figures import Figure, milliseconds, ratio
from tests.benchmarks.programs import NOW, HomeFolder, Program, Programs, open_home
from tests.benchmarks.terminal import Terminal

LIVED = HomeFolder("two years and a life", 20_000, 730)
ROOMS = {"2": "Steps", "3": "Week", "4": "Runway", "5": "Search", "6": "Review", "7": "Library", "1": "Today"}
ARROWS = ("down", "up")
OTHER_KEYS = {"3": ("right", "left"), "6": ("[", "]")}  # a week in review is shorter than the screen
# Two frames, as the design says: in most rooms a key draws a whole page anew. Today has its half of B in keys.py.
PAUSE, TWO_FRAMES = 100.0, 2 * 1000 / 60

Times = Mapping[str, list[float]]


def measure(programs: Programs, runs: int = 5, presses: int = 10, rooms: Mapping[str, str] = ROOMS) -> list[Figure]:
    """Of somebody who lived in coach for two years."""
    return of_rooms(programs, _lived_in(programs), runs, presses, rooms)


def of_rooms(
    programs: Programs, ours: Program, runs: int, presses: int, rooms: Mapping[str, str] = ROOMS, of: str = ""
) -> list[Figure]:
    """B and coach in turn. The first time is at the first sight of Today, before anything was made ready.

    `of` says whose rooms they are, in the names of the figures.
    """
    bare = programs.bare("B")
    first: dict[str, list[float]] = {key: [] for key in rooms}
    again: dict[str, list[float]] = {key: [] for key in rooms}
    pressed: dict[str, list[float]] = {key: [] for key in rooms}
    beside: list[float] = []
    for _ in range(runs):
        with Terminal(bare) as terminal:
            terminal.wait_for(bare.first)
            terminal.settle()
            beside += _presses(terminal, ARROWS, presses)
        with Terminal(ours) as terminal:
            terminal.wait_for(ours.first)
            for key in rooms:
                first[key].append(terminal.answer_to(key, hurried=True).pause)
            terminal.settle()
            for key in rooms:
                again[key].append(terminal.answer_to(key).pause)
                pressed[key] += _presses(terminal, OTHER_KEYS.get(key, ARROWS), presses)
    figures = [milliseconds(f"a key to paint: B{of}", beside)]
    for key, room in rooms.items():
        figures += [
            milliseconds(f"opening {room} the first time, longest pause{of}", first[key], PAUSE),
            milliseconds(f"opening {room} again, longest pause{of}", again[key], PAUSE),
            milliseconds(f"a key in {room}, to paint{of}", pressed[key], TWO_FRAMES),
            ratio(f"a key in {room} against B{of}", pressed[key], beside),
        ]
    return figures


def _presses(terminal: Terminal, keys: tuple[str, ...], presses: int) -> list[float]:
    """Seconds from each press to the first visible change, after one that does not count."""
    return [terminal.answer_to(keys[number % len(keys)]).first for number in range(presses + 1)][1:]


def _lived_in(programs: Programs) -> Program:
    folder = programs.home(LIVED)
    store = open_home(folder)
    if not store.state.search.people:
        store.append_all(demo_events(demo(), NOW.date()))
        store.compact()
    return programs.coach(LIVED)
