"""Steps: progress, and ticking, skipping and resuming in any of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import OptionList

from coach.guide.models import Action
from coach.tui.widgets.tick_list import TickRow
from tests.scenes import second_week
from tests.tui.app_driver import GUIDE, AppDriver, coach_at, run_app


def how_far(person: AppDriver) -> list[str]:
    """Return what is between the number and the title of each step in the list."""
    listed = person.app.main.room.query_one("#step-list", OptionList)
    rows = person.lines[listed.content_region.y : listed.content_region.bottom]
    found = [row[listed.content_region.x : listed.content_region.right].split() for row in rows]
    return [words[1] for words in found if words and words[0].isdecimal()]


@pytest.mark.parametrize("width", [34, 37, 45, 80])
def test_how_often_is_broken_after_a_comma_and_never_within_a_word(width: int) -> None:
    action = Action("1.6", "Write one line about your day", 1, 5, "Done.", "day", enough=7)
    row = TickRow(action, remark=f"5 min, {action.how_often}").content(width)
    words = row.plain.replace("\u00a0", " ").split()
    assert words == ["[", "]", "1.6", *action.title.split(), *f"5 min, {action.how_often}".split()]
    assert all(len(line) <= width for line in row.plain.split("\n"))
    assert [row.plain[span.start :].split(",")[0] for span in row.spans][-1] == "5\u00a0min"


async def test_the_list_says_how_far_each_step_is_and_begins_at_the_current_one(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("2")
        totals = [f"0/{sum(not action.when for action in step.actions)}" for step in GUIDE.steps]
        assert how_far(person) == ["done", f"2/{len(GUIDE.step(2).actions)}", *totals[2:]]
        assert person.seen_in("#step-title").startswith("2 Get Clear on What You Want")
        assert person.rows == [action.id for action in GUIDE.step(2).actions]


async def test_each_step_has_a_bar_and_the_one_to_continue_is_marked(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (120, 40)) as person:
        await person.press("2")
        first, second, third, *_ = [line for line in person.lines if " done " in line or "/" in line]
        assert "█" * 12 in first
        assert "░" not in first.partition("The first")[0]
        assert "███▍░░░░░░░░ What you want ◂" in second
        assert "░" * 12 in third
        assert "◂" not in third
        await person.press("z")
        assert "◂" in next(line for line in person.lines if line.strip().startswith("3"))
        await person.resize(80, 24)
        assert "█▏░░ " not in person.seen_in("#step-list")
        assert "More than a job title" in person.seen_in("#step-list")


async def test_every_step_can_be_browsed_and_shows_why_it_matters(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (120, 40)) as person:
        await person.press("2", "up")
        for step in GUIDE.steps:
            assert person.seen_in("#step-title").startswith(f"{step.number} {step.title}")
            assert person.rows == [action.id for action in step.actions]
            assert "Why it matters" in person.seen_in("#step-reading")
            await person.press("down")


async def test_enter_goes_in_space_ticks_there_and_escape_comes_back(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("2", "down", "enter")
        assert person.screen.focused is person.tasks
        await person.press("down", "space")
        assert person.shows("[x] 3.3")
        assert person.store.state.history_of("3.3").times_on(date(2026, 11, 23)) == 1

        await person.press("escape")
        assert person.screen.focused is person.app.main.room.query_one("#step-list")
        assert how_far(person)[2] == f"1/{len(GUIDE.step(3).actions)}"

        await person.press("1")
        assert person.shows("[x] 3.3")


async def test_a_tick_of_today_shows_here_as_well(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (120, 40)) as person:
        await person.press("2", "1", "down", "down", "down", "space", "2")
        assert person.shows("[x] 2.3  Set the pay you need and the pay you hope for  today")
        assert person.shows("[x] 2.1  List what you miss, and what you do not  yesterday")


async def test_a_step_is_skipped_and_resumed_with_one_key(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (120, 40)) as person:
        await person.press("2", "z")
        assert person.toasts == ["Step 2 is skipped. What you ticked in it stays ticked."]
        assert how_far(person)[1] == "skip"
        assert "skipped; z brings it back" in person.seen_in("#step-title")
        assert person.shows("[x] 2.1")

        person.app.clear_notifications()
        await person.press("1")
        assert "2.3" not in person.rows
        assert "2 skip" in person.seen_in("#today-steps")
        assert " 3 Update Your" in person.seen_in("#today-steps")

        await person.press("2", "z")
        assert how_far(person)[1].startswith("2/")

        await person.press("u")
        assert person.toasts == ["Undone: Bringing back step 2."]
        assert how_far(person)[1] == "skip"


async def test_a_narrow_window_shows_either_the_list_or_the_step(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (60, 20)) as person:
        await person.press("2")
        assert person.seen_in("#step-list")
        assert not person.seen_in("#step-title")

        await person.press("enter")
        assert person.seen_in("#step-title")
        assert not person.seen_in("#step-list")

        await person.resize(80, 24)
        assert person.seen_in("#step-title")
        assert person.seen_in("#step-list")

        await person.resize(60, 20)
        await person.press("escape")
        assert person.seen_in("#step-list")
        assert not person.seen_in("#step-title")


async def test_details_and_help_of_an_action_are_reached_from_the_step_too(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("2", "enter")
        assert person.row == "2.3"  # the first that is open
        await person.press("enter")
        assert "2.3 Set the pay you need" in person.dialog()
        await person.press("escape", "t")
        await person.type("20")
        await person.press("ctrl+s")
        assert person.store.state.history_of("2.3").minutes == 20


async def test_the_list_has_every_step_in_full_and_says_how_to_go_in_and_back(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("2")
        assert [line for line in person.lines if "…" in line] == []
        assert person.shows("More than a job title")
        assert "Open" in person.seen_in("Footer")
        assert "Back" not in person.seen_in("Footer")

        await person.press("enter")
        assert "Open" not in person.seen_in("Footer")
        assert "esc Back" in person.seen_in("Footer")
