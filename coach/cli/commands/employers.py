"""`coach employers`: the target list, ordered by motivation, posting and advocacy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.record_commands import run_verb, with_verbs

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser

POSITIONAL = (("name", True),)


def configure(parser: Parser) -> None:
    """Add the verbs, each with its own arguments."""
    from coach.cli.search_files import with_export

    with_export(with_verbs(parser, "employer", POSITIONAL))


def run(options: Namespace, context: Context) -> None:
    """Run the chosen verb. Raises CoachError."""
    if options.verb == "export":
        from coach.cli.search_files import run_file_verb

        run_file_verb("employer", options, context)
    else:
        run_verb("employer", options, context, POSITIONAL)
