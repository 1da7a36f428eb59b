"""The entry point of `coach`. What it needs is imported only once it is known what was asked for."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run the command line; return 0 for success, 2 for wrong usage, 1 for anything else."""
    gc.disable()  # garbage collection during imports costs up to a tenth of the start; the window turns it on again
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        from coach import __version__

        print(f"coach {__version__}")
        return 0
    from coach.cli.main import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
