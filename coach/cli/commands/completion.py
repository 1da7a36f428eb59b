"""`coach completion SHELL`: completion of commands, made by shtab from the commands' own parsers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_lines
from coach.errors import RefusedError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterable, Mapping

    from coach.cli.context import Context
    from coach.cli.parser import Parser
    from coach.domain.state import State

SHELLS = {
    "bash": 'eval "$(coach completion bash)" in ~/.bashrc',
    "zsh": "coach completion zsh > a file named _coach in a folder of your $fpath",
    "fish": "coach completion fish > ~/.config/fish/completions/coach.fish",
}
WORDS: Mapping[str, Callable[[State], Iterable[str]]] = {
    "actions": lambda known: known.guide.actions,
    "steps": lambda known: [str(step.number) for step in known.guide.steps],
    "themes": lambda _: _themes(),
    "people": lambda known: known.search.people,
    "employers": lambda known: known.search.employers,
    "applications": lambda known: known.search.applications,
    "activities": lambda known: known.search.activities,
    "cards": lambda known: known.search.cards,
    "stories": lambda known: known.reviews.stories,
    "money": lambda known: known.money.lines,
    "authorities": lambda _: _authorities(),
}
"""What a shell can be given: every word of one kind."""
FOR_METAVARS = {"ID": "actions", "THEME": "themes", "PERSON": "people", "LINE": "money"}
FOR_COMMANDS = {
    **{name: {"KEY": name} for name in ("people", "employers", "applications", "activities", "cards")},
    "story": {"KEY": "stories"},
    **{name: {"N": "steps"} for name in ("step", "skip", "unskip")},
    "worklog": {"NAME": "authorities"},
    "log": {"KEY": "people"},
    "mail": {"KEY": "applications"},
    "close": {"LINE": ""},
}
"""Which words the arguments of a command take, by their metavar; the first for all commands, the second for some."""


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    from argparse import RawDescriptionHelpFormatter

    parser.add_argument("shell", metavar="SHELL", choices=(*SHELLS, "words"), help="bash, zsh or fish")
    parser.add_argument("kind", metavar="KIND", nargs="?", help=f"with words, for a shell: {', '.join(WORDS)}")
    parser.formatter_class = RawDescriptionHelpFormatter
    parser.epilog = "To keep it for every shell:\n" + "\n".join(f"  {shell}: {how}" for shell, how in SHELLS.items())


def run(options: Namespace, context: Context) -> None:
    """Print the script for the shell, or the words that it asks for. Raises RefusedError."""
    if options.shell == "words":
        if options.kind not in WORDS:
            raise RefusedError("Which words?", f"Choose one of: {', '.join(WORDS)}.")
        print_lines(WORDS[options.kind](context.store.state))
        return
    import shtab

    print(shtab.complete(whole_parser(), shell=options.shell))


def whole_parser() -> Parser:
    """One parser that holds every command; its arguments know which words they take."""
    import shtab

    from coach.cli.main import COMMANDS, load
    from coach.cli.main import configure as configure_command
    from coach.cli.parser import Parser

    whole = Parser(prog="coach", description="A guide through the weeks after losing a job.")
    whole.add_argument("--version", action="store_true", help="show the version")
    commands = whole.add_subparsers(dest="command", title="commands")
    for name, (_, summary) in COMMANDS.items():
        command = commands.add_parser(name, help=summary)
        configure_command(command, load(name))
        kinds = FOR_METAVARS | FOR_COMMANDS.get(name, {})
        for leaf in (command, *command.leaves()):
            for argument in leaf.arguments:
                if kind := kinds.get(str(argument.metavar), ""):
                    argument.complete = shtab.cmd(f"coach completion words {kind}")  # type: ignore[attr-defined]
    return whole


def _themes() -> Iterable[str]:
    from coach.domain.schedule.constants import THEMES

    return THEMES


def _authorities() -> Iterable[str]:
    from coach.guide.authorities import authority_ids, us_states

    return dict.fromkeys([*authority_ids(), *(state.id for state in us_states())])
