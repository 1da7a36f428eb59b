"""`coach applications`: the applications, and the stage of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_wrapped
from coach.cli.record_commands import run_verb, with_verbs
from coach.cli.setbacks import answer_setback

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser

POSITIONAL = (("employer", True), ("role", False))


def configure(parser: Parser) -> None:
    """Add the verbs, each with its own arguments."""
    from coach.cli.search_files import with_files
    from coach.domain.search.constants import STAGES

    verbs = with_verbs(parser, "application", POSITIONAL)
    stage = verbs.add_parser("stage", help="record the new stage of an application")
    stage.add_argument("key", metavar="KEY", help="its key, or the employer")
    stage.add_argument("stage", metavar="STAGE", choices=STAGES, help=", ".join(STAGES))
    stage.add_argument("--on", metavar="DAY", help="the date (default: today)")
    stage.add_argument("--note", metavar="TEXT", help="a short note")
    with_files(verbs, "applications")


def run(options: Namespace, context: Context) -> None:
    """Run the chosen verb. Raises CoachError."""
    if options.verb == "stage":
        _stage(options, context)
    elif options.verb in ("import", "check", "export"):
        from coach.cli.search_files import run_file_verb

        run_file_verb("application", options, context)
    else:
        run_verb("application", options, context, POSITIONAL)


def _stage(options: Namespace, context: Context) -> None:
    from coach.domain.dates import parse_day
    from coach.domain.search.constants import STAGE_WORDS
    from coach.domain.search.events import StageReached

    log = context.store.state.search
    key = log.find("application", options.key)
    on = parse_day(options.on, context.today, context.store.state.profile.country) if options.on else None
    context.store.append(StageReached(key, options.stage, options.note), on)
    print_wrapped(f"{log.applications[key].employer}: {STAGE_WORDS[options.stage]}.")
    if options.stage == "accepted":
        print_wrapped("`coach ending` looks back on your weeks, with people to thank and what to stop.")
    answer_setback(options.stage, context)
