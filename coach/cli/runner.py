"""Runs a command, and turns whatever happens into an exit code and at most one line on stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping

from coach.domain.sanitize import shown
from coach.errors import CoachError

LONGEST_LINE = 500


def exit_code_of(command: Callable[[], int], environment: Mapping[str, str]) -> int:
    """Run `command` and return its exit code; any error is reported in one line on stderr."""
    _never_trip_over_letters()
    try:
        code = _finish(command)
    except BrokenPipeError:  # the reader closed the pipe: `coach steps | head`
        _drop_output()
        return 0
    except KeyboardInterrupt:
        _drop_output()
        return 130
    except CoachError as error:
        warn(error.sentences)
        return error.exit_code
    except Exception as error:  # noqa: BLE001  # the one place where every error ends
        return _broken(error, environment)
    return code


def _finish(command: Callable[[], int]) -> int:
    """Run the command and flush its output, so that everything that can fail fails here."""
    try:
        code = command()
    except SystemExit as asked:  # argparse exits in this way after printing its help
        code = asked.code if isinstance(asked.code, int) else 0
    if sys.stdout:
        sys.stdout.flush()
    return code


def warn(sentence: str) -> None:
    """Print one line on stderr."""
    if not sys.stderr:
        return
    line = shown(sentence)
    print(f"coach: {line if len(line) <= LONGEST_LINE else line[: LONGEST_LINE - 1] + '…'}", file=sys.stderr)


def _never_trip_over_letters() -> None:
    """Print a question mark for letters that the terminal's encoding does not have."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")


def _drop_output() -> None:
    """Discard the rest of the output: nobody reads it, and Python would complain at exit."""
    if not sys.stdout:
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _broken(error: Exception, environment: Mapping[str, str]) -> int:
    if isinstance(error, OSError) and error.filename is None and _cannot_flush():
        _drop_output()
        reason = (error.strerror or str(error)).lower()
        warn(f"The output could not be written ({reason}). What was saved is safe.")
        return 1
    where = _keep_traceback(error, environment)
    kept = f"The details are in {where}." if where else f"It was {type(error).__name__}: {error}"
    warn(f"coach crashed because of a bug. Everything you saved is safe. {kept}")
    return 1


def _cannot_flush() -> bool:
    try:
        if sys.stdout:
            sys.stdout.flush()
    except OSError:
        return True
    return False


def _keep_traceback(error: Exception, environment: Mapping[str, str]) -> str:
    """Write the crash report; return the file's name, or "" if it could not be written."""
    from coach.storage.crash_report import save_crash_report
    from coach.storage.home import home_from

    try:
        home = home_from(environment.get("COACH_HOME"))
        save_crash_report(home, error)
    except (CoachError, OSError):
        return ""
    return str(home.crash)
