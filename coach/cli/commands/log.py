"""`coach log "TEXT"`: one line about an effort becomes an activity, and what goes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import say_wrapped

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser
    from coach.domain.search.quick_log import Quick


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "text", metavar="TEXT", nargs="+", help='such as: "coffee with Ana at Acme, 40 min, follow up friday"'
    )
    parser.add_argument("--show", action="store_true", help="say how the line is read, and keep nothing")


def run(options: Namespace, context: Context) -> None:
    """Read the line, keep it, and say how it was understood. Raises RefusedError."""
    from coach.cli.setbacks import answer_setback
    from coach.domain.search.changes import facts_of_line
    from coach.domain.search.quick_log import read_line

    quick = read_line(" ".join(options.text), context.today)
    coach = context.coach
    if options.show:
        facts_of_line(quick, coach.transition.search)  # refuses what can't be kept
    else:
        coach.decide_all(lambda newest: facts_of_line(quick, newest.search, coach.mark))
    say_wrapped(f"{'Would be kept' if options.show else 'Kept'}: {in_words(quick, context)}")
    if quick.stage and not options.show:
        answer_setback(quick.stage, context)


def in_words(quick: Quick, context: Context) -> str:
    """How the line was understood."""
    from coach.domain.dates import day_beside
    from coach.domain.search.terms import STAGE_WORDS
    from coach.domain.wording import duration

    parts = [
        day_beside(quick.on, context.today),
        STAGE_WORDS[quick.stage] if quick.stage else quick.what,
        f"with {quick.person}" if quick.person else "",
        f"at {quick.employer}" if quick.employer else "",
        f"as {quick.role}" if quick.role else "",
        duration(quick.minutes) if quick.minutes else "",
        f"ask {quick.ask}" if quick.ask else "",
        f"{quick.next_step} {day_beside(quick.next_on, context.today)}" if quick.next_on else "",
        quick.note,
    ]
    return ", ".join(filter(None, parts))
