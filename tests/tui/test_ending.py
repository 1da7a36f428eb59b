"""The page that closes a search: how it opens, what each line does, and that the window is calm after it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList, TextArea

from coach.domain.ending.ending import ending
from coach.domain.search.events import ApplicationSet
from coach.domain.search.next_move import accepted_one
from coach.domain.today.day import SIGNED
from coach.tui.screens.ending.found_work import FoundWorkDialog
from coach.tui.screens.ending.page import EndingPage
from coach.tui.screens.main import Main
from coach.tui.screens.search.dialogs import DraftDialog
from tests.sampling import one_in
from tests.scenes import second_week, with_an_ending, with_search
from tests.tui.app_driver import EACH_SIZE, AppDriver, coach_at, run_app

TODAY = date(2026, 11, 23)
OFFER = ("5", "right", "right", "right", "s")


def page(person: AppDriver) -> EndingPage:
    assert isinstance(person.screen, EndingPage)
    return person.screen


def names(person: AppDriver) -> list[tuple[str, str]]:
    return [part.key for part in page(person)._drawn]


async def go_to(person: AppDriver, *key: str) -> None:
    if page(person).columns.is_inside:
        await person.press("escape")
    chooser = page(person).query_one("#ending-parts", OptionList)
    chooser.highlighted = names(person).index((key[0], key[1]))
    await person.settle()


@pytest.mark.parametrize("size", EACH_SIZE, ids=str)
async def test_accepting_an_offer_opens_the_page_by_itself_and_the_weeks_come_first(
    size: tuple[int, int], home: Path
) -> None:
    async with run_app(coach_at(home, with_search), size) as person:
        await person.press(*OFFER, "a", "a", "enter")
        assert "You said yes to Acme on 23 November 2026." in person.seen_in("#ending-text")
        assert person.shows("It took 2 weeks")
        await person.press("escape", *(["escape"] if size[0] < 76 else []))
        assert isinstance(person.screen, Main)
        await person.press("1", "3", "1")
        assert isinstance(person.screen, Main)  # it opens by itself only once


@pytest.mark.parametrize("size", EACH_SIZE, ids=str)
async def test_a_job_found_another_way_is_asked_for_and_then_shown(size: tuple[int, int], home: Path) -> None:
    async with run_app(coach_at(home, second_week), size) as person:
        await person.press("E")
        assert isinstance(person.screen, FoundWorkDialog)
        await person.press("ctrl+s")
        assert person.shows("Write where you will work.")
        await person.press(*"bakery", "tab", *"7 Dec", "enter")
        assert "You start on Monday 7 December." in person.seen_in("#ending-text")
        await person.press("u")
        assert isinstance(person.screen, Main)
        assert accepted_one(person.store.state.search) is None


async def test_a_letter_can_be_changed_and_copied_and_the_line_is_done_once_it_is_sent(home: Path) -> None:
    async with run_app(coach_at(home, with_an_ending), (80, 24)) as person:
        await person.press("E")
        await go_to(person, "thank", "Ana Lopez")
        assert "I start at Acme on 7 December." in person.seen_in("#ending-text")
        await person.press("enter")
        assert isinstance(person.screen, DraftDialog)
        person.screen.query_one(TextArea).text = "My own words"
        await person.press("ctrl+s")
        assert person.app.clipboard == "My own words"
        await person.press("space")
        found = ending(person.store.state, TODAY)
        assert found is not None
        assert [each.name for each in found.people if each.done] == ["Ana Lopez"]
        assert "You have thanked them." in person.seen_in("#ending-text")
        await person.press("u")
        assert "You have thanked them." not in person.seen_in("#ending-text")


@pytest.mark.parametrize("size", EACH_SIZE, ids=str)
async def test_all_that_is_open_is_withdrawn_in_one_go_after_asking_and_undo_brings_it_back(
    size: tuple[int, int], home: Path
) -> None:
    async with run_app(coach_at(home, with_an_ending), size) as person:
        person.store.append(ApplicationSet("wish", "Fabrikam"))
        await person.press("E", "x", "escape")
        assert [part for part, _ in names(person)].count("open") == 1
        await person.press("x", "enter")
        assert [part for part, _ in names(person)].count("open") == 0
        stages = {each.employer: each.stage for each in person.store.state.search.applications.values()}
        assert (stages["Globex"], stages["Fabrikam"]) == ("withdrawn", "wished")
        await person.press("u")
        assert [part for part, _ in names(person)].count("open") == 1


async def test_the_blocks_end_and_the_first_90_days_are_ticked_with_space(home: Path) -> None:
    async with run_app(coach_at(home, with_an_ending), (120, 40)) as person:
        await person.press("E")
        await go_to(person, "stop", "blocks")
        await person.press("space")
        assert "You have none left." in person.seen_in("#ending-text")
        await go_to(person, "days", "")
        await person.press("enter")
        assert person.shows("Done when")
        await person.press("escape", "space")
        assert person.store.state.history_of(SIGNED).times == 1


async def test_the_first_day_can_be_changed_there(home: Path) -> None:
    async with run_app(coach_at(home, with_an_ending), (80, 24)) as person:
        await person.press("E", "e", "tab")
        person.screen.query_one("#line-1", Input).value = "2026-12-14"
        await person.press("enter")
        assert "You start on Monday 14 December." in person.seen_in("#ending-text")


async def test_everything_is_backed_up_to_a_folder_of_its_own(home: Path, tmp_path: Path) -> None:
    async with run_app(coach_at(home, with_an_ending), (80, 24)) as person:
        await person.press("E", "b")
        folder = tmp_path / "kept"
        person.screen.query_one(Input).value = str(folder)
        await person.press("enter")
        await person.settle()
        assert (folder / "README.txt").is_file()
        await person.press("b")
        person.screen.query_one(Input).value = str(folder)
        await person.press("enter")
        assert person.shows("new or empty")


async def test_a_page_is_made_of_it(home: Path, tmp_path: Path) -> None:
    async with run_app(coach_at(home, with_an_ending), (80, 24)) as person:
        await person.press("E", "o")
        person.screen.query_one("#page-file", Input).value = str(tmp_path / "ending.html")
        await person.press("ctrl+s")
        assert "You said yes to Acme" in (tmp_path / "ending.html").read_text("utf-8")


@pytest.mark.parametrize("size", EACH_SIZE, ids=str)
async def test_after_the_ending_the_window_is_calm_and_one_key_resumes_the_search(
    size: tuple[int, int], home: Path
) -> None:
    async with run_app(coach_at(home, with_search), size) as person:
        await person.press("5")
        assert "Nothing is due" not in person.seen_in("#search")
    async with run_app(coach_at(home, with_an_ending), size) as person:
        assert person.shows("Your first day at Acme is Monday 7 December, in 14 days.")
        await person.press("5")
        assert "Nothing is due" in person.seen_in("#search")
        assert "Step" not in person.seen_in("#status")
        await person.press("1", "E", "g")
        assert isinstance(person.screen, Main)
        assert accepted_one(person.store.state.search) is None
        await person.press("u")
        assert person.shows("Your first day at Acme")


@pytest.mark.parametrize("typed", one_in(4, ["got a job", "found work", "offer acc", "ending"]))
async def test_the_palette_finds_it_by_what_people_call_it(typed: str, home: Path) -> None:
    async with run_app(coach_at(home, with_an_ending), (80, 24)) as person:
        await person.press("5", "ctrl+p", *("space" if letter == " " else letter for letter in typed))
        await person.settle()
        await person.press("enter")
        await person.settle()
        assert isinstance(person.screen, EndingPage)
