"""The footer: which keys it shows, which fit, and what a click does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.geometry import Offset

from coach.tui.screens.main import Main
from coach.tui.widgets.footer import Footer
from tests.scenes import Filling, first_hours, second_week, with_practice, with_search, with_stories
from tests.tui.app_driver import AppDriver, coach_at, run_app


def place_of(person: AppDriver, word: str) -> Offset:
    footer = person.screen.query_one(Footer)
    line = person.seen_in("Footer")
    assert word in line
    return footer.region.offset + Offset(line.index(word), 0)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_no_word_is_cut_and_help_is_always_there(size: tuple[int, int], home: Path) -> None:
    async with run_app(coach_at(home, with_practice), size) as person:
        for room in "1234567":
            await person.press(room)
            words = {each.binding.description for each in person.screen.active_bindings.values()}
            for begin, shown in person.screen.query_one(Footer)._places():
                assert shown.word in words, room
                assert begin + shown.width <= size[0], room
                assert f"{shown.sign} {shown.word}" in person.lines[-1], room
            assert "? Help" in person.lines[-1], room


async def test_the_others_give_way_to_how_to_leave_and_how_to_find(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (80, 24)) as person:
        assert "u Undo" in person.lines[-1]
        assert person.lines[-1].endswith("▏ ? Help q Leave ctrl+p Find ")
        await person.pilot.resize_terminal(60, 20)
        await person.settle()
        assert person.lines[-1] == "space Tick enter More c Check in ? Help q Leave ctrl+p Find "


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_every_room_and_page_says_how_to_leave_and_how_to_find(size: tuple[int, int], home: Path) -> None:
    async with run_app(coach_at(home, with_practice), size) as person:
        for room in ("", *"1234567"):
            await person.press(*room)
            assert person.lines[-1].rstrip().endswith("q Leave ctrl+p Find"), room
        for page in (("W",), ("escape", "2", *["up"] * 2, "h", "home", "enter")):
            await person.press(*page)
            assert not isinstance(person.screen, Main), page
            assert person.lines[-1].rstrip().endswith("esc Back ctrl+p Find"), page


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_every_dialog_says_how_to_leave_and_how_to_find(size: tuple[int, int], home: Path) -> None:
    async with run_app(coach_at(home, second_week), size) as person:
        for key in ("c", "n", "t", "l", "comma", "enter", "question_mark"):
            await person.press(key)
            assert re.search(r"esc \w+( and \w+)? · ctrl\+p finds", person.dialog()), key
            await person.press("escape")
            assert isinstance(person.screen, Main), key


async def test_in_the_first_week_few_keys_stand_there_until_all_are_asked_for(home: Path) -> None:
    async with run_app(coach_at(home, first_hours), (120, 40)) as person:
        assert " ".join(person.lines[-1].split()) == "space Tick enter More g 48 hours ▏ ? Help q Leave ctrl+p Find"
        await person.press("question_mark", "k")
        assert "c Check in" in person.lines[-1]
        assert person.store.state.profile.keys == "all"


async def test_after_the_first_week_all_keys_stand_there(home: Path) -> None:
    async with run_app(coach_at(home, first_hours), (120, 40)) as person:
        assert "c Check in" not in person.lines[-1]
        await person.pass_time(days=7)
        person.app.redraw()
        await person.settle()
        assert "c Check in" in person.lines[-1]


async def test_what_can_be_done_follows_the_focus_and_a_click_does_it(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (80, 24)) as person:
        await person.press("2")
        person.point(place_of(person, "Open"))
        await person.settle()
        assert "esc Back" in person.seen_in("Footer")
        person.point(place_of(person, "Back"))
        await person.settle()
        assert "esc Back" not in person.seen_in("Footer")


async def test_a_click_between_the_keys_does_nothing(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (120, 40)) as person:
        before = person.text
        person.point(place_of(person, "Help") + Offset(30, 0))
        await person.settle()
        assert person.text == before


async def test_hovering_over_a_key_explains_it(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (120, 40)) as person:
        footer = person.screen.query_one(Footer)
        await person.pilot.hover(Footer, offset=(person.seen_in("Footer").index("Undo"), 0))
        assert footer.tooltip == "Undo what you did last. coach says what that was."


@pytest.mark.parametrize(
    ("keys", "word", "filling"),
    [
        (("5",), "More", with_search),
        (("2", "end", "h"), "Edit", with_stories),
    ],
    ids=["the search", "the story bank"],
)
async def test_what_needs_a_row_is_offered_where_there_is_one(
    keys: tuple[str, ...], word: str, filling: Filling, home: Path
) -> None:
    async with run_app(coach_at(home / "empty", second_week), (120, 40)) as person:
        await open_it(person, keys)
        assert word not in person.seen_in("Footer")
    async with run_app(coach_at(home / "full", filling), (120, 40)) as person:
        await open_it(person, keys)
        assert word in person.seen_in("Footer")


async def open_it(person: AppDriver, keys: tuple[str, ...]) -> None:
    await person.press(*keys)
    if keys[-1] == "h":
        await person.press("home", "enter")
