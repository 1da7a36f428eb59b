"""The state: everything coach knows, replayed from the guide and the entries. All screens and commands read it.

Entries are grouped into streams (one action, the profile, the check-ins ...), and each stream is reduced on first
access. So a tick costs as much as its action's history, not the whole journal; and since each stream is sorted by id,
the order of reading never matters.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar, cast

from coach.domain import reducers
from coach.domain.edits import with_edits
from coach.domain.entries import Entry
from coach.domain.ids import is_id
from coach.domain.kinds import KINDS
from coach.domain.lazy_mapping import LazyMapping
from coach.domain.reducers import NO_PAST_TICKS, ActionHistory, Pause, Profile
from coach.domain.snapshot import EMPTY, Snapshot, with_moved_actions
from coach.guide.guide import Guide

if TYPE_CHECKING:
    from coach.domain.review.state import ReviewState
    from coach.domain.runway.plan import Plan
    from coach.domain.runway.state import MoneyState
    from coach.domain.schedule.state import ScheduleState
    from coach.domain.search.log import SearchLog
    from coach.domain.search.state import Person

T = TypeVar("T")

UNDO_LOG = KINDS["undo"].stream
PEOPLE = KINDS["person"].stream
TICKS = ("done", "undone")
RECENT_AT_MOST = 200
_ACTION = "action "
_AT_HAND = "loaded people"
_LISTS = tuple(KINDS[kind].stream for kind in ("person", "employer", "application", "activity"))
_by_id = itemgetter(0)  # an entry's first field, without a Python-level call: this sorts every entry


def stream_of(entry: Entry, guide: Guide) -> str:
    """The stream of an entry; "" for a kind that this version does not know: it is stored, and has no effect.

    The ticks of an action that was merged into another belong to the other's stream.
    """
    if entry.kind in TICKS:
        return f"{_ACTION}{guide.current_id(entry.text('action'))}"
    return stream_of_record(entry)


def stream_of_record(entry: Entry) -> str:
    """As `stream_of`, for an entry that is no tick: what it is about depends on nothing else."""
    if entry.kind == "search_gone":
        gone = KINDS.get(entry.text("what"))
        return gone.stream if gone and gone.gone == entry.kind else ""
    return KINDS[entry.kind].stream if entry.kind in KINDS else ""


class State:
    """The state at one moment of the journal. Immutable; `after` returns the next one.

    Consecutive states share the entries of a long history; only the few `_recent` ones are copied. Ticks of past months
    may exist only in the `snapshot`: then their entries can't be looked up. Its other streams, and the people that it
    set aside, are read on the first access to them, or to an entry that may be among them. `last_id` is the greatest id
    in the journal, or ""; a text that is not an id (written by hand) is ignored.
    """

    def __init__(
        self, guide: Guide, entries: dict[str, Entry], streams: dict[str, list[Entry]], last_id: str, snapshot: Snapshot
    ) -> None:
        self._guide = guide
        self.last_id = last_id
        self.snapshot = snapshot
        self._entries = entries
        self._recent: dict[str, Entry] = {}
        self._streams = streams
        self._projected: dict[str, object] = {}
        self._unread = snapshot.streams
        self._past: int | None = None
        self._renewed: dict[str, tuple[Mapping[str, object], frozenset[str]]] = {}
        self._aside = snapshot.aside

    def after(self, news: Sequence[Entry]) -> State:
        """The state with `news` added to the journal. An entry that is already known changes nothing."""
        recent, fresh, touched = dict(self._recent), dict[str, list[Entry]](), set[str]()
        for entry in news:
            if entry.id in recent or entry.id in self:
                continue
            recent[entry.id] = entry
            about = stream_of(entry, self._guide)
            fresh.setdefault(about, []).append(entry)
            if about == UNDO_LOG and (target := recent.get(entry.text("entry")) or self.entry(entry.text("entry"))):
                touched.add(stream_of(target, self._guide))
        touched.update(fresh)
        touched.update([_AT_HAND] if PEOPLE in touched else [])
        # Each stream is copied only once, however many entries are new: on the first read of a journal, all are.
        there = self._streams
        streams = {**there, **{about: [*there.get(about, ()), *added] for about, added in fresh.items()}}
        later = State(self._guide, self._entries, streams, _greatest((self.last_id, *recent)), self.snapshot)
        later._recent, later._unread, later._aside, later._past = recent, self._unread, self._aside, self._past
        if len(recent) > RECENT_AT_MOST:
            later._entries, later._recent = {**self._entries, **recent}, {}
        later._projected = {about: value for about, value in self._projected.items() if about not in touched}
        later._renewed = self._to_renew(fresh)
        return later

    def _to_renew(self, fresh: Mapping[str, Sequence[Entry]]) -> dict[str, tuple[Mapping[str, object], frozenset[str]]]:
        """Of the lists of records: those with only some records to reduce again, what they were before, and the keys.

        Where a record is removed, or anything undone or out of order, the whole list is reduced again.
        """
        found: dict[str, tuple[Mapping[str, object], frozenset[str]]] = {}
        for about in () if UNDO_LOG in fresh else _LISTS:
            added = fresh.get(about, ())
            if all(each.id > self.last_id and each.kind != "search_gone" for each in added):
                made = self._projected.get(about)
                if isinstance(made, LazyMapping) and not made.is_made:
                    made = None
                before, keys = (made, frozenset[str]()) if made else self._renewed.get(about, (None, frozenset()))
                if before is not None and not (made and not added):
                    found[about] = cast("Mapping[str, object]", before), keys | {each.text("key") for each in added}
        return found

    def as_snapshot(self) -> Snapshot:
        """Everything but what a snapshot stands for already: ticks as days and minutes, the rest as it is."""
        actions = {about.removeprefix(_ACTION) for about in self._streams if about.startswith(_ACTION)}
        earlier = {action_id: self.history_of(action_id).as_earlier() for action_id in actions}
        others: dict[str, Callable[[], Sequence[Entry]]] = {
            about: partial(list, entries) for about, entries in self._streams.items() if not about.startswith(_ACTION)
        }
        return Snapshot(earlier, others, self.last_id, len(self))

    # -- queries

    @property
    def guide(self) -> Guide:
        """The guide, worded for the person's kind of work and country."""
        return self._guide.for_person(self.profile.work, self.profile.country)

    @property
    def profile(self) -> Profile:
        """What the person entered about themselves."""
        return self.projected("profile", reducers.profile)

    def history_of(self, action_id: str) -> ActionHistory:
        """Every time the action was done, under its own id or that of an action merged into it."""
        action_id = self._guide.current_id(action_id)
        earlier = self.snapshot.earlier.get(action_id, NO_PAST_TICKS)
        fold_record = partial(reducers.action_record, earlier=earlier, current=action_id)
        return self.projected(f"{_ACTION}{action_id}", fold_record)

    @property
    def check_ins(self) -> dict[date, Entry]:
        """The last check-in of each day that has one."""
        return self.projected("check-ins", reducers.check_ins)

    @property
    def skipped_steps(self) -> frozenset[int]:
        """The numbers of the skipped steps."""
        return self.projected("steps", reducers.skipped_steps)

    @property
    def notes(self) -> tuple[Entry, ...]:
        """The notes, oldest first."""
        return self.projected("notes", tuple)

    def pause(self, today: date) -> Pause | None:
        """The pause or planned break that covers `today`."""
        pause = self.projected("pauses", reducers.pauses).last
        if pause and not (pause.until and pause.until < today):
            return pause
        return next((each for each in self.breaks.values() if each.since <= today <= (each.until or today)), None)

    @property
    def breaks(self) -> Mapping[str, Pause]:
        """The planned breaks, by key."""
        if not self.is_told("breaks"):
            return {}
        from coach.domain.schedule.state import breaks

        return self.projected("breaks", breaks)

    def rested(self, day: date) -> bool:
        """Whether that day is in a pause or a planned break, current, future or past."""
        pauses = (*self.projected("pauses", reducers.pauses).all, *self.breaks.values())
        return any(pause.since <= day and (pause.until is None or day <= pause.until) for pause in pauses)

    @property
    def schedule(self) -> ScheduleState:
        """The frames and blocks of the weeks."""
        from coach.domain.schedule.state import schedule

        return self.projected("schedule", schedule)

    @property
    def search(self) -> SearchLog:
        """People, employers, applications, activities, setback cards, and the rules for follow-ups."""
        from coach.domain.search import state as search
        from coach.domain.search.log import SearchLog

        return SearchLog(
            self.when_asked(PEOPLE, search.people),
            self.projected("employers", search.employers),
            self.projected("applications", search.applications),
            self.projected("activities", search.activities),
            self.projected("cards", search.cards),
            *self.projected("search rules", search.rules_and_authority),
        )

    @property
    def people_at_hand(self) -> Mapping[str, Person]:
        """The people whose entries the snapshot did not set aside. Everybody with a next step is among them."""
        from coach.domain.search import state as search

        if self._aside is None:
            return self.search.people
        if _AT_HAND not in self._projected:
            undone, entries = self._undone, self._read(PEOPLE)
            live = sorted((entry for entry in entries if entry.id not in undone), key=_by_id)
            self._projected[_AT_HAND] = search.people(live)
        return cast("Mapping[str, Person]", self._projected[_AT_HAND])

    @property
    def reviews(self) -> ReviewState:
        """Answers of reviews, and the stories."""
        from coach.domain.review.state import reviews

        return self.projected("reviews", reviews)

    def entries_of(self, about: str) -> Sequence[Entry]:
        """All entries of a stream, undone ones included, in no order: "schedule", "people", "money" ..."""
        if about == PEOPLE:
            self._load_aside()
        return self._read(about)

    def is_told(self, about: str) -> bool:
        """Whether a stream has any entries. Reads none of them."""
        return bool(self._streams.get(about) or about in self._unread or (about == PEOPLE and self._aside))

    def _read(self, about: str) -> Sequence[Entry]:
        """The entries of a stream, without people set aside."""
        if read := self._unread.get(about):
            later = self._streams.get(about, ())
            self._streams = {**self._streams, about: [*read(), *later]}
            self._unread = {name: each for name, each in self._unread.items() if name != about}
        return self._streams.get(about, ())

    @property
    def money(self) -> MoneyState:
        """The state of the money plan."""
        from coach.domain.runway.state import money

        return self.projected("money", money)

    @property
    def table_forms(self) -> Mapping[tuple[str, str], Mapping[str, object]]:
        """The person's settings for table formats, by content and headings."""
        from coach.domain.table_forms import table_forms

        return self.projected("table forms", table_forms)

    def plan(self, today: date) -> Plan:
        """The money plan."""
        return self.money.plan(self.profile.currency, today)

    def plan_before(self, day: date) -> Plan:
        """The money plan as it was before that day."""
        from coach.domain.runway.state import money

        undone = self._undone
        earlier = [each for each in self._read("money") if each.on < day and each.id not in undone]
        return money(with_edits(sorted(earlier, key=_by_id))).plan(self.profile.currency, day)

    def projected(self, about: str, fold_subject: Callable[[Sequence[Entry]], T]) -> T:
        """The live entries of a stream, sorted by id, reduced by `fold_subject` and cached. Each part of the domain
        passes its own reducer.
        """
        if about not in self._projected:
            self._projected[about] = self._folded(about, fold_subject)
        return cast("T", self._projected[about])

    def _folded(self, about: str, fold_subject: Callable[[Sequence[Entry]], T]) -> T:
        """What was told of a subject; of a list of records only those that were told of since it was made last."""
        if about not in self._renewed:
            return fold_subject(with_edits(self.live(about)))
        (before, keys), undone = self._renewed[about], self._undone
        told = (each for each in self._read(about) if each.text("key") in keys and each.id not in undone)
        part = fold_subject(with_edits(sorted(told, key=_by_id)))
        return cast("T", {**before, **cast("Mapping[str, object]", part)})

    def when_asked(self, about: str, fold_subject: Callable[[Sequence[Entry]], Mapping[str, T]]) -> Mapping[str, T]:
        """As `projected`, but reduced only when the mapping is first accessed."""
        if about not in self._projected:
            self._projected[about] = LazyMapping(lambda: self._folded(about, fold_subject))
        return cast("Mapping[str, T]", self._projected[about])

    def live(self, about: str) -> list[Entry]:
        """The live entries of a stream as they were written, sorted by id."""
        undone, entries = self._undone, self.entries_of(about)
        return sorted([entry for entry in entries if entry.id not in undone] if undone else entries, key=_by_id)

    def entry(self, entry_id: str) -> Entry | None:
        """An entry by its id."""
        self._read_up_to(entry_id)
        return self._recent.get(entry_id) or self._entries.get(entry_id)

    def is_undone(self, entry_id: str) -> bool:
        """Whether the entry was undone."""
        return entry_id in self._undone

    def __len__(self) -> int:
        self._load_aside()
        return self.snapshot.size - (self._past or 0) + len(self._entries) + len(self._recent)

    def __contains__(self, entry_id: object) -> bool:
        if entry_id in self._recent or entry_id in self._entries:
            return True
        self._read_up_to(str(entry_id))
        return entry_id in self._entries

    def written_on(self, device: str) -> list[Entry]:
        """Everything written on one device after all that the snapshot stands for, oldest first."""
        everything, since = chain(self._entries.values(), self._recent.values()), self.snapshot.last_of_all
        return sorted((entry for entry in everything if entry.device == device and entry.id > since), key=_by_id)

    def _read_up_to(self, asked: str) -> None:
        """Read what the entry of this id may be among, unless it is later than all of it."""
        if asked <= self.snapshot.last_id and self._past is None:
            past = {entry.id: entry for read in self.snapshot.streams.values() for entry in read()}
            self._past, self._entries = len(past), {**past, **self._entries}
        if self._aside and asked <= self._aside.last_id:
            self._load_aside()

    def _load_aside(self) -> None:
        """Read the people set aside."""
        streams, aside = self._streams, self._aside
        if aside is None:
            return
        read = {entry.id: entry for entry in aside.read()}
        added = [entry for entry in read.values() if entry.id not in self._entries and entry.id not in self._recent]
        self._aside = None
        self._entries = {**read, **self._entries}
        self._streams = {**streams, PEOPLE: [*added, *streams.get(PEOPLE, ())]}

    @property
    def _undone(self) -> frozenset[str]:
        if UNDO_LOG not in self._projected:
            self._projected[UNDO_LOG] = reducers.undone_ids(self._read(UNDO_LOG))
        return cast("frozenset[str]", self._projected[UNDO_LOG])


