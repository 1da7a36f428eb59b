"""`coach first-hours`: the quiet period, dates that can't wait, people to lean on, and private writing."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from coach.cli.output import print_document, print_json, print_lines, print_wrapped
from coach.cli.parser import with_json
from coach.errors import RefusedError

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser
    from coach.storage.private_writing import WritingSession

VERBS = ("write", "read", "burn")
_EARLY = "`coach resume` ends the quiet early, whenever you like."


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument("verb", nargs="?", choices=VERBS, help="write, read what you kept, or burn it")
    parser.add_argument("which", metavar="1-4", nargs="?", help="the number of the writing time (for burn also: all)")
    parser.add_argument("--keep", action="store_true", help="with write: keep it without asking")
    parser.add_argument("--burn", action="store_true", help="with write: burn it without asking")
    with_json(parser)


def run(options: Namespace, context: Context) -> None:
    """Print the page, or write, read or burn a private text. Raises CoachError."""
    from coach.domain.quiet_period import quiet_period
    from coach.export.first_hours_data import first_hours_data
    from coach.export.first_hours_document import first_hours_document
    from coach.services.first_hours import saved_sessions

    if options.verb:
        {"write": _write, "read": _read, "burn": _burn}[options.verb](options, context)
        return
    store = context.store
    state, hush, here = store.state, quiet_period(store.state, context.clock.now()), saved_sessions(store)
    if options.json:
        print_json(first_hours_data(state, hush, context.today, here))
    else:
        print_document(first_hours_document(state, hush, context.today, here))


def _number(options: Namespace) -> int:
    """The number of the writing session. Raises RefusedError."""
    from coach.guide.first_hours import first_hours

    text = options.which or ""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
    first_hours().time(number)
    return number


def _write(options: Namespace, context: Context) -> None:
    """Read lines from the keyboard or a pipe until they end; each is on the disk before the next one is read.

    It opens no editor: editors leave backup copies beside the file, and coach could not burn those.
    """
    from coach.domain.first_hours.state import next_time, writing_times
    from coach.domain.quiet_period import quiet_period
    from coach.guide.first_hours import first_hours
    from coach.services.first_hours import record_session
    from coach.storage.private_writing import WritingSession

    store = context.store
    if quiet_period(store.state, context.clock.now()):
        raise RefusedError("Private writing starts after the quiet time", f"{first_hours().writing.wait} {_EARLY}")
    number = _number(options) if options.which else next_time(writing_times(store.state, context.today)).number
    words, began = first_hours(), time.monotonic()
    if sys.stdin and sys.stdin.isatty():
        prompt = words.time(number)
        for line in (
            f"{prompt.title}. {prompt.prompt}",
            words.writing.stop,
            "To finish, press ctrl+d on an empty line.",
        ):
            print_wrapped(line)
    paper = WritingSession(store.journal.home, number)
    try:
        written = _take_lines(paper)
        if not written:
            print_wrapped("You wrote nothing, so nothing was saved.")
            return
        burnt = _to_burn(options)
        if burnt:
            paper.burn()
    finally:
        paper.close()
    record_session(store, number, int(time.monotonic() - began) // 60, kept=not burnt)
    print_wrapped(f"{words.writing.burnt} {words.writing.out_of_reach}" if burnt else "Kept, only on this machine.")


def _take_lines(paper: WritingSession) -> bool:
    """Save line after line; return whether there were any."""
    text = f"{paper.text}\n\n" if paper.text else ""
    came = False
    for line in sys.stdin or ():
        came = came or bool(line.strip())
        text += line
        if came:
            paper.keep(text)
    return came


def _to_burn(options: Namespace) -> bool:
    """Whether to burn the text, by the options; without them ask once, and keep it if there is no terminal."""
    from coach.cli.prompts import can_ask, read_line

    if options.burn or options.keep or not can_ask():
        return bool(options.burn)
    return (read_line("Keep it, or burn it? [keep/burn] ") or "").lower() == "burn"


def _read(options: Namespace, context: Context) -> None:
    from coach.storage.private_writing import read

    text = read(context.home, _number(options))
    if not text:
        raise RefusedError(
            "There is nothing to read", "You have not written it, it is on another machine, or you burnt it."
        )
    print_lines([text])


def _burn(options: Namespace, context: Context) -> None:
    from coach.guide.first_hours import first_hours
    from coach.services.first_hours import burn_text

    words = first_hours()
    asked = range(1, len(words.times) + 1) if options.which == "all" else [_number(options)]
    burnt = [number for number in asked if burn_text(context.store, number)]
    if not burnt:
        print_wrapped("There was nothing to burn.")
        return
    print_wrapped(f"{words.writing.burnt} {words.writing.out_of_reach}")
