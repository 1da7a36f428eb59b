"""`coach import`: import a full export, on a new machine or into existing data; duplicates are skipped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from coach.cli.output import print_wrapped
from coach.errors import RefusedError

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument("folder", metavar="DIR", help="a folder written by `coach export`, or its entries.jsonl")


def run(options: Namespace, context: Context) -> None:
    """Validate every entry, then add those that are missing: if one is invalid, none. Raises CoachError."""
    from coach.domain.wording import count
    from coach.imports.archive import read_rows, read_texts
    from coach.storage.attachments import save_text
    from coach.storage.reader import entry_from
    from coach.storage.validation import what_is_wrong

    rows = read_rows(Path(options.folder))
    for number, row in enumerate(rows, 1):
        if wrong := what_is_wrong(row):
            raise RefusedError(f"Entry {number} is not valid", f"{wrong}. Nothing was imported.")
    texts = read_texts(Path(options.folder))
    context.home.make()
    for name, text in texts:
        save_text(context.home, name, text)
    added = context.store.merge([entry_from(row) for row in rows])
    known = f"; {count(len(rows) - added, 'entry', 'entries')} were already here" if added < len(rows) else ""
    print_wrapped(f"{count(added, 'entry', 'entries')} imported{known}. `coach undo` can't undo an import.")
