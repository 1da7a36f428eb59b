"""Imports people and applications: `check` shows how a file is read; `import` asks what is open, and confirms once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from coach.cli.file_prompts import ask_question, progress_on_terminal
from coach.cli.output import print_document, print_json, print_wrapped
from coach.errors import RefusedError

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.domain.search.merge_people import PossibleDuplicate
    from coach.imports.search.choices import RecordChoices
    from coach.imports.search.proposals import Read, RecordProposal

ASKED_AT_MOST = 20  # doubtful people; the others stay separate


def check_file(what: str, options: Namespace, context: Context) -> None:
    """Print how a file would be read, without importing it. Raises CoachError."""
    from coach.export.record_file import file_data, file_document
    from coach.imports.search.proposals import propose

    file = Path(options.file)
    read = _read(what, file, _choices(what, options), context)
    found = propose(what, read, context.store.state.search, _same(options))
    if options.json:
        print_json(file_data(what, read, found))
    else:
        print_document(file_document(what, read, found))


def import_file(what: str, options: Namespace, context: Context) -> None:
    """Read, ask what is open, propose, and save if confirmed. Raises CoachError; then nothing is saved."""
    from coach.cli.prompts import can_ask, confirm
    from coach.imports.search.proposals import events_to_save, propose

    file, asks = Path(options.file), can_ask() and not options.yes
    choices, same = _choices(what, options), set(_same(options))
    read = _read(what, file, choices, context)
    if asks:
        read = _answered(what, file, read, context)
    found = propose(what, read, context.store.state.search, same)
    if asks and found.doubts:
        same |= _settled(found)
        found = propose(what, read, context.store.state.search, same)
    print_wrapped(found.words)
    _tell_open(read, found)
    if not found.has_news:
        print_wrapped("There is nothing to import.")
    elif options.yes or confirm("Import them?"):
        store = context.store
        if store.refresh():  # another window may have added some of it meanwhile
            found = propose(what, read, store.state.search, same)
        store.append_all(events_to_save(what, read, found, store.state.table_forms), progress_on_terminal(file, "kept"))
        print_wrapped("Saved.")


def _choices(what: str, options: Namespace) -> RecordChoices:
    from coach.cli.search_files import EXAMPLES
    from coach.cli.statement_options import day_order_asked, delimiter_asked
    from coach.domain.sanitize import shown
    from coach.domain.search.constants import STAGES
    from coach.guide.folding import folded
    from coach.imports.search.choices import NO_STAGE, RecordChoices, column_names
    from coach.imports.statements.choices import parse_columns

    statuses = {}
    for each in getattr(options, "status", []):
        word, _, stage = each.rpartition("=")
        if stage not in (*STAGES, NO_STAGE) or not word:
            raise RefusedError(
                f"{shown(each)[:40]!r} is not a status and a stage",
                f"Write WORD=STAGE. The stages are {', '.join(STAGES)}.",
            )
        statuses[folded(word)] = stage
    return RecordChoices(
        columns=parse_columns(options.columns, column_names(what), EXAMPLES[what]),
        day_order=day_order_asked(options),
        encoding=options.encoding,
        delimiter=delimiter_asked(options),
        others=options.others,
        statuses=statuses,
    )


def _same(options: Namespace) -> set[int]:
    words = getattr(options, "same", "").replace(",", " ").split()
    if not all(word.isascii() and word.isdigit() and len(word) < 9 for word in words):
        raise RefusedError("--same takes row numbers", "Write --same 5,7; `coach people check` lists them.")
    return {int(word) for word in words}


def _read(what: str, file: Path, choices: RecordChoices, context: Context) -> Read:
    from coach.imports.search.files import Locale, stored_choices
    from coach.imports.search.proposals import read_records

    state = context.store.state
    where = Locale(state.profile.country or "", context.today)
    return read_records(
        what, file, where, choices, stored_choices(what, state.table_forms), progress_on_terminal(file, "rows")
    )


def _answered(what: str, file: Path, read: Read, context: Context) -> Read:
    """The file once every question was asked; an empty answer leaves it open."""
    passed = set[str]()
    while open_now := [each for each in read.questions if each.words not in passed]:
        question = open_now[0]
        passed.add(question.words)
        if value := ask_question(question, "Which? Enter leaves it open: ", "press enter to leave it open"):
            read = _read(what, file, read.said.with_answer(question.about, value), context)
    return read


def _settled(found: RecordProposal) -> set[int]:
    """Ask about the doubtful rows, and return those that are the same person."""
    from coach.cli.prompts import read_line

    same = set()
    for doubt in found.doubts[:ASKED_AT_MOST]:
        print_wrapped(doubt.words)
        if (read_line("The same person? [y/N] ") or "").lower() in ("y", "yes"):
            same.add(doubt.row)
    return same


def _tell_open(read: Read, found: RecordProposal) -> None:
    """Print how to answer what is still open."""
    statuses = [each for each in read.questions if each.about == "status"]
    if statuses:
        word = statuses[0].choices[0][0].rpartition("=")[0]
        print_wrapped(f"To say what a status means: --status '{word}=applied'.")
    if any(each.about == "day-order" for each in read.questions):
        print_wrapped("To say how days are written: --day-order dmy or --day-order mdy.")
    if found.doubts:
        print_wrapped(f"To say that they are the same: --same {_rows(found.doubts)}.")


def _rows(doubts: tuple[PossibleDuplicate, ...]) -> str:
    return ",".join(str(each.row) for each in doubts[:5])
