"""The check-in and notes: a few keys, or the mouse."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from coach.domain.entries import Entry
from coach.tui.screens.check_in import CheckInDialog
from coach.tui.screens.main import Main
from coach.tui.screens.note import NoteDialog
from tests.scenes import SIZES, second_week
from tests.tui.app_driver import AppDriver, coach_at, run_app

TODAY = date(2026, 11, 23)


def kept(person: AppDriver) -> Entry:
    return person.store.state.check_ins[TODAY]


async def test_three_keys_are_a_check_in(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        assert "c check in" in person.seen_in("#today-mood")
        await person.press("c", "4", "ctrl+s")
        assert person.toasts == ["Saved."]
        person.app.clear_notifications()
        await person.settle()

        assert isinstance(person.screen, Main)
        assert (kept(person).number("mood"), kept(person).number("energy")) == (4, None)
        assert "today 4 of 5" in person.seen_in("#today-mood")
    assert coach_at(home).state.check_ins[TODAY].number("mood") == 4


async def test_mood_energy_and_a_line_by_keys(home: Path) -> None:
    async with run_app(coach_at(home, second_week), SIZES[0]) as person:
        await person.press("c", "2", "tab", "right", "right", "tab")
        assert "[2]" in person.seen_in("#mood")
        assert "[4]" in person.seen_in("#energy")
        await person.type("slept, at last")
        await person.press("ctrl+s")

        assert kept(person).text("note") == "slept, at last"
        assert (kept(person).number("mood"), kept(person).number("energy")) == (2, 4)


async def test_the_arrow_keys_stay_on_the_scale(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("c", "1", "left", "left")
        assert "[1]" in person.seen_in("#mood")
        await person.press(*["right"] * 6)
        assert "[5]" in person.seen_in("#mood")


async def test_without_a_mood_it_names_what_is_missing_and_keeps_the_text(home: Path) -> None:
    async with run_app(coach_at(home, second_week), SIZES[0]) as person:
        await person.press("c")
        await person.focus("line")
        await person.type("no number for this")
        await person.press("ctrl+s")

        assert isinstance(person.screen, CheckInDialog)
        assert "Type a number from 1 (low) to 5 (high) for your mood." in person.dialog()
        assert person.seen_in("#line") == "no number for this"
        await person.press("3", "ctrl+s")
        assert kept(person).text("note") == "no number for this"


async def test_a_second_check_in_begins_with_the_first_and_takes_its_place(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("c", "4", "ctrl+s", "c")
        assert "[4]" in person.seen_in("#mood")
        await person.press("3", "ctrl+s")
        assert kept(person).number("mood") == 3

        await person.press("u")
        assert person.toasts == ["Undone: The check-in."]
        person.app.clear_notifications()
        await person.settle()
        assert "today 4 of 5" in person.seen_in("#today-mood")


async def test_the_mouse_alone_is_enough(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.click_on("c Check in")
        assert isinstance(person.screen, CheckInDialog)
        for number in range(1, 6):
            await person.click("#mood", (17 + 3 * number, 0))
            assert f"[{number}]" in person.seen_in("#mood")
        await person.click("#energy", (17 + 3 * 2, 0))
        assert "[2]" in person.seen_in("#energy")
        await person.click_on("[ Save ]")

        assert (kept(person).number("mood"), kept(person).number("energy")) == (5, 2)


async def test_escape_saves_nothing(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        before = len(person.store.state)
        await person.press("c", "4", "escape", "n")
        await person.type("never mind")
        await person.press("escape", "enter")
        assert len(person.store.state) == before


async def test_a_note_is_saved_unless_it_is_empty(home: Path) -> None:
    async with run_app(coach_at(home, second_week), SIZES[0]) as person:
        await person.press("n", "enter")
        assert isinstance(person.screen, NoteDialog)
        assert "Write a few words, or leave the note out." in person.dialog()

        await person.type("ask Lena about Tuesday, 9:30?")
        await person.press("ctrl+s")
        assert person.toasts == ["Saved."]
        assert person.store.state.notes[-1].text("text") == "ask Lena about Tuesday, 9:30?"

        await person.press("u")
        assert 'Undone: The note "ask Lena about Tuesday, 9:30?".' in person.toasts


async def test_every_low_day_brings_a_help_line_before_anything_else(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        for mood in ("1", "2"):
            await person.press("c", mood, "ctrl+s")
            said = person.dialog()
            assert said.index("findahelpline.com") < said.index("emergency number") < said.index("two minutes")
            await person.press("escape")


async def test_a_day_that_is_not_low_brings_nothing(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("c", "3", "ctrl+s")
        assert isinstance(person.screen, Main)
