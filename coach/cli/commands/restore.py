"""`coach restore`: restore a backup into the existing data; nothing is removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_wrapped
from coach.cli.passphrases import passphrase, with_passphrase

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument("file", metavar="FILE", help="a file that `coach backup` wrote")
    with_passphrase(parser)


def run(options: Namespace, context: Context) -> None:
    """Check that the backup is whole, then add what is missing. Raises CoachError; then nothing was added."""
    from coach.domain.sanitize import shown
    from coach.domain.wording import count
    from coach.files import typed_path
    from coach.storage.encryption import decrypt, is_encrypted
    from coach.storage.restore import open_archive, read_backup, restore

    content = read_backup(typed_path(options.file))
    if is_encrypted(content):
        content = decrypt(content, passphrase(options, twice=False))
    done = restore(context.store, open_archive(content))
    known = f"; {count(done.known, 'entry', 'entries')} were here already" if done.known else ""
    print_wrapped(f"{count(done.added, 'entry', 'entries')} put back{known}. Nothing that was here is gone.")
    if done.files:
        print_wrapped(f"Also put back: {', '.join(map(shown, done.files[:8]))}{' and more' if done.files[8:] else ''}.")
    if done.odd:
        print_wrapped(f"{count(done.odd, 'entry', 'entries')} in it made no sense, and were left in the file.")
