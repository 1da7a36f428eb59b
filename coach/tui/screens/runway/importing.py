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
from coach.domain.runway.proposing import as_facts, evidence_words, is_known
from coach.domain.runway.sorting import Sorted, sort_statements
from coach.domain.runway.statement import Statement
from coach.domain.wording import count
from coach.files import is_there, typed_path
from coach.tui.screens.dialog import Dialog
from coach.tui.screens.message_dialogs import AskDialog
from coach.tui.screens.reading_dialog import ReadingDialog
from coach.tui.widgets.choices import Choices

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.fact import Fact
    from coach.domain.runway.plan import Plan
    from coach.domain.transition import Transition
    from coach.imports.progress import Progress
    from coach.journal.coach import Coach
    from coach.tui.screens.main_handlers import MainHandlers


class ImportDialog(ReadingDialog["list[Statement] | Plan"]):
    """Asks for statements, or for a plan file."""

    HELP = (
        "The path of a bank statement (CSV, OFX or QFX) or of a plan file. Several statements may stand in one line: "
        "then a booking that is in two counts once, and money moved between your accounts does not count. "
        "Nothing is kept without a yes."
    )
    dialog_title = "Import"
    TOLD = "Bank statements as CSV, OFX or QFX, or a plan file. They are read here, and nowhere else."
    EXAMPLE = "~/Downloads/statement.csv"

    def __init__(self, digits: int, today: date) -> None:
        super().__init__()
        self._digits = digits
        self._today = today

    def read(self, typed: str, progress: Progress) -> list[Statement] | Plan:
        """A plan file by its ending, statements else. Raises CoachError."""
        files = paths(typed)
        if len(files) == 1 and files[0].suffix.lower() == ".toml":
            from coach.imports.plan_file import read_plan

            return read_plan(files[0], self._today)
        from coach.imports.statements.files import read_statement

        return [read_statement(file, self._digits, progress) for file in files]


class ProposalsDialog(Dialog[frozenset[int]]):
    """What was found, each with its evidence; the chosen ones are kept."""

    HELP = "What the statement shows, with the payments it was found in. Tick what belongs in your plan."
    dialog_title = "Found in the statement"
    KEYS_LINE = "space ticks · a all · enter keeps · esc closes"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "keep", "Keep", show=False)]

    def __init__(self, told: str, words: list[str]) -> None:
        super().__init__()
        self._told = told
        self._words = words

    def contents(self) -> list[Widget]:
        """A line about the file, and the list."""
        return [Static(self._told, markup=False), Choices(self._words, id="proposals")]

    @on(OptionList.OptionSelected)
    def action_keep(self) -> None:
        """Keep what is chosen."""
        self.dismiss(frozenset(self.query_one(Choices).chosen))


def import_file(main: MainHandlers) -> None:
    """Ask for a file; then propose what is in it."""
    currency = main.view.transition.profile.currency
    digits = minor_digits(currency) if currency else 2

    def propose(found: list[Statement] | Plan | None) -> None:
        if isinstance(found, list):
            _propose(main, found, digits)
        elif found is not None:
            _ask_about_plan(main, found)

    main.app.push_screen(ImportDialog(digits, main.view.day.date), propose)


def paths(line: str) -> list[Path]:
    """The files that a line names: one as it stands there, or several as a shell would part them."""
    whole = typed_path(line)
    if not line.strip() or is_there(whole):
        return [whole] if line.strip() else []
    try:
        return [typed_path(word) for word in shlex.split(line)]
    except ValueError:
        return [whole]


def _propose(main: MainHandlers, statements: list[Statement], digits: int) -> None:
    currency = main.view.transition.profile.currency
    for statement in statements:
        if currency and statement.currency not in ("", currency):
            message = f"{statement.name} is in {statement.currency}, and you count in {currency}."
            main.tell(message, "Nothing was taken")
            return
    found = sort_statements(statements)
    record = main.view.transition.money
    new = found._replace(found=tuple(line for line in found.found if not is_known(line, record)))
    known = len(found.found) - len(new.found)
    words = [evidence_words(line, currency, digits) for line in new.found]

    def keep(chosen: frozenset[int] | None) -> None:
        if chosen:
            said = f"{count(len(chosen), 'line')} taken into the plan."
            main.coach_app.act(lambda coach: _record(coach, new, chosen, digits), lambda _: main.tell(said))
        elif chosen is not None:
            main.tell("You ticked none of them. Press i to read the file again.", "Nothing was taken")

    there = f"{count(known, 'line')} of it {'is' if known == 1 else 'are'} in your plan already. " if known else ""
    names = ", ".join(statement.name for statement in statements)
    doubts = " ".join(question.words for statement in statements for question in statement.questions)
    told = f"{names}: {count(found.bookings, 'booking')}. {there}{doubts}".strip()
    if not words:
        main.tell(told, "Nothing new in it")
        return
    main.app.push_screen(ProposalsDialog(told, words), keep)


def _record(coach: Coach, found: Sorted, chosen: frozenset[int], digits: int) -> None:
    lines = [found.found[place] for place in sorted(chosen)]
    coach.decide_all(lambda newest: [(fact, None) for fact in as_facts(lines, newest.money, digits)])


def _ask_about_plan(main: MainHandlers, plan: Plan) -> None:
    known = main.view.transition.profile.currency
    if known and known != plan.currency:
        main.tell(f"It is in {plan.currency}, and you count in {known}.", "Nothing was taken")
        return
    lines, mine = len(list(lines_of(plan))), len(main.view.transition.money.lines)
    words = f"The file has {count(lines, 'line')}; you have {count(mine, 'line')}. Yours will be as in the file."
    main.app.push_screen(AskDialog("Take this plan?", words), lambda yes: _take(main, plan) if yes else None)


def _take(main: MainHandlers, plan: Plan) -> None:
    from coach.domain.facts import ProfileSet

    def facts(newest: Transition) -> list[tuple[Fact, date | None]]:
        counted: list[tuple[Fact, date | None]] = [(ProfileSet(currency=plan.currency), None)]
        return [*([] if newest.profile.currency else counted), *facts_of(plan, newest.money)]

    main.coach_app.act(lambda coach: coach.decide_all(facts), lambda _: main.tell("Taken."))
