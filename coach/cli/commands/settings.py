"""`coach settings`: show the settings, or change them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_json, print_lines
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
    """Change the given settings, then print all. Raises CoachError."""
    from coach.export.data import settings_data

    if anything_given(options):
        event = profile_asked(options, context.today, propose=False)
        context.store.append(event)
    state = context.store.state
    if options.json:
        print_json(settings_data(state))
    else:
        print_lines(profile_lines(state.profile, context.today))
