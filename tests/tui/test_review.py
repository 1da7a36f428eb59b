"""Review: the week on one screen, the weeks before it, the month, the whole time."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, Static

from coach.domain.events import ProfileSet
from coach.storage.store import Store
from coach.tui.widgets.area_chart import beside_bar
from tests.scenes import SIZES, second_week, with_search
from tests.tui.app_driver import EACH_SIZE, coach_at, run_app


@pytest.mark.parametrize("size", EACH_SIZE)
async def test_the_week_is_shown_with_what_was_done_first(size: tuple[int, int], home: Path) -> None:
    async with run_app(coach_at(home, with_search), size) as person:
        await person.press("6")
        assert person.shows("The week: Mon 23 Nov to Sun 29 Nov 2026, so far")
        assert person.shows("What you did")
        assert person.shows("applying")


async def test_weeks_can_be_browsed_up_to_the_current_one(home: Path) -> None:
    async with run_app(coach_at(home, with_search), (80, 24)) as person:
        await person.press("6", "right")
        assert person.shows("Mon 23 Nov")
        await person.press("left")
        assert person.shows("The week: Mon 16 Nov to Sun 22 Nov 2026")
        assert person.shows("1 tick")
        await person.press("m")
        assert person.shows("The month: November 2026")
        await person.press("m", "v")
        assert person.shows("The whole time")
        await person.press("0")
        assert person.shows("so far")


async def test_a_week_without_anything_has_kind_words(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (80, 24)) as person:
        await person.press("6", *("left",) * 5)
        assert person.shows("Some weeks are like that")


async def test_ticks_made_elsewhere_show_on_return(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (80, 24)) as person:
        await person.press("6", "1", "space", "6")
        assert person.shows("2 ticks")


async def test_the_ritual_saves_each_part_and_leads_into_the_plan(home: Path) -> None:
    store = coach_at(home, with_search)
    async with run_app(store, (80, 24)) as person:
        await person.press("6", "g")
        assert "What you did" in person.dialog()
        await person.press("enter")
        await person.type("explained the migration")
        await person.press("ctrl+s")
        assert [story.title for story in store.state.reviews.stories.values()] == ["explained the migration"]
        assert "Four questions" in person.dialog()
        await person.type("three talks of five")
        await person.press("escape")
        assert "explained the migration" in str(person.app.main.room.query_one("#review-rest", Static).content)
        await person.press("g", "enter", "ctrl+s")
        await person.type("three talks of five")
        await person.press("ctrl+s")
        await person.type("one a day")
        await person.press("ctrl+s")
        assert store.state.reviews.answers[next(iter(store.state.reviews.answers))] == {
            "goals": "three talks of five",
            "preparation": "",
            "feelings": "",
            "learning": "",
            "lesson": "one a day",
        }
        assert "The week of" in person.text
        await person.press("escape", "escape", "6")
        assert "Your words" in str(person.app.main.room.query_one("#review-rest", Static).content)


async def test_answers_are_still_there_on_return(home: Path) -> None:
    store = coach_at(home, with_search)
    async with run_app(store, (80, 24)) as person:
        await person.press("6", "g", "enter", "ctrl+s")
        await person.type("first answer")
        await person.press("ctrl+s", "escape", "g", "enter", "ctrl+s")
        assert "first answer" in person.dialog()


async def test_on_every_low_day_there_is_somebody_to_ring_and_something_to_let_go_with(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (80, 24)) as person:
        await person.press("c", "2", "ctrl+s")
        assert "takes two minutes" in person.dialog()
        assert "800 HOPE" in person.dialog()
        await person.press("escape", "c", "1", "ctrl+s")
        assert "800 HOPE" in person.dialog()
        await person.press("escape", "c", "4", "ctrl+s")
        assert "two minutes" not in person.text


async def test_mood_and_energy_are_a_small_line_where_there_is_enough(home: Path) -> None:
    for size in SIZES:
        async with run_app(coach_at(home / str(size[0]), with_search), size) as person:
            await person.press("6", "left")
            frame = person.app.main.room.query_one("#review-frame")
            for _ in range(6):
                await person.press("pagedown")
                if "mood   ○ energy" in person.text:
                    break
            assert person.shows("mood   ○ energy")
            assert person.shows("● mood")
            assert not frame.show_horizontal_scrollbar
            await person.press("left")
            assert not person.shows("● mood")


async def test_a_page_is_looked_at_before_it_is_written_and_is_without_what_was_left_out(
    home: Path, tmp_path: Path
) -> None:
    store, file = coach_at(home, with_search), tmp_path / "week.html"
    async with run_app(store, (80, 60)) as person:
        await person.press("6", "left", "o")
        assert "What you did" in person.dialog()
        assert "Acme" in person.dialog()
        await person.press("tab", "tab", "tab", "right")
        assert "left out" in person.dialog()
        without = person.dialog()
        assert "Globex" not in without
        assert "Acme" not in without
        person.screen.query_one("#page-file", Input).value = str(file)
        await person.press("tab", "enter")
        await person.until(file.exists)
    assert store.state.reviews.without == {"names"}
    written = file.read_text(encoding="utf-8")
    assert "<!doctype html>" in written.lower()
    assert "Acme" not in written
    assert file.stat().st_mode & 0o077 == 0


async def test_no_file_is_written_over_unasked(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "week.md"
    file.write_text("mine", encoding="utf-8")
    async with run_app(coach_at(home, with_search), (80, 40)) as person:
        await person.press("6", "o", "right")
        assert person.screen.query_one("#page-file", Input).value.endswith(".md")
        person.screen.query_one("#page-file", Input).value = str(file)
        await person.press("ctrl+s")
        assert "already exists" in person.dialog()
        await person.press("escape")
        assert file.read_text(encoding="utf-8") == "mine"


async def test_letters_that_a_pdf_may_lack_are_mentioned_in_the_preview(home: Path) -> None:
    for name, is_told in (("Łucja", False), ("سام", True)):

        def called(store: Store, name: str = name) -> None:
            with_search(store)
            store.append(ProfileSet(name=name))

        async with run_app(coach_at(home / str(is_told), called), (80, 60)) as person:
            await person.press("6", "o")
            assert "may show as empty boxes" not in person.dialog(), "it is HTML"
            await person.press("right", "right")
            assert ("may show as empty boxes" in person.dialog()) == is_told


async def test_the_ritual_covers_several_weeks_and_can_be_resumed(home: Path) -> None:
    store = coach_at(home, with_search)
    async with run_app(store, (80, 40)) as person:
        for number in range(3):
            await person.press("6", "0", *("left",) * number, "g", "enter")
            await person.type(f"story {number}")
            await person.press("ctrl+s")
            await person.type(f"the plan of week {number}")
            if number == 2:  # left with the answer half typed: it is kept, and the story is not asked for twice
                await person.press("escape")
                assert not person.dialog()
                await person.press("g", "enter", "ctrl+s")
                assert f"the plan of week {number}" in [field.value for field in person.screen.query(Input)]
            await person.press("ctrl+s")
            assert "One thing to learn from" in person.dialog(), (number, person.text)
            if number == 1:  # left here, and taken up again: what was answered stands there
                await person.press("escape", "g", "enter", "ctrl+s")
                assert f"the plan of week {number}" in [field.value for field in person.screen.query(Input)]
                await person.press("ctrl+s")
            await person.type(f"lesson {number}")
            await person.press("ctrl+s")
            assert "The week of" in person.dialog()
            await person.press("escape")
    told = store.state.reviews
    assert len(told.stories) == 3
    assert len(told.answers) == 3
    for number, week in enumerate(sorted(told.answers, reverse=True)):
        assert told.answers[week]["goals"] == f"the plan of week {number}"
        assert told.answers[week]["lesson"] == f"lesson {number}"


def test_a_bar_says_done_and_planned_without_colour() -> None:
    assert beside_bar(1, 0.5, 24) == ("█" * 24, "")
    assert beside_bar(0, 1, 24) == ("", "░" * 24)
    assert beside_bar(0.5, 1, 24) == ("█" * 12, "░" * 12)
    assert beside_bar(0, 0, 24) == ("", "")


async def test_a_review_has_its_panels_side_by_side_where_there_is_room(home: Path) -> None:
    for width, beside in ((120, True), (80, False), (60, False)):
        async with run_app(coach_at(home / str(width), with_search), (width, 40)) as person:
            await person.press("6", "left")
            did, came = (person.app.main.room.query_one(name).region for name in ("#review-did", "#review-came"))
            assert (did.y == came.y) is beside
            assert "You had two conversations and an application got to an interview." in person.seen_in("#review-page")
            assert "conversations ●●○○○ 2" in person.seen_in("#review-came")


async def test_the_questions_are_read_in_full_and_stay_while_they_are_answered(home: Path) -> None:
    async with run_app(coach_at(home, with_search), (60, 20)) as person:
        await person.press("6", "g", "enter", "ctrl+s")
        for _ in range(2):
            said = person.dialog()
            assert "Plan: What did I mean to do, and what did I do?" in said
            assert "Learning: What will I do differently next week?" in said
            await person.type("I wrote to two")


async def test_left_is_the_week_before_in_the_footer_as_well(home: Path) -> None:
    async with run_app(coach_at(home, with_search)) as person:
        await person.press("6")
        assert person.shows("← Before")
        await person.press("left")
        assert person.shows("Mon 16 Nov to Sun 22 Nov 2026")
        await person.press("down", "pagedown", "end")
        assert person.app.main.room.query_one("#review-frame").scroll_y > 0
