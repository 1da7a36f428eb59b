"""The garbage collector runs while the person is idle, and not before the first screen is up."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.tui.gc_tuning import WORTH_IT, collect_by_the_page, collect_in_between
from tests.scenes import second_week
from tests.tui.app_driver import coach_at, run_app


class Knot:
    """An object that only the garbage collector can free."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    before, rests = gc.get_threshold(), not gc.isenabled()
    gc.enable()
    collect_by_the_page()
    gc.collect()
    yield
    gc.set_threshold(*before)
    if rests:
        gc.disable()


def some_knots() -> weakref.ref[Knot]:
    left = [weakref.ref(Knot()) for _ in range(2 * WORTH_IT)]
    return left[0]


def test_garbage_is_collected_between_keys() -> None:
    left = some_knots()
    assert left() is not None
    collect_in_between()
    assert left() is None


def test_little_is_not_worth_it() -> None:
    left = weakref.ref(Knot())
    collect_in_between()
    assert left() is not None


def test_nothing_is_done_while_the_collector_rests() -> None:
    gc.disable()
    left = some_knots()
    collect_in_between()
    assert left() is not None


async def test_garbage_is_collected_while_the_person_is_idle(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coach.tui.background.LOOK_EVERY", 0.05)
    async with run_app(coach_at(home, second_week)) as person:
        left = some_knots()
        await person.until(lambda: left() is None)
