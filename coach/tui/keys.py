"""The person's own keys: a file keys.toml in the home folder, such as `undo = "z"`."""

from __future__ import annotations

import tomllib
from difflib import get_close_matches
from pathlib import Path

from coach.errors import RefusedError
from coach.files import read_ordinary
from coach.tui.commands import (
    BACK,
    END_WRITING,
    EVERYWHERE,
    FIRST_HOURS,
    LEAVE,
    LEAVE_QUIET,
    LIBRARY,
    MARK_READ,
    NAMES,
    OPEN_FIRST_HOURS,
    OPEN_LINK,
    PRACTICE,
    PRACTICE_FRIEND,
    PRACTICE_ROUND,
    PRACTICE_SUMMARY,
    REVIEW,
    ROOMS,
    RUNWAY,
    SEARCH,
    SKILLS,
    SKIP_STEP,
    STEP_READING,
    STORIES,
    TICKING,
    WEEK,
    WORKLOG,
    WORKSHEET,
    YOUR_PLAN,
)

LARGEST = 100_000  # bytes
CHANGEABLE = (
    *ROOMS,
    *EVERYWHERE,
    *TICKING,
    LEAVE_QUIET,
    SKIP_STEP,
    STEP_READING,
    MARK_READ,
    OPEN_LINK,
    *LIBRARY,
    *RUNWAY,
    *WEEK,
    *SEARCH,
    *WORKLOG,
    *REVIEW,
    *WORKSHEET,
    *PRACTICE,
    *PRACTICE_ROUND,
    *PRACTICE_FRIEND,
    *PRACTICE_SUMMARY,
    *NAMES,
    OPEN_FIRST_HOURS,
    *FIRST_HOURS,
    END_WRITING,
    *YOUR_PLAN,
    *SKILLS,
    *STORIES,
    BACK,
    LEAVE,
)


def own_keys(file: Path) -> dict[str, str]:
    """The keys by the name of their command; none where there is no file.

    Raises RefusedError for a file that can't be read, or one that names what is not there.
    """
    try:
        keys = tomllib.loads(read_ordinary(file, LARGEST).decode())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        raise RefusedError(
            "keys.toml can't be read", f"Fix {file} and open coach again. Until then, the usual keys work."
        ) from error
    names = [command.id for command in CHANGEABLE]
    for name, key in keys.items():
        if name not in names:
            near = get_close_matches(name, names, n=1)
            hint = (
                f"Did you mean {near[0]}?"
                if near
                else f"The names are {', '.join(names[:3])} and others; docs/guide.md lists them."
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
