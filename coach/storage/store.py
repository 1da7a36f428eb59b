"""The store: one person's journal and the state replayed from it. Every read and every write goes through it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING

from coach.clock import Clock
from coach.domain.entries import Entry
from coach.domain.snapshot import can_follow
from coach.domain.state import State, replay
from coach.domain.undo import Transaction, is_all_of_it, next_redo, next_undo
from coach.errors import JournalError
from coach.guide.guide import Guide
from coach.storage.conflict_copies import GatherResult, gather, is_needed
from coach.storage.device import unique_prefix
from coach.storage.journal import Changes, Journal
from coach.storage.repair import Repaired, repair
from coach.storage.snapshots import MIN_ENTRIES

if TYPE_CHECKING:
    from coach.domain.event import Event
    from coach.domain.event_keys import PreparedEvent
    from coach.domain.events import Redo, Undo

    Decide = Callable[[State], Event | None]
    DecideAll = Callable[[State], Sequence[tuple[Event, date | None]]]


class Store:
    """Holds the State and keeps it in step with the journal.

    `repaired` are the damaged files that were quarantined when the journal was opened, `gathered` the entries found
    outside segments since; `written` are the entries saved through this store, in order. Raises JournalError if the
    journal can't be read at all.
    """

    def __init__(self, journal: Journal, guide: Guide, clock: Clock) -> None:
        self.journal = journal
        self.clock = clock
        self.written: list[Entry] = []
        self.state = replay(guide, ())
        self.gathered: list[GatherResult] = []
        self._apply_changes(journal.read_changes())
        self.repaired = self._repair()
        self._gather()

    def append(self, event: Event, on: date | None = None) -> Entry:
        """Write one event about the day `on` (today, if not given). It is on the disk when this returns.

        Raises JournalError if it could not be saved; then nothing has changed.
        """
        entry = self.apply(lambda _: event, on)
        assert entry is not None
        return entry

    def edit(self, event: Event, seen: State, on: date | None = None) -> Entry:
        """Write a record that was changed in a form; only fields that differ from what the form was opened with count.

        `seen` is the state the form was opened with. Raises JournalError.
        """
        from coach.domain.current_records import merge_form

        entry = self.apply(lambda newest: merge_form(newest, seen, event), on)
        assert entry is not None
        return entry

    def apply(self, choose: Decide, on: date | None = None) -> Entry | None:
        """Write the event that `choose` makes of the newest state, under the lock; nothing if it returns None."""
        with self._newest() as state:
            event = choose(state)
            return self._add(event, on) if event else None

    def append_all(
        self, events: Sequence[tuple[Event, date | None]], progress: Callable[[int, int], None] | None = None
    ) -> int:
        """Write many events, each about its day (None: today), and return how many, once all are on the disk.

        They are written in this order under one lock, all or none. `progress` gets the number written and the total;
        whatever interrupts it, a full disk or an error in `progress`, leaves nothing. Only a kill during the final
        renames can leave just the first ones. Raises JournalError.
        """
        return len(self.apply_all(lambda _: events, progress)) if events else 0

    def apply_all(self, choose: DecideAll, progress: Callable[[int, int], None] | None = None) -> list[Entry]:
        """Write the events that `choose` makes of the newest state, under the lock.

        As `append_all`: all of them, or none.
        """
        told = progress or (lambda _done, _all: None)
        with self._newest() as state:
            now = self.clock.now()
            dated = [(event, on or now.date()) for event, on in choose(state)]
            of = len(dated)
            if not dated:
                return []
            try:
                news = self.journal.add_all(
                    self._made_ready(dated),
                    now=now,
                    last_id=state.last_id,
                    progress=lambda done: told(done, of) if done < of else None,
                )
            except JournalError:
                with suppress(JournalError):
                    self._apply_changes(self.journal.read_changes())  # if some of it was written after all, it shows
                raise
            self.state = self.state.after(news)
        told(of, of)
        self.written.extend(news)
        return news

    @property
    def written_ahead(self) -> list[str]:
        """The future months that have entries, written while the clock was wrong: "2199-01"."""
        next_month = f"{self.clock.now().date() + timedelta(days=32):%Y-%m}"
        return sorted(month for month in self.journal.months() if month > next_month)

    def undo(self) -> Transaction:
        """Undo the last transaction of this device; return its entries, last first, () if there is none."""
        from coach.domain.events import Undo

        return self._undo_or_redo(next_undo, Undo)

    def redo(self) -> Transaction:
        """Redo what this device undid last; return its entries in order, () if there is none."""
        from coach.domain.events import Redo

        return self._undo_or_redo(next_redo, Redo)

    def _undo_or_redo(self, look: Callable[[State, str], Transaction], verdict: type[Undo | Redo]) -> Transaction:
        act: Transaction = ()

        def choose(newest: State) -> Sequence[tuple[Event, date | None]]:
            nonlocal act
            act = look(newest, self.journal.device)
            if not is_all_of_it(newest, self.journal.device, act):
                self._apply_changes(self.journal.read_everything())  # it is older than what was read
                act = look(self.state, self.journal.device)
            return [(verdict(entry.id), entry.on) for entry in act]

        self.apply_all(choose)
        return act

    def compact(self, worth_it: int = MIN_ENTRIES) -> None:
        """Snapshot past months in an idle moment, to make the next start quick.

        Does nothing below `worth_it` entries, or if the folder can't be written.
        """
        self.journal.remember()
        written = self.journal.compact(self.state.guide, f"{self.clock.now():%Y-%m}", worth_it)
        if written and self.state.snapshot.is_empty:  # what was read in full takes several times the room
            with suppress(JournalError):
                self._apply_changes(self.journal.read_changes(anew=True))

    def everything(self) -> list[Entry]:
        """Every entry, sorted by id. Raises JournalError."""
        news = self.journal.read_everything()
        entries = {entry.id: entry for entry in news.entries}
        self._apply_changes(news)
        return [entries[each] for each in sorted(entries)]

    def merge(self, entries: Sequence[Entry]) -> int:
        """Add those entries of another device that are not here yet; return how many. Raises JournalError."""
        with self.journal.writing():
            known = {entry.id for entry in self.everything()}
            fresh = list({entry.id: entry for entry in entries if entry.id not in known}.values())
            self.journal.merge(fresh, self.state.last_id)
            self._apply_changes(self.journal.read_everything())
        return len(fresh)

    def refresh(self) -> bool:
        """Read what others wrote; return whether that changed anything. Raises JournalError if the folder is gone."""
        changed = self._look()
        self._gather()
        return changed

    def _look(self) -> bool:
        return self.journal.has_changed() and self._apply_changes(self.journal.read_changes())

    def _apply_changes(self, news: Changes) -> bool:
        fresh = [entry for entry in news.entries if entry.id not in self.state]
        snapshot = news.snapshot if news.snapshot.size else self.state.snapshot
        if snapshot.size and not news.whole and not can_follow(snapshot, fresh):
            news = self.journal.read_everything()
        if news.whole or not news.snapshot.is_empty:
            self.state = replay(self.state.guide, news.entries, news.snapshot)
            return True
        if fresh:
            self.state = self.state.after(fresh)
        return bool(fresh)

    @contextmanager
    def _newest(self) -> Iterator[State]:
        with self.journal.writing():
            self._look()
            self._gather(locked=True)
            yield self.state

    def _add(self, event: Event, on: date | None) -> Entry:
        now = self.clock.now()
        [told] = self._made_ready([(event, on or now.date())])
        entry = self.journal.add(told, now=now, last_id=self.state.last_id)
        self.state = self.state.after([entry])
        self.written.append(entry)
        return entry

    def _made_ready(self, dated: Sequence[tuple[Event, date]]) -> list[PreparedEvent]:
        from coach.domain.event_keys import prepare_events

        return prepare_events(self.state, dated, unique_prefix(self.journal.named(), self.journal.others()))

    def _gather(self, *, locked: bool = False) -> None:
        """Write entries found outside segments to segments. If that fails, they still count, and keep waiting."""
        if not is_needed(self.journal):
            return
        with suppress(JournalError), nullcontext() if locked else self.journal.writing():
            gathered = gather(self.journal, self.state.last_id)
            if any(gathered):
                self.gathered.append(gathered)
                self._apply_changes(self.journal.read_changes())

    def _repair(self) -> list[Repaired]:
        if not any(problem.trouble == "damaged" for problem in self.journal.problems.values()):
            return []
        journal = self.journal
        try:
            with self._newest():
                mended = repair(journal.home, journal.device, journal.problems.values(), self.clock.now())
                self._apply_changes(journal.read_changes())
        except JournalError:
            return []  # nothing was moved, and the problem is still reported
        return mended
