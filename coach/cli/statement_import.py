"""Imports bank statements: `check` shows how they are read; `import` proposes lines, and confirms each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.file_prompts import ask_question, progress_on_terminal
from coach.cli.output import print_document, print_json, print_lines, print_wrapped
from coach.errors import RefusedError

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from coach.cli.context import Context
    from coach.domain.event import Event
    from coach.domain.runway.recurring import LineProposal, RecurringBookings
    from coach.domain.runway.statement import Statement
    from coach.imports.statements.choices import StatementChoices
    from coach.imports.statements.files import FileReading


def check_statements(files: list[Path], options: Namespace, context: Context) -> None:
    """Print how each file would be read, without importing it. Raises CoachError."""
    from coach.cli.statement_options import choices_asked
    from coach.export.statement_data import statement_data
    from coach.export.statement_document import statement_document

    choices = choices_asked(options)
    read = [_read(file, choices, context) for file in files]
    found = [(each.statements, _digits(each.statements, context)) for each in read]
    if options.json:
        data = [statement_data(statements, digits) for statements, digits in found]
        print_json(data[0] if len(data) == 1 else {"files": data})
        return
    for number, (statements, digits) in enumerate(found):
        if number:
            print_lines([""])
        print_document(statement_document(statements, digits))


def import_statements(files: list[Path], options: Namespace, context: Context) -> None:
    """Read, ask what is open, sort, propose; save what is accepted. Raises CoachError; then nothing is saved."""
    from coach.cli.statement_options import choices_asked
    from coach.domain.runway.recurring import find_recurring
    from coach.export.statement_document import taken_words

    choices = choices_asked(options)
    read = [_answered(file, choices, context) for file in files]
    statements = [each for reading in read for each in reading.statements]
    digits = _digits(statements, context)
    for reading in read:
        print_wrapped(taken_words(reading.statements, digits))
        _say_left_out(reading.statements)
    languages = frozenset(reading.table.language for reading in read if reading.table and reading.table.language)
    found = find_recurring(statements, options.own, languages=languages)
    _propose(found, read, digits, options, context)


def _read(file: Path, choices: StatementChoices, context: Context) -> FileReading:
    from coach.imports.statements.files import read_file, statement_locale_of, stored_choices

    state = context.store.state
    place = statement_locale_of(state.profile, context.today)
    return read_file(file, place, choices, stored_choices(state.table_forms), progress_on_terminal(file))


def _digits(statements: tuple[Statement, ...] | list[Statement], context: Context) -> int:
    from coach.domain.places import minor_digits

    currency = context.store.state.profile.currency or statements[0].currency
    return minor_digits(currency) if currency else 2


def _answered(file: Path, choices: StatementChoices, context: Context) -> FileReading:
    """The file once nothing in it is open any more. Raises RefusedError without a terminal."""
    from coach.cli.prompts import can_ask
    from coach.export.statement_document import how_to_answer

    reading = _read(file, choices, context)
    while reading.statements[0].questions:
        question = reading.statements[0].questions[0]
        if not can_ask():
            look = f"`coach money check {file.name}` shows how it is read."
            raise RefusedError(f"{reading.statements[0].name}: {question.words}", f"{how_to_answer(question)} {look}")
        value = ask_question(question, "Which? ", "press ctrl+c to stop")
        if not value:
            raise RefusedError("Nothing was imported", "Without an answer the file can be read in two ways.")
        choices = choices.with_answer(question.about, value)
        reading = _read(file, choices, context)
    return reading


def _say_left_out(statements: tuple[Statement, ...]) -> None:
    rows = [row for each in statements for row in each.left_out]
    if rows:
        shown = "; ".join(f"row {row.row}: {row.why}" for row in rows[:3])
        more = f"; and {len(rows) - 3} more" if len(rows) > 3 else ""
        print_wrapped(f"Left out: {shown}{more}.")


def _propose(
    found: RecurringBookings, read: list[FileReading], digits: int, options: Namespace, context: Context
) -> None:
    from coach.cli.prompts import confirm
    from coach.domain.runway.suggestions import evidence_words, is_known, summary_words
    from coach.export.runway_document import runway_line

    state = context.store.state
    currency = state.profile.currency or read[0].statements[0].currency
    for sentence in summary_words(found, currency, digits):
        print_wrapped(sentence)
    chosen = []
    for line in found.proposals:
        if is_known(line, state.money):
            print_wrapped(f"{line.name} is already in your plan.")
            continue
        print_wrapped(evidence_words(line, currency, digits))
        if options.yes or confirm("Add it to the plan?"):
            chosen.append(line)
    _keep(chosen, read, digits, context)
    print_wrapped(
        f"{len(chosen)} of {len(found.proposals)} added." if found.proposals else "There is nothing to propose."
    )
    if chosen:
        print_wrapped(runway_line(context.store.state.plan(context.today), context.today))


def _keep(chosen: list[LineProposal], read: list[FileReading], digits: int, context: Context) -> None:
    """Save the lines, and the choices for the bank's form, in one transaction."""
    from coach.domain.runway.suggestions import as_events
    from coach.imports.statements.files import form_events

    state = context.store.state
    events: list[Event] = [*form_events(read, state.table_forms)]
    events += as_events(chosen, state.money, digits, state.money.told_on or context.today)
    context.store.append_all([(event, None) for event in events])
