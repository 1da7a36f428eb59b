"""`coach start`: set coach up. On a terminal it asks; with --yes it asks nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import say, say_wrapped
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
    """Ask what was not given, write it, and say what is kept. Raises CoachError."""
    fact = profile_asked(options, context.today, propose=True)  # what was given is checked before anything is asked
    known = context.coach.transition.profile
    if not options.yes:
        from coach.cli.profile_asking import ask_for_profile

        ask_for_profile(options, known, context)
        fact = profile_asked(options, context.today, propose=True)
    if known.started and not anything_given(options):
        say_wrapped("coach is already set up, so nothing was changed. `coach settings` shows your settings.")
        return
    context.coach.record(fact)
    _welcome(context)


def _welcome(context: Context) -> None:
    from coach.domain.quiet import quiet

    transition, now = context.coach.transition, context.clock.now()
    say(["Saved. You can change it all with `coach settings`.", ""])
    say([*profile_lines(transition.profile, now.date()), ""])
    hush = quiet(transition, now)
    if hush:
        say_wrapped(f"The first 48 hours are quiet, with {hush.left_in_words} left. `coach today` shows what may help.")
    else:
        say_wrapped("`coach today` shows what to do today. `coach` opens the screen.")
