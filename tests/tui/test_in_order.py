"""Keys that come in one burst reach what the first of them opens, and nothing behind it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

from tests.scenes import second_week
from tests.tui.app_driver import coach_at, run_app

PEOPLE = ("5", "right")


@pytest.mark.parametrize(
    ("before", "burst", "field"),
    [
        (PEOPLE, ("a", *"Fatima"), "record-name"),
        (("3",), ("a", "tab", *"Fatima"), "block-day"),
        ((), ("l", *"Fatima"), "quick-line"),
        ((), (*PEOPLE, "a", *"Fatima"), "record-name"),
    ],
    ids=["a person", "a block", "an effort", "from another room"],
)
async def test_keys_right_behind_the_one_that_opens_a_form_are_typed_in_it(
    home: Path, before: tuple[str, ...], burst: tuple[str, ...], field: str
) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press(*before)
        person.strike(*burst)
        await person.settle()
        assert person.screen.query_one(f"#{field}", Input).value == "Fatima"


async def test_a_paste_right_behind_the_key_is_in_the_form_as_well(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press(*PEOPLE)
        person.strike("a")
        person.app.post_message(events.Paste("Noor Haddad"))
        person.strike("!")
        await person.settle()
        assert person.screen.query_one("#record-name", Input).value == "Noor Haddad!"


async def test_one_burst_can_go_through_rooms_and_dialogs(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        person.strike(*PEOPLE, "a", *"Noor", "ctrl+s", "3", "5", "a", *"Sam", "ctrl+s")
        await person.settle()
        assert {each.name for each in person.store.state.search.people.values()} == {"Noor", "Sam"}
