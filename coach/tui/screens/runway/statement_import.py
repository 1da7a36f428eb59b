"""Importing statements and plan files: read with a progress bar, proposed line by line, saved only as chosen."""

from __future__ import annotations

import shlex
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import OptionList, Static

from coach.domain.places import minor_digits
from coach.domain.runway.changes import facts_of, lines_of
from coach.domain.runway.recurring import find_recurring
from coach.domain.runway.suggestions import as_events, evidence_words, is_known, summary_words
from coach.domain.wording import count
from coach.export.statement_document import taken_words
from coach.files import is_there, typed_path
from coach.imports.statements.choices import NO_CHOICES, StatementChoices
from coach.imports.statements.files import FileReading, form_events, read_file, statement_locale_of, stored_choices
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
    from coach.tui.screens.runway.room import Runway
    from coach.tui.view import View


class ImportDialog(ReadFileDialog["list[FileReading] | Plan"]):
    """Ask for statements, or for a plan file."""

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
        """Read a plan file, recognised by its extension, or else a bank's files. Raises CoachError."""
        self.files = paths(typed)
        if len(self.files) == 1 and self.files[0].suffix.lower() == ".toml":
            from coach.imports.plan_file import read_plan

            return read_plan(self.files[0], self._view.day.date)
        return [read_again(file, self._view, NO_CHOICES, progress) for file in self.files]


class ProposalsDialog(Dialog[frozenset[int]]):
    """The lines found, each with its evidence. The ticked ones are saved."""

    HELP = "What coach found in the statement, and in which payments. Tick what belongs in your plan."
    dialog_title = "Found in the statement"
    KEYS_LINE = "space ticks · a all · enter saves · esc closes"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,ctrl+s", "keep", "Save", show=False)]

    def __init__(self, told: str, words: list[str]) -> None:
        super().__init__()
        self._summary = told
        self._words = words

    def contents(self) -> list[Widget]:
        """Return a line about the file, and the list."""
        return [Static(self._summary, markup=False), ChoiceList(self._words, id="proposals")]

    @on(OptionList.OptionSelected)
    def action_keep(self) -> None:
        """Save the ticked lines."""
        self.dismiss(frozenset(self.query_one(ChoiceList).chosen))


def read_again(
    file: Path, view: View, choices: StatementChoices, progress: Progress = lambda _done, _all: None
) -> FileReading:
    """Read a bank's file again with the person's choices. Raises CoachError."""
    place = statement_locale_of(view.state.profile, view.day.date)
    return read_file(file, place, choices, stored_choices(view.state.table_forms), progress)


async def import_file(room: Runway) -> None:
    """Ask for a file, then propose what is in it."""
    dialog = ImportDialog(room.view)
    found = await room.ask(dialog)
    if isinstance(found, list):
        if read := await _accepted(room, dialog.files, found):
            await _propose(room, read)
    elif found:
        await _import_plan(room, found)


async def _accepted(room: Runway, files: list[Path], read: list[FileReading]) -> list[FileReading] | None:
    """Show the tables one after another for the person to check. Return None if one is cancelled."""
    agreed = []
    for file, reading in zip(files, read, strict=True):
        if reading.table is None:
            agreed.append(reading)
            continue
        currency = room.view.state.profile.currency or reading.statements[0].currency
        digits = minor_digits(currency) if currency else 2
        again = partial(read_again, file, room.view)
        table = await room.ask(StatementTableDialog(reading, again, digits))
        if table is None:
            return None
        agreed.append(table)
    return agreed


def paths(line: str) -> list[Path]:
    """Return the files in a line: one path as typed, or several split as a shell would."""
    whole = typed_path(line)
    if not line.strip() or is_there(whole):
        return [whole] if line.strip() else []
    try:
        return [typed_path(word) for word in shlex.split(line)]
    except ValueError:
        return [whole]


async def _propose(room: Runway, read: list[FileReading]) -> None:
    state = room.view.state
    statements = [each for reading in read for each in reading.statements]
    currency = state.profile.currency or statements[0].currency
    digits = minor_digits(currency) if currency else 2
    languages = frozenset(reading.table.language for reading in read if reading.table and reading.table.language)
    found = find_recurring(statements, languages=languages)
    new = [line for line in found.proposals if not is_known(line, state.money)]
    known = len(found.proposals) - len(new)
    told = [taken_words(reading.statements, digits) for reading in read]
    told += summary_words(found, currency, digits)
    if known:
        told.append(f"{count(known, 'line')} of it {'is' if known == 1 else 'are'} already in your plan.")
    if not new:
        room.tell(" ".join(told), "Nothing new in it")
        return
    words = [evidence_words(line, currency, digits) for line in new]
    chosen = await room.ask(ProposalsDialog(" ".join(told), words))
    if chosen:
        await room.store.run(_record, [new[place] for place in sorted(chosen)], read, digits)
        room.tell(f"{count(len(chosen), 'line')} added to the plan.")
    elif chosen is not None:
        room.tell("You ticked none of them. Press i to read the file again.", "Nothing was imported")


def _record(store: Store, lines: list[LineProposal], read: list[FileReading], digits: int) -> None:
    """Save the lines, and the choices for this bank's format, in one transaction."""
    today = store.clock.now().date()

    def events(newest: State) -> list[tuple[Event, date | None]]:
        forms: list[Event] = [*form_events(read, newest.table_forms)]
        counted_until = newest.money.told_on or today
        return [(event, None) for event in (*forms, *as_events(lines, newest.money, digits, counted_until))]

    store.apply_all(events)


async def _import_plan(room: Runway, plan: Plan) -> None:
    from coach.domain.events import ProfileSet

    known = room.view.state.profile.currency
    if known and known != plan.currency:
        room.tell(f"It is in {plan.currency}, and your currency is {known}.", "Nothing was imported")
        return
    lines, mine = len(list(lines_of(plan))), len(room.view.state.money.lines)
    words = f"The file has {count(lines, 'line')}; you have {count(mine, 'line')}. The file will replace yours."
    if not await room.ask(AskDialog("Import this plan?", words)):
        return

    def events(newest: State) -> list[tuple[Event, date | None]]:
        counted: list[tuple[Event, date | None]] = [(ProfileSet(currency=plan.currency), None)]
        return [*([] if newest.profile.currency else counted), *facts_of(plan, newest.money)]

    await room.store.apply_all(events)
    room.tell("Imported.")
