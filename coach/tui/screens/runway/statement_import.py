"""Statements and plan files on the screen: read with a bar, proposed line by line, and kept only as chosen."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import OptionList, Static

from coach.domain.places import minor_digits
from coach.domain.runway.changes import facts_of, lines_of
from coach.domain.runway.recurring import find_recurring
from coach.domain.runway.suggestions import as_facts, evidence_words, is_known, summary_words
from coach.domain.wording import count
from coach.export.statement_document import taken_words
from coach.files import is_there, typed_path
from coach.imports.statements.choices import NO_CHOICES, StatementChoices
from coach.imports.statements.files import FileReading, form_facts, known_from, place_of, read_file
from coach.tui.screens.dialog import Dialog
from coach.tui.screens.message_dialogs import AskDialog
from coach.tui.screens.read_file_dialog import ReadFileDialog
from coach.tui.screens.runway.table_dialog import StatementTableDialog
from coach.tui.widgets.choice_list import ChoiceList

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.event import Event
    from coach.domain.runway.plan import Plan
    from coach.domain.runway.recurring import LineProposal
    from coach.domain.state import State
    from coach.imports.progress import Progress
    from coach.storage.store import Store
    from coach.tui.host import MainScreen
    from coach.tui.view import View


class ImportDialog(ReadFileDialog["list[FileReading] | Plan"]):
    """Asks for statements, or for a plan file."""

    HELP = (
        "The path of a file from your bank, in any format, or of a plan file. You can put several files on the line. "
        "coach counts a booking in two files only once, and leaves out transfers between your own accounts. It asks "
        "before it saves anything."
    )
    dialog_title = "Import"
    TOLD = "Your bank's files (CSV, Excel, OFX, QIF, CAMT, MT940), or a plan file. They are only read on this machine."
    EXAMPLE = "~/Downloads/statement.csv"

    def __init__(self, view: View) -> None:
        super().__init__()
        self._view = view
        self.files: list[Path] = []

    def read(self, typed: str, progress: Progress) -> list[FileReading] | Plan:
        """A plan file by its ending, a bank's files else. Raises CoachError."""
        self.files = paths(typed)
        if len(self.files) == 1 and self.files[0].suffix.lower() == ".toml":
            from coach.imports.plan_file import read_plan

            return read_plan(self.files[0], self._view.day.date)
        return [read_again(file, self._view, NO_CHOICES, progress) for file in self.files]


class ProposalsDialog(Dialog[frozenset[int]]):
    """What was found, each with its evidence; the chosen ones are kept."""

    HELP = "What coach found in the statement, and in which payments. Tick what belongs in your plan."
    dialog_title = "Found in the statement"
    KEYS_LINE = "space ticks · a all · enter saves · esc closes"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,ctrl+s", "keep", "Save", show=False)]

    def __init__(self, told: str, words: list[str]) -> None:
        super().__init__()
        self._told = told
        self._words = words

    def contents(self) -> list[Widget]:
        """A line about the file, and the list."""
        return [Static(self._told, markup=False), ChoiceList(self._words, id="proposals")]

    @on(OptionList.OptionSelected)
    def action_keep(self) -> None:
        """Keep what is chosen."""
        self.dismiss(frozenset(self.query_one(ChoiceList).chosen))


def read_again(
    file: Path, view: View, choices: StatementChoices, progress: Progress = lambda _done, _all: None
) -> FileReading:
    """A bank's file as the person says it is to be read. Raises CoachError."""
    place = place_of(view.state.profile, view.day.date)
    return read_file(file, place, choices, known_from(view.state.table_forms), progress)


def import_file(main: MainScreen) -> None:
    """Ask for a file; then propose what is in it."""
    dialog = ImportDialog(main.view)

    def propose(found: list[FileReading] | Plan | None) -> None:
        if isinstance(found, list):
            _look_at(main, dialog.files, found, [])
        elif found is not None:
            _ask_about_plan(main, found)

    main.app.push_screen(dialog, propose)


