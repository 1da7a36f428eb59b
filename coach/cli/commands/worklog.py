"""`coach worklog`: the work-search log that an authority asks for."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from coach.cli.document_output import warn_of_letters
from coach.cli.output import print_wrapped
from coach.errors import RefusedError

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser
    from coach.export.worklog_document import LogPage
    from coach.guide.authorities import Authority

FORMATS = ("md", "csv", "html", "pdf")
LONGEST = 3_660  # days


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "--authority",
        metavar="NAME",
        help="whose log, such as new-york or ohio (default: your last choice, or the plain log)",
    )
    parser.add_argument("--keep", action="store_true", help="keep --authority as the log you hand in")
    parser.add_argument("--list", action="store_true", help="list the logs, and what coach knows about each")
    parser.add_argument("--missing", action="store_true", help="show only what is missing in each row")
    parser.add_argument(
        "--from", dest="first", metavar="DAY", help="the first day (default: the first day of this week)"
    )
    parser.add_argument("--to", dest="last", metavar="DAY", help="the last day (default: today)")
    parser.add_argument("--format", choices=FORMATS, default="md", help=", ".join(FORMATS))
    parser.add_argument("--output", metavar="FILE", help="write to a file (needed for a PDF)")
    parser.add_argument("--overwrite", action="store_true", help="replace an existing file")


def run(options: Namespace, context: Context) -> None:
    """Print or write the log; for the given authority, else the last one, else in plain form. Raises CoachError."""
    if options.list:
        _list()
        return
    if options.keep:
        _keep(options, context)
        return
    if options.missing:
        _say_missing(_page(options, context))
        return
    if options.format == "pdf" and not options.output:
        raise RefusedError("A PDF needs a file", "Add --output log.pdf.")
    from coach.export.worklog_document import worklog_document, worklog_file

    page = _page(options, context)
    content = worklog_file(page, options.format)
    if options.output:
        from coach.cli.files import write_file

        write_file(Path(options.output), content, overwrite=options.overwrite)
        print_wrapped(
            f"Saved to {options.output}. Read it before you hand it in. If the authority's own form differs, follow "
            "that."
        )
        if options.format == "pdf":
            warn_of_letters(worklog_document(page))
        return
    sys.stdout.write(content.decode("utf-8"))


def _keep(options: Namespace, context: Context) -> None:
    from coach.domain.search.events import SearchRules
    from coach.guide.authorities import authority

    if not options.authority:
        raise RefusedError("The log is missing", "Say which one, such as: coach worklog --authority ohio --keep")
    who = authority(options.authority)
    context.store.append(SearchRules(authority=who.id))
    print_wrapped(f"Kept: {who.name}. `coach worklog` prints it, and `coach log` asks for what it needs.")


def _list() -> None:
    from coach.guide.authorities import authority, authority_ids, us_states

    for name in authority_ids():
        who = authority(name)
        known = "" if who.source_kind in ("official", "ours") else "; not checked with the authority"
        print_wrapped(f"{name}: {who.name}{known}")
    for state in us_states():
        if not state.log:
            print_wrapped(f"{state.id}: {state.agency}; not verified, so use the plain log")
    print_wrapped("`coach worklog --authority NAME` prints this week's, and `coach worklog` the plain one.")


def _say_missing(page: LogPage) -> None:
    from coach.domain.dates import short_day
    from coach.domain.sanitize import shown
    from coach.domain.search.worklog import missing_words

    print_wrapped(f"{page.authority.name}: {page.period}.")
    rows = [row for row in page.log.rows if row.missing]
    for row in rows:
        what = row.activity
        edit = (
            f"coach activities edit {what.key}"
            if row.is_noted
            else f"coach activities add application --application {what.application} --on {what.on.isoformat()}"
        )
        print_wrapped(
            f"{short_day(row.on)}, {shown(what.text or what.what)}: {missing_words(row)}. `{edit}` fills it in."
        )
    if not rows:
        print_wrapped("As far as coach knows, nothing is missing. If the authority's own form differs, follow that.")


def _page(options: Namespace, context: Context) -> LogPage:
    from coach.domain.dates import parse_any_day, parse_day, start_of_week
    from coach.domain.search.worklog import work_log
    from coach.export.worklog_document import LogPage

    state, today = context.store.state, context.today
    profile, who = state.profile, _chosen(options, context)
    first = (
        parse_day(options.first, today, profile.country)
        if options.first
        else start_of_week(today, profile.first_weekday)
    )
    last = parse_any_day(options.last, today, profile.country) if options.last else today
    if last < first:
        raise RefusedError("The last day is before the first", "Give --from the earlier one and --to the later one.")
    if (last - first).days > LONGEST:
        raise RefusedError(
            "That is too long for one log", "The limit is ten years. Give a later --from or an earlier --to."
        )
    log = work_log(state.search, who, first, last, profile.first_weekday)
    return LogPage(log, who, profile.name, first, last, today)


def _chosen(options: Namespace, context: Context) -> Authority:
    from coach.guide.authorities import PLAIN, authority

    return authority(options.authority or context.store.state.search.authority or PLAIN)
