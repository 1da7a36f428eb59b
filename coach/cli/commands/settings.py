"""`coach settings`: show the settings, or change them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import say, say_json
from coach.cli.parser import with_json
from coach.cli.profile import anything_given, profile_asked, profile_lines, with_profile

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    with_profile(parser)
    with_json(parser)
    parser.epilog = 'An empty text ("") clears a setting. Without options, coach shows your settings.'


def run(options: Namespace, context: Context) -> None:
    """Change what was given, then print the settings. Raises CoachError."""
    from coach.export.data import settings_data

    if anything_given(options):
        fact = profile_asked(options, context.today, propose=False)
        context.coach.record(fact)
    transition = context.coach.transition
    if options.json:
        say_json(settings_data(transition))
    else:
        say(profile_lines(transition.profile, context.today))