def _look_at(main: MainScreen, files: list[Path], waiting: list[FileReading], seen: list[FileReading]) -> None:
    """One table after the other, for the person to agree to; then what is in all of them."""
    if not waiting:
        _propose(main, seen)
        return
    reading, *others = waiting
    if reading.table is None:
        _look_at(main, files, others, [*seen, reading])
        return
    file = files[len(seen)]
    currency = main.view.state.profile.currency or reading.statements[0].currency
    digits = minor_digits(currency) if currency else 2

    def go_on(agreed: FileReading | None) -> None:
        if agreed:
            _look_at(main, files, others, [*seen, agreed])

    dialog = StatementTableDialog(reading, lambda said: read_again(file, main.view, said), digits)
    main.app.push_screen(dialog, go_on)


def paths(line: str) -> list[Path]:
    """The files that a line names: one as it stands there, or several as a shell would part them."""
    whole = typed_path(line)
    if not line.strip() or is_there(whole):
        return [whole] if line.strip() else []
    try:
        return [typed_path(word) for word in shlex.split(line)]
    except ValueError:
        return [whole]


def _propose(main: MainScreen, read: list[FileReading]) -> None:
    state = main.view.state
    statements = [each for reading in read for each in reading.statements]
    currency = state.profile.currency or statements[0].currency
    digits = minor_digits(currency) if currency else 2
    languages = frozenset(reading.table.language for reading in read if reading.table and reading.table.language)
    found = find_recurring(statements, languages=languages)
    new = [line for line in found.proposals if not is_known(line, state.money)]
    known = len(found.proposals) - len(new)
    words = [evidence_words(line, currency, digits) for line in new]

    def keep(chosen: frozenset[int] | None) -> None:
        if chosen:
            said = f"{count(len(chosen), 'line')} added to the plan."
            lines = [new[place] for place in sorted(chosen)]
            main.coach_app.act(lambda store: _record(store, lines, read, digits), lambda _: main.tell(said))
        elif chosen is not None:
            main.tell("You ticked none of them. Press i to read the file again.", "Nothing was imported")

    told = [taken_words(reading.statements, digits) for reading in read]
    told += summary_words(found, currency, digits)
    if known:
        told.append(f"{count(known, 'line')} of it {'is' if known == 1 else 'are'} already in your plan.")
    if not words:
        main.tell(" ".join(told), "Nothing new in it")
        return
    main.app.push_screen(ProposalsDialog(" ".join(told), words), keep)


def _record(store: Store, lines: list[LineProposal], read: list[FileReading], digits: int) -> None:
    """The lines, and what was said of the bank's form, in one go."""
    today = store.clock.now().date()

    def events(newest: State) -> list[tuple[Event, date | None]]:
        forms: list[Event] = [*form_facts(read, newest.table_forms)]
        counted_until = newest.money.told_on or today
        return [(event, None) for event in (*forms, *as_facts(lines, newest.money, digits, counted_until))]

    store.apply_all(events)


def _ask_about_plan(main: MainScreen, plan: Plan) -> None:
    known = main.view.state.profile.currency
    if known and known != plan.currency:
        main.tell(f"It is in {plan.currency}, and your currency is {known}.", "Nothing was imported")
        return
    lines, mine = len(list(lines_of(plan))), len(main.view.state.money.lines)
    words = f"The file has {count(lines, 'line')}; you have {count(mine, 'line')}. The file will replace yours."
    main.app.push_screen(AskDialog("Import this plan?", words), lambda yes: _take(main, plan) if yes else None)


def _take(main: MainScreen, plan: Plan) -> None:
    from coach.domain.events import ProfileSet

    def events(newest: State) -> list[tuple[Event, date | None]]:
        counted: list[tuple[Event, date | None]] = [(ProfileSet(currency=plan.currency), None)]
        return [*([] if newest.profile.currency else counted), *facts_of(plan, newest.money)]

    main.coach_app.act(lambda store: store.apply_all(events), lambda _: main.tell("Imported."))
