"""The library by keys and mouse: reading places, highlights, notes, own reading, search, links to steps and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from coach.domain.reading.events import PlaceKept
from coach.domain.reading.state import margins, own_reading, places
from coach.storage.attachments import add_own_reading
from coach.storage.store import Store
from coach.tui.screens.library.room import Library
from coach.tui.widgets.document_view import DocumentView
from coach.tui.widgets.tick_list import TickList
from tests.scenes import OWN_TEXT, second_week, with_reading
from tests.tui.app_driver import GUIDE, AppDriver, coach_at, run_app

FIRST = next(iter(GUIDE.articles))
LONG = "\n\n".join(f"Paragraph {number} says a few words about walking." for number in range(3_000))


def reader(person: AppDriver) -> DocumentView:
    return person.app.main.query_one(DocumentView)


def page(person: AppDriver) -> str:
    return person.seen_in("#library-page")


def marked(person: AppDriver) -> str:
    """Return the text of the current paragraph."""
    chosen = reader(person).chosen
    return chosen.paragraph.text if chosen else ""


def with_long(store: Store) -> None:
    second_week(store)
    add_own_reading(store, "A long one", text=LONG)


async def open_own(person: AppDriver, name: str) -> None:
    await person.press("7")
    person.app.main.query_one(Library).action_open_page(name)
    await person.settle()


async def test_a_page_opens_where_the_person_stopped_even_after_a_restart(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("7", "enter", *["down"] * 6)
        stopped = marked(person)
        await person.press("escape", "down")
        assert set(places(person.store.state)) == {FIRST}
        await person.press("up", "enter")
        assert marked(person) == stopped
    async with run_app(coach_at(home)) as person:
        await person.press("7", "enter")
        assert marked(person) == stopped
        assert stopped[:20] in page(person)


@pytest.mark.parametrize("leave", [("1",), ("escape", "down"), ()], ids=["another room", "another page", "the window"])
async def test_the_place_is_saved_once_however_the_page_is_closed(home: Path, leave: tuple[str, ...]) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        before = len(person.store.state)
        await person.press("7", "enter", *["down"] * 4, "up", *leave)
        assert len(person.store.state) == before + bool(leave)
    assert places(coach_at(home).state) == {FIRST: 3}


async def test_looking_at_pages_without_going_on_in_them_writes_nothing(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        before = len(person.store.state)
        await person.press("7", "down", "down", "enter", "escape", "up", "enter", "down", "up", "escape", "1", "7")
        assert len(person.store.state) == before


async def test_undo_reverts_changes_but_not_the_reading_place(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("7", "s", "enter", *["down"] * 4, "escape", "down", "u")
        assert person.toasts[-1].startswith("Undone: Marking it as read")
        assert places(person.store.state) == {FIRST: 4}


async def test_a_paragraph_is_highlighted_noted_and_cleared_again(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("7", "enter", "down", "down", "M")
        (lit,) = margins(person.store.state).highlights.values()
        assert (lit.item, lit.text) == (FIRST, marked(person))
        assert "┃" in page(person)
        await person.press("n")
        await person.type("ask Ana [/b]")
        await person.press("ctrl+s", "down")
        assert "ask Ana [/b]" in marked(person)
        (note,) = margins(person.store.state).notes.values()
        assert note.highlight == lit.id
        await person.press("x")
        assert not margins(person.store.state).notes
        await person.press("u")
        assert margins(person.store.state).notes
        await person.press("up", "up", "M")
        assert not margins(person.store.state).highlights
        assert "ask Ana" in " ".join(each.paragraph.text for each in reader(person).paragraphs[-1:])


async def test_from_the_list_nothing_is_highlighted_and_notes_are_about_the_page(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("7", "M")
        assert not margins(person.store.state).highlights
        assert "Highlight" not in person.seen_in("Footer")
        await person.press("n")
        await person.type("on the page")
        await person.press("ctrl+s")
        (note,) = margins(person.store.state).notes.values()
        assert (note.item, note.highlight) == (FIRST, "")


async def test_the_shelf_of_notes_opens_the_page_at_them(home: Path) -> None:
    async with run_app(coach_at(home, with_reading), (120, 40)) as person:
        await person.press("7", "end", *["up"] * 5)
        assert "Ask what they would do first." in marked(person)
        await person.press("down")
        assert "Worked with Ana" in marked(person)
        await person.press("x")
        assert len(margins(person.store.state).notes) == 1
        assert "Worked with Ana" not in person.text


async def test_own_reading_is_added_from_a_file_or_a_link_and_removed(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "talk.md"
    file.write_text(OWN_TEXT)
    async with run_app(coach_at(home, second_week), (120, 40)) as person:
        await person.press("7", "a")
        await person.paste(str(file))
        await person.press("ctrl+s")
        assert list(own_reading(person.store.state)) == ["own-what-the-fair-was-like"]
        assert "Loud, and better than I thought." in page(person)
        assert "(https://example.org/fair)" in page(person)
        await person.press("a")
        await person.paste("https://example.org/[/b]")
        await person.press("tab")
        await person.type("Later")
        await person.press("ctrl+s")
        assert "https://example.org/[/b]" in page(person)
        await person.press("x")
        assert list(own_reading(person.store.state)) == ["own-what-the-fair-was-like"]
        assert "What the fair was like" in page(person)


@pytest.mark.parametrize("place", ["", "/nowhere/at/all.md", "https://", "/", "{picture}"])
async def test_invalid_reading_is_explained_and_not_saved(home: Path, tmp_path: Path, place: str) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("7", "a")
        await person.paste(place.format(picture=picture))
        await person.press("ctrl+s")
        assert person.seen_in(".refusal")
        assert person.screen.query_one("#line-0", Input).value == place.format(picture=picture)
        assert not own_reading(person.store.state)


async def test_hostile_text_of_ones_own_is_shown_harmless(home: Path) -> None:
    text = "# [/b] [link='x\n\n[red]x[/] <script> \x1b[31m \u202e \x9b1m\n\n[a](javascript:alert(1))\n"
    store = coach_at(home, second_week)
    key = add_own_reading(store, "[/b] {} %s", text=text)
    async with run_app(store, (120, 40)) as person:
        await open_own(person, key)
        assert "[red]x[/] <script> \ufffd[31m \ufffd \ufffd1m" in page(person)
        assert "(javascript:alert(1))" in page(person) or "[a](javascript:alert(1))" in page(person)
        await person.press("down", "M", "n")
        await person.type("[/b]")
        await person.press("enter", "escape", "slash")
        await person.type("[/b")
        assert not {"\x1b", "\u202e", "\x9b"} & set(person.text)


async def test_matches_appear_while_typing_and_enter_opens_one(home: Path) -> None:
    async with run_app(coach_at(home, with_long), (100, 30)) as person:
        await person.press("7", "slash")
        await person.type("graph 2971 says")
        assert "Your own reading" in person.seen_in("#library-list")
        await person.press("enter", "enter")
        assert marked(person) == "Paragraph 2971 says a few words about walking."
        assert marked(person)[:20] in page(person)
        await person.press("escape", "escape")
        assert "Background reading" in person.seen_in("#library-list")
        assert not person.seen_in("#library-find")


async def test_a_step_that_was_found_opens_at_its_action(home: Path) -> None:
    action = GUIDE.actions["4.2"]
    async with run_app(coach_at(home, second_week), (100, 30)) as person:
        await person.press("7", "slash")
        await person.type(action.title)
        await person.press("enter", "enter")
        assert person.app.main.room.id == "steps"
        highlighted = person.app.main.room.query_one(TickList).highlighted_action
        assert highlighted == action


async def test_what_is_nowhere_is_said_to_be_and_nothing_that_is_typed_goes_wrong(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("7", "slash")
        await person.type('zzz" AND [/b] (')
        assert "Nothing has these words." in person.text
        await person.press("enter", "enter", "s", "f", "x", "o", "s")
        assert person.app.is_running


async def test_a_step_leads_to_its_pages_and_a_page_to_its_step(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (100, 40)) as person:
        await person.press("2", "home", *["down"] * 3, "r")
        assert GUIDE.articles[GUIDE.step(4).articles[0]].title[:30] in person.dialog()
        await person.press("end", "enter")
        assert person.app.main.room.id == "library"
        library = person.app.main.query_one(Library)
        assert library.page is not None
        assert 4 in library.page.steps
        await person.press("f")
        if person.dialog():
            await person.press("enter")
        assert person.app.main.room.id == "steps"


async def test_a_long_page_is_read_by_pages_to_its_end_and_back(home: Path) -> None:
    async with run_app(coach_at(home, with_long), (80, 24)) as person:
        await open_own(person, "own-a-long-one")
        await person.press("end")
        assert "Paragraph 2999" in page(person)
        await person.press("pageup", "pageup", "space", "home")
        assert reader(person).cursor == 0
        await person.press("pagedown")
        assert reader(person).scroll_offset.y > 0
        assert marked(person)[:14] in page(person)


async def test_a_paragraph_longer_than_the_window_is_read_to_its_end_first(home: Path) -> None:
    store = coach_at(home, second_week)
    add_own_reading(store, "One", text=f"{'word ' * 900}end\n\nNext.\n")
    async with run_app(store, (60, 20)) as person:
        await open_own(person, "own-one")
        await person.press("down")
        for _ in range(200):
            if "Next." in marked(person):
                break
            await person.press("down")
        assert "end" in page(person)
        assert marked(person) == "Next."
        await person.press("up", "up", "up")
        assert marked(person).startswith("word")


async def test_a_window_of_another_width_stays_with_the_paragraph(home: Path) -> None:
    store = coach_at(home, with_long)
    store.append(PlaceKept("own-a-long-one", 1_501))
    async with run_app(store, (80, 24)) as person:
        await open_own(person, "own-a-long-one")
        for width, height in ((60, 20), (120, 40), (80, 24)):
            await person.resize(width, height)
            assert marked(person) == "Paragraph 1500 says a few words about walking."
            assert "▸" in page(person)


async def test_a_click_puts_the_mark_on_a_paragraph(home: Path) -> None:
    async with run_app(coach_at(home, with_reading), (120, 40)) as person:
        await open_own(person, "own-what-the-fair-was-like")
        await person.click_on("Go early.")
        assert marked(person) == "Go early."


async def test_a_text_that_is_not_on_this_machine_is_said_to_be_elsewhere_and_looked_for_once(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = coach_at(home, with_reading)
    looked: list[str] = []
    monkeypatch.setattr("coach.storage.attachments.text_of", lambda _, own: looked.append(own.key))
    async with run_app(store, (120, 40)) as person:
        await open_own(person, "own-what-the-fair-was-like")
        assert "is not on this machine" in page(person)
        assert looked == ["own-what-the-fair-was-like"]
        await person.press("escape", "up", "down")
        assert looked == ["own-what-the-fair-was-like"] * 2


async def test_no_word_touches_the_bar_beside_the_page(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (60, 20)) as person:
        await person.press("7", "enter")
        page = reader(person).content_region
        beside = reader(person).scrollable_content_region.right - 1
        assert {line[beside] for line in person.lines[page.y : page.bottom]} == {" "}


async def test_a_note_asks_without_an_empty_line_before_it(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("7", "enter", "n")
        assert not person.screen.query(".hello")
