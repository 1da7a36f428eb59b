"""Reads a file from elsewhere."""

from __future__ import annotations

from pathlib import Path

from coach.domain.sanitize import shown
from coach.errors import CoachError, RefusedError
from coach.files import NotRegularFileError, TooLargeError, read_regular


def read_file_content(file: Path, largest: int, otherwise: str) -> bytes:
    """Read a file. Raises RefusedError for more than `largest` bytes, saying what to do `otherwise`.

    Also raises RefusedError if it is not a regular file, and CoachError if it can't be opened.
    """
    name = shown(str(file))
    try:
        return read_regular(file, largest)
    except TooLargeError as error:
        raise RefusedError(f"{name} is too large", otherwise) from error
    except NotRegularFileError as error:
        raise RefusedError(
            f"coach can't read {name}", "Give an ordinary file. If it is a stream, save it first."
        ) from error
    except IsADirectoryError as error:
        raise RefusedError(f"{name} is a folder", "Give a file in it.") from error
    except (OSError, ValueError) as error:  # a name with a NUL in it is a ValueError
        why = getattr(error, "strerror", None) or "it can't be opened"
        raise CoachError(f"{name} can't be read", f"{why}. Check that the file exists.") from error
