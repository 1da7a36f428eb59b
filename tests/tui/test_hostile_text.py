"""Text that could break a screen is shown as typed or refused with a sentence, wherever it comes from."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from textual.widgets import Input

from coach.domain.sanitize import NAME_LIMIT
from coach.storage.home import Home
from coach.tui.screens.dialog import Dialog
from tests.sampling import one_in
from tests.scenes import second_week
from tests.storage.factories import page_with, put, row
from tests.tui.app_driver import AppDriver, coach_at, run_app

MARKUP = ("[/b]", "[link='x", "[HR] [@click=app.quit]x[/] $error {}%s `*_<b>&amp; \\")
WIDE = ("日本語" * 30, "👩‍👩‍👧‍👦🏳️‍🌈" * 12, "e\u0301\u200b\u200d\ufeff العربية שלום ﷽﷽")
LONG = "ten thousand. " * 715
ACTED_ON = ("\x1b[31mred\x1b[0m \x1b]0;title\x07", "nul\x00nul \x9b2J \x08\x08\x7f", "\u202etxt.exe a\u2066b")
LINES = ("one\ntwo\r\nthree", "\n\ntab\there line\u2028line")
HOSTILE = (*MARKUP, *WIDE, LONG, *ACTED_ON, *LINES)

SET_UP_FIELDS = ("name", "lost-on", "country", "currency")
FIELDS = {
    **{f"settings: {name}": (("comma",), name) for name in SET_UP_FIELDS},
    "the line of the check-in": (("c", "3"), "line"),
    "a note": (("n",), "note-text"),
    "the minutes of a tick": (("t",), "minutes"),
    "the note of a tick": (("t",), "tick-note"),
    "the day of a tick": (("t",), "day"),
}


def assert_harmless(person: AppDriver) -> None:
    """Check that every line fills the window, and contains nothing the terminal would act on."""
    for line in person.lines:
        assert cell_len(line) == person.app.size.width
        acted_on = [hex(ord(each)) for each in line if unicodedata.category(each) in ("Cc", "Zl", "Zp", "Cs")]
        assert acted_on == []
        assert not any("\u202a" <= each <= "\u202e" or "\u2066" <= each <= "\u2069" for each in line)


@pytest.mark.parametrize("field", one_in(3, FIELDS))
async def test_pasted_text_is_shown_and_is_kept_as_it_is_or_refused_in_the_dialog(field: str, home: Path) -> None:
    opening, name = FIELDS[field]
    async with run_app(coach_at(home, second_week)) as person:
        await person.press(*opening)
        await person.focus(name)
        line = person.screen.query_one(f"#{name}", Input)
        for text in HOSTILE:
            line.clear()
            await person.paste(text)
            assert line.value == " ".join(text.splitlines())
            assert_harmless(person)

        for text in ("".join(ACTED_ON), LONG, " ".join((*MARKUP, *WIDE))[:NAME_LIMIT]):
            await person.focus(name)
            line.clear()
            await person.paste(text)
            await person.press("ctrl+s")
            assert_harmless(person)
            if isinstance(person.screen, Dialog):
                assert person.seen_in(".under.-refused")
                assert line.value == text
            else:
                assert is_kept(person, text)


def is_kept(person: AppDriver, text: str) -> bool:
    """Whether the last entry contains this text, character for character."""
    state = person.store.state
    newest = state.entry(state.last_id)
    return newest is not None and text.strip() in newest.fields.values()


async def test_refused_text_says_why_and_saved_text_is_shown_as_typed(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("n")
        await person.paste("\x1b[31mred")
        await person.press("ctrl+s")
        assert "Character 1 is a control character (U+001B). Remove it and try again." in person.dialog()
        await person.press("ctrl+u")
        await person.paste(LONG)
        await person.press("ctrl+s")
        assert "It has 10,009 characters, and the limit is 4,000." in person.dialog()
        await person.press("escape", "enter", "comma", "ctrl+u")
        await person.paste("[/b] [link='x [HR] $error")
        await person.press("ctrl+s")
        assert "Good morning, [/b] [link='x [HR] $error Monday 23 November" in person.seen_in("#greeting")


async def test_several_pasted_lines_become_one_and_none_is_lost(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("n")
        await person.type("first: ")
        await person.paste("one\ntwo\r\nthree\n")
        await person.press("ctrl+s")
        assert person.store.state.notes[-1].text("text") == "first: one two three"


async def test_a_paste_replaces_the_selection(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("comma", "end", "shift+left", "shift+left")
        await person.paste("na\nna")
        assert person.screen.query_one("#name", Input).value == "Amna na"


async def test_typed_text_is_kept_as_typed_and_said_again_in_a_toast(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        for text in (*MARKUP, *WIDE, "می\u200cروم", "à\u00a0demain"):
            await person.press("n")
            await person.type(text)
            assert person.screen.query_one("#note-text", Input).value == text
            assert_harmless(person)
            await person.press("enter")
            assert is_kept(person, text)
            await person.press("u")
            assert "Undone: The note" in person.toasts[-1]
            assert_harmless(person)


async def test_pasting_where_nothing_can_be_typed_does_nothing(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        before = person.text
        for text in ("u", "\x03", LONG):
            await person.paste(text)
        assert person.text == before
        await person.press("enter")
        await person.paste("q\n")
        assert isinstance(person.screen, Dialog)


def edited(text: str) -> Callable[[Path], None]:
    """Return a handwritten segment with `text` in every text field."""

    def write(home: Path) -> None:
        about = {"on": "2026-11-22", "at": "2026-11-22T08:00:00+00:00"}
        kinds: list[dict[str, Any]] = [
            {
                "kind": "profile",
                "name": text,
                "theme": text,
                "country": text,
                "currency": text,
                "lost_on": "2026-11-01",
            },
            {"kind": "profile", "first_weekday": 3, "working_days": [0, 6, 6]},
            {"kind": "done", "action": text, "minutes": 10, "note": text},
            {"kind": "done", "action": "2.1", "minutes": -5, "note": text},
            {"kind": "note", "text": text, "action": text},
            {"kind": "check_in", "mood": 3, "energy": 99, "note": text, "on": "2026-11-23"},
            {"kind": "step_skipped", "step": 77},
            {"kind": text, "anything": text},
        ]
        plain: dict[str, Any] = {**about, "action": None}
        rows = [row(number, **plain | fields) for number, fields in enumerate(kinds, start=1)]
        put(Home(home), "2026-11.aaaa1111.json", page_with(rows))

    return write


@pytest.mark.parametrize(
    "text",
    ["[/b] [link='x [HR]", "\x1b[2J\x00\u202e\x9b", "日本語👩‍👩‍👧‍👦\nb\r\nc\td", LONG],
    ids=lambda text: ascii(text[:12]),
)
async def test_text_from_a_page_that_was_edited_by_hand_breaks_no_screen(text: str, home: Path) -> None:
    edited(text)(home)
    (home / "device").write_text("aaaa1111\n")
    async with run_app(coach_at(home), (60, 20)) as person:
        assert_harmless(person)
        for keys in (("c",), ("t",), ("n",), ("comma",), ("enter",), ("2", "enter")):
            await person.press(*keys)
            assert_harmless(person)
            await person.press("escape")
        for _ in range(4):
            await person.press("u")
            assert_harmless(person)
