"""`coach money import`: a plan file, or bank statements whose proposals are accepted one by one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from coach.cli.output import print_wrapped
from coach.errors import RefusedError

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context


def import_files(options: Namespace, context: Context) -> int | None:
    """Read the files, propose, and save what is accepted. Raises CoachError; then nothing is saved."""
    files = [Path(name) for name in options.file]
    plans = [file for file in files if file.suffix.lower() == ".toml"]
    if plans and len(files) > 1:
        raise RefusedError(
            "A plan file can't be imported with other files",
            "Import it on its own. Only statements can be imported together.",
        )
    if plans:
        _take_plan(plans[0], options, context)
        return None
    from coach.cli.statement_import import import_statements

    import_statements(files, options, context)
    return None


def check_files(options: Namespace, context: Context) -> None:
    """Print how the files would be read. Raises CoachError."""
    from coach.cli.statement_import import check_statements

    check_statements([Path(name) for name in options.file], options, context)


def _take_plan(file: Path, options: Namespace, context: Context) -> None:
    from coach.cli.prompts import confirm
    from coach.domain.runway.changes import facts_of, lines_of
    from coach.export.runway_document import runway_line
    from coach.imports.plan_file import read_plan

    plan = read_plan(file, context.today)
    record = context.store.state.money
    _check_currency(plan.currency, context)
    events = list(facts_of(plan, record))
    lines = len(list(lines_of(plan)))
    print_wrapped(f"{file.name} has {lines} lines; you have {len(record.lines)}. The file will replace yours.")
    if not options.yes and not confirm("Import it?"):
        print_wrapped("Nothing was imported.")
        return
    context.store.append_all(events)
    print_wrapped(f"Imported. {runway_line(context.store.state.plan(context.today), context.today)}")


def _check_currency(currency: str, context: Context) -> None:
    """The first plan sets the person's currency; a later one has to match. Raises RefusedError."""
    from coach.domain.events import ProfileSet

    known = context.store.state.profile.currency
    if not known:
        context.store.append(ProfileSet(currency=currency))
    elif known != currency:
        raise RefusedError(
            f"The file is in {currency}, and your currency is {known}",
            "Change the file's currency and amounts, or yours with `coach settings --currency`.",
        )
