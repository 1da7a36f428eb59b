"""Taking a file away so that its bytes are gone from it first.

What this can't reach: copies made before, snapshots, and what a disk keeps of blocks that it has replaced by itself.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from coach.journal.durable import beside, replace_durably, sync, sync_folder

AT_A_TIME = 1 << 16


def erase(file: Path) -> None:
    """Write over the bytes of `file` and take it away, durably. One that is not there is gone. Raises OSError."""
    try:
        with open(file, "r+b") as old:
            _write_over(old)
    except FileNotFoundError:
        return
    file.unlink()
    sync_folder(file.parent)


def replace_and_erase(file: Path, content: bytes) -> None:
    """As `replace_durably`; the bytes that stood there before, and what a kill left beside, are written over too."""
    erase(beside(file))
    old = None
    with suppress(FileNotFoundError):
        old = open(file, "r+b")  # noqa: SIM115 - it is held open while its name goes to the new content
    try:
        replace_durably(file, content)
        if old:
            _write_over(old)
    finally:
        if old:
            old.close()


def _write_over(file: BinaryIO) -> None:
    left = os.fstat(file.fileno()).st_size
    file.seek(0)
    while left > 0:
        left -= file.write(bytes(min(left, AT_A_TIME)))
    file.flush()
    sync(file.fileno())
