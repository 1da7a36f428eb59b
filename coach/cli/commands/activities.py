"""`coach activities`: every dated activity of the search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.record_commands import run_verb, with_verbs

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser

POSITIONAL = (("what", True), ("text", False))


def configure(parser: Parser) -> None:
    """Add the verbs, each with its own arguments."""
    from coach.cli.search_files import with_export

    with_export(with_verbs(parser, "activity", POSITIONAL))


def run(options: Namespace, context: Context) -> None:
    """Run the chosen verb. Raises CoachError."""
    if options.verb == "export":
        from coach.cli.search_files import run_file_verb

        run_file_verb("activity", options, context)
    else:
        run_verb("activity", options, context, POSITIONAL)
