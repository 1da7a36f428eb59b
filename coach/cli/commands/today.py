"""`coach today`: what to do today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.kept_output import KeptOutput
from coach.cli.output import print_json, print_lines, width
from coach.cli.parser import with_json

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    with_json(parser)


def run(options: Namespace, context: Context) -> None:
    """Print the page of the day; in the first 48 hours, only what they hold."""
    from coach.domain.today.page import today_page

    kept = KeptOutput("today", context)
    state = context.store.state
    page = today_page(state, context.clock.now())
    if options.json:
        from coach.export.today_data import today_data

        print_json(today_data(page))
        return
    from coach.export.plain import wrap
    from coach.export.today_plain import today_text
    from coach.storage.conflict_copies import twice_in_words

    said = list(today_text(page, state, width()))
    print_lines(said)
    if twice := twice_in_words(context.store.journal, state):
        print_lines(["", *wrap(twice, width())])
    if not state.profile.started:
        print_lines(["", *wrap("`coach start` sets coach up in less than a minute, but you don't need to.", width())])
    if not (twice or page.counts_minutes):
        kept.keep("\n".join(said), context.store)
