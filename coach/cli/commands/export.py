"""`coach export`: everything, in open formats, in a folder of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from coach.cli.output import say_wrapped
from coach.errors import CoachError, RefusedError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping

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

        content = spreadsheet(context.coach.transition, context.today)
        write_file(Path(options.spreadsheet), content, overwrite=options.overwrite)
        say_wrapped(f"Saved to {options.spreadsheet}. It has people's names in it, so keep it private.")
        return
    _write_all(options, context)


def _write_all(options: Namespace, context: Context) -> None:
    """Raises RefusedError for a folder that holds something, CoachError where it can't be written."""
    from coach.domain.manifest import NAME, manifest_of
    from coach.domain.text import shown
    from coach.domain.wording import count
    from coach.export.whole_record import ENTRIES, whole_record
    from coach.files import is_there
    from coach.journal.own_texts import all_texts

    folder = Path(options.all)
    name = shown(str(folder))
    if is_there(folder) and not _is_empty(folder):
        raise RefusedError(f"{name} is not empty", "Give a folder that is new or empty.")
    entries = context.coach.everything()
    files = dict(whole_record(entries, context.coach.transition, all_texts(context.coach)))
    files[NAME] = manifest_of(files, {ENTRIES: len(entries)})
    try:
        _put_whole(folder.absolute(), files)
    except OSError as error:
        raise CoachError(f"{name} can't be written", f"{error.strerror or error}. Choose another place.") from error
    written = count(len(entries), "entry", "entries")
    say_wrapped(f"Saved to {name}: {written} and summaries. Keep it private.")


def _put_whole(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files into a new folder, which is there with all of them or not at all. Raises OSError."""
    from secrets import token_hex
    from shutil import rmtree

    from coach.journal.durable import replace_durably, sync_folder

    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = folder.with_name(f".{folder.name}.{token_hex(4)}.new")
    try:
        for name, content in files.items():
            (new / name).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_durably(new / name, content)
        if folder.exists():
            folder.rmdir()
        new.rename(folder)
        sync_folder(folder.parent)
    except BaseException:
        rmtree(new, ignore_errors=True)
        raise


def _is_empty(folder: Path) -> bool:
    try:
        return not any(folder.iterdir())
    except OSError:  # no folder, or one that may not be looked into
        return False
