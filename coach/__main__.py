"""Where `coach` begins. What it needs is imported when it is known what was asked for."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run what the command line asks for; return 0 for success, 2 for what was asked wrongly, 1 for anything else."""
    gc.disable()  # collecting while importing costs up to a tenth of the start; the screen turns it on again
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        from coach import __version__

        print(f"coach {__version__}")
        return 0
    from coach.cli.main import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
