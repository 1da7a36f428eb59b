"""The person's own keys, from keys.toml in the home folder, such as `undo = "z"`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from coach.errors import RefusedError
from coach.files import read_regular
from coach.tui.commands import COMMANDS

LARGEST = 100_000  # bytes


def load_keymap(file: Path) -> dict[str, str]:
    """Return the keys by command id; empty if there is no file.

    Raises RefusedError if the file can't be read or names an unknown command.
    """
    try:
        keys = dict(_flattened(tomllib.loads(read_regular(file, LARGEST).decode())))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        raise RefusedError(
            "keys.toml can't be read", f"Fix {file} and open coach again. Until then, the usual keys work."
        ) from error
    for name, key in keys.items():
        if name not in COMMANDS:
            near = get_close_matches(name, COMMANDS, n=1)
            hint = (
                f"Did you mean {near[0]}?"
                if near
                else f"The names are {', '.join([*COMMANDS][:3])} and others; docs/guide.md lists them."
            )
            raise RefusedError(
                "keys.toml has an unknown command",
                f"There is no command {name[:40]!r}. {hint} The usual keys work.",
            )
        if not isinstance(key, str) or not key:
            raise RefusedError(
                "keys.toml has a command without a key",
                f'Write a key in quotes, such as {name} = "z". The usual keys work.',
            )
    return keys


def _flattened(table: Mapping[str, Any], under: str = "") -> Iterator[tuple[str, Any]]:
    """Flatten names: TOML reads an unquoted `week.tick` as `tick` in a table `week`."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flattened(value, f"{under}{name}.")
        else:
            yield f"{under}{name}", value
