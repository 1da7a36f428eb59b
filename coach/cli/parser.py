"""The argument parser, which reports any error in one line."""

from __future__ import annotations

import re
from argparse import (
    Action,
    ArgumentError,
    ArgumentParser,
    ArgumentTypeError,
    HelpFormatter,
    Namespace,
    _SubParsersAction,
)
from collections.abc import Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Any, NoReturn

from coach.errors import RefusedError
from coach.first_screen import columns

_ONE_OF = re.compile("one of the arguments (.+) is required")
HELP = ("-h", "--help")


class _Formatter(HelpFormatter):
    """As wide as argparse makes it, without shutil, which is slow to import and used for every argument."""

    def __init__(self, prog: str, **how: Any) -> None:
        super().__init__(prog, **{"width": columns() - 2} | how)


class Parser(ArgumentParser):
    """An ArgumentParser that raises instead of exiting, and accepts values that start with a dash.

    `default_verb` runs if no verb is given: `coach people` lists, as `coach people list` does.
    """

    default_verb = ""
    verbs: Mapping[str, Parser] = MappingProxyType({})

    def __init__(self, **how: Any) -> None:
        self.arguments: list[Action] = []
        super().__init__(**{"formatter_class": _Formatter} | how)

    def add_argument(self, *names: str, **how: Any) -> Action:
        """As argparse, but also record the argument in `arguments`."""
        action = super().add_argument(*names, **how)
        self.arguments.append(action)
        return action

    def with_verbs(self, *, required: bool = True, title: str = "what to do") -> _SubParsersAction[Any]:
        """Add subparsers for verbs, each with a parser of its own."""
        found = self.add_subparsers(dest="verb", metavar="VERB", required=required, title=title)
        self.verbs = found.choices
        return found

    def leaves(self) -> list[Parser]:
        """The parsers that can end a command line: this one if a verb is optional, and those of its verbs."""
        inner = [leaf for verb in self.verbs.values() for leaf in verb.leaves()]
        return inner if self.default_verb else [self, *inner]

    def error(self, message: str) -> NoReturn:
        """Raises RefusedError with the error and where to look."""
        required = "the following arguments are required: "
        if message.startswith(required):
            message = f"{message.removeprefix(required)} is missing"
        if found := _ONE_OF.fullmatch(message):
            message = f"say which: {' or '.join(found[1].split())}"
        raise RefusedError(message.removeprefix("argument ")[:300], f"`{self.prog} --help` shows how.")

    def read(self, words: list[str]) -> Namespace:
        """As `parse_args`, but `--note -3` gives the note "-3" where argparse would see an option."""
        words = self._with_dashes_tied(words)
        if self.default_verb and (not words or (words[0].startswith("-") and words[0] not in HELP)):
            words = [self.default_verb, *words]
        return self.parse_args(words)

    def _with_dashes_tied(self, words: list[str]) -> list[str]:
        known = self._option_string_actions
        takes_one = {name for name, action in known.items() if action.nargs is None and name.startswith("--")}
        tied: list[str] = []
        for number, word in enumerate(words):
            if word == "--":
                return tied + words[number:]
            if word.endswith("=--") and word.startswith("--"):  # argparse of Python 3.11 and 3.12 fails on it
                self.error(f"{word.removesuffix('=--')}: the value can't be just --")
            if tied and tied[-1] in takes_one and word.startswith("-") and word.partition("=")[0] not in known:
                tied[-1] += f"={word}"
            else:
                tied.append(word)
        return tied


def whole_number(text: str) -> int:
    """The argument type for whole numbers. Raises ArgumentTypeError, which becomes a RefusedError."""
    digits = text.strip().removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 9):
        raise ArgumentTypeError(f"{text[:40]!r} is not a whole number")
    return int(text)


def length_of_time(text: str) -> int:
    """The argument type for a duration in minutes: 90, 1h30, 45 min. Raises ArgumentTypeError."""
    from coach.domain.lengths import parse_minutes
    from coach.errors import RefusedError

    try:
        return parse_minutes(text)
    except RefusedError as error:
        raise ArgumentTypeError(f"{text[:40]!r} is not a length of time. Write 90, 45 min or 1h30") from error


def with_json(parser: Parser) -> None:
    """Add the --json option of commands that only read."""
    parser.add_argument("--json", action="store_true", help="print it as JSON, for other programs")


def with_written_json(parser: ArgumentParser) -> None:
    """Add the --json option of all other commands: their output and the entries saved. A command's own option wins."""
    with suppress(ArgumentError):
        parser.add_argument("--json", dest="json_written", action="store_true", help="print what was saved as JSON")
