"""A temporary home folder, for looking around."""

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
    """Create a folder for its owner alone, and delete it afterwards. First delete those that a kill left behind."""
    with tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        _sweep(folder)
        with _in_use(folder):
            yield folder


@contextmanager
def _in_use(folder: Path) -> Iterator[None]:
    """Mark a folder as in use with a lock, which the system frees when the process ends, however it ends."""
    with FileLock(folder / IN_USE, timeout=0, mode=0o600):
        yield


def _sweep(ours: Path) -> None:
    """Delete this person's temporary folders that are no longer in use."""
    owner = os.lstat(ours).st_uid
    for left in ours.parent.glob(f"{PREFIX}*"):
        with suppress(OSError, Timeout):
            owners = {os.lstat(left).st_uid, os.lstat(left / IN_USE).st_uid}
            if left != ours and owners == {owner} and not left.is_symlink():
                with _in_use(left):
                    shutil.rmtree(left)
