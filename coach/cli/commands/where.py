"""`coach where`: where your data is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_json, print_lines
from coach.cli.parser import with_json

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser

PLACES = (
    ("home", "folder", "everything coach keeps"),
    ("journal", "journal", "what you wrote; you can copy this folder to another machine"),
    ("private", "private", "your private writing"),
    ("set_aside", "set_aside", "damaged files, exactly as coach found them"),
    ("device", "device", "the name of this installation; it stays on this machine"),
    ("keys", "keys", "your own keys, if you write any"),
    ("crash", "crash", "details of the last crash"),
)


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    with_json(parser)


def run(options: Namespace, context: Context) -> None:
    """Print the paths, whether they exist or not."""
    from coach.domain.sanitize import shown

    paths = {name: str(getattr(context.home, attribute)) for name, attribute, _ in PLACES}
    if options.json:
        print_json(paths)
        return
    print_lines(line for name, _, meaning in PLACES for line in (shown(paths[name]), f"  {meaning}"))
