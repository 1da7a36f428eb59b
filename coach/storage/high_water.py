"""High-water marks: the last whole copy of each segment, kept outside the journal, and the ids written here.

A sync program may replace a segment with an older version, or delete one. Entries are only ever added, so one that is
remembered and in no segment was lost, and is written again. An entry that carries this machine's id, but is not among
the ids that it wrote, was written by a clone of it.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

from coach.domain.entries import Entry
from coach.files import read_regular
from coach.storage.home import Home, make_folder
from coach.storage.reader import read_segment
from coach.storage.segments import LARGEST, Signature, segment_named, signature_of

MADE = "made-here"
LARGEST_MADE = 200_000_000  # bytes


class HighWaterMarks:
    """Copies of the segments under `seen`, each with the segment's modification time; they may be deleted at any time.

    Nothing here raises for errors of the disk: without the copies, the segments count as they are.
    """

    def __init__(self, home: Home) -> None:
        self._folder = home.seen
        self._journal = home.journal

    def names(self) -> set[str]:
        """The names of the remembered segments."""
        try:
            return {name for name in os.listdir(self._folder) if segment_named(name)}
        except OSError:
            return set()

    def is_of(self, name: str, mark: Signature) -> bool:
        """Whether the segment with this signature is unchanged since it was remembered."""
        try:
            status = os.stat(self._folder / name)
        except OSError:
            return False
        return (status.st_size, status.st_mtime_ns) == (mark.size, mark.modified_ns)

    def entries_of(self, name: str) -> list[Entry]:
        """The entries of a remembered segment; none if it is not remembered."""
        return read_segment(self._folder / name).entries

    def keep(self, name: str) -> None:
        """Remember a segment as it is now."""
        with suppress(OSError):
            mark = signature_of(os.stat(self._journal / name))
            self._replace(name, read_regular(self._journal / name, LARGEST), mark.modified_ns)

    def forget(self, name: str) -> None:
        """Forget a segment that is gone, once all its entries are in others."""
        with suppress(OSError):
            (self._folder / name).unlink()

    def will_make(self, ids: Iterable[str], last_id: str) -> None:
        """Record ids before they are written. The first time, everything up to `last_id` counts as written here."""
        with suppress(OSError):
            make_folder(self._folder)
            handle = os.open(self._folder / MADE, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            with open(handle, "w", encoding="ascii", errors="replace") as written:
                first = [] if os.fstat(handle).st_size else [last_id]
                written.write("".join(f"{each}\n" for each in (*first, *ids)))

    def begin_anew(self, last_id: str) -> None:
        """Start again: this machine has a new id from now on."""
        with suppress(OSError):
            (self._folder / MADE).unlink()
        self.will_make((), last_id)

    def not_made_here(self, ids: Collection[str]) -> bool:
        """Whether any of these ids, which carry this machine's id, was not written here."""
        try:
            since, *made = read_regular(self._folder / MADE, LARGEST_MADE).decode("ascii", "replace").split("\n")
        except OSError:
            return False
        known = set(made)
        return any(each > since and each not in known for each in ids)

    def _replace(self, name: str, content: bytes, modified_ns: int) -> None:
        """Replace the file atomically but not durably: if a power cut takes it, it is not remembered."""
        make_folder(self._folder)
        new: Path = self._folder / f".{name}"
        with suppress(FileNotFoundError):
            new.unlink()
        with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), "wb") as file:
            file.write(content)
        os.utime(new, ns=(modified_ns, modified_ns))
        os.replace(new, self._folder / name)
