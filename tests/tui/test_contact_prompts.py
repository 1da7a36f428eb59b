"""The pass that brings names back: prompts, how close, the first messages, at any size, left and taken up."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.domain.search.events import ActivitySet, PersonSet
from coach.storage.store import Store
from tests.factories import MARKUP
from tests.scenes import second_week
from tests.tui.app_driver import EACH_SIZE, AppDriver, coach_at, run_app

TO_THE_PASS = ("2", "down", "down", "h", "home", "enter")


def names(person: AppDriver) -> list[str]:
    return [each.name for each in person.store.state.search.people.values()]


def some_people(store: Store) -> None:
    second_week(store)
    for number in range(4):
        store.append(PersonSet(f"p{number}", f"Person {number}", where="school"))


@pytest.mark.parametrize("size", EACH_SIZE)
async def test_names_are_saved_as_typed_and_an_empty_line_moves_on(size: tuple[int, int], home: Path) -> None:
    async with run_app(coach_at(home, second_week), size) as person:
        await person.press(*TO_THE_PASS)
        assert person.shows("0 of 30")
        await person.press("enter")
        assert person.shows("Who from school")
        await person.type("Ana Lopez, Acme")
        await person.press("enter")
        assert person.shows("Saved: Ana Lopez, Acme.")
        await person.press("enter")
        assert person.shows("Who learned beside you")
        await person.type("ana LOPEZ")
        await person.press("enter")
        assert person.shows("is already on")
        await person.press("escape")
        assert person.shows("1 of 30")
        assert names(person) == ["Ana Lopez"]
        assert person.store.state.search.people["ana-lopez"].where == "school"
        await person.press("escape", "escape")
        assert person.shows("1 Today")


async def test_it_resumes_where_it_stopped_and_the_fifth_name_ticks(home: Path) -> None:
    async with run_app(coach_at(home, some_people), (80, 24)) as person:
        await person.press(*TO_THE_PASS)
        assert person.shows("Who learned beside you")
        await person.press("enter")
        await person.type("Bo")
        await person.press("enter")
        assert any("4.1" in toast for toast in person.toasts)
        assert person.store.state.history_of("4.1").times == 1
        await person.press("escape", "u", "u")
        assert person.store.state.history_of("4.1").times == 0
        assert len(names(person)) == 4


async def test_a_line_without_a_name_stays_to_be_corrected(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (80, 24)) as person:
        await person.press(*TO_THE_PASS, "enter")
        await person.type(", Acme")
        await person.press("enter")
        assert person.shows("The line has no name")
        assert person.shows(", Acme")
        assert names(person) == []


async def test_two_people_with_the_same_name_are_both_saved_with_a_message(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (80, 24)) as person:
        await person.press(*TO_THE_PASS, "enter")
        for line in ("Ana Lopez, Acme", "Ana Lopez, Globex"):
            await person.type(line)
            await person.press("enter")
        assert "There is another Ana Lopez" in person.seen_in("#names-said")
        assert len(names(person)) == 2


@pytest.mark.parametrize("size", EACH_SIZE)
async def test_closeness_is_asked_person_by_person_and_can_be_stopped(size: tuple[int, int], home: Path) -> None:
    async with run_app(coach_at(home, some_people), size) as person:
        await person.press(*TO_THE_PASS, "s")
        assert "1 of 4" in person.dialog()
        assert "Person 0" in person.dialog()
        await person.press("4", "tab", "right", "right", "right", "tab")
        await person.type("how they hire")
        await person.press("ctrl+s")
        assert "Person 1" in person.dialog()
        await person.press("escape")
        told = person.store.state.search.people["p0"]
        assert (told.closeness, told.ask, str(told.last_contact)) == (4, "how they hire", "2025-11-23")
        await person.press("s")
        assert "1 of 3" in person.dialog()


async def test_the_first_message_is_drafted_copied_and_noted_and_two_tick(home: Path) -> None:
    async with run_app(coach_at(home, some_people), (80, 24)) as person:
        await person.press(*TO_THE_PASS)
        for _ in range(2):
            await person.press("d")
            assert "Who to write to first" in person.dialog()
            await person.press("enter", "ctrl+s")
            assert "Hello Person" in person.app.clipboard
            await person.press("enter")
        assert [each.what for each in person.store.state.search.activities.values()] == ["message"] * 2
        assert person.store.state.history_of("4.4").times == 1
        await person.press("end")
        assert "Fri 4 Dec: Person 0: remind them once" in person.seen_in("#names-asks")
        await person.press("enter")
        assert person.shows("5 Search")
        assert person.app.main.room.id == "search"


async def test_not_sent_yet_is_not_noted(home: Path) -> None:
    async with run_app(coach_at(home, some_people), (80, 24)) as person:
        await person.press(*TO_THE_PASS, "d", "enter", "ctrl+s", "escape")
        assert not person.store.state.search.activities


async def test_the_order_turns_to_close_ties(home: Path) -> None:
    def close_and_far(store: Store) -> None:
        second_week(store)
        store.append(PersonSet("far", "Far", 2))
        store.append(PersonSet("near", "Near", 5))
        for number in range(2):
            store.append(PersonSet(f"p{number}", f"P{number}", 3, next_step="ring"))
            store.append(ActivitySet(f"m{number}", "message", person=f"p{number}"))

    async with run_app(coach_at(home, close_and_far), (120, 40)) as person:
        await person.press(*TO_THE_PASS, "end", "up")
        assert person.place_of("Far: ").y < person.place_of("Near: ").y
        await person.press("O")
        assert person.place_of("Near: ").y < person.place_of("Far: ").y


@pytest.mark.parametrize("size", EACH_SIZE)
async def test_hostile_names_are_shown_as_they_were_typed(size: tuple[int, int], home: Path) -> None:
    def hostile(store: Store) -> None:
        second_week(store)
        store.append(PersonSet("x", MARKUP, 5, employer=MARKUP, where=MARKUP, ask=MARKUP))

    async with run_app(coach_at(home, hostile), size) as person:
        await person.press(*TO_THE_PASS, "enter")
        await person.paste(MARKUP)
        await person.press("enter")
        assert "[red]$(reboot)" in person.text
        await person.press("escape", "s")
        assert "[red]$(reboot)[/red]" in person.dialog()
        await person.press("escape", "d")
        assert "[red]$(reboot)[/red]" in person.dialog()
        await person.press("enter", "ctrl+s")
        assert MARKUP in person.app.clipboard
        assert person.shows("[red]$(reboot)[/red]")
