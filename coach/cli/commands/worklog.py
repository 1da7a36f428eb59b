"""`coach worklog`: the log of one's search that an authority asks for."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from coach.cli.output import say_wrapped
from coach.errors import RefusedError

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser
    from coach.export.worklog import LogPage

FORMATS = ("md", "csv", "html", "pdf")
LONGEST = 3_660  # days


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "--authority", metavar="NAME", help="whose log: its name is in the list that is printed without it"
    )
    parser.add_argument(
        "--from", dest="first", metavar="DAY", help="the first day; the first of this week, if not given"
    )
    parser.add_argument("--to", dest="last", metavar="DAY", help="the last day; today, if not given")
    parser.add_argument("--format", choices=FORMATS, default="md", help=", ".join(FORMATS))
    parser.add_argument("--output", metavar="FILE", help="write it to a file; a PDF needs one")
    parser.add_argument("--overwrite", action="store_true", help="replace a file that is there")


def run(options: Namespace, context: Context) -> None:
    """Print or write the log; without an authority, list them. Raises CoachError."""
    if options.authority is None:
        _list()
        return
    if options.format == "pdf" and not options.output:
        raise RefusedError("A PDF needs a file", "Add --output log.pdf.")
    content = _written(_page(options, context), options.format)
    if options.output:
        from coach.cli.files import write_file

        write_file(Path(options.output), content, overwrite=options.overwrite)
        say_wrapped(f"Written: {options.output}. Read it before you hand it in; the authority's own form decides.")
        return
    sys.stdout.write(content.decode("utf-8"))


def _list() -> None:
    from coach.guide.authorities import authority, authority_ids

    for name in authority_ids():
        say_wrapped(f"{name}: {authority(name).name}")
    say_wrapped("`coach worklog --authority plain` prints this week's.")


def _page(options: Namespace, context: Context) -> LogPage:
    from coach.domain.dates import parse_any_day, parse_day, start_of_week
    from coach.domain.search.worklog import work_log
    from coach.export.worklog import LogPage
    from coach.guide.authorities import authority

    transition, today = context.coach.transition, context.today
    profile, who = transition.profile, authority(options.authority)
    first = parse_day(options.first, today) if options.first else start_of_week(today, profile.first_weekday)
    last = parse_any_day(options.last, today) if options.last else today
    if last < first:
        raise RefusedError("The last day is before the first", "Give --from the earlier one and --to the later one.")
    if (last - first).days > LONGEST:
        raise RefusedError(
            "That is too long for one log", "Ten years is the most; give a later --from or an earlier --to."
        )
    log = work_log(transition.search, who, first, last, profile.first_weekday)
    return LogPage(log, who, profile.name, first, last, today)


def _written(page: LogPage, form: str) -> bytes:
    if form == "pdf":
        from coach.export.worklog_pages import worklog_pdf

        return worklog_pdf(page)
    if form == "html":
        from coach.export.worklog_pages import worklog_html

        return worklog_html(page).encode()
    from coach.export.worklog import worklog_csv, worklog_markdown

    return (worklog_csv(page) if form == "csv" else worklog_markdown(page)).encode()
