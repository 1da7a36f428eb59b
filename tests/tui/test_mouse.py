"""Everything important can be done with the mouse."""

from __future__ import annotations

from pathlib import Path

from textual.events import MouseScrollDown

from coach.tui.commands import ROOMS
from coach.tui.screens.check_in import CheckInDialog
from coach.tui.screens.main import Main
from coach.tui.screens.search.dialogs import DraftDialog
from coach.tui.screens.worksheet.say_aloud import SayDialog
from coach.tui.widgets.document_view import DocumentView
from tests.scenes import NOW, first_hours, second_week
from tests.tui.app_driver import coach_at, run_app
from tests.tui.textual_internals import is_left, move_wheel


async def test_a_click_on_a_box_ticks_and_another_takes_the_tick_back(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.click_on("[ ] 2.3", beside=1)
        assert isinstance(person.screen, Main)
        assert person.shows("[x] 2.3")
        assert person.row == "2.3"

        await person.click_on("[x] 2.3", beside=1)
        assert person.shows("[ ] 2.3")
        assert person.store.state.history_of("2.3").times_on(NOW.date()) == 0


async def test_a_click_on_a_title_opens_it(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.click_on("Set the pay you need")
        assert "2.3 Set the pay you need and the pay you hope for" in person.dialog()
        assert person.store.state.history_of("2.3").times == 0


async def test_a_click_on_a_heading_among_the_rows_does_nothing(home: Path) -> None:
    async with run_app(coach_at(home, first_hours)) as person:
        before = len(person.store.state)
        await person.click_on("Only what can't wait", beside=1)
        await person.click_on("Only what can't wait", beside=10)
        assert isinstance(person.screen, Main)
        assert len(person.store.state) == before


async def test_a_click_on_the_name_of_a_room_opens_it(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (60, 20)) as person:
        for command in (*ROOMS[1:], ROOMS[0]):
            await person.click_on(f"{command.key} {command.title}", beside=2)
            assert person.app.main.room.id == command.id.removeprefix("room.")


async def test_a_click_on_a_step_shows_it_and_a_click_on_its_box_ticks(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (120, 40)) as person:
        await person.press("2")
        await person.click_on("Your money", beside=3)
        assert person.seen_in("#step-title").startswith("5 Audit Your Finances")
        await person.click_on("[ ] 5.1", beside=1)
        assert person.shows("[x] 5.1")


async def test_a_click_beside_a_dialog_closes_it_and_one_inside_does_not(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (120, 40)) as person:
        for opening in ("c", "n", "t", "comma", "question_mark", "enter", "ctrl+c"):
            await person.press(opening)
            dialog = person.screen
            assert not isinstance(dialog, Main)
            frame = dialog.query_one(".frame").region
            await person.click(offset=(frame.x + 2, frame.y + 1))
            assert person.screen is dialog

            await person.click(offset=(2, 20))
            assert isinstance(person.screen, Main)
            assert not is_left(person.app)


async def test_the_words_in_the_frame_can_be_clicked(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("c")
        await person.click_on("esc closes", beside=2)
        assert isinstance(person.screen, Main)

        await person.press("n")
        await person.type("by mouse")
        await person.click_on("enter or ctrl+s saves", beside=2)
        assert person.store.state.notes[-1].text("text") == "by mouse"

        await person.press("t")
        await person.click_on("ctrl+s ticks it", beside=2)
        assert person.shows("[x] 1.6")

        await person.press("question_mark")
        await person.click_on("enter or esc closes", beside=2)
        assert isinstance(person.screen, Main)

        await person.press("ctrl+c")
        await person.click_on("esc stays", beside=2)
        assert isinstance(person.screen, Main)
        await person.press("ctrl+c")
        person.point(person.place_of("enter quits"))
        await person.pilot.pause()
        assert is_left(person.app)


async def test_what_ctrl_s_and_space_do_can_be_clicked_in_the_frame(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        story = person.app.main
        person.app.push_screen(DraftDialog("Ana", "Dear Ana"), lambda text: story.tell(text or "", "copied"))
        await person.settle()
        await person.click_on("ctrl+s copies", beside=2)
        assert person.toasts == ["copied: Dear Ana"]

        person.app.push_screen(SayDialog([("Short", "I am Salma.")], person.store.clock))
        await person.settle()
        await person.click_on("space: clock", beside=2)
        assert "running" in person.dialog()


async def test_the_worksheet_of_a_step_opens_by_a_click_on_the_words(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (120, 40)) as person:
        await person.press("2")
        await person.click_on("Interview practice", beside=2)
        await person.click_on("h opens it", beside=2)
        assert person.shows("The practice room")
        assert not isinstance(person.screen, Main)


async def test_the_footer_can_be_clicked(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.click_on("space Tick", beside=2)
        assert person.shows("[x] 1.6")
        await person.click_on("u Undo", beside=2)
        assert person.shows("[ ] 1.6")
        await person.click_on("c Check in", beside=3)
        assert isinstance(person.screen, CheckInDialog)


async def test_the_set_up_can_be_done_with_the_mouse(home: Path) -> None:
    async with run_app(coach_at(home)) as person:
        await person.click("#first-weekday", (4, 0))
        assert person.seen_in("#first-weekday") == "< Tuesday >"
        await person.click("#first-weekday", (0, 0))
        assert person.seen_in("#first-weekday") == "< Monday >"
        await person.click("#working-days", (5 * 4 + 1, 0))
        assert person.seen_in("#working-days") == "[Mo][Tu][We][Th][Fr][Sa] Su"
        await person.click("#working-days", (0, 0))
        assert person.seen_in("#working-days") == "Mo [Tu][We][Th][Fr][Sa] Su"
        await person.click_on(" Start ", beside=2)
        assert person.store.state.profile.working_days == (1, 2, 3, 4, 5)


async def test_the_wheel_scrolls_a_long_text(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (60, 20)) as person:
        await person.press("enter")
        before = person.dialog()
        await move_wheel(person.pilot, [MouseScrollDown], (30, 10))
        await person.settle()
        assert person.dialog() != before


async def test_a_passage_of_a_page_is_selected_and_copied_without_its_margin(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (120, 40)) as person:
        await person.press("7")
        reader = person.screen.query_one(DocumentView)
        row = next(at for at, line in enumerate(person.lines) if "This is the article" in line)
        begin = person.lines[row].index("This is the article")
        place = (begin - reader.region.x, row - reader.region.y)
        await person.pilot.mouse_down(reader, offset=place)
        await person.pilot.hover(reader, offset=(reader.size.width - 2, place[1] + 1))
        await person.pilot.mouse_up(reader, offset=(reader.size.width - 2, place[1] + 1))
        await person.settle()
        await person.press("ctrl+c")
        assert person.toasts[-1] == "Copied."
        first, second = person.app.clipboard.split("\n")
        assert first.startswith("This is the article")
        assert second == person.lines[row + 1][reader.region.x + 3 :].strip()


async def test_finding_and_leaving_are_a_click_away(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.click_on("ctrl+p Find", beside=2)
        await person.type("dole")
        await person.until(lambda: person.shows("Work-search log for the office"))
        await person.click_on("Work-search log for the office", beside=3)
        await person.until(lambda: person.shows("Plain log"))
        await person.click_on("esc Back", beside=1)
        assert isinstance(person.screen, Main)
        person.point(person.place_of("q Leave"))
        await person.until(lambda: is_left(person.app))
