"""`coach doctor`: check everything, and say what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import say, say_json, width
from coach.cli.parser import with_json

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    with_json(parser)


def run(options: Namespace, context: Context) -> int:
    """Print the findings; 0 where there is no problem among them, else 1."""
    raise NotImplementedError