def _greatest(ids: Collection[str]) -> str:
    greatest = max(ids, default="")
    return greatest if not greatest or is_id(greatest) else max(filter(is_id, ids), default="")


def replay(guide: Guide, entries: Iterable[Entry], snapshot: Snapshot = EMPTY) -> State:
    """The state from these entries, which may come in any order and repeatedly.

    `snapshot` stands for earlier entries; `coach.domain.snapshot.can_follow` says whether it can be used.
    """
    known: dict[str, Entry] = {}
    streams: dict[str, list[Entry]] = {}
    snapshot = with_moved_actions(snapshot, guide.moved)
    for entry in entries:
        if entry.id not in known:
            known[entry.id] = entry
            streams.setdefault(stream_of(entry, guide), []).append(entry)
    return State(guide, known, streams, _greatest((snapshot.last_of_all, *known)), snapshot)


def snapshot_of(guide: Guide, entries: Sequence[Entry]) -> Snapshot:
    """The snapshot of these entries: ticks as days and minutes, everything else as it is."""
    return replay(guide, entries).as_snapshot()


def grouping() -> dict[str, str]:
    """What decides the stream of an entry: a stored snapshot is usable only while this is the same."""
    return {name: f"{kind.stream}, {kind.gone}" for name, kind in KINDS.items()}
