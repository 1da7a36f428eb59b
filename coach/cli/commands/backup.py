"""`coach backup`: everything you would miss, in one dated file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_wrapped
from coach.cli.passphrases import passphrase, with_passphrase

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser

FOLDER = "~/coach-backups"


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    from coach.storage.backup import KEPT

    parser.add_argument(
        "folder", nargs="?", default=FOLDER, metavar="FOLDER", help=f"where it goes ({FOLDER}); better on another disk"
    )
    parser.add_argument(
        "--keep", type=int, default=KEPT, metavar="N", help=f"how many of this machine to keep ({KEPT}); older ones go"
    )
    parser.add_argument("--private", action="store_true", help="with what you wrote for nobody else")
    parser.add_argument("--seal", action="store_true", help="seal it with a passphrase that you are asked for")
    with_passphrase(parser)


def run(options: Namespace, context: Context) -> None:
    """Write the archive, and print where it is. Raises CoachError."""
    from coach.domain.sanitize import shown
    from coach.domain.wording import count
    from coach.errors import RefusedError
    from coach.files import typed_path
    from coach.storage.backup import BackupOptions, write_backup

    if options.keep < 1:
        raise RefusedError("At least one is kept", "Give --keep a number from 1 on.")
    store = context.store  # first put back what was lost from the journal
    if not len(store.state):
        print_wrapped("Nothing is written yet, so there is nothing to back up.")
        return
    phrase = passphrase(options, twice=True) if options.seal or options.passphrase_file else ""
    wish = BackupOptions(store.journal.device[:4] or "0000", options.private, options.keep, phrase)
    made = write_backup(context.home, typed_path(options.folder), context.clock.now(), wish)
    print_wrapped(f"Written: {shown(str(made.file))}, with {count(made.entries, 'entry', 'entries')}.")
    if made.gone:
        print_wrapped(f"{count(len(made.gone), 'older one')} gave way to it.")
    if not phrase:
        print_wrapped("It is not sealed: keep it where only you can read it.")
