"""The week: the grid with keys and mouse, the ritual, the timer; changes show at once and are saved."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from coach.domain.events import ProfileSet
from coach.domain.schedule.events import BlockSet, BusyTimes
from coach.storage.store import Store
from coach.tui.screens.week.room import BORDERS, Week
from coach.tui.widgets.week_grid import WeekGrid
from tests.factories import MONDAY
from tests.scenes import NARROW, USUAL, WIDE, StillClock, second_week, with_week
from tests.tui.app_driver import AppDriver, coach_at, run_app


def room(person: AppDriver) -> Week:
    found = person.app.main.room
    assert isinstance(found, Week)
    return found


def blocks(store: Store, day: date) -> list[tuple[str, str, int, bool]]:
    found = store.state.schedule.blocks_on(day)
    return [(each.key, each.start, each.minutes, each.done) for each in found]


def at(person: AppDriver) -> str:
    block = room(person).grid.block
    return block.key if block else ""


async def test_the_plan_is_shown_beside_what_happened(home: Path) -> None:
    async with run_app(coach_at(home, with_week), USUAL) as person:
        await person.press("3")
        assert person.shows("Mon 23 Nov to Sun 29 Nov")
        assert person.shows("1 h 50 min done of 10 h 30 min planned; a full week is 10 to 18 h.")
        assert person.shows("[x] 09:30")
        assert person.shows("1 tick")
        assert person.shows("[x] 1 Two applications made with care")
        assert at(person) == "applications-mon"
        await person.press("right")
        assert person.shows("Write down the first five names")


async def test_a_high_window_has_room_for_all_that_a_block_is_for(home: Path) -> None:
    async with run_app(coach_at(home, with_week), WIDE) as person:
        await person.press("3")
        grid = " ".join(person.seen_in(room(person).grid).split())
        assert "Write down" in grid
        assert "the first" in grid
        assert "Write down t…" not in grid
        await person.press("right", "down")
        assert at(person) == "visit-tue"


async def test_opened_again_it_is_drawn_once_for_the_room_that_it_will_have(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    draw = WeekGrid._draw

    def counted(grid: WeekGrid, width: int = 0) -> None:
        drawn.append(width)
        draw(grid, width)

    async with run_app(coach_at(home, with_week), WIDE) as person:
        await person.press("3", "1")
        monkeypatch.setattr(WeekGrid, "_draw", counted)
        await person.press("3")
        assert drawn == [room(person).size.width - BORDERS]


async def test_in_a_narrow_window_the_days_follow_one_another(home: Path) -> None:
    async with run_app(coach_at(home, with_week), NARROW) as person:
        await person.press("3")
        assert person.shows("Tue 24 Nov")
        assert person.shows("[ ] 11:00 1 h 30 min  network")
        for _ in range(6):
            await person.press("down")
        assert person.seen_in(room(person).grid)


@pytest.mark.parametrize("size", [WIDE, USUAL, NARROW])
async def test_space_ticks_the_block_and_u_takes_it_back(size: tuple[int, int], home: Path) -> None:
    async with run_app(coach_at(home, with_week), size) as person:
        await person.press("3", "space")
        assert blocks(person.app.store, MONDAY)[0][3] is False
        await person.press("space")
        assert blocks(person.app.store, MONDAY)[0][3] is True
        assert person.shows("[x] 09:30")
        await person.press("u")
        assert blocks(person.app.store, MONDAY)[0][3] is False


async def test_a_block_with_an_action_ticks_the_action_as_well(home: Path) -> None:
    store = coach_at(home, with_week)
    store.append(BlockSet("own", MONDAY, "15:00", 30, "networking", action="4.1"))
    async with run_app(store, USUAL) as person:
        await person.press("3")
        assert at(person) == "own"
        await person.press("space")
        assert store.state.history_of("4.1").times_on(MONDAY) == 1
        assert "4.1" in person.toasts[-1]


async def test_a_future_block_cannot_be_ticked(home: Path) -> None:
    async with run_app(coach_at(home, with_week), USUAL) as person:
        await person.press("3", "right", "space")
        assert "in the future" in person.toasts[-1]


async def test_keys_move_lengthen_copy_and_swap_this_once(home: Path) -> None:
    store = coach_at(home, with_week)
    async with run_app(store, USUAL) as person:
        await person.press("3", "right", "right", "shift+right", "shift+down", "plus")
        assert at(person) == "learning-wed"
        assert ("learning-wed", "09:45", 105, False) in blocks(store, date(2026, 11, 26))
        assert blocks(store, date(2026, 11, 25)) == []
        assert blocks(store, date(2026, 12, 9)) == [("learning-wed", "09:30", 90, False)]
        await person.press("y", "right", "right", "Y")
        assert [key for key, *_ in blocks(store, date(2026, 11, 28))] == ["learning-1128-0945"]
        assert at(person) == "learning-1128-0945"
        await person.press("X", "left", "X")
        assert "Swapped" in person.toasts[-1]
        assert [key for key, *_ in blocks(store, date(2026, 11, 27))][:1] != []
        for _ in range(3):
            await person.press("u")
        assert blocks(store, date(2026, 11, 28)) == []


async def test_the_mouse_ticks_a_box_and_drags_a_block_to_another_day(home: Path) -> None:
    store = coach_at(home, with_week)
    async with run_app(store, USUAL) as person:
        await person.press("3")
        grid = room(person).grid
        cell = grid.content_region.width // 7
        await person.pilot.click(grid, offset=(1, 2))
        await person.settle()
        assert blocks(store, MONDAY)[0][3] is False
        await person.pilot.mouse_down(grid, offset=(2 * cell + 5, 2))
        await person.pilot.mouse_up(grid, offset=(4 * cell + 5, 2))
        await person.settle()
        assert "learning-wed" in {key for key, *_ in blocks(store, date(2026, 11, 27))}


async def test_the_words_below_do_what_the_keys_do(home: Path) -> None:
    store = coach_at(home, with_week)
    async with run_app(store, USUAL) as person:
        await person.press("3", "right", "right")
        words = person.lines[room(person).query_one("#week-clicks").region.y]
        for word, expected in (("longer", ("09:30", 105)), ("later", ("09:45", 105)), ("shorter", ("09:45", 90))):
            left = room(person).query_one("#week-clicks").region.x
            await person.pilot.click("#week-clicks", offset=(words.index(word) - left + 1, 0))
            await person.settle()
            [(_, start, minutes, _)] = blocks(store, date(2026, 11, 25))
            assert (start, minutes) == expected


async def test_a_block_is_added_changed_and_removed(home: Path) -> None:
    store = coach_at(home, with_week)
    async with run_app(store, USUAL) as person:
        await person.press("3", "a")
        await person.press("tab", "tab")
        await person.press("home", "ctrl+k")
        await person.type("16")
        await person.press("ctrl+s")
        assert ("applications-1123-1600", "16:00", 60, False) in blocks(store, MONDAY)
        await person.press("x")
        assert len(blocks(store, MONDAY)) == 1
        await person.press("home", "x", "down", "enter")
        assert blocks(store, date(2026, 11, 30)) == []
        assert blocks(store, date(2026, 11, 16)) != []


async def test_a_change_from_now_on_is_asked_for(home: Path) -> None:
    store = coach_at(home, with_week)
    async with run_app(store, USUAL) as person:
        await person.press("3", "right", "right", "e")
        await person.press("tab", "tab", "home", "ctrl+k")
        await person.type("14")
        for _ in range(7):
            await person.press("tab")
        await person.press("right", "enter")
        assert blocks(store, date(2026, 12, 9)) == [("learning-wed", "14:00", 90, False)]
        assert blocks(store, date(2026, 11, 18)) == [("learning-wed", "09:30", 90, False)]


async def test_an_invalid_block_is_explained_in_the_form(home: Path) -> None:
    async with run_app(coach_at(home, with_week), USUAL) as person:
        await person.press("3", "e", "tab", "tab", "home", "ctrl+k")
        await person.type("late")
        await person.press("ctrl+s")
        assert "Write it as 9" in person.dialog()
        await person.press("escape")
        assert at(person) == "applications-mon"


async def test_the_timer_survives_a_restart_and_is_asked_about_when_forgotten(home: Path) -> None:
    store = coach_at(home, with_week)
    store.append(BlockSet("own", MONDAY, "15:00", 30, "networking"))
    async with run_app(store, USUAL) as person:
        await person.press("3", "t")
        assert person.shows("[>] 15:00")
    later = coach_at(home, lambda _: None)
    clock = later.clock
    assert isinstance(clock, StillClock)
    clock.time = datetime.fromisoformat("2026-11-23T10:00:00+00:00")
    async with run_app(later, USUAL) as person:
        await person.press("3")
        assert person.shows("timer: networking, 20 min")
        clock.time = datetime.fromisoformat("2026-11-24T08:00:00+00:00")
        await person.press("t")
        assert "Perhaps you forgot it" in person.dialog()
        await person.press("enter")
        assert ("own", "15:00", 30, True) in blocks(later, MONDAY)


async def test_any_week_can_be_looked_at(home: Path) -> None:
    async with run_app(coach_at(home, with_week), USUAL) as person:
        await person.press("3", "left_square_bracket")
        assert person.shows("Mon 16 Nov to Sun 22 Nov")
        assert person.shows("past")
        await person.press("right_square_bracket", "right_square_bracket")
        assert person.shows("to come")
        await person.press("0")
        assert person.shows("this week")


async def test_the_ritual_makes_a_week_from_nothing(home: Path) -> None:
    store = coach_at(home, second_week)
    async with run_app(store, USUAL) as person:
        await person.press("3")
        assert person.shows("Press g")
        await person.press("g", "enter")
        assert "This plans the week of Mon 23 Nov." in person.dialog()
        assert "There is no best number" in person.dialog()
        await person.press("ctrl+s")
        assert "[x] Monday" in person.dialog()
        await person.press("enter")
        await person.type("Two applications")
        await person.press("ctrl+s")
        await person.type("a no comes")
        await person.press("tab")
        await person.type("I walk")
        await person.press("ctrl+s")
        assert "A setback card" in person.text
        await person.type("I walk for ten minutes")
        await person.press("ctrl+s")
        assert not person.toasts  # the week itself shows it
        assert person.shows("[ ] 1 Two applications")
        assert store.state.schedule.plans[-1].plans == (("a no comes", "I walk"),)
        assert [card.answer for card in store.state.search.cards.values()] == ["I walk for ten minutes"]
        await person.press("v")
        assert "If a no comes, then I walk." in person.dialog()
        await person.press("space", "enter")
        assert person.shows("[x] 1 Two applications")


async def test_without_anything_to_look_back_on_the_plan_begins_with_its_first_question(home: Path) -> None:
    store = coach_at(home)
    store.append(ProfileSet(name="Amal"))
    async with run_app(store, USUAL) as person:
        await person.press("3", "g")
        assert "This plans the week of Mon 23 Nov." in person.dialog()


async def test_what_was_missed_is_offered_again_once_without_blame(home: Path) -> None:
    store = coach_at(home, with_week)
    store.append(BlockSet("jo", date(2026, 11, 18), "15:00", 30, "networking", title="Ring Jo"))
    async with run_app(store, USUAL) as person:
        await person.press("3", "g", "enter")
        assert "Ring Jo" in person.dialog()
        assert "missed" not in person.dialog().lower()
        await person.press("a", "enter", "escape")
        again = [each for each in store.state.schedule.blocks_on(date(2026, 11, 25)) if each.again]
        assert [each.title for each in again] == ["Ring Jo"]


async def test_a_break_is_planned_and_shown(home: Path) -> None:
    async with run_app(coach_at(home, with_week), USUAL) as person:
        await person.press("3", "P")
        await person.type("+1")
        await person.press("tab")
        await person.type("+2")
        await person.press("ctrl+s")
        assert person.shows("a break")


async def test_the_calendar_goes_out_and_busy_times_come_in(home: Path) -> None:
    file = home / "mine.ics"
    async with run_app(coach_at(home, with_week), USUAL) as person:
        await person.press("3", "o", "home", "ctrl+k")
        await person.type(str(file))
        await person.press("ctrl+s")
        assert file.read_bytes().startswith(b"BEGIN:VCALENDAR")
        file.write_bytes(b"mine")
        await person.press("o", "home", "ctrl+k")
        await person.type(str(file))
        await person.press("ctrl+s")
        assert "Replace it?" in person.dialog()
        await person.press("enter")
        assert file.read_bytes().startswith(b"BEGIN:VCALENDAR")
        await person.press("i")
        await person.type(str(file))
        await person.press("ctrl+s", "enter")
        assert person.app.store.state.schedule.busy
        await person.press("i")
        await person.type(str(home / "none.ics"))
        await person.press("ctrl+s")
        assert "Check that the file exists" in person.dialog()
        assert "none.ics" in person.dialog()


async def test_busy_times_can_be_read_in_the_narrow_columns_of_a_week(home: Path) -> None:
    times = (
        ("2026-11-24T15:00", "2026-11-24T15:30", ""),
        ("2026-11-25T00:00", "2026-11-26T00:00", ""),
    )
    store = coach_at(home, second_week)
    store.append(BusyTimes("mine.ics", times))
    async with run_app(store, USUAL) as person:
        await person.press("3")
        assert person.shows("15:00")
        assert person.shows("all day")
        assert not person.shows("busy 1")


async def test_a_week_that_runs_is_planned_for_the_days_that_are_left(home: Path) -> None:
    store = coach_at(home, now=datetime(2026, 11, 26, 9, tzinfo=UTC))
    store.append(ProfileSet(lost_on="2026-11-20"))
    async with run_app(store, USUAL) as person:
        await person.press("3", "g")
        assert "This plans the week of Mon 23 Nov." in person.dialog()
        assert "16 Nov" not in person.dialog()
        await person.press(*["ctrl+s"] * 6)
        assert not person.toasts  # the week itself shows it
        assert room(person).grid.day == date(2026, 11, 26)


async def test_a_break_from_today_stops_the_counting_of_the_week(home: Path) -> None:
    async with run_app(coach_at(home, with_week), USUAL) as person:
        await person.press("3", "p")
        assert person.shows("a break")
        assert person.shows("A break. Nothing is counted and nothing is lost.")
        await person.press("p")
        assert person.shows("1 h 50 min done of 10 h 30 min planned")


async def test_what_was_chosen_for_the_week_is_shown_or_summed_up_and_never_cut_off(home: Path) -> None:
    def full(store: Store) -> None:
        with_week(store)
        for hour in (11, 13, 15):
            store.append(BlockSet(f"more-{hour}", date(2026, 11, 25), f"{hour}:00", 60, "learning"))

    async with run_app(coach_at(home, full)) as person:
        await person.press("3")
        assert person.shows("5 things for the week: v shows them")
        await person.resize(60, 20)
        assert person.shows("5 things for the week: v shows them")
        assert person.shows("Mon 23 Nov, 09:30-11:00")
        await person.resize(80, 28)
        assert person.shows("[x] 1 Two applications made with care")
        assert person.shows("more: v shows them")
        await person.resize(80, 40)
        assert person.shows("[ ] 2 Coffee with a former colleague")
        assert person.shows("If a no comes, then I walk first.")
