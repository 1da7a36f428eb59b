"""`coach demo`: a lived-in example to look around in, in a temporary folder."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from coach.cli.runner import warn
from coach.cli.tui_launcher import has_terminal, open_window
from coach.errors import RefusedError
from coach.storage.home import Home, cannot_write

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser

NOT_KEPT = "Example, not saved"


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--keep", metavar="DIR", help="save the example in this folder, which must be new or empty")
    parser.epilog = "coach does not touch your own data. COACH_NOW sets the last day of the example."


def run(options: Namespace, context: Context) -> int:
    """Fill a folder, show it, and delete it, unless it is to be kept. Raises CoachError."""
    if options.keep is None:
        from coach.storage.temporary_home import temporary_home

        _leave_in_good_order()
        with temporary_home() as folder:
            return _show(folder, context, NOT_KEPT)
    folder = _empty_folder(options.keep, context)
    code = _show(folder, context, "Example")
    warn(f"The example is in {folder}. Set COACH_HOME to that folder to open it again.")
    return code


def _leave_in_good_order() -> None:
    """Turn signals into a normal exit, so that the temporary folder is deleted."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _leave)


def _leave(number: int, _frame: object) -> NoReturn:
    sys.exit(128 + number)


def _empty_folder(asked: str, context: Context) -> Path:
    """The folder to keep the example in. Raises RefusedError if it is not empty, or is the person's own."""
    folder = Path(os.path.abspath(os.path.expanduser(asked)))
    own = context.home.folder
    if folder == own or own in folder.parents:
        raise RefusedError("That is your own folder", "The example would mix with your own data. Give another folder.")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        holds_something = any(folder.iterdir())
    except FileExistsError as error:
        raise RefusedError(f"{folder} is not a folder", "Give a folder that is new or empty.") from error
    except OSError as error:
        raise cannot_write(folder, error) from error
    if holds_something:
        raise RefusedError(
            f"{folder} is not empty", "Give a folder that is new or empty. coach does not overwrite anything."
        )
    return folder


def _show(folder: Path, context: Context, banner: str) -> int:
    from coach.storage.demo import open_example

    store = open_example(Home(folder), context.guide, context.clock)
    if has_terminal():
        return open_window(store, banner)
    from coach.cli.output import print_document
    from coach.domain.today.page import today_page
    from coach.export.today_document import today_document

    warn("The screen needs a terminal, so here is the example's day as plain text. All the people in it are made up.")
    page = today_page(store.state, context.clock.now())
    print_document(today_document(page, store.state))
    return 0
