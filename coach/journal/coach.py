"""One person's journal and the state folded from it: the one way in for every change, and the one way to read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

from coach.clock import Clock
from coach.domain.entries import Entry, Fact, Redo, Undo
from coach.domain.transition import Transition, fold
from coach.domain.undoing import last_done, last_undone
from coach.errors import JournalError
from coach.guide.guide import Guide
from coach.journal.journal import Journal, News
from coach.journal.mending import Mended, mend

Choice = Callable[[Transition], Fact | None]


class Coach:
    """Holds the Transition and keeps it in step with the journal.

    `mended` are the damaged files that were set aside when the journal was opened. Raises JournalError where the
    journal can't be read at all.
    """

    def __init__(self, journal: Journal, guide: Guide, clock: Clock) -> None:
        self.journal = journal
        self.clock = clock
        self.transition = fold(guide, journal.read_news().entries)
        self.mended = self._mend()

    def record(self, fact: Fact, on: date | None = None) -> Entry:
        """Write one fact about the day `on` (today, if not given). It is on the disk when this returns.

        Raises JournalError where it could not be saved; then nothing has changed.
        """
        entry = self.decide(lambda _: fact, on)
        assert entry is not None
        return entry

    def decide(self, choose: Choice, on: date | None = None) -> Entry | None:
        """Write the fact that `choose` makes of the newest state, which nobody else can change meanwhile; or none."""
        with self._newest() as transition:
            fact = choose(transition)
            return self._add(fact, on) if fact else None

    def undo(self) -> Entry | None:
        """Take back what was written last on this device; return that entry, or None where there is none."""
        with self._newest() as transition:
            entry = last_done(transition, self.journal.device)
            if entry:
                self._add(Undo(entry.id), entry.on)
            return entry

    def redo(self) -> Entry | None:
        """Bring back what was undone last on this device; return that entry, or None where there is none."""
        with self._newest() as transition:
            entry = last_undone(transition, self.journal.device)
            if entry:
                self._add(Redo(entry.id), entry.on)
            return entry

    def refresh(self) -> bool:
        """Take in what others wrote; whether that changed anything. Raises JournalError where the folder is gone."""
        return self.journal.stirred() and self._take_in(self.journal.read_news())

    def _take_in(self, news: News) -> bool:
        if news.whole:
            self.transition = fold(self.transition.guide, news.entries)
            return True
        fresh = [entry for entry in news.entries if entry.id not in self.transition]
        if fresh:
            self.transition = self.transition.after(fresh)
        return bool(fresh)

    @contextmanager
    def _newest(self) -> Iterator[Transition]:
        with self.journal.writing():
            self.refresh()
            yield self.transition

    def _add(self, fact: Fact, on: date | None) -> Entry:
        now = self.clock.now()
        entry = self.journal.add(fact, on=on or now.date(), now=now, last_id=self.transition.last_id)
        self.transition = self.transition.after([entry])
        return entry

    def _mend(self) -> list[Mended]:
        if not any(problem.trouble == "damaged" for problem in self.journal.problems.values()):
            return []
        journal = self.journal
        try:
            with self._newest():
                mended = mend(journal.home, journal.device, journal.problems.values(), self.clock.now())
                self._take_in(journal.read_news())
        except JournalError:
            return []  # nothing was moved, and the problem stays among those that are told
        return mended
