"""Bank statements from the shell: what was found, with its evidence, and a yes for each."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from coach.cli.output import say_wrapped
from coach.errors import RefusedError

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from coach.cli.context import Context
    from coach.domain.runway.sorting import Sorted
    from coach.domain.runway.statement import Statement


def take_statements(files: list[Path], options: Namespace, context: Context) -> None:
    """Read, sort, propose; keep what is agreed to. Raises CoachError; then nothing is kept."""
    from coach.cli.asking import agreed
    from coach.domain.places import minor_digits
    from coach.domain.runway.proposing import as_fact, evidence_words, is_known
    from coach.domain.runway.sorting import sort_statements
    from coach.export.runway_plain import runway_line

    currency = context.coach.transition.profile.currency
    digits = minor_digits(currency) if currency else 2
    statements = [_read(file, digits) for file in files]
    _check_currency(statements, currency)
    found = sort_statements(statements, options.own)
    _tell(found, statements)
    kept = 0
    for line in found.found:
        if is_known(line, context.coach.transition.money):
            say_wrapped(f"{line.name} is in your plan already.")
            continue
        say_wrapped(evidence_words(line, currency, digits))
        if options.yes or agreed("Take it into the plan?"):
            context.coach.record(as_fact(line, context.coach.transition.money, digits))
            kept += 1
    say_wrapped(f"{kept} of {len(found.found)} taken.")
    if kept:
        say_wrapped(runway_line(context.coach.transition.plan(context.today), context.today))


def _read(file: Path, digits: int) -> Statement:
    from coach.imports.statements.files import read_statement

    shows = sys.stderr is not None and sys.stderr.isatty()

    def tell(done: int, of: int) -> None:
        if shows:
            print(
                f"\r{file.name}: {done:,} of {of:,} rows", end="\n" if done == of else "", file=sys.stderr, flush=True
            )

    return read_statement(file, digits, tell)


def _check_currency(statements: list[Statement], currency: str) -> None:
    for statement in statements:
        if currency and statement.currency and statement.currency != currency:
            raise RefusedError(
                f"{statement.name} is in {statement.currency}, and you count in {currency}",
                "Import statements in your own currency; there is no exchange rate here.",
            )


def _tell(found: Sorted, statements: list[Statement]) -> None:
    for statement in statements:
        out = f", {len(statement.left_out)} rows without a day or an amount left out" if statement.left_out else ""
        doubts = " ".join(question.words for question in statement.questions)
        say_wrapped(f"{statement.name}: {len(statement.bookings):,} bookings{out}. {doubts}".strip())
    say_wrapped(
        f"{found.duplicates} were there twice and count once; {found.transfers} moved money between your own accounts."
    )
