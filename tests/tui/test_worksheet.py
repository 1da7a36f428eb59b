"""A worksheet on the screen: fields, texts, pairs, rows, tones, versions, and when each is saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.domain.events import Done
from coach.domain.worksheets.events import FieldFilled
from coach.domain.worksheets.state import WorksheetState, sheet_of
from coach.storage.store import Store
from tests.scenes import second_week, with_money
from tests.tui.app_driver import EACH_SIZE, AppDriver, coach_at, run_app


def compass(person: AppDriver) -> WorksheetState:
    return sheet_of(person.store.state, "compass")


async def to_row(person: AppDriver, action: str) -> None:
    for _ in person.rows:
        if person.row != action:
            await person.press("down")
    assert person.row == action


def some_fields(store: Store) -> None:
    second_week(store)
    store.append(FieldFilled("compass", "roles", "Product manager\nService designer\nAnalyst"))
    store.append(FieldFilled("compass", "industries", "health technology\neducation"))
    store.append(FieldFilled("compass", "strength", "find out what people need"))


@pytest.mark.parametrize("size", EACH_SIZE)
async def test_it_opens_from_today_at_what_the_action_needs(size: tuple[int, int], home: Path) -> None:
    async with run_app(coach_at(home, second_week), size) as person:
        await to_row(person, "2.3")
        await person.press("h", "enter")
        assert person.shows("The lowest pay after tax")
        await person.type("14,500 a month")
        await person.press("escape", "escape")
        assert compass(person).texts == {"pay-need": "14,500 a month"}
        assert person.shows("1 Today")


async def test_the_step_says_what_can_be_made_and_leads_there(home: Path) -> None:
    async with run_app(coach_at(home, some_fields), (120, 40)) as person:
        await person.press("2")
        assert person.shows("The compass card  h opens it; 3 of 13 filled.")
        await person.press("h")
        assert person.shows("step 2 · 3 of 13 filled")


async def test_without_a_current_step_it_asks_which_one(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (80, 24)) as person:
        await person.press("7", "h")
        assert "What would you like to make?" in person.dialog()
        await person.press("down", "down", "enter")
        assert person.shows("The story drafts")


async def test_writing_ticks_the_action_and_says_so(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (80, 24)) as person:
        await to_row(person, "2.3")
        await person.press("h", "enter")
        await person.type("14,500")
        await person.press("tab")
        await person.type("22,000")
        await person.press("escape")
        assert person.store.state.history_of("2.3").times == 1
        assert any("Ticked by what you made" in toast for toast in person.toasts)


async def test_tab_moves_between_fields_and_saves_each(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (80, 24)) as person:
        await person.press("2", "h", "enter")
        for number in range(3):
            await person.type(f"text {number}")
            await person.press("tab")
        await person.press("shift+tab", "shift+tab")
        await person.type(" more")
        await person.press("escape")
        assert compass(person).texts == {"miss": "text 0", "not-miss": "text 1 more", "must": "text 2"}


async def test_pairs_put_lines_in_order_and_say_why(home: Path) -> None:
    store = coach_at(home, second_week)
    store.append(FieldFilled("compass", "must", "Home by six\nHealth cover\nReal users"))
    async with run_app(store, (80, 24)) as person:
        await person.press("2", "h", "home", *("down",) * 6, "enter")
        while "Which would you keep?" in person.dialog():
            await person.press("down", "enter")
        assert "Your order" in person.dialog()
        assert "you chose it over" in person.dialog()
        await person.press("enter")
        assert sorted(compass(person).texts["order"].split("\n")) == ["Health cover", "Home by six", "Real users"]


async def test_pairs_go_on_where_they_were_left_while_the_lines_stay_the_same(home: Path) -> None:
    store = coach_at(home, second_week)
    store.append(FieldFilled("compass", "must", "Home by six\nHealth cover\nReal users\nA small team"))
    to_pairs = ("2", "h", "home", *("down",) * 6, "enter")
    async with run_app(store, (80, 24)) as person:
        await person.press(*to_pairs, "enter", "enter")
        assert "Question 3, of 5 at most." in person.dialog()
        asked = person.dialog()
        await person.press("enter")
        assert "Question 4" in person.dialog()
        await person.press("end", "enter")
        assert person.dialog() == asked
    async with run_app(coach_at(home), (80, 24)) as person:
        await person.press(*to_pairs)
        assert person.dialog() == asked
        while "Which would you keep?" in person.dialog():
            await person.press("enter")
        assert "Your order" in person.dialog()
        await person.press("enter", "enter")
        assert "Question 1, of 5 at most." in person.dialog()
        assert not [*(home / "drafts").rglob("*.json")]
        await person.press("enter", "escape")
    store = coach_at(home)
    store.append(FieldFilled("compass", "must", "Home by six\nHealth cover\nReal users"))
    async with run_app(store, (80, 24)) as person:
        await person.press(*to_pairs)
        assert "Question 1, of 3 at most." in person.dialog()


async def test_pairs_need_lines(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (80, 24)) as person:
        await person.press("2", "h", "home", *("down",) * 6, "enter")
        assert any("Write two lines or more" in toast for toast in person.toasts)


async def test_a_draft_is_generated_from_fields_and_accepted_or_varied(home: Path) -> None:
    async with run_app(coach_at(home, some_fields), (120, 40)) as person:
        await person.press("2", "h", "end")
        assert person.shows("I am looking for a role as Product manager in health technology")
        assert person.shows("Enter makes it yours")
        assert "sentence" not in compass(person).texts
        await person.press("enter", "escape")
        first = compass(person).texts["sentence"]
        assert first.startswith("I am looking for a role as Product manager")
        await person.press("d")
        assert compass(person).texts["sentence"] != first
        await person.press("v")
        assert "newest first" in person.dialog()
        assert "I am looking for a role as Product manager …" in person.dialog()  # cut between two words
        await person.press("down", "enter", "enter")
        assert compass(person).texts["sentence"] == first
        assert "It is back." in person.toasts[-1]


async def test_a_draft_with_gaps_is_accepted_only_after_a_question(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (80, 24)) as person:
        await person.press("2", "h", "end", "enter", "escape")
        assert compass(person).texts == {}
        assert person.shows("3 gaps are still empty")


async def test_choices_say_what_speaks_for_them(home: Path) -> None:
    store = coach_at(home, second_week)
    for key, name in (("time", "little"), ("company", "many"), ("aim", "use")):
        store.append(FieldFilled("confidence-project", key, name))
    async with run_app(store, (120, 40)) as person:
        await person.press("7", "h", *("down",) * 5, "enter", "home", *("down",) * 4, "enter")
        assert "helping out where people need what I know (fits: an hour or two" in person.dialog()
        await person.press("enter")
        assert sheet_of(person.store.state, "confidence-project").texts["kind"] == "volunteer"


async def test_rows_are_added_refused_and_removed(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (80, 24)) as person:
        await person.press("7", "h", *("down",) * 5, "enter", "home", *("down",) * 7, "enter")
        await person.type("99")
        await person.press("ctrl+s")
        assert "not such a number" in person.dialog() or "from 0 to 10" in person.dialog()
        await person.press("backspace")
        await person.press("tab")
        await person.type("7")
        await person.press("ctrl+s")
        assert person.shows("before 9, after 7")
        assert person.store.state.history_of("6.6").times == 1
        await person.press("x", "enter")
        assert person.shows("Nothing is noted yet")
        await person.press("u")
        assert person.shows("before 9, after 7")


async def test_the_hostile_text_of_a_person_is_nothing_but_text(home: Path) -> None:
    store = coach_at(home, second_week)
    store.append(FieldFilled("compass", "must", "[red]home[/] [@click=app.quit]x[/]\nHealth"))
    store.append(FieldFilled("compass", "order", "[red]home[/] [@click=app.quit]x[/]\nHealth"))
    async with run_app(store, (120, 40)) as person:
        await person.press("2", "h", "home", *("down",) * 6)
        assert person.shows("1  [red]home[/] [@click=app.quit]x[/]")
        await person.press("up", "up", "up", "up", "enter")
        await person.paste("a\x1b[2Jb\r\nc")
        await person.press("escape")
        assert compass(person).texts["must"].endswith("a\ufffd[2Jb\nc")


async def test_another_window_may_write_the_same_field_and_both_texts_are_kept(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (80, 24)) as person:
        await person.press("2", "h", "enter")
        await person.type("mine")
        coach_at(home, lambda store: store.append(FieldFilled("compass", "miss", "theirs")) and None)
        await person.press("escape")
        versions = [version.text for version in compass(person).versions["miss"]]
        assert versions == ["theirs", "mine"]
        assert person.shows("mine")


async def test_a_worksheet_that_leads_elsewhere_goes_there(home: Path) -> None:
    async with run_app(coach_at(home, with_money), (80, 24)) as person:
        await person.press("7", "h", *("down",) * 4, "enter")
        assert person.shows("decides · esc stops here")


async def test_what_leads_elsewhere_beside_fields_of_its_own_is_a_line_above_them(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (80, 24)) as person:
        await person.press("7", "h", *("down",) * 3, "enter", "home")
        assert person.shows("→ Remember names")
        assert person.shows("What you make:")
        await person.press("enter", "question_mark", "end")
        assert "which contacts lead to jobs" in person.dialog().lower()


async def test_the_page_is_written_and_never_over_a_file(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "compass.md"
    async with run_app(coach_at(home, some_fields), (80, 24)) as person:
        await person.press("2", "h", "o", "ctrl+u")
        await person.type(str(file))
        await person.press("ctrl+s")
        assert "## Target roles" in file.read_text()
        await person.press("o", "ctrl+u")
        await person.type(str(file))
        await person.press("ctrl+s")
        assert "a new file" in person.dialog()


async def test_finishing_says_so(home: Path) -> None:
    store = coach_at(home, second_week)
    store.append(FieldFilled("first-48-hours", "dates", "30 Nov: sign"))
    async with run_app(store, (80, 24)) as person:
        await person.press("7", "h", "enter", "home", "down", "down", "enter")
        await person.type("Rent on the first")
        await person.press("escape")
        assert any("Finished: The first 48 hours" in toast for toast in person.toasts)
        assert person.shows("2 of 4 filled, finished")


async def test_letter_keys_are_text_while_typing(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (80, 24)) as person:
        await person.press("2", "h", "enter")
        await person.type("voxytghu?")
        await person.press("escape")
        assert compass(person).texts == {"miss": "voxytghu?"}


async def test_help_tells_the_keys_of_the_page(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (80, 24)) as person:
        await person.press("2", "h", "question_mark")
        assert "makes something for you to use" in person.dialog()
        assert "Earlier versions of this field." in person.dialog()


async def test_an_action_that_was_ticked_by_hand_is_not_ticked_again(home: Path) -> None:
    store = coach_at(home, second_week)
    store.append(Done("2.3", 5))
    async with run_app(store, (80, 24)) as person:
        await person.press("2", "h", "home", *("down",) * 4, "enter")
        await person.type("1")
        await person.press("tab")
        await person.type("2")
        await person.press("escape")
        assert person.store.state.history_of("2.3").times == 1


async def test_a_draft_reached_by_tab_has_the_text_just_typed(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (80, 24)) as person:
        await person.press("2", "end", "h", "home", *["down"] * 6, "enter")
        for text in ("builds order", "a proof", "a product role"):
            await person.type(text)
            await person.press("tab")
        assert person.shows("looking for a product role")
        assert "seconds-10" not in sheet_of(person.store.state, "introduction").texts


async def test_a_draft_longer_than_its_place_is_read_from_its_first_line(home: Path) -> None:
    def told(store: Store) -> None:
        second_week(store)
        for key in ("role", "company", "exit", "achievements"):
            store.append(FieldFilled("story-drafts", key, "\n".join([f"the {key}"] * 8)))

    async with run_app(coach_at(home, told), (80, 24)) as person:
        await person.press("2", "down", "h", "end", "up", "up")
        await person.until(lambda: person.shows("I worked as the role at the"))
