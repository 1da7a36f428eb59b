"""Settings: the profile and the theme can be changed, and stay changed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from textual.widgets import Input

from coach.tui.screens.profile import SettingsDialog
from tests.scenes import SIZES, second_week
from tests.tui.app_driver import AppDriver, coach_at, run_app


async def turn_to(person: AppDriver, word: str) -> None:
    """Change the focused picker until it shows this word."""
    focused = person.screen.focused
    assert focused is not None
    for _ in range(40):
        if person.seen_in(focused) == f"< {word} >":
            return
        await person.press("right")
    raise AssertionError(f"{word} never came")


async def test_name_week_and_theme_are_changed_by_keys_and_are_there_after_a_restart(home: Path) -> None:
    async with run_app(coach_at(home, second_week), SIZES[0]) as person:
        await person.press("comma")
        assert person.seen_in("#name") == "Amal"
        await person.press("ctrl+u")
        await person.type("Noor")
        await person.focus("first-weekday")
        await turn_to(person, "Sunday")
        await person.focus("working-days")
        await person.press("left", "space", "right", "space")  # Sunday in, Monday out
        await person.focus("theme")
        await turn_to(person, "coach-light")
        await person.press("ctrl+s")

        await person.until(lambda: person.store.state.profile.name == "Noor")
        assert "Good morning, Noor Monday 23 November" in person.seen_in("#greeting")
        assert "A day off. There is nothing you have to do." in person.seen_in("#greeting")
        assert person.app.theme == "coach-light"

    async with run_app(coach_at(home)) as person:
        profile = person.store.state.profile
        assert (profile.name, profile.first_weekday, profile.working_days) == ("Noor", 6, (1, 2, 3, 4, 6))
        assert (profile.country, profile.currency, profile.lost_on) == ("AE", "AED", date(2026, 11, 10))
        assert person.app.theme == "coach-light"
        await person.press("comma")
        assert person.seen_in("#first-weekday") == "< Sunday >"
        assert person.seen_in("#working-days") == "Mo [Tu][We][Th][Fr] Sa [Su]"


async def test_an_empty_field_forgets_what_was_there(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("comma")
        for field in ("name", "lost-on", "country", "currency"):
            await person.focus(field)
            await person.press("end", "ctrl+u")
        await person.press("ctrl+s")

        profile = person.store.state.profile
        assert (profile.name, profile.lost_on, profile.country, profile.currency) == ("", None, "", "")
        assert person.seen_in("#greeting").startswith("Good morning Monday 23 November")


async def test_saving_unchanged_settings_does_not_restart_the_quiet(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        told_at = person.store.state.profile.told_at
        await person.pass_time(hours=1)
        await person.press("comma")
        await person.press("ctrl+s")
        assert person.store.state.profile.told_at == told_at


async def test_closing_changes_nothing_and_undo_takes_a_change_back(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        before = len(person.store.state)
        await person.press("comma", "end")
        await person.type("ia")
        await person.click_on("[ Cancel ]")
        await person.press("enter")
        assert len(person.store.state) == before

        await person.press("comma", "end")
        await person.type("ia")
        await person.press("ctrl+s")
        assert "Good morning, Amalia" in person.seen_in("#greeting")
        await person.press("u")
        assert "Undone: The change to your settings." in person.toasts
        assert "Good morning, Amal " in person.seen_in("#greeting")


async def test_undoing_a_theme_removes_it_from_the_screen(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        person.app.theme = "coach-light"
        await person.settle()
        person.app.theme = "nord"
        await person.settle()
        await person.press("u")
        assert person.app.theme == "coach-light"


async def test_a_theme_chosen_in_the_palette_is_there_after_a_restart(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("ctrl+p")
        await person.type("theme")
        await person.until(lambda: person.shows("Dark, light, and the colours of your terminal."))
        await person.press("enter")
        await person.until(lambda: person.shows("dracula"))
        await person.type("gruvbox")
        await person.until(lambda: not person.shows("dracula"))
        await person.press("enter")
        await person.until(lambda: person.app.theme == "gruvbox")

    async with run_app(coach_at(home)) as person:
        assert person.app.theme == "gruvbox"


async def test_an_unknown_country_is_explained_and_stays(home: Path) -> None:
    async with run_app(coach_at(home, second_week), SIZES[0]) as person:
        await person.press("comma")
        await person.focus("country")
        await person.press("ctrl+u")
        await person.type("Germny")
        await person.press("ctrl+s")

        assert isinstance(person.screen, SettingsDialog)
        assert "Did you mean Germany (DE)" in person.seen_in(".under.-refused")
        assert person.screen.query_one("#country", Input).value == "Germny"
