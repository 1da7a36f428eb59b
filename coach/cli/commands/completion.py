"""`coach completion SHELL`: completion of commands, made by shtab from the commands' own parsers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser

SHELLS = {
    "bash": 'eval "$(coach completion bash)" in ~/.bashrc',
    "zsh": "coach completion zsh > a file named _coach in a folder of your $fpath",
    "fish": "coach completion fish > ~/.config/fish/completions/coach.fish",
}


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    from argparse import RawDescriptionHelpFormatter

    parser.add_argument("shell", metavar="SHELL", choices=tuple(SHELLS), help="bash, zsh or fish")
    parser.formatter_class = RawDescriptionHelpFormatter
    parser.epilog = "To keep it for every shell:\n" + "\n".join(f"  {shell}: {how}" for shell, how in SHELLS.items())


def run(options: Namespace, _context: Context) -> None:
    """Print the script for the shell."""
    import shtab

    print(shtab.complete(whole_parser(), shell=options.shell))


def whole_parser() -> Parser:
    """One parser that holds every command."""
    from coach.cli.main import COMMANDS, load
    from coach.cli.parser import Parser

    whole = Parser(prog="coach", description="A guide through the weeks after losing a job.")
    whole.add_argument("--version", action="store_true", help="show the version")
    commands = whole.add_subparsers(dest="command", title="commands")
    for name, (_, summary) in COMMANDS.items():
        load(name).configure(commands.add_parser(name, help=summary))
    return whole
