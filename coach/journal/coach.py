"""One person's journal and the state folded from it: the one way in for every change, and the one way to read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING

from coach.clock import Clock
from coach.domain.digest import fits
from coach.domain.entries import Entry
from coach.domain.transition import Transition, fold
from coach.domain.undoing import Act, last_done, last_undone
from coach.errors import JournalError
from coach.guide.guide import Guide
from coach.journal.device import mark_of
from coach.journal.digests import WORTH_IT
from coach.journal.gathering import Gathered, gather, is_needed
from coach.journal.journal import Journal, News
from coach.journal.mending import Mended, mend

if TYPE_CHECKING:
    from coach.domain.fact import Fact
    from coach.domain.facts import Redo, Undo
    from coach.domain.telling import Told

    Choice = Callable[[Transition], Fact | None]
    Choices = Callable[[Transition], Sequence[tuple[Fact, date | None]]]


class Coach:
    """Holds the Transition and keeps it in step with the journal.

    `mended` says which damaged files were set aside when the journal was opened, `gathered` which entries were found
    beside the pages since; `written` are the entries that were saved through it, in order. Raises JournalError where
    the journal can't be read at all.
    """

    def __init__(self, journal: Journal, guide: Guide, clock: Clock) -> None:
        self.journal = journal
        self.clock = clock
        self.written: list[Entry] = []
        self.transition = fold(guide, ())
        self.gathered: list[Gathered] = []
        self._take_in(journal.read_news())
        self.mended = self._mend()
        self._gather()

    def record(self, fact: Fact, on: date | None = None) -> Entry:
        """Write one fact about the day `on` (today, if not given). It is on the disk when this returns.

        Raises JournalError where it could not be saved; then nothing has changed.
        """
        entry = self.decide(lambda _: fact, on)
        assert entry is not None
        return entry

    def edit(self, fact: Fact, seen: Transition, on: date | None = None) -> Entry:
        """Write a record that was changed in a form; only fields that differ from what the form was opened with count.

        `seen` is the state the form was opened with. Raises JournalError.
        """
        from coach.domain.told_records import upon

        entry = self.decide(lambda newest: upon(newest, seen, fact), on)
        assert entry is not None
        return entry

    def decide(self, choose: Choice, on: date | None = None) -> Entry | None:
        """Write the fact that `choose` makes of the newest state, which nobody else can change meanwhile; or none."""
        with self._newest() as transition:
            fact = choose(transition)
            return self._add(fact, on) if fact else None

    def record_all(
        self, facts: Sequence[tuple[Fact, date | None]], progress: Callable[[int, int], None] | None = None
    ) -> int:
        """Write many facts, each about its day (None: today), and return how many they were, once all are on the disk.

        They are written in this order under one lock, all or none: `progress` is told how many are written and how many
        there are, and whatever stops it, a full disk or an error of `progress`, leaves nothing. Only a kill in the
        moment at the end in which the pages take their places can leave the first ones alone. Raises JournalError.
        """
        return len(self.decide_all(lambda _: facts, progress)) if facts else 0

    def decide_all(self, choose: Choices, progress: Callable[[int, int], None] | None = None) -> list[Entry]:
        """Write the facts that `choose` makes of the newest state, which nobody else can change meanwhile.

        As `record_all`: all of them, or none.
        """
        told = progress or (lambda _done, _all: None)
        with self._newest() as transition:
            now = self.clock.now()
            dated = [(fact, on or now.date()) for fact, on in choose(transition)]
            of = len(dated)
            if not dated:
                return []
            try:
                news = self.journal.add_all(
                    self._made_ready(dated),
                    now=now,
                    last_id=transition.last_id,
                    progress=lambda done: told(done, of) if done < of else None,
                )
            except JournalError:
                with suppress(JournalError):
                    self._take_in(self.journal.read_news())  # should some of it be there after all, it shows
                raise
            self.transition = self.transition.after(news)
        told(of, of)
        self.written.extend(news)
        return news

    @property
    def written_ahead(self) -> list[str]:
        """The months to come that something was written in, under a clock that stood wrong: "2199-01"."""
        next_month = f"{self.clock.now().date() + timedelta(days=32):%Y-%m}"
        return sorted(month for month in self.journal.months() if month > next_month)

    def undo(self) -> Act:
        """Take back what was done last on this device; return its entries, the last one first, () where nothing is."""
        from coach.domain.facts import Undo

        return self._go_back(last_done, Undo)

    def redo(self) -> Act:
        """Bring back what was undone last on this device; return its entries in order, () where nothing is."""
        from coach.domain.facts import Redo

        return self._go_back(last_undone, Redo)

    def _go_back(self, look: Callable[[Transition, str], Act], verdict: type[Undo | Redo]) -> Act:
        act: Act = ()

        def choose(newest: Transition) -> Sequence[tuple[Fact, date | None]]:
            nonlocal act
            act = look(newest, self.journal.device)
            if newest.digest.size and min((entry.id for entry in act), default="") <= newest.digest.last_id:
                self._take_in(self.journal.read_everything())  # it is further back than what was read
                act = look(self.transition, self.journal.device)
            return [(verdict(entry.id), entry.on) for entry in act]

        self.decide_all(choose)
        return act

    def sum_up(self, worth_it: int = WORTH_IT) -> None:
        """Make the next start quick, now that nobody waits: sum up the months that are over.

        Below `worth_it` entries it is left alone; so it is where the folder can't be written.
        """
        self.journal.remember()
        self.journal.sum_up(self.transition.guide, f"{self.clock.now():%Y-%m}", worth_it)

    def everything(self) -> list[Entry]:
        """Every entry there is, sorted by id. Raises JournalError."""
        entries = {entry.id: entry for entry in self.journal.read_everything().entries}
        self._take_in(self.journal.read_everything())
        return [entries[each] for each in sorted(entries)]

    def take_over(self, entries: Sequence[Entry]) -> int:
        """Add those entries, written elsewhere, that are not here yet; how many they were. Raises JournalError."""
        with self.journal.writing():
            known = {entry.id for entry in self.everything()}
            fresh = list({entry.id: entry for entry in entries if entry.id not in known}.values())
            self.journal.take_over(fresh, self.transition.last_id)
            self._take_in(self.journal.read_everything())
        return len(fresh)

    def refresh(self) -> bool:
        """Take in what others wrote; whether that changed anything. Raises JournalError where the folder is gone."""
        changed = self._look()
        self._gather()
        return changed

    def _look(self) -> bool:
        return self.journal.stirred() and self._take_in(self.journal.read_news())

    def _take_in(self, news: News) -> bool:
        fresh = [entry for entry in news.entries if entry.id not in self.transition]
        digest = news.digest if news.digest.size else self.transition.digest
        if digest.size and not news.whole and not fits(digest, fresh):
            news = self.journal.read_everything()
        if news.whole or not news.digest.is_empty:
            self.transition = fold(self.transition.guide, news.entries, news.digest)
            return True
        if fresh:
            self.transition = self.transition.after(fresh)
        return bool(fresh)

    @contextmanager
    def _newest(self) -> Iterator[Transition]:
        with self.journal.writing():
            self._look()
            self._gather(locked=True)
            yield self.transition

    def _add(self, fact: Fact, on: date | None) -> Entry:
        now = self.clock.now()
        [told] = self._made_ready([(fact, on or now.date())])
        entry = self.journal.add(told, now=now, last_id=self.transition.last_id)
        self.transition = self.transition.after([entry])
        self.written.append(entry)
        return entry

    def _made_ready(self, dated: Sequence[tuple[Fact, date]]) -> list[Told]:
        from coach.domain.telling import made_ready

        return made_ready(self.transition, dated, mark_of(self.journal.named(), self.journal.others()))

    def _gather(self, *, locked: bool = False) -> None:
        """Put on pages what counts and lies on none. Where that can't be, it counts all the same, and waits on."""
        if not is_needed(self.journal):
            return
        with suppress(JournalError), nullcontext() if locked else self.journal.writing():
            gathered = gather(self.journal, self.transition.last_id)
            if any(gathered):
                self.gathered.append(gathered)
                self._take_in(self.journal.read_news())

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
