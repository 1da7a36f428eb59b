"""The first 48 hours: no coaching, until the time is up or the person wants it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenes import first_hours, second_week
from tests.tui.app_driver import EACH_SIZE, GUIDE, AppDriver, coach_at, run_app

WHAT_CANNOT_WAIT = [action.id for action in GUIDE.actions.values() if action.cannot_wait]


def is_quiet(person: AppDriver) -> bool:
    return "left of your first 48" in person.seen_in("#greeting")


@pytest.mark.parametrize("size", EACH_SIZE, ids=str)
async def test_the_quiet_period_shows_only_the_clock_the_feelings_and_what_cannot_wait(
    size: tuple[int, int], home: Path
) -> None:
    async with run_app(coach_at(home, first_hours), size) as person:
        assert person.rows == ["", *WHAT_CANNOT_WAIT]
        assert "24 hours left of your first 48, until Tuesday at 09:40" in person.seen_in("#greeting")
        assert "Only what can't wait. You do not have to do anything" in person.text
        assert "All right to feel" in person.seen_in("#beside")
        footer = person.lines[-1]
        assert "g 48 hours" in footer
        assert "? Help" in footer
        for coaching in ("Step 1  ", "A day for", "Runway ─", "Ten steps"):
            assert not person.shows(coaching)


async def test_moving_through_the_list_shows_no_instructions_in_the_quiet(home: Path) -> None:
    async with run_app(coach_at(home, first_hours)) as person:
        await person.press("down", "down")
        assert "All right to feel" in person.seen_in("#beside")


async def test_what_cannot_wait_can_be_ticked_in_the_quiet(home: Path) -> None:
    async with run_app(coach_at(home, first_hours)) as person:
        await person.press("space")
        assert person.shows(f"[x] {WHAT_CANNOT_WAIT[0]}")
        assert person.rows == ["", *WHAT_CANNOT_WAIT]


async def test_a_break_in_the_quiet_is_seen_and_hides_nothing_that_cannot_wait(home: Path) -> None:
    async with run_app(coach_at(home, first_hours)) as person:
        await person.press("p")
        assert "You are taking a break. p ends it, today or any day." in person.seen_in("#greeting")
        assert is_quiet(person)
        assert person.rows == ["", *WHAT_CANNOT_WAIT]
        await person.press("space")
        assert person.shows(f"[x] {WHAT_CANNOT_WAIT[0]}")
        await person.press("p")
        assert "You are taking a break" not in person.seen_in("#greeting")


async def test_one_key_ends_the_quiet_early_and_undo_brings_it_back(home: Path) -> None:
    async with run_app(coach_at(home, first_hours)) as person:
        await person.press("b")
        assert not is_quiet(person)
        assert person.toasts == ["The quiet time is over. Press u if you want it back."]
        assert len(person.rows) == 5
        assert "Start now" not in person.lines[-1]

        await person.press("u")
        assert is_quiet(person)
        assert person.toasts == ["Undone: Ending the quiet time early."]


async def test_the_quiet_that_was_left_stays_left_after_a_restart(home: Path) -> None:
    async with run_app(coach_at(home, first_hours)) as person:
        await person.press("b")
    async with run_app(coach_at(home)) as person:
        assert not is_quiet(person)


async def test_the_quiet_ends_by_itself_when_the_clock_passes_and_not_a_minute_before(home: Path) -> None:
    async with run_app(coach_at(home, first_hours)) as person:
        await person.pass_time(hours=23, minutes=59)
        await person.until(lambda: "1 minute left of your first 48" in person.seen_in("#greeting"))

        await person.pass_time(minutes=1)
        await person.until(lambda: not is_quiet(person))
        assert "Nothing is planned for today." in person.seen_in("#greeting")
        assert len(person.rows) == 5
        assert "Start now" not in person.lines[-1]


async def test_outside_the_quiet_its_key_does_nothing(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        before = len(person.store.state)
        await person.press("b")
        assert len(person.store.state) == before
        assert person.toasts == []
