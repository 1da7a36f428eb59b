"""Colours are never needed to understand a screen, and never forced on a terminal without them."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.theme import Theme

from coach.domain.events import ProfileSet
from coach.storage.store import Store
from coach.tui.themes import OURS
from tests.scenes import Filling, second_week
from tests.tui.app_driver import AppDriver, coach_at, run_app
from tests.tui.contrast import contrast
from tests.tui.textual_internals import strips_of


def segments(person: AppDriver) -> list[Segment]:
    return [segment for strip in strips_of(person.screen) for segment in strip]


def colours(person: AppDriver) -> set[str]:
    """Return every colour the screen asks the terminal for."""
    styles = [segment.style for segment in segments(person) if segment.style]
    return {
        f"#{colour.triplet.hex[1:]}" if colour.triplet else str(colour.name)
        for style in styles
        for colour in (style.color, style.bgcolor)
        if colour
    }


def style_of(person: AppDriver, words: str) -> Style:
    """Return the style of these words."""
    return next(segment.style for segment in segments(person) if words in segment.text and segment.style)


def in_ansi(store: Store) -> None:
    second_week(store)
    store.append(ProfileSet(theme="ansi-dark"))


async def test_done_items_can_be_told_without_colours(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with run_app(coach_at(home, second_week)) as person:
        assert person.app.no_color
        assert all(len({colour[1:3], colour[3:5], colour[5:7]}) == 1 for colour in colours(person))
        assert person.shows("[x] 2.2")
        assert person.shows("[ ] 1.6")


async def test_without_colours_the_cursor_and_the_open_room_still_show(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with run_app(coach_at(home, second_week)) as person:
        for key, here, elsewhere in (
            ("down", "After the quiet, try twenty", "Write one line about"),
            ("2", "Steps", "Today"),
        ):
            await person.press(key)
            styles = {
                words: next(segment.style for segment in segments(person) if words in segment.text)
                for words in (here, elsewhere)
            }
            assert styles[here] != styles[elsewhere]


async def test_with_an_ansi_theme_and_no_colour_the_terminal_keeps_its_own(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with run_app(coach_at(home, in_ansi)) as person:
        assert not any(colour.startswith("#") for colour in colours(person))
        assert person.shows("[x] 2.2")


async def test_an_ansi_theme_asks_only_for_the_terminals_own_colours(home: Path) -> None:
    async with run_app(coach_at(home, in_ansi)) as person:
        assert person.app.theme == "ansi-dark"
        assert {colour for colour in colours(person) if colour.startswith("#")} == set()
        assert person.shows("Good morning, Amal   Monday 23 November")


async def test_dark_light_and_ansi_themes_draw_the_same_words(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        words, looks = person.text, [colours(person)]
        for theme in ("coach-light", "textual-light", "ansi-light", "ansi-dark", "nord"):
            person.app.theme = theme
            await person.settle()
            assert person.text == words
            assert colours(person) not in looks
            looks.append(colours(person))


@pytest.mark.parametrize(
    ("background", "theme"), [("15;0", "coach-dark"), ("0;15", "coach-light"), ("0;default;7", "coach-light")]
)
async def test_the_first_theme_suits_the_terminal_as_far_as_it_tells(
    background: str, theme: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORFGBG", background)
    async with run_app(coach_at(home, second_week)) as person:
        assert person.app.theme == theme
        assert person.store.state.profile.theme == ""  # a guess is no choice


@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
async def test_our_own_themes_are_readable_and_have_no_red(theme: Theme, home: Path) -> None:
    def chosen(store: Store) -> None:
        second_week(store)
        store.append(ProfileSet(theme=theme.name))

    async with run_app(coach_at(home, chosen)) as person:
        for segment in segments(person):
            style = segment.style
            if not (style and style.color and style.bgcolor):
                continue
            ink, paper = style.color.triplet, style.bgcolor.triplet
            if ink and paper and segment.text.strip(" ▏▄▁▂▃▅▆▇│─▌▐╭╮╰╯"):
                assert contrast(ink, paper) >= 3.0, segment
        for colour in colours(person):
            red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
            assert red < 160 or red - max(green, blue) < 100


@pytest.mark.parametrize("filling", [second_week, in_ansi])
async def test_a_row_looks_otherwise_where_the_focus_is_elsewhere(filling: Filling, home: Path) -> None:
    async with run_app(coach_at(home, filling)) as person:
        await person.press("2")
        before = style_of(person, "What you want")
        await person.press("enter")
        assert style_of(person, "What you want") != before


@pytest.mark.parametrize("filling", [second_week, in_ansi])
async def test_a_focused_choice_is_marked_by_more_than_a_shade(filling: Filling, home: Path) -> None:
    async with run_app(coach_at(home, filling)) as person:
        await person.press("comma", *["tab"] * 4)
        assert style_of(person, "<").reverse
        await person.press("tab")
        assert not style_of(person, "<").reverse


async def test_in_the_colours_of_the_terminal_a_highlight_can_be_read(home: Path) -> None:
    async with run_app(coach_at(home, in_ansi)) as person:
        await person.press("7", "enter", "down", "down", "M")
        style = style_of(person, "This is the article that the whole")
        assert style.bgcolor is None or style.bgcolor.is_default
        assert person.shows("┃")
