"""The entry point of `coach`. What it needs is imported only once it is known what was asked for."""

from __future__ import annotations

import gc
import os
import sys


def main() -> int:
    """Run the command line; return 0 for success, 2 for wrong usage, 1 for anything else."""
    gc.disable()  # garbage collection during imports costs up to a tenth of the start; the window turns it on again
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        from coach import __version__

        print(f"coach {__version__}")
        return 0
    if not arguments:
        return _open()
    if arguments in (["status"], ["today"]):
        return _say(arguments[0])
    from coach.cli.main import run

    return run(arguments)


def _say(command: str) -> int:
    """Print the cached output of a command if it is still valid; otherwise run the command."""
    from coach.first_screen import cached_output

    if os.name == "posix" and (said := cached_output(command)) and _can_print(said):
        return 0
    from coach.cli.main import run

    return run([command])


def _can_print(text: str) -> bool:
    """Print it if there is a reader; anything else to say about that is left to the command."""
    try:
        line = f"{text}\n".encode(sys.stdout.encoding, "replace")
        return os.write(sys.stdout.fileno(), line) == len(line)
    except (OSError, ValueError, AttributeError):
        return False


def _open() -> int:
    """Open the window: show the cached picture first, if it is valid, while the rest is imported."""
    from coach import first_screen

    try:
        first_screen.show()
        from coach.cli.main import run

        return run([])
    except KeyboardInterrupt:
        return 130
    finally:
        first_screen.restore_terminal()


if __name__ == "__main__":
    sys.exit(main())
