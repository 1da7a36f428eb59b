"""A home folder that is there for as long as somebody looks at it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

PREFIX = "coach-demo-"
IN_USE = "in-use"


@contextmanager
def temporary_home() -> Iterator[Path]:
    """A new folder for its owner alone, gone afterwards. What a kill left of an earlier one is taken away first."""
    with tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        _sweep(folder)
        with _in_use(folder):
            yield folder


@contextmanager
def _in_use(folder: Path) -> Iterator[None]:
    """Mark a folder as in use. The system takes the lock away when the process ends, however it ends."""
    with FileLock(folder / IN_USE, timeout=0, mode=0o600):
        yield


def _sweep(ours: Path) -> None:
    """Take away the folders of this person that nobody looks at any more."""
    owner = os.lstat(ours).st_uid
    for left in ours.parent.glob(f"{PREFIX}*"):
        with suppress(OSError, Timeout):
            owners = {os.lstat(left).st_uid, os.lstat(left / IN_USE).st_uid}
            if left != ours and owners == {owner} and not left.is_symlink():
                with _in_use(left):
                    shutil.rmtree(left)
