"""Every form uses the same few keys: enter moves on, ctrl+s saves, escape asks before text is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from coach.storage.store import Store
from coach.tui.screens.form_dialog import FormDialog, LeaveFormDialog
from coach.tui.screens.main import Main
from tests.scenes import SIZES, with_money, with_search
from tests.tui.app_driver import coach_at, run_app

NARROWEST = SIZES[0]
FORMS = {
    "a person": ("5", "right", "a"),
    "an application": ("5", "right", "right", "right", "a"),
    "an expense": ("4", "a", "enter"),
    "a date": ("4", "a", *["down"] * 5, "enter"),
    "a rule": ("4", "B", "enter"),
    "a block": ("3", "a"),
    "a break": ("3", "P"),
    "an effort": ("l",),
    "a check-in": ("c",),
    "a note": ("n",),
    "settings": ("comma",),
    "a setback card": ("5", "C", "down", "enter"),
}


def everything(store: Store) -> None:
    with_search(store)
    with_money(store)


@pytest.mark.parametrize("keys", FORMS.values(), ids=FORMS)
async def test_the_keys_and_buttons_are_in_sight_and_the_first_field_has_the_focus(
    keys: tuple[str, ...], home: Path
) -> None:
    async with run_app(coach_at(home, everything), NARROWEST) as person:
        await person.press(*keys)
        form = person.screen
        assert isinstance(form, FormDialog)
        assert f"[ {form.SAVE} ]" in person.text
        assert f"[ {form.CANCEL} ]" in person.text
        assert "ctrl+s" in person.lines[form.query_one(".frame").region.bottom - 1]
        assert form.focused is form.fields[0]
        for field in form.fields[:-1]:
            assert form.focused is field
            await person.press("tab")
        assert form.focused is form.fields[-1]
        assert person.seen_in(".form-buttons")
        assert form.focused.region.bottom <= form.query_one(".form-buttons").region.y


@pytest.mark.parametrize("keys", FORMS.values(), ids=FORMS)
async def test_escape_asks_only_where_something_was_typed(keys: tuple[str, ...], home: Path) -> None:
    async with run_app(coach_at(home, everything), NARROWEST) as person:
        entries = len(person.store.state)
        await person.press(*keys, "escape")
        assert not isinstance(person.screen, FormDialog)

        await person.press(*(key for key in keys if key not in ("3", "4", "5", "right")))
        form = person.screen
        assert isinstance(form, FormDialog)
        text = next(field for field in form.fields if isinstance(field, Input | TextArea))
        cancel = f"[ {form.CANCEL} ]"
        text.focus()
        await person.settle()
        await person.type("qq")
        await person.press("escape")
        assert isinstance(person.screen, LeaveFormDialog)
        await person.press("escape")
        assert person.app.screen is form
        assert "qq" in (text.value if isinstance(text, Input) else text.text)
        await person.click_on(cancel)
        await person.press("enter")
        assert isinstance(person.screen, Main)
        assert len(person.store.state) == entries


async def test_enter_moves_on_and_saves_from_the_last_field(home: Path) -> None:
    async with run_app(coach_at(home, everything), NARROWEST) as person:
        await person.press("5", "right", "a")
        await person.type("Noor Haddad")
        form = person.screen
        assert isinstance(form, FormDialog)
        await person.press(*["enter"] * (len(form.fields) - 1))
        assert person.screen is form
        await person.press("enter")
        assert "Noor Haddad" in {each.name for each in person.store.state.search.people.values()}


async def test_ctrl_s_and_the_button_save_from_any_field(home: Path) -> None:
    async with run_app(coach_at(home, everything), NARROWEST) as person:
        await person.press("5", "right", "a")
        await person.type("Noor Haddad")
        await person.press("ctrl+s", "a")
        await person.type("Sam Okoro")
        await person.click_on("[ Save ]")
        names = {each.name for each in person.store.state.search.people.values()}
        assert {"Noor Haddad", "Sam Okoro"} <= names


async def test_how_a_field_is_read_is_seen_while_it_is_typed(home: Path) -> None:
    async with run_app(coach_at(home, everything), NARROWEST) as person:
        await person.press("3", "a", "enter", "ctrl+u")
        await person.type("in 2 weeks")
        assert person.shows("in 2 weeks       = 7 December 2026")
        await person.focus("block-minutes")
        await person.press("ctrl+u")
        await person.type("three quarters of an hour")
        row = person.screen.query_one("#block-minutes").region.y
        assert "three quarters of an hour" in person.lines[row]
        assert "= 45 min" in person.lines[row] + person.lines[row + 1]


async def test_what_was_refused_leaves_the_other_fields_as_they_are(home: Path) -> None:
    async with run_app(coach_at(home, everything), NARROWEST) as person:
        await person.press("5", "right", "a")
        await person.type("Noor Haddad")
        await person.focus("record-last_contact")
        await person.type("3 weeks hence")
        await person.press("ctrl+s")
        field = person.screen.query_one("#record-last_contact", Input)
        assert field.has_focus
        assert "That is not a date." in person.lines[field.region.y + 1]
        assert person.screen.query_one("#record-name", Input).value == "Noor Haddad"
        await person.press("ctrl+u")
        await person.type("3 weeks ago")
        assert "That is not a date." not in person.text
        await person.press("ctrl+s")
        noor = next(each for each in person.store.state.search.people.values() if each.name == "Noor Haddad")
        assert str(noor.last_contact) == "2026-11-02"
