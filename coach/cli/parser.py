"""The parser of one command's arguments: whatever is wrong with them is told in one line."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from typing import NoReturn

from coach.errors import RefusedError

_ONE_OF = re.compile("one of the arguments (.+) is required")


class Parser(ArgumentParser):
    """An ArgumentParser that refuses instead of exiting, and takes a value that begins with a dash."""

    def error(self, message: str) -> NoReturn:
        """Raises RefusedError with what is wrong and where to look."""
        required = "the following arguments are required: "
        if message.startswith(required):
            message = f"{message.removeprefix(required)} is missing"
        if found := _ONE_OF.fullmatch(message):
            message = f"say which: {' or '.join(found[1].split())}"
        raise RefusedError(message.removeprefix("argument ")[:300], f"`{self.prog} --help` shows how.")

    def read(self, words: list[str]) -> Namespace:
        """As `parse_args`, but `--note -3` gives the note "-3" where argparse would see an option."""
        return self.parse_args(self._with_dashes_tied(words))

    def _with_dashes_tied(self, words: list[str]) -> list[str]:
        known = self._option_string_actions
        takes_one = {name for name, action in known.items() if action.nargs is None and name.startswith("--")}
        tied: list[str] = []
        for number, word in enumerate(words):
            if word == "--":
                return tied + words[number:]
            if word.endswith("=--") and word.startswith("--"):  # argparse of Python 3.11 and 3.12 trips over it
                self.error(f"{word.removesuffix('=--')}: the value can't be just --")
            if tied and tied[-1] in takes_one and word.startswith("-") and word.partition("=")[0] not in known:
                tied[-1] += f"={word}"
            else:
                tied.append(word)
        return tied


def whole_number(text: str) -> int:
    """The type of an argument that is a whole number. Raises ArgumentTypeError, which becomes a refusal."""
    digits = text.strip().removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 9):
        raise ArgumentTypeError(f"{text[:40]!r} is not a whole number")
    return int(text)


def with_json(parser: Parser) -> None:
    """The option that every reading command has."""
    parser.add_argument("--json", action="store_true", help="print it as JSON, for other programs")
