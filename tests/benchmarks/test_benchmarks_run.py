"""The suite still measures what it says. How much it measures is not asked here: that depends on the machine."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable

import pytest

if sys.platform != "linux":
    pytest.skip("reads /proc", allow_module_level=True)

from coach.cli.main import COMMANDS
from tests.benchmarks import (
    commands,
    contacts,
    growth,
    idle,
    keys,
    large,
    lists,
    money,
    pauses,
    peers,
    practice,
    reading,
    rooms,
    skills,
    starts,
    startup,
    stories,
    ticks,
)
from tests.benchmarks.__main__ import PARTS, main
from tests.benchmarks.figures import Figure
from tests.benchmarks.large_life import LARGE
from tests.benchmarks.programs import FRESH, THOUSAND, Programs

FRESH_ONLY = (FRESH,)
SHORT: dict[str, Callable[[Programs], list[Figure]]] = {
    "startup": lambda programs: startup.measure(programs, runs=1, warm_up=0, homes=FRESH_ONLY),
    "keys": lambda programs: keys.measure(programs, runs=1, presses=1, homes=FRESH_ONLY),
    "pauses": lambda programs: pauses.measure(programs, runs=1, keys=("down", "up"), homes=FRESH_ONLY),
    "rooms": lambda programs: rooms.measure(programs, runs=1, presses=2, rooms={"2": "Steps", "3": "Week"}),
    "idle": lambda programs: idle.measure(programs, runs=1, seconds=1.5, homes=FRESH_ONLY),
    "commands": lambda programs: commands.measure(programs, runs=1, warm_up=0),
    "starts": lambda programs: starts.measure(
        programs, runs=1, commands={"export": starts.EVERY["export"], "where": ()}
    ),
    "ticks": lambda programs: ticks.measure(programs, ticks=2, warm_up=0),
    "money": lambda programs: money.measure(programs, runs=1),
    "contacts": lambda programs: contacts.measure(programs, runs=1, people=1_200),
    "lists": lambda programs: lists.measure(programs, runs=1),
    "reading": lambda programs: reading.measure(programs, runs=1),
    "growth": lambda programs: growth.measure(programs, runs=1, ticks=2, homes=(FRESH, THOUSAND)),
    "practice": lambda programs: practice.measure(programs, runs=1),
    "skills": lambda programs: skills.measure(programs, runs=1),
    "stories": lambda programs: stories.measure(programs, runs=1),
    "peers": lambda programs: peers.measure(programs, runs=1, where=""),
    "large": lambda programs: large.measure(
        programs, runs=1, switches=8, size=LARGE.part(0.01), commands=(("status",),)
    ),
}
BOUNDED = {
    "startup": 5,
    "keys": 2,
    "pauses": 4,
    "idle": 1,
    "commands": 6,
    "ticks": 3,
    "money": 5,
    "contacts": 2,
    "lists": 6,
    "reading": 4,
    "practice": 5,
    "skills": 7,
    "rooms": 6,
    "starts": 0,
    "growth": 10,
    "stories": 7,
    "peers": 0,
    "large": 26,
}


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Programs:
    return Programs(tmp_path_factory.mktemp("homes"))


def test_every_command_is_started() -> None:
    assert starts.EVERY.keys() == COMMANDS.keys()


def test_every_part_is_tried_here() -> None:
    assert SHORT.keys() == PARTS.keys()


@pytest.mark.long
@pytest.mark.parametrize("part", SHORT)
def test_a_part_yields_its_figures(part: str, programs: Programs) -> None:
    figures = SHORT[part](programs)
    assert len({figure.name for figure in figures}) == len(figures)
    assert sum(figure.bound is not None for figure in figures) == BOUNDED[part]
    assert all(figure.value > 0 for figure in figures)


def test_the_command_prints_every_figure_with_its_verdict(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--only", "ticks", "--runs", "1", "--json"])
    printed = json.loads(capsys.readouterr().out)
    assert {figure["verdict"] for figure in printed["figures"]} <= {"within", "over", ""}
    assert len(printed["figures"]) == 4


def test_a_part_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["--only", "weather"])
    assert "'weather'" in capsys.readouterr().err
