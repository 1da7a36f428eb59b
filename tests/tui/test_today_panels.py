"""The panels of Today: where they are, how they start, and which rooms they open."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from unittest.mock import Mock

import pytest
from textual.widgets import Input

from coach.domain.events import CheckIn
from coach.domain.schedule.events import BlockSet
from coach.domain.search.events import ApplicationSet, PersonSet, StageReached
from coach.domain.today.charts import WeekStrip
from coach.storage.store import Store
from coach.tui.screens.search.quick_log import QuickLog
from coach.tui.screens.today.panels import week_panel
from coach.tui.widgets.day_list import DayList
from coach.tui.widgets.panel import Panel
from tests.scenes import NARROW, USUAL, WIDE, nothing, second_week, with_money, with_search, with_week
from tests.tui.app_driver import AppDriver, coach_at, run_app

TODAY = date(2026, 11, 23)


def shown(person: AppDriver) -> list[str]:
    """Return the visible panels."""
    return [str(panel.id).removeprefix("today-") for panel in person.screen.query(Panel) if panel.region]


def with_an_errand(store: Store) -> None:
    second_week(store)
    store.append(BlockSet("bank", TODAY, "15:00", 30, "other", title="The bank"))


def with_a_person(store: Store) -> None:
    second_week(store)
    store.append(PersonSet("ana", "Ana Lopez", next_step="ring", next_on=TODAY))


async def go_to(person: AppDriver, begins: str) -> None:
    """Move the cursor to the item whose title begins with this."""
    tasks = person.screen.query_one(DayList)
    for _ in range(20):
        if tasks.thing and tasks.thing.title.startswith(begins):
            return
        await person.press("up")
    raise AssertionError(begins)


async def test_a_large_window_has_all_pictures_a_usual_one_three_and_a_small_one_the_list_alone(home: Path) -> None:
    async with run_app(coach_at(home, with_week), WIDE) as person:
        assert shown(person) == ["runway", "week", "search", "mood", "steps"]
        assert not person.shows("step 2, 2 of 7")
        assert not person.screen.query_one("#status").region
        await person.resize(*USUAL)
        assert shown(person) == ["runway", "week", "mood"]
        assert person.shows("step 2, 2 of 7")
        await person.resize(*NARROW)
        assert shown(person) == []
        assert person.shows("[ ] ")
        assert person.lines[-2].startswith(" Mon 23 Nov")


async def test_what_has_no_data_says_what_it_will_be_and_the_key_that_starts_it(home: Path) -> None:
    async with run_app(coach_at(home, nothing), WIDE) as person:
        await person.press("escape")
        for said in (
            "How long your money lasts.",
            "4 add one account",
            "3, g plan them",
            "l log the first thing",
            "c How are you?",
        ):
            assert person.shows(said), said


async def test_with_data_the_pictures_show_it(home: Path) -> None:
    def filling(store: Store) -> None:
        with_search(store)
        with_money(store)
        store.append(CheckIn(4, 3))

    async with run_app(coach_at(home, filling), WIDE) as person:
        await person.until(lambda: person.shows("days of money"))
        assert person.shows("to 15 June 2027")
        assert person.shows("10 Dec Last day to claim")
        assert person.shows("app  net  lrn  prc  rev")
        assert person.shows("today 4 of 5")
        row = next(line for line in person.lines if "interview" in line and "█" in line)
        assert row.rstrip(" │").endswith("1")


@pytest.mark.parametrize(("number", "room"), [(2, "runway"), (3, "week"), (4, "search"), (5, "review"), (6, "steps")])
async def test_tab_goes_to_each_panel_which_is_lit_and_enter_opens_its_room(number: int, room: str, home: Path) -> None:
    async with run_app(coach_at(home, second_week), WIDE) as person:
        panel = [each for each in person.screen.query(Panel) if each.region][number - 2]
        quiet = panel.styles.border_top
        for _ in range(12):
            if person.screen.focused is panel:
                break
            await person.press("tab")
        assert person.screen.focused is panel
        assert panel.styles.border_top != quiet
        await person.press("enter")
        assert person.app.main.room.id == room


async def test_a_click_on_a_panel_opens_its_room(home: Path) -> None:
    async with run_app(coach_at(home, second_week), WIDE) as person:
        await person.click("#today-runway")
        assert person.app.main.room.id == "runway"


async def test_space_on_a_block_marks_it_done_and_undone(home: Path) -> None:
    async with run_app(coach_at(home, with_an_errand)) as person:
        await go_to(person, "The bank")
        for kept in (True, False):
            await person.press("space")
            [block] = person.store.state.schedule.blocks_on(TODAY)
            assert block.done is kept
            assert person.shows("[x] 15:00 The bank" if kept else "[ ] 15:00 The bank")
        await person.press("enter")
        assert person.app.main.room.id == "week"


async def test_space_on_a_due_item_starts_a_line_about_it(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coach.tui.app.SETTLE", 0.01)
    async with run_app(coach_at(home, with_a_person)) as person:
        await person.until(lambda: person.shows("Ana Lopez: ring"))
        await go_to(person, "Ana Lopez")
        await person.press("space")
        assert isinstance(person.screen, QuickLog)
        assert person.screen.query_one("#quick-line", Input).value == "wrote to Ana Lopez"
        await person.press("enter")
        assert not person.shows("Ana Lopez: ring")
        assert person.shows("[x] also")


async def test_the_review_is_opened_from_the_list_on_its_day(home: Path) -> None:
    friday = datetime(2026, 11, 27, 16, tzinfo=UTC)
    async with run_app(coach_at(home, with_week, friday)) as person:
        await go_to(person, "Look back")
        await person.press("enter")
        assert person.app.main.room.id == "review"


@pytest.mark.parametrize(("width", "said"), [(40, "2 talks, 1 sent"), (32, "2 talks"), (20, "")])
def test_the_counts_of_the_week_are_whole_or_left_out(width: int, said: str) -> None:
    page = Mock(week=WeekStrip((), planned=555, done=285, talks=2, sent=1, is_set=True))
    assert week_panel(page, width, 4).plain.split("\n")[-1] == ", ".join(filter(None, ("4 h 45 of 9 h 15", said)))


async def test_after_a_yes_the_first_lines_say_when_it_begins(home: Path) -> None:
    def filling(store: Store) -> None:
        with_a_person(store)
        store.append(ApplicationSet("acme", "Acme", next_step="first day", next_on=date(2027, 1, 4)))
        store.append(StageReached("acme", "accepted"))

    async with run_app(coach_at(home, filling)) as person:
        assert "Your first day at Acme is Monday 4 January, in 42 days." in person.seen_in("#greeting")
        assert not person.shows("plan them")
        await person.press("3")
        assert not person.shows("gives your days a shape")
        assert not person.shows("> due")
