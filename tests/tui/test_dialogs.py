"""Every dialog fits a narrow window, marks its focus, and refuses invalid input before it closes."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widget import Widget
from textual.widgets import Input, OptionList

from coach.domain.events import ProfileSet
from coach.storage.store import Store
from coach.tui.screens.dialog import Dialog
from coach.tui.screens.main import Main
from coach.tui.screens.question_dialogs import OneDialog, SeveralDialog
from coach.tui.screens.week.dialogs import BlockDialog
from coach.tui.widgets.choice_list import ChoiceList
from coach.tui.widgets.word_picker import WordPicker
from tests.sampling import one_in
from tests.scenes import SIZES, second_week, with_money, with_search, with_week
from tests.tui.app_driver import AppDriver, coach_at, run_app
from tests.tui.textual_internals import strips_of

NARROWEST = SIZES[0]
TOO_LONG = "x" * 120
ESCAPE = "a\x1b[31mred"
WAYS = (
    *(("3", "a"), ("3", "e"), ("3", "P"), ("3", "i"), ("3", "o"), ("3", "v"), ("3", "right", "t", "t")),
    *(("4", "g"), ("4", "i"), ("4", "a"), *(("4", "a", *["down"] * at, "enter") for at in range(6))),
    *(("4", "B", "enter"), ("5", "t"), ("5", "C"), ("5", "right", "a"), ("5", "right", "right", "a"), ("5", "i")),
    *(("5", "left", "left", "a"), ("5", "left", "e"), ("5", "left", "left", "N"), ("5", "right", "d"), ("l",)),
    *(("6", "g", *(["enter"] + ["ctrl+s"] * 3)[:at]) for at in range(4)),
    ("6", "o"),
)


def everything(store: Store) -> None:
    with_search(store)
    with_money(store)


@pytest.mark.parametrize("keys", one_in(3, WAYS), ids="-".join)
async def test_what_a_dialog_says_fits_the_narrowest_window(keys: tuple[str, ...], home: Path) -> None:
    async with run_app(coach_at(home, everything), NARROWEST) as person:
        await person.press(*keys)
        dialog = person.screen
        assert isinstance(dialog, Dialog)
        assert any(words in person.text for words in ("esc closes", "esc stops", "esc saves and closes"))
        for field in dialog.query(Input):
            assert len(field.placeholder) < field.content_size.width, field.placeholder
        for labels in dialog.query(".labels"):
            assert max(map(len, str(labels.render()).split("\n"))) < labels.size.width


@pytest.mark.parametrize("typed", [TOO_LONG, ESCAPE], ids=["too long", "an escape sequence"])
async def test_an_invalid_block_is_refused_while_it_can_still_be_corrected(typed: str, home: Path) -> None:
    async with run_app(coach_at(home, with_week)) as person:
        for key in ("a", "e"):
            await person.press("3", key)
            person.screen.query_one("#block-title", Input).value = typed
            await person.press("ctrl+s")
            assert isinstance(person.screen, BlockDialog)
            assert "The title" in person.dialog()
            person.screen.query_one("#block-title", Input).value = "The bank"
            await person.press("ctrl+s")
            assert isinstance(person.screen, Main)
            assert person.shows("The bank")


@pytest.mark.parametrize(
    ("keys", "fields"),
    [
        (("5", "C", "down", "enter"), 1),
        (("6", "g", "enter", "ctrl+s"), 4),
        (("6", "g", "enter", "ctrl+s", "ctrl+s"), 1),
        (("l",), 0),
    ],
    ids=["a card", "the questions", "the lesson", "an effort"],
)
async def test_an_escape_sequence_is_refused_in_the_dialog_and_nothing_is_lost(
    keys: tuple[str, ...], fields: int, home: Path
) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press(*keys)
        field = person.screen.query(Input).first()
        field.value = f"a call {ESCAPE}"
        before = person.screen
        await person.press("ctrl+s")
        assert person.screen is before
        assert "control character" in person.dialog()
        assert len(person.screen.query("Input")) >= fields
        assert field.value == f"a call {ESCAPE}"


async def test_a_refusal_is_below_its_field_with_the_cursor_in_it(home: Path) -> None:
    async with run_app(coach_at(home, with_week)) as person:
        await person.press("3", "a")
        for name, typed, said in (
            ("day", "2026-02-30", "That is not a date."),
            ("day", "", "That is not a date."),
            ("start", "25:99", "That is not a time of day."),
            ("minutes", "soon", "That is not a length of time."),
        ):
            field = person.screen.query_one(f"#block-{name}", Input)
            field.value = typed
            await person.press("ctrl+s")
            row = field.region.y
            assert said in person.lines[row + 1]
            assert field.has_focus
            field.value = {"start": "9", "minutes": "60"}.get(name, "today")
            await person.settle()
            assert said not in person.text
        await person.press("escape", "enter", "4", "a", "enter")
        person.screen.query_one("#money-name", Input).value = "Rent"
        person.screen.query_one("#money-amount", Input).value = "9" * 20
        await person.press("ctrl+s")
        said = person.seen_in(".under.-refused")
        assert said.startswith("That is too large.")
        assert "the amount:" not in said


async def test_a_click_ticks_a_box_and_does_not_go_on(home: Path) -> None:
    async with run_app(coach_at(home, with_week)) as person:
        await person.press("3", "v")
        choices = person.screen.query_one(ChoiceList)
        assert choices.chosen == {0}
        await person.click_on("[ ] Coffee")
        assert choices.chosen == {0, 1}
        await person.click_on("[x] Two")
        assert choices.chosen == {1}
        await person.click_on("enter goes on")
        assert isinstance(person.screen, Main)
        assert person.store.state.schedule.plans  # kept
        await person.press("v")
        assert person.screen.query_one(ChoiceList).chosen == {1}


async def test_a_payment_is_decided_by_letter_by_arrows_and_by_mouse(home: Path) -> None:
    async with run_app(coach_at(home, with_money)) as person:
        await person.press("4", "g", "k", "down", "down", "down", "enter")
        await person.click_on("Keep it")
        looks = person.store.state.money.looks
        assert sorted(looks.values()) == ["keep", "keep", "later"]
        assert person.shows("4 of 8")


def _look(person: AppDriver) -> object:
    """How the first turn of the dialog is drawn."""
    region = person.screen.query(WordPicker).first().region
    strip = strips_of(person.screen)[region.y]
    return [segment.style for segment in strip.crop(region.x, region.x + 3)]


@pytest.mark.parametrize("theme", ["coach-dark", "coach-light", "ansi-dark", "ansi-light", "no colour"])
async def test_the_focused_field_is_recognisable_in_every_theme(
    theme: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if theme == "no colour":
        monkeypatch.setenv("NO_COLOR", "1")
    store = coach_at(home, with_week)
    store.append(ProfileSet(theme="" if theme == "no colour" else theme))
    async with run_app(store) as person:
        await person.press("3", "e")
        focused = _look(person)
        await person.press("tab")
        assert _look(person) != focused


async def test_a_rule_is_read_from_its_first_line(home: Path) -> None:
    async with run_app(coach_at(home, with_money), NARROWEST) as person:
        await person.press("4", "B", "down", "enter")
        frame = person.screen.query_one(".frame")
        assert frame.scroll_y == 0
        await person.press("pagedown")
        assert frame.scroll_y > 0
        await person.press("pageup")
        assert frame.scroll_y == 0


async def test_keys_typed_in_a_rule_go_to_its_first_question_visibly(home: Path) -> None:
    async with run_app(coach_at(home, with_money), NARROWEST) as person:
        await person.press("4", "B", "enter")
        await person.type("4500")
        assert "4500" in person.seen_in(person.screen.query(Input).first())


async def test_a_click_goes_to_a_line_and_a_second_one_opens_it(home: Path) -> None:
    async with run_app(coach_at(home, with_money), (100, 40)) as person:
        await person.press("4")
        lines = person.app.main.room.query_one("#money-lines", OptionList)
        await person.click_on("Streaming")
        assert isinstance(person.screen, Main)
        option = lines.highlighted_option
        assert option is not None
        assert option.id == "tv"
        await person.click_on("Streaming")
        assert "AED 56 a month" in person.dialog()


@pytest.mark.parametrize("size", SIZES[:2])
@pytest.mark.parametrize("kind", ["one", "several"])
async def test_a_list_too_long_for_the_window_scrolls_below_its_question_with_one_bar(
    kind: str, size: tuple[int, int], home: Path
) -> None:
    words = [f"choice number {number}" for number in range(40)]
    async with run_app(coach_at(home, second_week), size) as person:
        dialog: OneDialog | SeveralDialog = (
            OneDialog("Which?", "What to choose.", [(each, each) for each in words])
            if kind == "one"
            else SeveralDialog("Which?", "What to choose.", words)
        )
        person.app.push_screen(dialog)
        await person.settle()
        await person.press("end")
        assert person.shows("What to choose.")
        assert person.shows("choice number 39")
        frame = dialog.query_one(".frame")
        assert not frame.show_vertical_scrollbar
        assert [each.id for each in frame.walk_children(Widget) if each.show_vertical_scrollbar] == [kind]
