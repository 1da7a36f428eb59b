"""The status line says the same in fewer words if there is less room."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from rich.cells import cell_len

from coach.domain.runway.events import LineSet
from coach.storage.store import Store
from coach.tui.status_bar import status_line
from coach.tui.view import look
from tests.scenes import Filling, all_done, first_hours, nothing, on_a_break, second_week, with_money
from tests.tui.app_driver import coach_at, run_app


def line(home: Path, filling: Filling, width: int) -> str:
    return status_line(look(coach_at(home, filling)), width).plain


def with_date(name: str) -> Filling:
    def filling(store: Store) -> None:
        with_money(store)
        store.append(LineSet("claim", "clock", name, due=date(2026, 12, 10)))

    return filling


@pytest.mark.parametrize(
    ("width", "told"),
    [
        (118, "Mon 23 Nov  ·  Step 2 of 10  ·  1 of 5 today  ·  money to 15 Jun 2027  ·  Thu 10 Dec Last day"),
        (90, "Mon 23 Nov · Step 2 of 10 · 1 of 5 today · money to 15 Jun 2027 · Thu 10 Dec Last day"),
        (80, "23 Nov · Step 2 · 1 of 5 · money to 15 Jun 2027 · 10 Dec Last day"),
        (60, "23 Nov · Step 2 · to 15 Jun 2027 · 10 Dec Last day"),
    ],
)
def test_the_runway_and_the_next_date_are_always_there(width: int, told: str, home: Path) -> None:
    found = line(home, with_date("Last day"), width)
    assert cell_len(found) <= width
    assert found == told


@pytest.mark.parametrize("filling", [nothing, first_hours, second_week, on_a_break, all_done])
@pytest.mark.parametrize("width", [58, 78, 118])
def test_without_money_all_of_it_fits_every_window(filling: Filling, width: int, home: Path) -> None:
    assert cell_len(line(home, filling, width)) <= width


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_it_follows_the_size_of_the_window(size: tuple[int, int], home: Path) -> None:
    async with run_app(coach_at(home, with_money), (100, 30)) as person:
        await person.press("3")
        await person.resize(*size)
        last = person.lines[-2].strip()
        assert "2027" in last
        assert "10 Dec" in last


@pytest.mark.parametrize(
    ("width", "told"),
    [
        (58, "23 Nov · Step 2 · to 15 Jun 2027 · 10 Dec Last day to claim the allowance"),
        (48, "23 Nov · Step 2 · to 15 Jun 2027"),
    ],
)
def test_a_date_is_dropped_if_too_little_of_it_fits(width: int, told: str, home: Path) -> None:
    assert line(home, with_date("Last day to claim the allowance"), width) == told
