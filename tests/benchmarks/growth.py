"""What a history costs: the same things with no entry, 1,000, 20,000 and 100,000 of them, in turn."""

from __future__ import annotations

import gc
from dataclasses import replace

from coach.domain.events import Done
from coach.domain.review.period import week_around
from coach.domain.review.review import all_time, review
from coach.storage.store import Store
from tests.benchmarks import proc
from tests.benchmarks.commands import whole_process
from tests.benchmarks.figures import Figure, megabytes, milliseconds, ratio, timed
from tests.benchmarks.programs import FRESH, NOW, TEN_YEARS, THOUSAND, YEARS, Homes, Programs, open_home
from tests.benchmarks.rooms import ROOMS
from tests.benchmarks.terminal import Terminal
from tests.benchmarks.ticks import NEXT_MONTH

SIZES: Homes = (FRESH, THOUSAND, YEARS, TEN_YEARS)
AGAINST_A, STATUS, TICK, WEEK, WHOLE = 1.5, 12.0, 1.2, 50.0, 300.0
FIRST_LOOK = 1.5
TODAY = NOW.date()


def measure(programs: Programs, runs: int = 5, ticks: int = 100, homes: Homes = SIZES) -> list[Figure]:
    """Each beside the bare programs and beside no history, in the same minute."""
    figures = [*_windows(programs, runs, homes), *_status(programs, runs * 3, homes)]
    figures += [*_ticks(programs, ticks, homes), *_reviews(programs, runs, homes)]
    return [*figures, *_first_looks(programs, runs, homes)]


def _windows(programs: Programs, runs: int, homes: Homes) -> list[Figure]:
    """The first action on the screen, and the memory once every room was opened."""
    ours = [programs.coach(home) for home in homes]
    contestants = [programs.bare("A"), programs.bare("B"), *ours]
    starts: dict[str, list[float]] = {program.name: [] for program in contestants}
    sizes: dict[str, list[float]] = {program.name: [] for program in contestants}
    for _ in range(runs):
        for program in contestants:
            with Terminal(program) as terminal:
                starts[program.name].append(terminal.wait_for(program.first) - terminal.began)
                terminal.settle()
                for room in ROOMS if program in ours else ():
                    terminal.answer_to(room)
                sizes[program.name].append(proc.memory(terminal.pid))
    figures = [megabytes(f"memory: {program.name}", sizes[program.name]) for program in contestants]
    for home, program in zip(homes, ours, strict=True):
        bound = AGAINST_A if home is not TEN_YEARS else None
        figures += [
            milliseconds(f"start with {home.name}", starts[program.name]),
            ratio(f"start with {home.name}, against A", starts[program.name], starts["A"], bound),
            ratio(f"start with {home.name}, against B", starts[program.name], starts["B"], 1.0),
        ]
    return figures


def _status(programs: Programs, runs: int, homes: Homes) -> list[Figure]:
    nothing, ours = programs.nothing(), [programs.coach(home, "status") for home in homes]
    times: dict[str, list[float]] = {program.name: [] for program in (nothing, *ours)}
    for _ in range(runs):
        for program in (nothing, *ours):
            times[program.name].append(whole_process(program))
    return [ratio(f"{program.name}: the process", times[program.name], times[nothing.name], STATUS) for program in ours]


def _ticks(programs: Programs, ticks: int, homes: Homes) -> list[Figure]:
    """`Coach.record`, in a month that is new to all, so that their pages fill in step."""
    gc.collect()
    coaches = [open_home(programs.home(home), NEXT_MONTH) for home in homes]
    times: list[list[float]] = [[] for _ in coaches]
    gc.freeze()  # as the screen does once it is up
    for number in range(ticks):
        turn = list(zip(coaches, times, strict=True))
        for store, taken in turn if number % 2 else reversed(turn):
            taken.append(timed(lambda store=store: store.append(Done("1.1", 20))))  # type: ignore[misc]
    gc.unfreeze()
    return [
        ratio(f"a durable tick with {home.name}, against none", taken, times[0], TICK)
        for home, taken in zip(homes[1:], times[1:], strict=True)
    ]


def _first_looks(programs: Programs, runs: int, homes: Homes) -> list[Figure]:
    """Reading every page, as after a restored backup: what an entry costs, beside the shortest history's."""
    looked = [home for home in homes if home.entries > 1]
    times: list[list[float]] = [[] for _ in looked]
    for _ in range(runs):
        for home, taken in zip(looked, times, strict=True):
            folder = programs.home(replace(home, name=f"{home.name} unread", summed_up=False))
            taken.append(timed(lambda folder=folder: open_home(folder)) / home.entries)  # type: ignore[misc]
    return [
        ratio(f"a first look at {home.name}, for each entry", taken, times[0], FIRST_LOOK)
        for home, taken in zip(looked, times, strict=True)
    ]


def _reviews(programs: Programs, runs: int, homes: Homes) -> list[Figure]:
    figures = []
    for home in homes[1:]:
        store = open_home(programs.home(home))
        week = [timed(lambda store=store: _week(store)) for _ in range(runs)]  # type: ignore[misc]
        whole = [timed(lambda store=store: _whole(store)) for _ in range(runs)]  # type: ignore[misc]
        bounded = home is not TEN_YEARS
        figures += [
            milliseconds(f"the week in review with {home.name}", week, WEEK),
            milliseconds(f"the whole time in review with {home.name}", whole, WHOLE if bounded else None),
        ]
    return figures


def _week(store: Store) -> None:
    review(store.state, week_around(TODAY, 0), TODAY)


def _whole(store: Store) -> None:
    review(store.state, all_time(store.state, TODAY), TODAY)
