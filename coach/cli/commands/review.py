"""`coach review`: a review of a week, a month or the whole time, to read, to save, or to give to somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.document_output import with_formats, write_document
from coach.cli.output import print_json
from coach.cli.parser import with_json
from coach.errors import RefusedError

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from coach.cli.context import Context
    from coach.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument("week", metavar="WEEK", nargs="?", default="", help="2026-W48, last, 2026-11, all, or a day")
    with_json(parser)
    parser.add_argument(
        "--month", metavar="MONTH", nargs="?", const="this", help="the whole month; such as 2026-10 (default: this one)"
    )
    parser.add_argument(
        "--without",
        metavar="WORDS",
        help="what to leave out: money, mood, names (separated by commas), or nothing; coach remembers it",
    )
    with_formats(parser)


def run(options: Namespace, context: Context) -> None:
    """Print or write the review. Raises CoachError."""
    from coach.export.review_document import found_in, period_asked

    state, today = context.store.state, context.today
    without = _left_out(options, context)
    found = found_in(state, period_asked(state, _asked(options, today), today), today)
    if options.json:
        print_json(found.data(without))
        return
    write_document(options, "week", found, without)


def _asked(options: Namespace, today: date) -> str:
    """The period in words. Raises RefusedError if both a week and a month are given."""
    if options.month is None:
        return str(options.week)
    if options.week:
        raise RefusedError("A week or a month, not both", "Leave one of them out.")
    return f"{today:%Y-%m}" if options.month == "this" else str(options.month)


def _left_out(options: Namespace, context: Context) -> frozenset[str]:
    """The parts to leave out: those given now, which are remembered, or else those given last."""
    if options.without is None:
        return context.store.state.reviews.without
    from coach.domain.review.events import WITHOUT

    asked = options.without.lower().replace("nothing", "")
    words = frozenset(filter(None, (word.strip() for word in asked.split(","))))
    if unknown := sorted(words - set(WITHOUT)):
        raise RefusedError(f"{unknown[0][:40]!r} can't be left out", f"Choose from: {', '.join(WITHOUT)}.")
    if words != context.store.state.reviews.without:
        from coach.domain.review.events import PageShared

        context.store.append(PageShared(tuple(sorted(words))))
    return words
