"""`coach start`: set up coach. On a terminal it asks; with --yes it asks nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_lines, print_wrapped
from coach.cli.profile import anything_given, profile_asked, profile_lines, with_profile

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    with_profile(parser)
    parser.add_argument("--yes", action="store_true", help="ask no questions; what you don't give stays blank")
    parser.epilog = "You can leave anything blank and change it later with `coach settings`."


def run(options: Namespace, context: Context) -> None:
    """Ask for what was not given, save it, and print what is stored. Raises CoachError."""
    event = profile_asked(options, context.today, propose=True)  # check the options before asking anything
    known = context.store.state.profile
    if not options.yes:
        from coach.cli.profile_prompts import ask_for_profile

        ask_for_profile(options, known, context)
        event = profile_asked(options, context.today, propose=True)
    if known.started and not anything_given(options):
        print_wrapped("coach is already set up, so nothing was changed. `coach settings` shows your settings.")
        return
    context.store.append(event)
    _welcome(context)


def _welcome(context: Context) -> None:
    from coach.domain.quiet_period import quiet_period

    state, now = context.store.state, context.clock.now()
    print_lines(["Saved. You can change it all with `coach settings`.", ""])
    print_lines([*profile_lines(state.profile, now.date()), ""])
    hush = quiet_period(state, now)
    if hush:
        print_wrapped(
            f"The first 48 hours are quiet, with {hush.left_in_words} left. `coach today` shows what may help."
        )
    else:
        print_wrapped("`coach today` shows what to do today. `coach` opens the screen.")
