"""The page of the first 48 hours: during and after the quiet period, private writing, and your plan."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from textual.screen import Screen
from textual.widgets import OptionList, TextArea

from coach.domain.first_hours.state import held_writings
from coach.domain.worksheets.state import sheet_of
from coach.guide.first_hours import first_hours as words
from coach.storage.home import Home
from coach.storage.private_writing import WritingSession, read
from coach.tui.dialog_drafts import ON_DISK_AFTER
from coach.tui.screens.first_hours.page import FirstHoursPage
from coach.tui.screens.first_hours.private_writing import WritingPage
from coach.tui.screens.first_hours.your_plan import YourPlanPage
from coach.tui.screens.main import Main
from coach.tui.screens.question_dialogs import OneDialog
from tests.scenes import NOW, after_the_hours, first_hours, second_week
from tests.tui.app_driver import A_MOMENT, EACH_SIZE, PATIENCE, AppDriver, coach_at, run_app

SECRET = "the blue umbrella by the lift"  # noqa: S105 - nothing that opens anything
OVER = NOW + timedelta(hours=25)
TO_THE_WRITING = ("g", *["down"] * 6)
HOSTILE = "=1+1 [bold]x[/] \x1b[31m\u202e end"


def everywhere(home: Path, text: str = SECRET) -> list[Path]:
    return [file for file in home.rglob("*") if file.is_file() and text.encode() in file.read_bytes()]


def on(person: AppDriver, page: type[Screen[None]]) -> bool:
    return isinstance(person.screen, page)


async def open_writing(person: AppDriver) -> None:
    await person.press(*TO_THE_WRITING, "enter")
    if not on(person, WritingPage):  # in a narrow window the text of the part comes first
        await person.press("enter")
    assert on(person, WritingPage)


def choices(person: AppDriver) -> OptionList:
    assert isinstance(person.screen, OneDialog)
    return person.screen.query_one(OptionList)


# -- the parts


@pytest.mark.parametrize("size", EACH_SIZE, ids=str)
async def test_every_part_of_the_quiet_can_be_read_at_every_size(size: tuple[int, int], home: Path) -> None:
    async with run_app(coach_at(home, first_hours), size) as person:
        await person.press("g")
        assert on(person, FirstHoursPage)
        assert person.shows("24 hours left")
        for heading in ("All right to feel", "What can wait", "When to see somebody"):
            await person.press("down", *(["enter"] if size[0] < 76 else []))
            first = person.store.state.guide.quiet[heading].split("\n")[0][:20].removeprefix("- ")
            assert first in person.seen_in("#hours-text")
            await person.press(*(["escape"] if size[0] < 76 else []))
        await person.press("escape")
        assert on(person, Main)


async def test_the_evidence_comes_with_its_size_and_with_when_to_stop(home: Path) -> None:
    async with run_app(coach_at(home, first_hours, OVER), (120, 40)) as person:
        await person.press(*TO_THE_WRITING)
        seen = person.seen_in("#hours-text")
        assert "Low certainty, shows a cause: One small trial, 41 people" in seen
        for said in (words().writing.stop, words().writing.turn_to, words().writing.private):
            assert said in seen


async def test_your_plan_and_the_writing_wait_until_the_quiet_is_over(home: Path) -> None:
    async with run_app(coach_at(home, first_hours)) as person:
        await person.press("g", "end", "enter")
        assert on(person, FirstHoursPage)
        assert "There is no hurry" in " ".join(person.toasts)
        assert not person.shows("Write: What happened")
        await person.pass_time(hours=25)
        person.app.redraw()
        await person.settle()
        assert person.shows("The quiet time is over")
        assert person.shows("Write: What happened")
        await person.press("end", "enter")
        assert on(person, YourPlanPage)


async def test_a_date_and_somebody_are_added_in_a_line_and_the_ticks_follow(home: Path) -> None:
    async with run_app(coach_at(home, first_hours)) as person:
        await person.press("g", *["down"] * 4, "a")
        await person.press("enter")
        assert "Nothing is written yet" in person.dialog() or "Write it in the first line" in person.dialog()
        await person.type("30 Nov: sign the papers")
        await person.press("ctrl+s")
        assert sheet_of(person.store.state, "first-48-hours").texts["dates"] == "30 Nov: sign the papers"
        assert person.store.state.history_of("1.1").times == 1
        assert "30 Nov: sign the papers" in person.seen_in("#hours-text")
        await person.press("down", "a")
        await person.type("Ana [bold]Lopez[/]")
        await person.press("ctrl+s")
        assert "Ana [bold]Lopez[/]" in person.seen_in("#hours-text")
        assert [each.closeness for each in person.store.state.search.people.values()] == [5]
        await person.press("s")
        assert person.store.state.history_of(words().people_action).times == 1
        await person.press("u", "u")
        assert not person.store.state.search.people


async def test_somebody_who_is_known_comes_closer_and_is_not_doubled(home: Path) -> None:
    async with run_app(coach_at(home, after_the_hours)) as person:
        before = person.store.state.search.people
        await person.press("2", "home", "h", "home", "enter", *["down"] * 5, "a")
        await person.type("mina sato")
        await person.press("ctrl+s")
        people = person.store.state.search.people
        assert len(people) == len(before)
        mina = next(each for each in people.values() if each.name == "mina sato")
        assert (mina.closeness, mina.where, mina.role) == (5, "", "met at the fair")


# -- writing


@pytest.mark.parametrize("size", EACH_SIZE, ids=str)
async def test_saved_private_writing_is_only_in_its_own_file(size: tuple[int, int], home: Path) -> None:
    async with run_app(coach_at(home, first_hours, OVER), size) as person:
        await open_writing(person)
        await person.type(SECRET)
        await person.pass_time(minutes=21)
        person.app.redraw()
        await person.settle()
        assert "21 minutes; you may stop here" in person.seen_in("#writing-title")
        await person.press("escape")
        assert "SSD" in person.dialog()
        await person.press("enter")
        assert "Only on this machine." in " ".join(person.toasts)
        assert [file.parent for file in everywhere(home)] == [Home(home).private]
        assert held_writings(person.store.state)[1].minutes == 21
        assert person.store.state.history_of(words().writing.action).minutes == 21
    assert read(Home(home), 1) == SECRET


async def test_the_action_is_ticked_once_the_writing_has_had_its_whole_time(home: Path) -> None:
    async with run_app(coach_at(home, first_hours, OVER)) as person:
        for minutes, ticks in ((0, 0), (12, 0), (8, 1), (9, 1)):
            await open_writing(person)
            await person.type("more ")
            await person.pass_time(minutes=minutes)
            await person.press("escape", "enter", "escape")
            assert person.store.state.history_of(words().writing.action).times == ticks
            assert ("That ticks" in person.toasts[-1]) == (minutes == 8)
        assert held_writings(person.store.state)[1].minutes == 29


async def test_typed_text_is_on_disk_within_a_second_even_while_typing_goes_on(home: Path) -> None:
    assert ON_DISK_AFTER < 1
    async with run_app(coach_at(home, first_hours, OVER)) as person:
        await open_writing(person)
        await person.type("one")
        await person.until(lambda: read(Home(home), 1) == "one")
        await person.type(" two")
        await person.until(lambda: read(Home(home), 1) == "one two")


async def test_a_window_closed_midway_loses_no_key(home: Path) -> None:
    async with run_app(coach_at(home, first_hours, OVER)) as person:
        await open_writing(person)
        await person.type(SECRET)
        person.app.exit()
    assert read(Home(home), 1) == SECRET
    async with run_app(coach_at(home)) as person:
        await person.press("g")
        assert person.shows("begun")


async def test_burning_at_the_end_leaves_no_byte_of_it_anywhere(home: Path) -> None:
    async with run_app(coach_at(home, first_hours, OVER)) as person:
        await open_writing(person)
        await person.type(SECRET)
        await person.until(lambda: bool(everywhere(home)))
        await person.press("escape", "down", "enter")
        assert "burnt" in person.text
        assert not held_writings(person.store.state)[1].kept
        assert everywhere(home) == []
        await person.press("u", "u")
        assert everywhere(home) == []
    assert everywhere(home) == []
    assert list(Home(home).private.iterdir()) == []


async def test_saved_writing_is_read_again_and_burnt_later_after_one_question(home: Path) -> None:
    async with run_app(coach_at(home, first_hours, OVER)) as person:
        await open_writing(person)
        await person.type(SECRET)
        await person.press("escape", "enter", "enter")
        assert on(person, WritingPage)
        assert person.screen.query_one(TextArea).text == SECRET
        await person.press("escape")
        assert on(person, FirstHoursPage)  # nothing was changed, so nothing is asked
        await person.press("x")
        assert "You can't get it back" in person.dialog()
        await person.press("escape")
        assert len(everywhere(home)) == 1
        await person.press("x", "enter")
        assert everywhere(home) == []
        assert person.shows("burnt")
        await person.press("x")
        assert on(person, FirstHoursPage)


async def test_escape_from_the_question_returns_to_writing(home: Path) -> None:
    async with run_app(coach_at(home, first_hours, OVER)) as person:
        await open_writing(person)
        await person.type("a")
        await person.press("escape")
        assert choices(person).option_count == 2
        await person.press("escape")
        await person.type("b")
        assert person.screen.query_one(TextArea).text == "ab"
        assert held_writings(person.store.state) == {}


async def test_an_empty_page_is_left_without_a_question_and_without_a_file(home: Path) -> None:
    async with run_app(coach_at(home, first_hours, OVER)) as person:
        await open_writing(person)
        await person.type("a")
        await person.until(lambda: read(Home(home), 1) == "a")
        await person.press("backspace", "escape")
        assert on(person, FirstHoursPage)
        assert held_writings(person.store.state) == {}
    assert list(Home(home).private.iterdir()) == []


async def test_text_typed_before_the_old_text_loads_follows_it(home: Path) -> None:
    paper = WritingSession(Home(home), 1)
    paper.keep("before")
    paper.close()
    disk_is_slow = Event()
    async with run_app(coach_at(home, first_hours, OVER)) as person:
        await person.press(*TO_THE_WRITING)
        person.app.journal_thread.ask(lambda _: disk_is_slow.wait(PATIENCE))
        person.strike("enter")
        while not (on(person, WritingPage) and person.screen.query(TextArea)):
            await asyncio.sleep(A_MOMENT)
        person.strike(*"after")
        while person.screen.query_one(TextArea).text != "after":
            await asyncio.sleep(A_MOMENT)
        disk_is_slow.set()
        await person.settle()
        assert person.screen.query_one(TextArea).text == "before\n\nafter"
        await person.until(lambda: read(Home(home), 1) == "before\n\nafter")


async def test_leaving_before_the_old_text_is_there_loses_neither(home: Path) -> None:
    paper = WritingSession(Home(home), 1)
    paper.keep("before")
    paper.close()
    disk_is_slow = Event()
    async with run_app(coach_at(home, first_hours, OVER)) as person:
        await person.press(*TO_THE_WRITING)
        person.app.journal_thread.ask(lambda _: disk_is_slow.wait(PATIENCE))
        person.strike("enter")
        while not (on(person, WritingPage) and person.screen.query(TextArea)):
            await asyncio.sleep(A_MOMENT)
        person.strike(*"after")
        while person.screen.query_one(TextArea).text != "after":
            await asyncio.sleep(A_MOMENT)
        person.app.exit()
        disk_is_slow.set()
    assert read(Home(home), 1) == "before\n\nafter"


async def test_a_second_window_loses_nothing_of_the_first(home: Path) -> None:
    other = WritingSession(Home(home), 1)
    other.keep("from the other window")
    async with run_app(coach_at(home, first_hours, OVER)) as person:
        await open_writing(person)
        assert "Another window is open on this text too" in person.seen_in("#writing-foot")
        await person.type("from this one")
        await person.press("escape", "enter", "x", "enter")
        assert "Another window is writing there" in " ".join(person.toasts)
        assert "from this one" in read(Home(home), 1)
        assert "from the other window" in read(Home(home), 1)
    other.close()


async def test_hostile_text_is_shown_as_it_is_and_does_nothing(home: Path) -> None:
    async with run_app(coach_at(home, first_hours, OVER)) as person:
        await open_writing(person)
        await person.paste(HOSTILE)
        assert "=1+1 [bold]x[/] \ufffd[31m\ufffd end" in person.text
        await person.press("escape", "enter")
        assert "\x1b" not in read(Home(home), 1)


# -- your plan


@pytest.mark.parametrize("size", EACH_SIZE, ids=str)
async def test_your_plan_has_its_four_parts(size: tuple[int, int], home: Path) -> None:
    async with run_app(coach_at(home, after_the_hours, OVER), size) as person:
        await person.press("2", "home", "h", "home", "enter", "end", "enter")
        if not on(person, YourPlanPage):
            await person.press("enter")
        assert "The first week" in person.text
        parts = {name: person.screen.query_one(f"#your-plan-{name}") for name in ("week", "runway", "people", "dates")}
        assert "Residence permit ends" in str(parts["dates"].render())
        assert "As now: until" in str(parts["runway"].render())
        if size[0] > 76:  # on one screen
            assert all(person.seen_in(part) for part in parts.values())


@pytest.mark.parametrize(("name", "begins"), [("plan.xlsx", b"PK"), ("plan.md", b"# Your plan")])
async def test_the_plan_is_written_as_a_file_and_the_tick_follows(
    name: str, begins: bytes, home: Path, tmp_path: Path
) -> None:
    async with run_app(coach_at(home, first_hours, OVER)) as person:
        await person.press("g", "end", "enter", "o")
        await person.press(*["backspace"] * len("~/plan.xlsx"))
        await person.type(str(tmp_path / "plan.txt"))
        await person.press("ctrl+s")
        assert "End the name in .xlsx or .md" in person.dialog()
        await person.press(*["backspace"] * len("txt"))
        await person.type(name.rpartition(".")[2])
        await person.press("ctrl+s")
        await person.until((tmp_path / name).is_file)
        assert (tmp_path / name).read_bytes().startswith(begins)
        assert person.store.state.history_of(words().plan_action).times == 1


async def test_the_plan_leads_to_planning_the_week(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("2", "home", "h", "home", "enter", "end", "enter", "g")
        assert person.app.main.room.id == "week"


async def test_without_a_day_of_loss_the_end_of_the_quiet_is_not_announced(home: Path) -> None:
    async with run_app(coach_at(home)) as person:
        await person.press("escape", "g")
        assert person.shows("Two quiet days")
        assert not person.shows("over")
        assert "You have not told coach the day" in person.seen_in("#hours-page")


async def test_no_line_of_your_plan_is_cut(home: Path) -> None:
    async with run_app(coach_at(home, after_the_hours, OVER)) as person:
        await person.press("2", "home", "h", "home", "enter", "end", "enter")
        assert on(person, YourPlanPage)
        assert "…" not in person.text
        assert "• Tue 24, 11:00 networking • Tue 24, 13:30 visit" in str(person.seen_in("#your-plan-week"))
        await person.resize(120, 40)
        assert "• Tue 24, 11:00 networking, 1 h 30 min: Write down the first five names" in person.seen_in(
            "#your-plan-week"
        )
