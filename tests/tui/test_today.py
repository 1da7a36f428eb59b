"""Today: ticking, what follows from it, and undo."""

from __future__ import annotations

import asyncio
import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from coach.domain.events import Done
from coach.domain.search.follow_ups import due
from coach.errors import JournalError
from coach.storage.store import Store
from coach.tui.screens.dialog import TextDialog
from coach.tui.screens.main import Main
from coach.tui.screens.tick_details import TickDetails
from tests.scenes import WIDE, Filling, on_a_break, second_week, with_search, with_week
from tests.tui.app_driver import GUIDE, AppDriver, coach_at, run_app

TODAY = date(2026, 11, 23)
YESTERDAY = TODAY - timedelta(days=1)
FIRST = "The tick on 1.6 Write one line about your day."


def box(person: AppDriver, action_id: str) -> str:
    """Return the box of an action on the screen."""
    line = next(line for line in person.lines if f" {action_id} " in line)
    return line[: line.index(action_id)].strip(" │")


async def test_space_ticks_and_space_again_takes_the_tick_back(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        assert (person.row, box(person, "1.6")) == ("1.6", "[ ]")

        await person.press("space")
        assert box(person, "1.6") == "[x]"
        assert person.shows("─ 2 of 5 ─")
        assert person.store.state.history_of("1.6").times_on(TODAY) == 1

        await person.press("space")
        assert box(person, "1.6") == "[ ]"
        assert person.store.state.history_of("1.6").times_on(TODAY) == 0


async def test_the_running_block_is_now_and_the_following_one_is_next(home: Path) -> None:
    for hour, said in ((9, "Next ▌interview practice 09:30 to"), (10, "Now ▌interview practice 09:30 to")):
        now = datetime(2026, 11, 26, hour, 0, tzinfo=UTC)
        async with run_app(coach_at(home / str(hour), with_week, now), WIDE) as person:
            assert said in person.seen_in("#greeting")


async def test_undo_and_redo_say_what_they_took_back_and_brought_back(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("space", "u")
        assert person.toasts == [f"Undone: {FIRST}"]
        assert box(person, "1.6") == "[ ]"

        await person.press("U")
        assert person.toasts == [f"Brought back: {FIRST}"]
        assert box(person, "1.6") == "[x]"

        await person.press("space", "u")
        assert person.toasts == ["Undone: Removing the tick on 1.6 Write one line about your day."]
        assert box(person, "1.6") == "[x]"

        await person.press("ctrl+y")
        assert box(person, "1.6") == "[ ]"


async def test_where_there_is_nothing_to_undo_it_says_so(home: Path) -> None:
    async with run_app(coach_at(home)) as person:
        await person.press("escape", "u", "u")
        assert person.toasts[-1] == "There is nothing to undo."

        await person.press("space", "U")
        assert person.toasts[-1] == "There is nothing to redo."


async def test_a_tick_is_there_after_a_restart_and_can_still_be_undone(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("space")

    async with run_app(coach_at(home)) as person:
        assert box(person, "1.6") == "[x]"
        await person.press("u")
        assert person.toasts == [f"Undone: {FIRST}"]
        assert box(person, "1.6") == "[ ]"


async def test_a_tick_can_have_minutes_a_note_and_another_day(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("t")
        assert "1.6 Write one line about your day" in person.dialog()
        await person.type("25")
        await person.press("tab")
        await person.type("felt numb, walked")
        await person.press("tab")
        await person.type("yesterday")
        await person.press("ctrl+s")

        assert isinstance(person.screen, Main)
        assert person.toasts == ["Ticked for Sunday 22 November."]
        record = person.store.state.history_of("1.6")
        assert record.minutes_on(YESTERDAY) == 25
        assert record.by_day[YESTERDAY][-1].text("note") == "felt numb, walked"
        assert box(person, "1.6") == "[ ]"


async def test_details_left_empty_make_a_plain_tick_for_today(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("t", "ctrl+s")

        assert box(person, "1.6") == "[x]"
        assert dict(person.store.state.history_of("1.6").by_day[TODAY][0].fields).keys().isdisjoint({"minutes", "note"})


async def test_invalid_details_are_explained_in_the_dialog_and_stay(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (60, 20)) as person:
        await person.press("t")
        await person.focus("tick-note")
        await person.type("a walk")
        for field, typed, sentence in (
            ("minutes", "half an age", "That is not a length of time."),
            ("minutes", "1441", "Give whole minutes, from 0 to 1440."),
            ("minutes", "9" * 5000, "That is not a length of time."),
            ("minutes", "٣٠", "That is not a length of time."),
            ("day", "2026-11-24", "Today is 2026-11-23; give today or a day before it."),
            ("day", "the day before", "Write it as 23 November, 2026-11-23, today, yesterday or monday"),
        ):
            line = person.screen.query_one(f"#{field}", Input)
            await person.focus(field)
            await person.paste(typed)
            await person.press("ctrl+s")

            assert isinstance(person.screen, TickDetails)
            assert sentence in person.dialog()
            assert line.value == typed
            assert person.screen.query_one("#tick-note", Input).value == "a walk"
            line.clear()

        await person.press("escape", "enter")
        assert box(person, "1.6") == "[ ]"


async def test_ticking_moves_nothing_in_the_list_and_the_cursor_stays(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        before = person.rows
        for number, action_id in enumerate(before):
            if box(person, action_id) == "[ ]":
                await person.press("space")
            assert person.rows[: len(before)] == before
            assert person.row == action_id
            if number < len(before) - 1:
                await person.press("down")


async def test_when_all_is_done_more_is_offered_and_a_tick_among_it_counts(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        assert not person.shows("That is a full day.")
        for action_id in list(person.rows):
            if box(person, action_id) == "[ ]":
                await person.press("space")
            await person.press("down")

        assert person.shows("─ 5 of 5 ─")
        assert person.shows("That is a full day. If you want more:")
        more = person.rows[6]
        assert box(person, more) == "[ ]"
        while person.row != more:
            await person.press("down")
        await person.press("space")
        assert person.store.state.history_of(more).times_on(TODAY) == 1
        assert box(person, more) == "[x]"


async def test_finishing_a_step_says_what_it_came_to_and_what_comes_next(home: Path) -> None:
    def all_but_one(store: Store) -> None:
        for number, action in enumerate(GUIDE.step(1).actions[1:]):
            store.append(Done(action.id, 30), YESTERDAY - timedelta(days=number))

    async with run_app(coach_at(home, all_but_one), (120, 40)) as person:
        await person.press("escape")  # the set-up
        assert person.row == "1.1"
        await person.press("space")

        assert isinstance(person.screen, TextDialog)
        said = person.dialog()
        assert "Step 1 is done" in said
        assert "10 ticks over 10 days, 4 h 30 min of your time as you noted it." in said
        assert "Next, when you like: step 2, Get Clear on What You Want (Not Just What You Lost)." in said

        await person.press("enter")
        assert isinstance(person.screen, Main)
        assert "2  Get Clear" in person.text


async def test_finishing_the_last_step_shows_the_last_word(home: Path) -> None:
    def all_but_one(store: Store) -> None:
        for action in GUIDE.actions.values():
            if not (action.when or action.id == last):
                store.append(Done(action.id), YESTERDAY)

    last = "10.9"
    async with run_app(coach_at(home, all_but_one), (120, 40)) as person:
        await person.press("escape")  # the set-up
        await person.press(*["down"] * person.rows.index(last), "space")

        assert "Step 10 is done" in person.dialog()
        assert GUIDE.final_word["At the end"].split("\n")[0][:40] in person.dialog()
        await person.press("escape")
        assert person.shows("10 done")


async def test_finishing_a_step_is_announced_once_even_if_keys_outrun_the_disk(home: Path) -> None:
    def all_but_one(store: Store) -> None:
        for action in GUIDE.step(1).actions[1:]:
            store.append(Done(action.id), YESTERDAY)

    async with run_app(coach_at(home, all_but_one), (120, 40)) as person:
        await person.press("escape")
        disk_answers = threading.Event()
        person.app.async_store.submit(lambda _: disk_answers.wait(30))
        person.strike("space", "down", "space")
        while person.text.count("[·]") < 2:  # nothing can settle yet
            await asyncio.sleep(0.005)
        disk_answers.set()
        await person.settle()

        await person.press("escape")
        assert isinstance(person.screen, Main)
        assert [box(person, action_id) for action_id in person.rows[:2]] == ["[x]", "[x]"]


async def test_a_break_asks_for_nothing_and_ends_when_the_person_wants(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("p")
        assert person.toasts == ["A break: Take your time. Press p when you want to go on."]
        assert "You are taking a break." in person.seen_in("#greeting")
        assert person.rows == ["2.2"]  # what was ticked today stays to be seen

        await person.press("p")
        assert person.toasts == ["Good to have you back. Nothing was lost."]
        assert len(person.rows) == 5


async def test_a_break_survives_a_restart_and_undo_ends_it(home: Path) -> None:
    async with run_app(coach_at(home, on_a_break)) as person:
        assert "taking a break" in person.seen_in("#greeting")
        assert person.shows("Your break began on Monday 23 November. Nothing is counted and nothing is")
        await person.press("u")
        assert person.toasts == ["Undone: The break."]
        assert len(person.rows) == 5


async def test_enter_tells_how_and_when_it_is_done_and_what_it_rests_on(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (120, 40)) as person:
        assert person.shows("Done when: One line about today is on paper")
        await person.press("down", "down", "enter")

        said = person.dialog()
        assert "2.2 Write your must-haves and must-nots, in order" in said
        for words in ("Done when:", "Takes about: 35 min", "You did it: once, today", "certainty, shows"):
            assert words in said
        await person.press("escape")
        assert person.row == "2.2"


async def test_a_long_text_scrolls_by_lines_and_to_either_end(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (60, 20)) as person:
        await person.press("enter")
        assert not person.shows("in our own words.")
        for _ in range(15):
            await person.press("down")
        assert person.shows("in our own words.")
        await person.press("home")
        assert person.shows("Once a day, finish this line")
        await person.press("end")
        assert person.shows("in our own words.")


async def test_a_tick_shows_as_waiting_until_saved_and_reverts_on_failure(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with run_app(coach_at(home, second_week), WIDE) as person:
        held = threading.Event()
        record = type(person.store).apply_all

        def slowly(store: Store, *arguments: Any) -> Any:
            held.wait(30)
            return record(store, *arguments)

        monkeypatch.setattr(type(person.store), "apply_all", slowly)
        row = person.row
        person.strike("space")
        while not person.shows(f"[·] {row}"):  # nothing can settle yet
            await asyncio.sleep(0.005)
        held.set()
        await person.settle()
        assert person.shows(f"[x] {row}")

        def broken(_coach: Store, *_arguments: Any) -> Any:
            raise JournalError("The disk is full", "Make room, and try again.")

        monkeypatch.setattr(type(person.store), "apply_all", broken)
        await person.press("space")
        assert person.shows(f"[x] {row}")
        assert person.shows("The disk is full")


async def test_due_follow_ups_are_shown_once_they_are_known(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coach.tui.app.SETTLE", 0.01)
    async with run_app(coach_at(home, with_search)) as person:
        found = due(person.store.state, TODAY)
        await person.until(lambda: person.shows("> due"))
        await person.resize(*WIDE)
        assert person.shows(f"{len(found)} follow-ups due")
        assert person.shows(found[0].words[:24])


@pytest.mark.parametrize("filling", [on_a_break, second_week])
async def test_nothing_due_is_shown_during_a_break_or_without_follow_ups(
    filling: Filling, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coach.tui.app.SETTLE", 0.01)
    async with run_app(coach_at(home, filling)) as person:
        await person.until(lambda: person.app.is_ready)
        assert not person.shows("> due")


async def test_a_holiday_is_shown_and_no_weekly_block_is_due_on_it(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coach.tui.app.SETTLE", 0.01)
    national_day = datetime(2026, 12, 2, 8, tzinfo=UTC)
    async with run_app(coach_at(home, with_week, national_day)) as person:
        await person.until(lambda: person.app.is_ready)
        await person.settle()
        assert "National Day, a day off." in person.seen_in("#greeting")
        assert "Next" not in person.seen_in("#greeting")
