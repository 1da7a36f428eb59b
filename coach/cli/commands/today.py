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
    """Print today's page; in the first 48 hours, only the quiet one."""
    from coach.domain.today.page import today_page

    kept = KeptOutput("today", context)
    state = context.store.state
    page = today_page(state, context.clock.now())
    if options.json:
        from coach.export.today_data import today_data

        print_json(today_data(page))
        return
    from coach.domain.document import Paragraph, section
    from coach.export.text import document_text
    from coach.export.today_document import today_document
    from coach.storage.conflict_copies import duplicates_message

    start = "" if state.profile.started else "`coach start` sets coach up in less than a minute, but you don't need to."
    more = list(filter(None, (duplicates_message(context.store.journal, state), start)))
    document = today_document(page, state)
    shown = document._replace(sections=(*document.sections, *(section("", Paragraph(each)) for each in more)))
    said = list(document_text(shown, width()))
    print_lines(said)
    if not (more or page.counts_minutes):
        kept.keep("\n".join(said), context.store)
