"""`coach history`: one line for each week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_json, print_lines, print_parts, print_wrapped
from coach.cli.parser import with_json

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    with_json(parser)


def run(options: Namespace, context: Context) -> None:
    """Print a line for each week, newest first, and the calendar of the whole time."""
    from coach.domain.document import GAP, Paragraph
    from coach.domain.review.calendar import LEGEND, activity_calendar
    from coach.domain.review.review import all_time, week_reviews
    from coach.domain.review.wording import headline

    state, today = context.store.state, context.today
    weeks = week_reviews(state, today)
    if options.json:
        print_json(
            {
                "weeks": [
                    {
                        "week": each.period.name,
                        "from": each.period.first.isoformat(),
                        "to": each.period.last.isoformat(),
                    }
                    | each.counts._asdict()
                    for each in weeks
                ]
            }
        )
        return
    listed = (Paragraph(headline(each), lead=f"{each.period.name}  ") for each in weeks)
    print_parts(*listed, GAP)
    print_lines(activity_calendar(state, all_time(state, today).first, today))
    print_wrapped(LEGEND)
