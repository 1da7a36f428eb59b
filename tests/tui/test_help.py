"""Help: every room and dialog is described, and every command appears somewhere."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path
from typing import TypeVar

import pytest
from textual.binding import Binding
from textual.dom import DOMNode
from textual.widget import Widget

import coach.tui
from coach.tui import commands
from coach.tui.commands import (
    BACK,
    BY_PLACE,
    COMMANDS,
    EVERYWHERE,
    LEAVE_QUIET,
    LIBRARY,
    MARK_READ,
    OPEN_FIRST_HOURS,
    OPEN_LINK,
    REVIEW,
    ROOMS,
    RUNWAY,
    SEARCH,
    SKIP_STEP,
    STEP_READING,
    TICKING,
    WEEK,
    Command,
)
from coach.tui.screens.check_in import CheckInDialog
from coach.tui.screens.contact_prompts.dialogs import CloseDialog
from coach.tui.screens.dialog import Dialog, TextDialog
from coach.tui.screens.ending.found_work import FoundWorkDialog
from coach.tui.screens.export_all import ExportDialog
from coach.tui.screens.first_hours.page import FirstHoursPage, LineToKeep
from coach.tui.screens.first_hours.private_writing import PrivateEditor, WritingPage
from coach.tui.screens.first_hours.your_plan import PlanFile, YourPlanPage
from coach.tui.screens.form_dialog import FormDialog, LeaveFormDialog, RememberedDialog
from coach.tui.screens.help import FOR_KEY, FOR_TITLE, KEY_NAMES
from coach.tui.screens.help_dialog import HelpDialog
from coach.tui.screens.library.dialogs import OwnReadingDialog
from coach.tui.screens.library.room import Library
from coach.tui.screens.main import Main
from coach.tui.screens.message_dialogs import AskDialog, FactsDialog, LeaveDialog, NotSavedDialog
from coach.tui.screens.note import NoteDialog
from coach.tui.screens.practice.custom_questions import CustomQuestionsPage
from coach.tui.screens.practice.dialogs import BeginDialog, NoteLine, QuestionLines, RecordingLine
from coach.tui.screens.profile import SettingsDialog, SetUp
from coach.tui.screens.question_dialogs import LinesDialog, OneDialog, SeveralDialog
from coach.tui.screens.read_file_dialog import ReadFileDialog
from coach.tui.screens.review.files import PageDialog
from coach.tui.screens.review.room import Review
from coach.tui.screens.review.wizard import LessonDialog, QuestionsDialog, StoryDialog, WizardDialog
from coach.tui.screens.runway.audit import PaymentDialog
from coach.tui.screens.runway.benefits import MoneyRuleDialog, MoneyRulesDialog
from coach.tui.screens.runway.dialogs import KindDialog, LineDialog
from coach.tui.screens.runway.room import Runway
from coach.tui.screens.runway.statement_import import ImportDialog, ProposalsDialog
from coach.tui.screens.runway.table_dialog import StatementTableDialog
from coach.tui.screens.search.dialogs import DraftDialog, RecordDialog, SetbackDialog
from coach.tui.screens.search.mail import MailDialog
from coach.tui.screens.search.quick_log import QuickLog
from coach.tui.screens.search.record_import import ContactsDialog, SamePeopleDialog
from coach.tui.screens.search.room import Search
from coach.tui.screens.search.rules import FollowUpRulesDialog as FollowUpRules
from coach.tui.screens.search.setback_cards import CardDialog
from coach.tui.screens.search.table_dialog import RecordTableDialog
from coach.tui.screens.skills.dialogs import AdvertDialog, ChoiceDialog, HoursDialog, OwnDialog, ProofDialog
from coach.tui.screens.skills.page import SkillsPage
from coach.tui.screens.steps import Steps
from coach.tui.screens.stories.dialogs import StoryPartsDialog
from coach.tui.screens.table_dialog import TableDialog
from coach.tui.screens.tick_details import TickDetails
from coach.tui.screens.today.room import Today
from coach.tui.screens.week.dialogs import BlockDialog, BreakDialog
from coach.tui.screens.week.files import BusyDialog
from coach.tui.screens.week.room import Week
from coach.tui.screens.week.timer import TimerDialog
from coach.tui.screens.week.wizard import FrameDialog, PlansDialog, ThingsDialog
from coach.tui.screens.worksheet.dialogs import RowDialog, VersionDialog
from coach.tui.screens.worksheet.say_aloud import SayDialog
from coach.tui.screens.write_file import NewFileDialog
from coach.tui.widgets.choice_list import ChoiceList
from coach.tui.widgets.chooser import Chooser
from coach.tui.widgets.document_view import DocumentView
from coach.tui.widgets.scale import Scale
from coach.tui.widgets.stepper import Stepper
from coach.tui.widgets.tick_list import TickList
from coach.tui.widgets.virtual_list import VirtualList
from coach.tui.widgets.week_grid import WeekGrid
from coach.tui.widgets.weekday_picker import WeekdayPicker
from coach.tui.widgets.word_picker import WordPicker
from tests.scenes import Filling, first_hours, second_week, with_money, with_search, with_week
from tests.tui.app_driver import AppDriver, coach_at, run_app

Kind = TypeVar("Kind")
DIALOGS = (
    OwnReadingDialog,
    *(RowDialog, SayDialog, VersionDialog, NewFileDialog, LineToKeep, PlanFile, StatementTableDialog),
    *(SamePeopleDialog, RecordTableDialog, MailDialog, FoundWorkDialog),
    *(
        AskDialog,
        CheckInDialog,
        FactsDialog,
        ImportDialog,
        KindDialog,
        LeaveDialog,
        LeaveFormDialog,
        LineDialog,
        NoteDialog,
        PageDialog,
        PaymentDialog,
    ),
    *(
        BlockDialog,
        BreakDialog,
        ContactsDialog,
        DraftDialog,
        FrameDialog,
        LinesDialog,
        OneDialog,
        PlansDialog,
        QuickLog,
        RecordDialog,
    ),
    CloseDialog,
    *(AdvertDialog, ChoiceDialog, HoursDialog, OwnDialog, ProofDialog),
    *(BusyDialog, ExportDialog, HelpDialog, NotSavedDialog),
    *(BeginDialog, CloseDialog, NoteLine, QuestionLines, RecordingLine, StoryPartsDialog),
    *(LessonDialog, WizardDialog, QuestionsDialog, StoryDialog),
    *(FollowUpRules, CardDialog, SetbackDialog, SeveralDialog, ThingsDialog, TimerDialog),
    *(ProposalsDialog, MoneyRuleDialog, MoneyRulesDialog, SettingsDialog, SetUp, TextDialog, TickDetails),
)
TELLING = (
    *DIALOGS,
    *(FirstHoursPage, WritingPage, PrivateEditor, YourPlanPage),
    CustomQuestionsPage,
    SkillsPage,
    Main,
    Today,
    Steps,
    Library,
    Review,
    Runway,
    TickList,
    Chooser,
    Scale,
    WordPicker,
    WeekdayPicker,
    Stepper,
    ChoiceList,
    Week,
    Search,
    WeekGrid,
    VirtualList,
    DocumentView,
)


def subclasses(kind: type[Kind]) -> set[type[Kind]]:
    return {kind}.union(*(subclasses(each) for each in kind.__subclasses__()))


async def told(person: AppDriver) -> str:
    """Return the whole help text."""
    frame = person.screen.query_one(".frame")
    seen = person.dialog()
    while frame.scroll_offset.y < frame.max_scroll_y:
        await person.press("pagedown")
        seen += f" {person.dialog()}"
    return seen


def test_every_command_has_an_id_of_its_own_and_tells_what_it_does() -> None:
    found = {command for commands in BY_PLACE.values() for command in commands}  # one that several pages have is one
    assert len(found) == len({command.id for command in found}) > 20
    for command in found:
        assert command.title
        assert command.help.endswith(".")


@pytest.mark.parametrize("kind", TELLING, ids=lambda kind: kind.__name__)
def test_what_can_be_focused_or_opened_has_help_of_its_own(kind: type[Widget]) -> None:
    assert len(vars(kind).get("HELP") or "") > 20


def test_no_dialog_is_missing_here() -> None:
    ours = {kind for kind in subclasses(Dialog) if kind.__module__.startswith("coach.")}
    in_common = {Dialog, FormDialog, RememberedDialog, ReadFileDialog, TableDialog, SettingsDialog.__mro__[1]}
    assert ours - set(DIALOGS) == in_common


@pytest.mark.parametrize(
    ("filling", "keys", "about", "listed"),
    [
        (second_week, (), Today, TICKING),
        (first_hours, (), Today, (*TICKING, LEAVE_QUIET)),
        (second_week, ("2", "enter"), Steps, (*TICKING, STEP_READING, SKIP_STEP, BACK)),
        (second_week, ("7", "enter"), Library, (*LIBRARY, MARK_READ, OPEN_LINK, BACK)),
        (first_hours, (), Today, (*TICKING, LEAVE_QUIET, OPEN_FIRST_HOURS)),
        (second_week, ("2",), Steps, (*TICKING, SKIP_STEP)),
        (second_week, ("7",), Library, (MARK_READ, OPEN_LINK)),
        (second_week, ("6",), Review, REVIEW),
        (with_week, ("3",), Week, WEEK),
        (with_search, ("5",), Search, SEARCH),
        (with_money, ("4",), Runway, RUNWAY),
    ],
)
async def test_the_question_mark_tells_about_the_room_and_every_key_in_it(
    filling: Filling, keys: tuple[str, ...], about: type[Widget], listed: tuple[Command, ...], home: Path
) -> None:
    async with run_app(coach_at(home, filling), (80, 76)) as person:
        await person.press(*keys, "question_mark")
        seen = await told(person)

        assert about.HELP is not None
        first, _, more = about.HELP.partition(". ")
        order = [seen.index(words) for words in (f"{first}.", "Here" if listed else "To leave", "To leave", more)]
        assert order == sorted(order)
        for command in (*listed, *EVERYWHERE, *ROOMS):
            assert command.title in seen
            assert command.help in seen
        assert "q leaves coach from any room" in seen


def test_every_command_can_be_given_somewhere_and_no_other_has_an_id() -> None:
    for module in pkgutil.walk_packages(coach.tui.__path__, "coach.tui."):
        importlib.import_module(module.name)
    ours = {kind for kind in subclasses(DOMNode) if kind.__module__.startswith("coach.")}
    given = {binding.id for kind in ours for binding in kind.BINDINGS if isinstance(binding, Binding) and binding.id}
    assert given == set(COMMANDS)


def test_no_command_is_missing_in_the_registry() -> None:
    lists = [value for name, value in vars(commands).items() if isinstance(value, tuple) and name.isupper()]
    alone = [value for value in lists if isinstance(value, Command)]
    listed = [command for value in lists if not isinstance(value, Command) for command in value]
    assert {command.id for command in (*alone, *listed)} == set(COMMANDS)


async def test_outside_the_quiet_the_help_does_not_speak_of_it(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (80, 50)) as person:
        await person.press("question_mark")
        assert LEAVE_QUIET.title not in await told(person)


async def test_help_tells_about_the_list_that_has_the_focus(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (80, 50)) as person:
        await person.press("2", "enter", "question_mark")
        assert TickList.HELP in person.dialog()
        await person.press("escape")
        assert person.screen.focused is person.tasks


async def test_every_dialog_tells_about_itself_and_comes_back_as_it_was(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        for opening, key, about in (
            (("c",), "question_mark", CheckInDialog),
            (("c",), "f1", Scale),
            (("t",), "f1", TickDetails),
            (("n",), "f1", NoteDialog),
            (("comma",), "f1", SettingsDialog),
            (("comma", "tab", "tab", "tab", "tab"), "question_mark", WordPicker),
            (("enter",), "question_mark", TextDialog),
            (("ctrl+c",), "question_mark", LeaveDialog),
        ):
            await person.press(*opening)
            dialog, before = person.screen, person.text
            await person.press(key)
            assert about.HELP
            assert about.HELP in person.dialog()
            await person.press("escape")
            assert person.screen is dialog
            assert person.text == before
            await person.press("escape")


async def test_the_set_up_tells_about_itself(home: Path) -> None:
    async with run_app(coach_at(home)) as person:
        await person.press("f1")
        assert SetUp.HELP in person.dialog()
        await person.press("escape")
        assert isinstance(person.screen, SetUp)


async def test_a_question_mark_in_a_field_is_a_question_mark(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("n")
        await person.type("why me?")
        await person.press("ctrl+s")
        assert person.store.state.notes[-1].text("text") == "why me?"


@pytest.mark.parametrize("command", commands.COMMANDS.values(), ids=lambda command: command.id)
def test_the_help_has_a_space_between_a_key_and_what_it_does(command: commands.Command) -> None:
    key = command.key.split(",")[0]
    assert len(f"  {KEY_NAMES.get(key, key)} ") <= FOR_KEY
    assert len(f"{command.title} ") <= FOR_TITLE
