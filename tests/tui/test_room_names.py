"""The line of rooms: the open one is obvious, a click opens another, and at first empty ones are muted."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.domain.events import ProfileSet
from coach.domain.first_week import empty_rooms, is_beginner
from coach.tui.commands import ROOMS
from coach.tui.themes import MUTED
from coach.tui.widgets.room_names import room_names
from tests.scenes import NOW, first_hours, nothing, second_week, with_money, with_search, with_week
from tests.tui.app_driver import EACH_SIZE, coach_at, run_app

TITLES = [command.title for command in ROOMS]


def styled(words: str, opened: str, muted: frozenset[str], width: int) -> list[str]:
    """Return the styles of a part of the line."""
    line = room_names(opened, muted, width)
    begin = line.plain.index(words)
    return [str(span.style) for span in line.spans if span.start <= begin and begin + len(words) <= span.end]


@pytest.mark.parametrize("width", [60, 76, 80, 100, 120])
@pytest.mark.parametrize("opened", [command.id.removeprefix("room.") for command in ROOMS])
def test_every_room_is_named_in_the_line_with_its_key_and_it_fits(opened: str, width: int) -> None:
    line = room_names(opened, frozenset(), width).plain
    assert all(f"{command.key} {command.title}" in line for command in ROOMS)
    assert len(line) <= width


def test_the_open_room_is_reversed_so_that_it_is_seen_without_colours() -> None:
    assert styled("3 Week", "week", frozenset(), 80) == ["bold reverse $primary"]
    assert styled("2", "week", frozenset(), 80) == ["$accent"]


def test_a_muted_room_is_not_muted_while_it_is_open() -> None:
    assert styled("Search", "today", frozenset({"search"}), 80) == [MUTED]
    assert styled("Search", "search", frozenset({"search"}), 80) == ["bold reverse $primary"]


@pytest.mark.parametrize("size", EACH_SIZE)
async def test_a_click_on_a_name_opens_the_room(size: tuple[int, int], home: Path) -> None:
    async with run_app(coach_at(home, second_week), size) as person:
        for command in (*ROOMS[::-1], *ROOMS):
            await person.click_on(f"{command.key} {command.title}", beside=3)
            assert f"room.{person.app.main.room.id}" == command.id


async def test_a_room_is_muted_until_something_is_noted_in_it(home: Path) -> None:
    assert empty_rooms(coach_at(home / "none", nothing).state) == {"week", "runway", "search", "library"}
    for filling, room in ((with_week, "week"), (with_money, "runway"), (with_search, "search")):
        assert room not in empty_rooms(coach_at(home / room, filling).state)


async def test_the_first_week_lasts_seven_days_or_until_all_keys_are_asked_for(home: Path) -> None:
    store = coach_at(home, first_hours)
    today = NOW.date()
    assert is_beginner(store.state, today)
    assert is_beginner(store.state, today.replace(day=today.day + 6))
    assert not is_beginner(store.state, today.replace(day=today.day + 7))
    store.append(ProfileSet(keys="all"))
    assert not is_beginner(store.state, today)
    store.append(ProfileSet(keys=""))
    assert is_beginner(store.state, today)
    assert not is_beginner(coach_at(home / "later", second_week).state, today)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_a_message_is_above_the_footer_and_covers_only_its_line(size: tuple[int, int], home: Path) -> None:
    async with run_app(coach_at(home, second_week), size) as person:
        await person.press("2", "z", "u")
        assert person.toasts[0].startswith("Undone: ")
        (row,) = [at for at, line in enumerate(person.lines) if "Undone" in line]
        assert row == size[1] - 2
        assert "ctrl+p Find" in person.lines[-1]
