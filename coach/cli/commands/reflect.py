"""`coach reflect`: four questions about a week, and one thing to learn from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_wrapped

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser

QUESTIONS = {
    "goals": "what you meant to do, and what you did",
    "preparation": "what you were best prepared for, and why",
    "feelings": "what got you down, and what helped you go on",
    "learning": "what you will do differently next week",
    "lesson": "one thing to learn from",
}


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "week", metavar="WEEK", nargs="?", default="", help="2026-W48, last, or a day (default: this week)"
    )
    for name, help_text in QUESTIONS.items():
        parser.add_argument(f"--{name}", metavar="TEXT", help=help_text)


def run(options: Namespace, context: Context) -> None:
    """Save the answers, or print them. Raises RefusedError."""
    from coach.domain.review.events import ReviewTold
    from coach.domain.review.period import parse_period
    from coach.domain.review.wording import ASKED

    period = parse_period(options.week, context.today, context.store.state.profile.first_weekday)
    given = {name: getattr(options, name) for name in QUESTIONS if getattr(options, name) is not None}
    if given:
        context.store.append(ReviewTold(period.first, **given), min(period.last, context.today))
    known = context.store.state.reviews.answers_of(period.first, period.last)
    for name, words in ASKED.items():
        print_wrapped(f"{words}: {known.get(name) or '-'}")
