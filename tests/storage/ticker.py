"""Processes that tick, for tests that kill them or let several run at once.

    python -m tests.storage.ticker serve FOLDER       for each line on stdin forks one that ticks until it is killed
    python -m tests.storage.ticker count FOLDER N     at the first line on stdin ticks N times
    python -m tests.storage.ticker hold FOLDER        holds the lock until it is killed

Every entry's id is printed once record() has returned: only then does it count as saved.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import filelock  # noqa: F401 - loaded before forking

import coach.storage.writer  # noqa: F401 - as above
from coach.clock import Clock
from coach.domain.events import Done
from coach.storage.home import Home
from coach.storage.journal import Journal
from coach.storage.lock import locked
from coach.storage.store import Store
from tests.storage.factories import GUIDE


def say(line: str) -> None:
    """Write a whole line to the pipe at once."""
    os.write(1, f"{line}\n".encode())


def tick(store: Store) -> None:
    """Tick once, and print the id once it is saved."""
    say(store.append(Done("4.2")).id)


def serve(home: Home) -> None:
    """Fork tickers from a warm process: starting Python for each would take longer than the ticks."""
    for _ in sys.stdin:
        child = os.fork()
        if not child:
            store = Store(Journal(home), GUIDE, Clock())
            while True:
                tick(store)
        say(f"born {child}")
        os.waitpid(child, 0)
        say("gone")


def count(home: Home, number: int) -> None:
    """Tick `number` times."""
    store = Store(Journal(home), GUIDE, Clock())
    say("ready")
    sys.stdin.readline()
    for _ in range(number):
        tick(store)


def hold(home: Home) -> None:
    """Take the lock and keep it."""
    with locked(home):
        say("held")
        sys.stdin.read()


def main() -> None:
    """Run the mode given on the command line."""
    what, home = sys.argv[1], Home(Path(sys.argv[2]))
    if what == "serve":
        serve(home)
    elif what == "count":
        count(home, int(sys.argv[3]))
    else:
        hold(home)


if __name__ == "__main__":
    main()
