"""A process that writes privately, for the test that kills it.

python -m tests.storage.writer serve FOLDER for each line on stdin forks one that writes until it is killed

The number of words on the disk is printed once keep() has returned.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import filelock  # noqa: F401 - loaded before forking

from coach.storage.home import Home
from coach.storage.private_writing import WritingSession
from tests.storage.ticker import say


def write(home: Home) -> None:
    """Extend the text, word by word."""
    paper = WritingSession(home, 1)
    words = paper.text.split()
    while True:
        words.append(f"word{len(words)}")
        paper.keep(" ".join(words))
        say(str(len(words)))


def main() -> None:
    """Fork a writer for each line on stdin, and say when it has ended."""
    home = Home(Path(sys.argv[2]))
    for _ in sys.stdin:
        child = os.fork()
        if not child:
            say(f"born {os.getpid()}")
            write(home)
        os.waitpid(child, 0)
        say("gone")


if __name__ == "__main__":
    main()
