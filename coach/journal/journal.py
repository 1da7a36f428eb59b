"""The journal as a whole: every page of every device read as one, and the one place where entries are added."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime

from coach.domain.entries import Entry, Fact
from coach.domain.ids import next_id
from coach.errors import JournalError
from coach.journal.device import known_device, this_device
from coach.journal.home import Home
from coach.journal.lock import locked
from coach.journal.pages import Signature, signatures
from coach.journal.reading import Problem, read_page

# A folder that changed this recently may change again without its time of change showing it.
UNSETTLED_NS = 50_000_000


@dataclass(frozen=True, slots=True)
class News:
    """What was found in the journal's folder; `whole` if this is everything, since a page that was there is gone."""

    entries: list[Entry]
    whole: bool


@dataclass
class Journal:
    """Reads and adds entries under one home folder. `problems` are those of the files as they were last read."""

    home: Home
    problems: dict[str, Problem] = field(default_factory=dict)
    _known: dict[str, Signature] = field(default_factory=dict)
    _folder_changed_ns: int = 0
    _device: str = ""

    @property
    def device(self) -> str:
        """This installation's id; "" before its first entry."""
        self._device = self._device or known_device(self.home)
        return self._device

    def stirred(self) -> bool:
        """Whether another process may have written since the last look: one cheap question to the system."""
        changed = self._folder_time()
        return changed != self._folder_changed_ns or time.time_ns() - changed < UNSETTLED_NS

    def read_news(self) -> News:
        """The entries of every page that is new or changed since the last look (everything, the first time).

        Raises JournalError where the folder can't be looked at, or is gone although it had pages.
        """
        changed_ns = self._folder_time()
        try:
            there = signatures(self.home.journal)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise JournalError(
                "The journal can't be read",
                f"{self.home.journal} can't be opened ({reason}). Make it yours, or set COACH_HOME.",
            ) from error
        if self._known and not changed_ns:
            raise JournalError(
                "The journal's folder is gone",
                f"{self.home.journal} is not there any more. Put it back; what you see is what it held.",
            )
        whole = not self._known.keys() <= there.keys()
        changed = there if whole else {name: what for name, what in there.items() if self._known.get(name) != what}
        entries: list[Entry] = []
        for name in changed:
            content = read_page(self.home.journal / name)
            entries += content.entries
            self._note_problem(name, content.problem)
        self._known, self._folder_changed_ns = there, changed_ns
        return News(entries, whole)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the lock between processes. Raises JournalError."""
        with locked(self.home):
            yield

    def add(self, fact: Fact, *, on: date, now: datetime, last_id: str) -> Entry:
        """Add one fact as an entry that sorts after `last_id`; it is on the disk when this returns.

        Call it within `writing`, with all news read. Raises JournalError.
        """
        from coach.journal.writing import append, stamp

        self._device = this_device(self.home)
        entry_id = next_id(now, last_id, secrets.token_hex(4))
        entry = stamp(fact, entry_id=entry_id, now=now, on=on, device=self._device)
        name = append(self.home, f"{now:%Y-%m}", self._device, self._known, [entry])
        self._look_past(name)
        return entry

    def _look_past(self, name: str) -> None:
        """Take a page that we wrote ourselves as read."""
        status = os.stat(self.home.journal / name)
        self._known[name] = Signature(status.st_ino, status.st_size, status.st_mtime_ns)
        self._folder_changed_ns = self._folder_time()

    def _note_problem(self, name: str, problem: Problem | None) -> None:
        self.problems.pop(name, None)
        if problem:
            self.problems[name] = problem

    def _folder_time(self) -> int:
        try:
            return os.stat(self.home.journal).st_mtime_ns
        except OSError:
            return 0
