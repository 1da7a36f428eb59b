"""`coach export`: everything in open formats, in a folder of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from coach.cli.output import print_wrapped
from coach.errors import CoachError, RefusedError

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--all", metavar="DIR", help="everything, in a folder that is new or empty")
    what.add_argument("--spreadsheet", metavar="FILE", help="your whole record as one spreadsheet, such as record.xlsx")
    parser.add_argument("--overwrite", action="store_true", help="replace an existing spreadsheet")


def run(options: Namespace, context: Context) -> None:
    """Write what was asked for. Raises CoachError."""
    if options.spreadsheet:
        from coach.cli.files import write_file
        from coach.export.spreadsheet import spreadsheet

        content = spreadsheet(context.store.state, context.today)
        write_file(Path(options.spreadsheet), content, overwrite=options.overwrite)
        print_wrapped(f"Saved to {options.spreadsheet}. It has people's names in it, so keep it private.")
        return
    _write_all(options, context)


def _write_all(options: Namespace, context: Context) -> None:
    """Export everything. Raises RefusedError if the folder is not empty, CoachError if it can't be written."""
    from coach.domain.sanitize import shown
    from coach.domain.wording import count
    from coach.export.archive import with_manifest
    from coach.files import is_empty_folder, is_there
    from coach.storage.atomic_write import fill_folder
    from coach.storage.attachments import texts_of_entries

    folder = Path(options.all)
    name = shown(str(folder))
    if is_there(folder) and not is_empty_folder(folder):
        raise RefusedError(f"{name} is not empty", "Give a folder that is new or empty.")
    entries = context.store.everything()
    files = with_manifest(entries, context.store.state, texts_of_entries(context.store))
    try:
        fill_folder(folder, files.items())
    except OSError as error:
        raise CoachError(f"{name} can't be written", f"{error.strerror or error}. Choose another place.") from error
    written = count(len(entries), "entry", "entries")
    print_wrapped(f"Saved to {name}: {written} and summaries. Keep it private.")
