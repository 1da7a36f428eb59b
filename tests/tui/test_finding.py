"""The palette: whatever people type finds the right thing among the first three, and opens it from anywhere."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from textual.command import CommandList
from textual.screen import Screen
from textual.widgets import Input

from coach.domain.finder import Findable, find_things
from coach.guide.synonyms import places
from coach.tui.commands import COMMANDS
from coach.tui.navigation import DOORS, OTHER_DOORS, door_of
from coach.tui.palette import _places, _titles
from coach.tui.screens.check_in import CheckInDialog
from coach.tui.screens.dialog import TextDialog
from coach.tui.screens.export_all import ExportDialog
from coach.tui.screens.form_dialog import LeaveFormDialog
from coach.tui.screens.main import Main
from coach.tui.screens.note import NoteDialog
from coach.tui.screens.practice.page import PracticePage
from coach.tui.screens.profile import SettingsDialog
from coach.tui.screens.runway.benefits import MoneyRulesDialog
from coach.tui.screens.runway.statement_import import ImportDialog
from coach.tui.screens.search.dialogs import RecordDialog
from coach.tui.screens.search.record_import import ContactsDialog
from coach.tui.screens.search.worklog import WorkLogPage
from coach.tui.screens.skills.page import SkillsPage
from coach.tui.screens.stories.page import StoryBank
from coach.tui.screens.week.files import BusyDialog
from coach.tui.screens.worksheet.page import WorksheetPage
from tests.scenes import nothing, second_week
from tests.tui.app_driver import AppDriver, coach_at, run_app

TYPED = {
    "unemployment": "worklog",
    "claim": "worklog",
    "dole": "worklog",
    "job centre": "worklog",
    "weekly claim": "worklog",
    "worklog": "worklog",
    "unemployment insurance": "runway.benefits",
    "what am i owed": "runway.benefits",
    "severance": "runway.benefits",
    "benefits": "runway.benefits",
    "quit": "quit",
    "exit": "quit",
    "leave": "quit",
    "how do i quit": "quit",
    "offer": "applications",
    "got a job": "ending",
    "I found a job": "ending",
    "rejected": "applications",
    "salary negotiation": "action 9.10",
    "money": "room.runway",
    "budget": "room.runway",
    "how long will my money last": "room.runway",
    "bank statement": "runway.import",
    "rent": "room.runway",
    "subscriptions": "runway.audit",
    "report": "review.page",
    "CV": "action 3.10",
    "resume": "action 3.10",
    "résumé": "action 3.10",
    "interview": "part practice",
    "mock interview": "part practice",
    "practice": "part practice",
    "practise": "part practice",
    "contacts": "people",
    "network": "people",
    "import contacts": "import-people",
    "LinkedIn": "action 3.5",
    "references": "action 3.11",
    "companies": "employers",
    "apply": "add-application",
    "import applications": "import-applications",
    "calendar": "week.import",
    "schedule": "room.week",
    "plan my week": "week.plan",
    "holiday": "pause",
    "undo": "undo",
    "mistake": "undo",
    "dark": "theme",
    "colours": "theme",
    "colors": "theme",
    "theme": "theme",
    "language": "settings",
    "country": "settings",
    "help": "help",
    "keys": "help",
    "shortcuts": "help",
    "backup": "export",
    "export": "export",
    "stories": "part stories",
    "strengths": "part stories",
    "course": "part skills",
    "skills": "part skills",
    "job description": "import-adverts",
    "email": "search.mail",
    "follow up": "room.search",
    "mood": "check-in",
    "sad": "check-in",
    "diary": "note",
    "visa": "action 5.12",
    "lawyer": "action 1.10",
    "fake offer": "action 3.12",
    "step 7": "step 7",
    "5.3": "action 5.3",
    "compass": "worksheet compass",
    "elevator pitch": "worksheet introduction",
    "foresight": "page foresight",
    "unemploymnet": "worklog",
    "settigns": "settings",
    "first 90 days": "action 10.10",
    "library": "room.library",
    "today": "room.today",
}


@pytest.fixture
def every(home: Path) -> list[Findable]:
    state = coach_at(home, nothing).state
    known = list(_places(state))
    taken = {thing.to for thing in known}
    return [*known, *(thing for thing in _titles(state) if thing.to not in taken)]


@pytest.mark.parametrize("typed", TYPED)
def test_what_a_person_may_type_finds_it_among_the_first_three(typed: str, every: list[Findable]) -> None:
    first = [thing.to for _, thing in find_things(typed, every)[:3]]
    assert TYPED[typed] in first


def test_sixty_words_and_more_are_tried() -> None:
    assert len(TYPED) >= 60


def test_nothing_is_found_for_unknown_words_and_for_blanks(every: list[Findable]) -> None:
    assert find_things("qqqqzzzz", every) == find_things("  ", every) == []


def test_every_place_leads_somewhere() -> None:
    kinds = ("worksheet", "part", "step", "action")
    lost = [
        each.to
        for each in places()
        if each.to.partition(" ")[0] not in kinds and not door_of(each.to) and each.to not in (*COMMANDS, *OTHER_DOORS)
    ]
    assert lost == []
    assert {each.to for each in places()} >= {*DOORS, *OTHER_DOORS}


async def choose(person: AppDriver, words: str) -> None:
    """Type into the palette, and open the first match."""
    await person.press("ctrl+p")
    await person.type(words)
    await person.until(lambda: person.screen.query_one(CommandList).option_count > 0)
    await person.press("enter")
    await asyncio.sleep(0.05)
    await person.settle()


OPENED: dict[str, type[Screen[Any]]] = {
    "dole": WorkLogPage,
    "mock interview": PracticePage,
    "star": StoryBank,
    "upskill": SkillsPage,
    "elevator pitch": WorksheetPage,
    "how are you": CheckInDialog,
    "diary": NoteDialog,
    "currency": SettingsDialog,
    "backup": ExportDialog,
    "manual": TextDialog,
    "severance": MoneyRulesDialog,
    "bank statement": ImportDialog,
    "google contacts": ContactsDialog,
    "address book": Main,
    "recruiter": RecordDialog,
    "google calendar": BusyDialog,
}


@pytest.mark.parametrize("first", range(0, len(OPENED), 4))
async def test_what_was_found_is_opened_from_another_room(first: int, home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        for words, opened in [*OPENED.items()][first : first + 4]:
            while not isinstance(person.screen, Main):
                await person.press("escape")
            await person.press("7")
            await choose(person, words)
            await person.until(lambda opened=opened: isinstance(person.screen, opened))  # type: ignore[misc]


async def test_a_place_is_reached_from_a_dialog_and_from_a_page(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("c")
        await choose(person, "dole")
        await person.until(lambda: isinstance(person.screen, WorkLogPage))
        await choose(person, "budget")
        await person.until(lambda: isinstance(person.screen, Main))
        assert person.app.main.room.id == "runway"


async def test_a_form_with_something_typed_asks_before_it_is_left_for_another_place(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("n")
        await person.type("call the landlord")
        await choose(person, "dole")
        await person.until(lambda: isinstance(person.screen, LeaveFormDialog))
        await person.press("escape")
        assert isinstance(person.screen, NoteDialog)
        assert person.screen.query_one(Input).value == "call the landlord"


async def test_each_is_shown_with_its_key(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (100, 30)) as person:
        await person.press("ctrl+p")
        await person.type("dole")
        await person.until(lambda: person.shows("Work-search log for the office that pays you  W"))
        assert person.shows("Benefits: what your country pays  4 B")


async def test_the_set_up_and_the_question_of_leaving_have_no_palette(home: Path) -> None:
    async with run_app(coach_at(home)) as person:
        asked = person.screen
        await person.press("ctrl+p")
        assert person.screen is asked
        assert "ctrl+p" not in person.text


async def test_an_export_from_the_screen_writes_everything(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "all of it"
    async with run_app(coach_at(home, second_week)) as person:
        await choose(person, "backup")
        await person.until(lambda: isinstance(person.screen, ExportDialog))
        field = person.screen.query_one(Input)
        field.value = str(folder)
        await person.press("enter")
        await person.until((folder / "entries.jsonl").is_file)
        assert "Keep it private" in "".join(person.toasts)
