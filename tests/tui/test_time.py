"""The day changes while the window is open, and clocks jump."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

from tests.scenes import StillClock, second_week
from tests.tui.app_driver import coach_at, run_app


async def test_midnight_brings_the_new_day_its_list_and_its_headline(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("space")
        assert "2.2" in person.rows

        await person.pass_time(hours=14, minutes=20)
        await person.until(lambda: "Tuesday 24 November, day 15" in person.seen_in("#greeting"))

        assert "2.2" not in person.rows  # it was done yesterday
        assert "0 of 5" in person.seen_in("#tasks")
        assert not person.shows("[x]")


async def test_a_tick_just_after_midnight_is_for_the_new_day(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.pass_time(hours=14, minutes=20)
        await person.press("space")

        assert list(person.store.state.history_of("1.6").by_day)[-1] == date(2026, 11, 24)
        assert "Tuesday 24 November" in person.seen_in("#greeting")
        assert "1 of 6" in person.seen_in("#tasks")  # the action of yesterday beside the five of today


async def test_midnight_while_a_dialog_is_open_leaves_the_dialog_as_it_is(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (120, 40)) as person:
        await person.press("n")
        await person.type("half a tho")
        await person.pass_time(hours=15)
        await person.until(lambda: person.shows("Tuesday 24 November"))
        await person.type("ught")
        await person.press("ctrl+s")

        assert [note.text("text") for note in person.store.state.notes] == ["half a thought"]
        assert person.store.state.notes[0].on == date(2026, 11, 24)


async def test_a_clock_that_is_set_back_shows_that_day_and_loses_nothing(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("space")
        await person.pass_time(days=-2)
        await person.until(
            lambda: (
                "Saturday 21 November, day 12 A day off. There is nothing you have to do."
                in person.seen_in("#greeting")
            )
        )

        await person.press("space")
        ticked = person.row
        assert person.store.state.history_of(ticked).times_on(date(2026, 11, 21)) == 1
        await person.press("u")
        assert ticked in person.toasts[0]
        assert person.store.state.history_of("1.6").times_on(date(2026, 11, 23)) == 1


async def test_the_last_day_of_february_is_a_day_like_any_other(home: Path) -> None:
    late = datetime(2028, 2, 29, 23, 59, tzinfo=UTC)
    async with run_app(coach_at(home, second_week, late)) as person:
        assert "Tuesday 29 February" in person.seen_in("#greeting")
        await person.press("space")
        ticked = person.row

        await person.pass_time(minutes=1)
        await person.until(lambda: "Wednesday 1 March" in person.seen_in("#greeting"))
        await person.press("t", "tab", "tab")
        await person.type("yesterday")
        await person.press("ctrl+s")

        assert person.toasts == ["Ticked for Tuesday 29 February."]
        assert person.store.state.history_of(ticked).times_on(date(2028, 2, 29)) >= 1


async def test_another_time_zone_shows_the_day_it_is_there(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        clock = person.store.clock
        assert isinstance(clock, StillClock)
        clock.time = clock.time.astimezone(timezone(timedelta(hours=-10)))
        await person.until(lambda: "Sunday 22 November" in person.seen_in("#greeting"))
        await person.press("2")
        assert "Sun 22 Nov" in person.seen_in("#status")
