"""`coach your-plan`: the first week, the runway, the people and the dates that can't wait; also as a spreadsheet."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from coach.cli.output import print_document, print_wrapped
from coach.cli.runner import warn

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from coach.cli.context import Context
    from coach.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--xlsx", metavar="FILE", help="write it as a spreadsheet with live formulas")
    form.add_argument("--md", action="store_true", help="print it as Markdown")
    parser.add_argument("--overwrite", action="store_true", help="replace an existing spreadsheet")


def run(options: Namespace, context: Context) -> None:
    """Print the plan or write it. Raises CoachError."""
    from coach.domain.first_hours.wording import plan_document
    from coach.domain.first_hours.your_plan import your_plan
    from coach.export.document_file import document_file

    state, today = context.store.state, context.today
    plan = your_plan(state, today)
    if options.md:
        sys.stdout.write(document_file(plan_document(plan, today), "md").decode())
    elif not options.xlsx:
        print_document(plan_document(plan, today))
        return
    else:
        from coach.cli.files import write_file
        from coach.export.your_plan_sheet import plan_spreadsheet

        write_file(Path(options.xlsx), plan_spreadsheet(plan, state, today), overwrite=options.overwrite)
        print_wrapped(f"Saved to {options.xlsx}. It has names and amounts in it, so keep it private.")
    _tick(context, print_wrapped if options.xlsx else warn)


def _tick(context: Context, say_it: Callable[[str], None]) -> None:
    """Tick the last action of step 1: writing down the plan."""
    from coach.guide.first_hours import first_hours
    from coach.services.first_hours import tick_once

    action = context.guide.action(first_hours().plan_action)
    if tick_once(context.store, action.id):
        say_it(f"That ticks {action.id} {action.title}.")
