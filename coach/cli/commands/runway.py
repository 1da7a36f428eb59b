"""`coach runway`: the day on which the money runs out, from the journal or from a plan file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_document, print_json
from coach.cli.parser import with_json
from coach.errors import RefusedError

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser
    from coach.domain.runway.plan import Plan


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--scenario", metavar="NAME", help="only current, lean or bare-bones")
    parser.add_argument("--plan", metavar="FILE", help="use this plan file instead of your own plan")
    with_json(parser)


def run(options: Namespace, context: Context) -> None:
    """Print the runway. Raises CoachError."""
    from coach.domain.runway.plan import SCENARIOS
    from coach.domain.runway.results import results

    if options.scenario is not None and options.scenario not in SCENARIOS:
        raise RefusedError(f"There is no scenario {options.scenario[:40]!r}", f"Choose one of: {', '.join(SCENARIOS)}.")
    plan, search_months = _plan(options, context)
    found = results(plan)
    if options.json:
        from coach.export.runway_data import runway_data

        data = runway_data(found, search_months)
        if options.scenario:
            data["scenarios"] = {options.scenario: data["scenarios"][options.scenario]}
        print_json(data)
        return
    from coach.export.runway_document import runway_document

    print_document(runway_document(found, context.today, search_months, options.scenario))


def _plan(options: Namespace, context: Context) -> tuple[Plan, int]:
    if options.plan is not None:
        from pathlib import Path

        from coach.imports.plan_file import read_plan

        return read_plan(Path(options.plan), context.today), 6
    state = context.store.state
    return state.plan(context.today), state.money.assumed["search_months"]
