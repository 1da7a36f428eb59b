"""Passphrases: from a file, or typed without echo."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.parser import Parser


def with_passphrase(parser: Parser) -> None:
    """Add the option for a file with the passphrase. Others on the machine could see it in an argument."""
    parser.add_argument("--passphrase-file", metavar="FILE", help="take the passphrase from the first line of a file")


def passphrase(options: Namespace, *, twice: bool) -> str:
    """The passphrase from the file, or typed without echo. Raises RefusedError for none, or two that differ."""
    from coach.cli.prompts import can_ask
    from coach.errors import RefusedError
    from coach.files import read_regular

    if options.passphrase_file:
        try:
            lines = read_regular(Path(options.passphrase_file), 10_000).decode().splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise RefusedError("The file of the passphrase can't be read", f"{error}.") from error
        phrase = lines[0] if lines else ""
    elif can_ask():
        from getpass import getpass

        phrase = getpass("Passphrase: ")
        if twice and getpass("Once more: ") != phrase:
            raise RefusedError("The two differ", "Nothing was written. Try again.")
    else:
        raise RefusedError("The passphrase is missing", "Name a file that holds it with --passphrase-file.")
    if not phrase:
        raise RefusedError("The passphrase is empty", "Give one that nobody guesses, such as five words.")
    return phrase
