"""`coach ending`: you have found work. One page to close the search with, and the way back if the job does not last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.document_output import with_formats, write_document
from coach.cli.output import print_json, print_wrapped
from coach.cli.parser import with_json
from coach.errors import RefusedError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable
    from datetime import date

    from coach.cli.context import Context
    from coach.cli.parser import Parser
    from coach.domain.ending.ending import Ending


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--employer", metavar="NAME", help="where you will work, however you found it")
    parser.add_argument("--starts", metavar="DAY", help="your first day: 2027-01-04, monday, +14")
    parser.add_argument("--withdraw", action="store_true", help="mark the applications that are open as withdrawn")
    parser.add_argument("--end-blocks", action="store_true", help="end your weekly blocks with your first day")
    parser.add_argument("--yes", action="store_true", help="do it without asking")
    parser.add_argument("--again", action="store_true", help="it did not last: take your search up again")
    with_json(parser)
    with_formats(parser)
    parser.epilog = "`coach undo` undoes each of these."


def run(options: Namespace, context: Context) -> None:
    """Save the new job, do what was asked, and show the page. Raises CoachError."""
    if options.again:
        _take_up_again(options, context)
        return
    _note(options, context)
    if options.withdraw:
        _withdraw(options, context)
    if options.end_blocks:
        _end_blocks(options, context)
    if not (options.withdraw or options.end_blocks) or options.json:
        _show(options, context)


def _note(options: Namespace, context: Context) -> None:
    """Save where and when; on a terminal ask for what is unknown, unless the page is only to be read."""
    from coach.domain.ending.decisions import accept_job
    from coach.domain.search.next_move import accepted_one

    log, given = context.store.state.search, bool(options.employer or options.starts)
    employer, starts = options.employer or "", _first_day(options.starts, context)
    if not given:
        if accepted_one(log) or options.json:
            return
        employer, starts = _ask(context)
    context.store.apply_all(lambda newest: accept_job(newest.search, employer.strip(), starts))


def _first_day(text: str | None, context: Context) -> date | None:
    from coach.domain.dates import parse_any_day

    return parse_any_day(text, context.today) if text else None


def _ask(context: Context) -> tuple[str, date | None]:
    """Ask for the employer and the first day. Raises RefusedError without a terminal, or for an empty answer."""
    from coach.cli.prompts import ask, can_ask

    if not can_ask():
        raise RefusedError(
            "coach does not know of a job yet",
            "Say where and when: `coach ending --employer Acme --starts 2027-01-04`.",
        )
    employer = ask("Where will you work? ", lambda text: text)
    if not employer:
        raise RefusedError("Nothing was saved", "Run `coach ending` again whenever you like.")
    text = ask("When is your first day? (2027-01-04, monday, +14; empty if you don't know yet) ", _checked(context))
    return employer, _first_day(text, context)


def _checked(context: Context) -> Callable[[str], str]:
    def check(text: str) -> str:
        _first_day(text, context)
        return text

    return check


def _withdraw(options: Namespace, context: Context) -> None:
    from coach.cli.prompts import confirm
    from coach.domain.ending.decisions import withdrawn
    from coach.domain.search.next_move import to_withdraw
    from coach.domain.wording import count

    store = context.store
    still_open = to_withdraw(store.state.search)
    if not still_open:
        _tell(options, "No application is open.")
        return
    names = ", ".join(each.employer for each in still_open)
    if not (options.yes or confirm(f"Mark these as withdrawn: {names}?")):
        return
    keys = [each.key for each in still_open]
    store.apply_all(lambda newest: withdrawn(newest, keys, context.today))
    many = count(len(keys), "application is", "applications are")
    _tell(options, f"{many} marked as withdrawn. `coach undo` undoes it.")


def _end_blocks(options: Namespace, context: Context) -> None:
    from coach.cli.prompts import confirm
    from coach.domain.dates import relative_day
    from coach.domain.ending.decisions import end_blocks, weekly_blocks
    from coach.domain.wording import count

    store, today = context.store, context.today
    since, keys = weekly_blocks(store.state, today)
    if not keys:
        _tell(options, "No weekly block is left.")
        return
    many, when = count(len(keys), "weekly block"), relative_day(since, today)
    if options.yes or confirm(f"End {many} from {when} on?"):
        store.apply_all(lambda newest: end_blocks(newest, today))
        _tell(options, f"{many} will end from {when} on. `coach undo` undoes it.")


def _take_up_again(options: Namespace, context: Context) -> None:
    from coach.domain.ending.decisions import resume_search

    context.store.apply_all(lambda newest: resume_search(newest.search))
    if options.json:
        _show(options, context)
    else:
        print_wrapped("Your search goes on. Nothing you wrote is lost. `coach today` shows what to do.")


def _tell(options: Namespace, words: str) -> None:
    if not options.json:
        print_wrapped(words)


def _show(options: Namespace, context: Context) -> None:
    from coach.domain.ending.ending import ending
    from coach.export.ending_data import ending_data
    from coach.export.ending_document import EndingFile

    state, today = context.store.state, context.today
    found = ending(state, today)
    if options.json:
        print_json(ending_data(found, state, today))
        return
    if found is None:
        raise RefusedError("coach does not know of a job", "Say where: `coach ending --employer Acme`.")
    write_document(options, "ending", EndingFile(found, state, today), state.reviews.without)
    if options.format == "text" and not options.output:
        _say_what_next(found)


def _say_what_next(found: Ending) -> None:
    """Print the commands for what is left to do."""
    from coach.cli.output import print_lines

    undone = {stop.name for stop in found.stops if not stop.done}
    lines = [
        "" if found.begins else "`coach ending --starts DAY` notes your first day.",
        "`coach ending --withdraw` marks what is open as withdrawn." if "applications" in undone else "",
        "`coach ending --end-blocks` ends your weekly blocks." if "blocks" in undone else "",
        "`coach export --all DIR` keeps your whole record. `coach ending --again` takes your search up again.",
    ]
    print_lines([""])
    for line in filter(None, lines):
        print_wrapped(line)
