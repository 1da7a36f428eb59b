"""The journal: every segment of every device read as one, and the only place where entries are added."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.entries import Entry
from coach.domain.ids import next_id
from coach.domain.snapshot import EMPTY, Snapshot
from coach.domain.state import snapshot_of
from coach.errors import JournalError
from coach.guide.guide import Guide
from coach.storage.conflict_copies import WaitingEntry, candidate_names, valid_entries
from coach.storage.device import ensure_device_id, new_device_id, read_device_id
from coach.storage.high_water import HighWaterMarks
from coach.storage.home import Home, cannot_write, no_folder
from coach.storage.lock import locked
from coach.storage.reader import Problem, SegmentContent, read_segment
from coach.storage.segments import NOT_READ, SEGMENT_SIZE, Listing, Signature, listed, segment_named, signature_of
from coach.storage.snapshots import StoredSnapshot, last_id_of_people, load_snapshot, save_snapshot

if TYPE_CHECKING:
    from coach.domain.event_keys import PreparedEvent

# If a folder changed this shortly before it was listed, it may change again with the same modification time: the
# coarsest file systems count in steps of two seconds.
UNSETTLED_NS = 2_500_000_000
# Some programs write to a file in place, and some disks keep no time for a folder; so look from time to time anyway.
RECHECK_SECONDS = 30.0

MISSING_SEGMENT = ""
"""The file name of a segment that never exists."""


class Changes(NamedTuple):
    """The changes found in the journal's folder; `whole` if these are all entries, because a segment has gone.

    `snapshot` stands for the segments whose entries are not among these.
    """

    entries: list[Entry]
    whole: bool
    snapshot: Snapshot = EMPTY


class Journal:
    """Reads and adds entries under one home folder. `problems` are the problems of the files as last read.

    `summed_up` are segments that were not read because a snapshot stands for them. `waiting` are entries that count but
    are in no segment, by id; `copies` are files that are not segments but hold entries.
    """

    def __init__(self, home: Home) -> None:
        self.home = home
        self.problems: dict[str, Problem] = {}
        self.summed_up: frozenset[str] = frozenset()
        self._known: dict[str, Signature] = {}
        self._folder_changed_ns = 0
        self._settled = False
        self._looked_at = 0.0
        self._written_digest: frozenset[str] = frozenset()
        self._at_hand: dict[str, Sequence[Entry]] = {}
        self._people: dict[str, str] = {}
        self._device = ""
        self._page = ""
        self.waiting: dict[str, WaitingEntry] = {}
        self.copies: set[Path] = set()
        self._others: dict[str, Signature] = {}
        self._to_remember: set[str] = set()
        self._said_to_be_ours: set[str] = set()

    @property
    def memory(self) -> HighWaterMarks:
        """The high-water marks."""
        return HighWaterMarks(self.home)

    @property
    def device(self) -> str:
        """This installation's id; "" before its first entry."""
        self._device = self._device or read_device_id(self.home)
        return self._device

    def has_changed(self) -> bool:
        """Whether others may have written since the last look: usually one cheap system call."""
        if not self._settled or time.monotonic() - self._looked_at > RECHECK_SECONDS:
            return True
        return self._folder_time() != self._folder_changed_ns

    def read_changes(self, *, anew: bool = False) -> Changes:
        """The entries of every segment that is new or changed since the last look (everything, the first time).

        `anew` reads what a journal that is opened now does: where a snapshot covers segments, not their entries.
        Raises JournalError if the folder can't be listed, or is gone although it had segments.
        """
        looked_ns, changed_ns = time.time_ns(), self._folder_time()
        there, others = self._listed()
        whole = not self._known.keys() <= there.keys() or any(
            there[name] != self._known[name] for name in self.summed_up
        )
        whole = whole or anew
        kept = None if self._known and not anew else load_snapshot(self.home, there)
        known = kept.pages if kept else {} if whole else self._known
        self.summed_up = frozenset(kept.pages) if kept else frozenset() if whole else self.summed_up
        changed = [name for name, what in there.items() if known.get(name) != what or what == NOT_READ]
        self._people = {**kept.people} if kept else {} if whole else self._people
        entries: list[Entry] = []
        for name in self.problems.keys() - there.keys():
            del self.problems[name]
        for name in changed:
            content = read_segment(self.home.journal / name)
            entries += content.entries
            self._note_problem(name, content.problem)
            self._note_people(name, content.entries)
            self._at_hand[name] = content.entries
            if content.problem and content.problem.trouble == "unreadable":
                there[name] = NOT_READ
            self._compare(name, there[name], content)
        self._find_gone(there)
        self._look_into(others)
        entries += [each.entry for each in self.waiting.values()]
        self._known, self._folder_changed_ns, self._looked_at = there, changed_ns, time.monotonic()
        self._settled = looked_ns - changed_ns >= UNSETTLED_NS and not self._has_unread_segment
        self._at_hand = {name: self._at_hand[name] for name in there if name in self._at_hand and not kept}
        return Changes(entries, whole and not kept, kept.snapshot if kept else EMPTY)

    def _compare(self, name: str, mark: Signature, content: SegmentContent) -> None:
        """Find entries that the segment lacks but the high-water mark has, and ids that were not made here."""
        if self.memory.is_of(name, mark):
            return
        remembered = {entry.id: entry for entry in self.memory.entries_of(name)}
        there = {entry.id for entry in content.entries}
        self._add_waiting(
            self.home.journal / name, (remembered[each] for each in remembered.keys() - there), is_page=True
        )
        self._said_to_be_ours |= {
            entry.id for entry in content.entries if entry.device == self.device and entry.id not in remembered
        }
        if content.problem is None:
            self._to_remember.add(name)

    def _find_gone(self, there: Mapping[str, Signature]) -> None:
        for name in self.memory.names() - there.keys():
            self._add_waiting(self.home.journal / name, self.memory.entries_of(name), is_page=True)

    def _look_into(self, others: Sequence[str]) -> None:
        """Find entries in files that are not segments: conflict copies."""
        for name in candidate_names(others, self.device):
            file = self.home.journal / name
            try:
                mark = signature_of(os.stat(file))
            except OSError:
                continue
            if self._others.get(name) != mark:
                self._others[name] = mark
                entries = valid_entries(file)
                self._add_waiting(file, entries, is_page=False)
                self.copies.update([file] if entries else [])
                self._said_to_be_ours |= {entry.id for entry in entries if entry.device == self.device}

    def _add_waiting(self, file: Path, entries: Iterable[Entry], *, is_page: bool) -> None:
        for entry in entries:
            self.waiting.setdefault(entry.id, WaitingEntry(entry, file, is_page))

    def ids_on_pages(self) -> set[str]:
        """The ids of all entries that are in segments right now. Raises JournalError."""
        return {entry.id for name in self._listed().pages for entry in read_segment(self.home.journal / name).entries}

    def is_cloned(self) -> bool:
        """Whether another machine has written under the id of this installation."""
        if self._said_to_be_ours and not self.memory.not_made_here(self._said_to_be_ours):
            self._said_to_be_ours.clear()
        return bool(self._said_to_be_ours)

    def part(self, last_id: str) -> str:
        """Give this installation a new id, and return it. Call it with the lock held. Raises JournalError."""
        self._device, self._page = new_device_id(self.home), ""
        self._said_to_be_ours.clear()
        self.memory.begin_anew(last_id)
        return self._device

    def remember(self) -> None:
        """Update the high-water marks from the segments as read, in an idle moment."""
        if self.waiting or self.is_cloned():
            return
        while self._to_remember:
            self.memory.keep(self._to_remember.pop())
        for name in self.memory.names() - self._known.keys():
            self.memory.forget(name)

    def read_everything(self) -> Changes:
        """Every entry of every segment, without a snapshot. Raises JournalError."""
        self._known = dict.fromkeys((MISSING_SEGMENT, *self._known), NOT_READ)  # so that everything counts as changed
        return self.read_changes()

    def compact(self, guide: Guide, months_before: str, worth_it: int) -> bool:
        """Write a snapshot of all valid segments of months before this one ("2026-11"), if they have enough entries,
        and of segments of any month that hold nothing but people. Return whether it was written.

        A snapshot is only a shortcut, so any obstacle makes this do nothing.
        """
        pages = {
            name: mark
            for name, mark in self._known.items()
            if (name < months_before or name in self._people) and name not in self.problems and mark != NOT_READ
        }
        if pages.keys() in (self.summed_up, self._written_digest) or len(pages) * SEGMENT_SIZE < worth_it:
            return False
        people = {name: last_id for name, last_id in self._people.items() if name in pages}
        mixed = pages.keys() - people.keys()
        entries = [entry for name in mixed for entry in self._entries_on(name)]
        if len(entries) + len(people) * SEGMENT_SIZE < worth_it:
            return False
        snapshot = snapshot_of(guide, entries)
        with suppress(OSError, JournalError), locked(self.home):
            if self._list_segments().items() >= pages.items():
                save_snapshot(self.home, StoredSnapshot(snapshot, pages, people))
                self._written_digest = frozenset(pages)
                self._at_hand = {}
                return True
        return False

    def _entries_on(self, name: str) -> Sequence[Entry]:
        """The entries of a segment that is unchanged since it was read."""
        there = self._at_hand.get(name)
        return read_segment(self.home.journal / name).entries if there is None else there

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the lock between processes; create the folder the first time. Raises JournalError."""
        if self._known:  # a folder that is gone is not created again: it would look like an empty journal
            self._still_there()
        with locked(self.home):
            yield

    def named(self) -> str:
        """This installation's id, created the first time. Call it within `writing`. Raises JournalError."""
        self._device = ensure_device_id(self.home, self._device)
        return self._device

    def others(self) -> set[str]:
        """The ids of all the installations that have segments here."""
        return {page.device for name in self._known if (page := segment_named(name))}

    def months(self) -> set[str]:
        """The months in which anything was written, as far as is known."""
        return {name[:7] for name in self._known if name != MISSING_SEGMENT}

    def add(self, told: PreparedEvent, *, now: datetime, last_id: str) -> Entry:
        """Add one event as an entry that sorts after `last_id`; it is on the disk when this returns.

        Call it within `writing`, with all changes read. Raises JournalError.
        """
        from coach.storage.writer import append, stamp

        entry_id = next_id(now, last_id, os.urandom(4).hex())
        entry = stamp(told, entry_id=entry_id, now=now, device=self.named())
        self.memory.will_make((entry_id,), last_id)
        self._page = append(self.home, f"{now:%Y-%m}", self._device, self._known, [entry], self._page)
        self._mark_as_read(self._page)
        return entry

    def add_all(
        self, events: Sequence[PreparedEvent], *, now: datetime, last_id: str, progress: Callable[[int], None]
    ) -> list[Entry]:
        """Add events as entries that sort after `last_id`, in this order: all of them, or none.

        As `add`; only a kill during the final renames can leave just the first segments.
        """
        from coach.storage.writer import append, append_segments, stamp

        device, ids = self.named(), list[str]()
        for _ in events:
            ids.append(next_id(now, ids[-1] if ids else last_id, os.urandom(4).hex()))
        act = ids[0] if len(ids) > 1 else ""
        entries = [
            stamp(told, entry_id=entry_id, now=now, device=device, act=act)
            for entry_id, told in zip(ids, events, strict=True)
        ]
        self.memory.will_make(ids, last_id)
        where = (self.home, f"{now:%Y-%m}", device, self._known, entries)
        names = [append(*where)] if len(entries) <= SEGMENT_SIZE else append_segments(*where, progress)
        for name in names:
            self._mark_as_read(name)
        if len(entries) > SEGMENT_SIZE:
            for number, name in enumerate(names):
                self._note_people(name, entries[number * SEGMENT_SIZE : (number + 1) * SEGMENT_SIZE])
        return entries

    def merge(self, entries: Sequence[Entry], last_id: str) -> None:
        """Add entries of another installation, unchanged, to segments of this one.

        Segments under the name of the other would collide with its own once those are synced here. Call it within
        `writing`. Raises JournalError; a kill leaves whole segments, and the rest can be merged again.
        """
        from coach.storage.writer import append_segments

        if not entries:
            return
        device = self.named()
        months: dict[str, list[Entry]] = {}
        for entry in entries:
            months.setdefault(entry.at[:7], []).append(entry)
        self.memory.will_make((entry.id for entry in entries), last_id)
        names = set(self._list_segments())
        for month, part in sorted(months.items()):
            names.update(append_segments(self.home, month, device, names, part, lambda _done: None))

    def _mark_as_read(self, name: str) -> None:
        """Mark a segment that we wrote ourselves as read, so that the next look need not check all of them.

        This sets the folder's modification time to one of our own. The file system's clock ticks in steps, and what
        another process wrote in the same step would not show; anything written after this shows as another time.
        """
        folder, mark = self.home.journal, time.time_ns()
        try:
            self._at_hand.pop(name, None)
            self._known[name] = signature_of(os.stat(folder / name))
            os.utime(folder, ns=(mark, mark))
        except OSError:
            return  # not our folder, or gone again: its time counts as a change, and the next look checks everything
        self.memory.keep(name)
        self._folder_changed_ns = self._folder_time()
        self._settled = self._folder_changed_ns == mark and not self._has_unread_segment

    @property
    def _has_unread_segment(self) -> bool:
        """Whether a segment could not be read to its end: the folder's time won't show when it can be."""
        return any(problem.trouble in ("unreadable", "damaged") for problem in self.problems.values())

    def _note_problem(self, name: str, problem: Problem | None) -> None:
        self.problems.pop(name, None)
        if problem:
            self.problems[name] = problem

    def _note_people(self, name: str, entries: Sequence[Entry]) -> None:
        self._people.pop(name, None)
        if last_id := last_id_of_people(entries):
            self._people[name] = last_id

    def _still_there(self) -> None:
        try:
            os.stat(self.home.journal)
        except (FileNotFoundError, NotADirectoryError) as error:
            raise self._gone() from error
        except OSError as error:
            raise cannot_write(self.home.folder, error) from error

    def _list_segments(self) -> dict[str, Signature]:
        return self._listed().pages

    def _listed(self) -> Listing:
        try:
            return listed(self.home.journal)
        except FileNotFoundError as error:
            if self._known.keys() - {MISSING_SEGMENT}:
                raise self._gone() from error
            return Listing({}, [])
        except NotADirectoryError as error:
            raise no_folder(self.home.journal) from error
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise JournalError(
                "The journal can't be read",
                f"{self.home.journal} can't be opened ({reason}). Change its owner to you, or set COACH_HOME.",
            ) from error

    def _gone(self) -> JournalError:
        return JournalError(
            "The journal's folder is missing",
            f"{self.home.journal} is not there any more. Put it back: until then nothing can be saved. What you see is "
            "what was in it.",
        )

    def _folder_time(self) -> int:
        try:
            return os.stat(self.home.journal).st_mtime_ns
        except OSError:
            return 0
