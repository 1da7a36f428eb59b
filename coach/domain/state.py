"""The State: the person's whole state, replayed from the guide and the entries. Everything reads this one value.

Entries are grouped by what they are about (one action, the profile, the check-ins ...), and the state of each subject
is folded from its own entries, when it is first asked for. So a tick costs what its action's history costs and not what
the whole journal does; and since each subject sorts its entries by id, the order of reading never matters.
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
from coach.domain.lazy_mapping import WhenAsked
from coach.domain.reducers import NO_PAST_TICKS, ActionHistory, PastTicks, Pause, Profile
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
RECENT_AT_MOST = 200
_by_id = itemgetter(0)  # an entry's first field, read without a call in Python: this sorts every entry there is


def stream_of(entry: Entry, guide: Guide) -> str:
    """What the entry is about; "" for a kind that this version does not know: it is kept, and counts for nothing.

    The ticks of an action that went into another one are about that other one.
    """
    if entry.kind in ("done", "undone"):
        return f"action {guide.current_id(entry.text('action'))}"
    if entry.kind == "search_gone":
        gone = KINDS.get(entry.text("what"))
        return gone.stream if gone and gone.gone == entry.kind else ""
    return KINDS[entry.kind].stream if entry.kind in KINDS else ""


class State:
    """The state at one moment of the journal. It never changes; `after` gives the next one.

    The entries of a long history are shared from one state to the next; only the few `_recent` ones are copied. Ticks
    of past months may be there as a `digest` alone: then their entries can't be asked for. People that a digest has set
    aside are read when anybody asks for them, or for an entry that may be theirs.
    `last_id` is the greatest id in the journal, or ""; a text that is no id (somebody wrote it by hand) is not counted.
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
        self._aside = snapshot.aside

    def after(self, news: Sequence[Entry]) -> State:
        """The state once `news` are in the journal as well. An entry that is known already changes nothing."""
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
        # A subject is copied once, however much is new about it: the first look at a journal is all news.
        streams = {**self._streams, **{about: [*self.entries_of(about), *told] for about, told in fresh.items()}}
        later = State(self._guide, self._entries, streams, _greatest((self.last_id, *recent)), self.snapshot)
        later._recent, later._aside = recent, self._aside
        if len(recent) > RECENT_AT_MOST:
            later._entries, later._recent = {**self._entries, **recent}, {}
        later._projected = {about: value for about, value in self._projected.items() if about not in touched}
        return later

    # -- what can be asked of it

    @property
    def guide(self) -> Guide:
        """The guide, in the words that fit the person's kind of work and country."""
        return self._guide.for_person(self.profile.work, self.profile.country)

    @property
    def profile(self) -> Profile:
        """What the person told of themselves."""
        return self.projected("profile", reducers.profile)

    def history_of(self, action_id: str) -> ActionHistory:
        """Every time the action was done, under its own id or under that of an action that went into it."""
        action_id = self._guide.current_id(action_id)
        earlier = self.snapshot.earlier.get(action_id, NO_PAST_TICKS)
        fold_record = partial(reducers.action_record, earlier=earlier, current=action_id)
        return self.projected(f"action {action_id}", fold_record)

    @property
    def check_ins(self) -> dict[date, Entry]:
        """The last check-in of each day that has one."""
        return self.projected("check-ins", reducers.check_ins)

    @property
    def skipped_steps(self) -> frozenset[int]:
        """The numbers of the steps that are left out."""
        return self.projected("steps", reducers.skipped_steps)

    @property
    def notes(self) -> tuple[Entry, ...]:
        """The notes, oldest first."""
        return self.projected("notes", tuple)

    def pause(self, today: date) -> Pause | None:
        """The pause, begun or planned, that `today` lies in."""
        pause = self.projected("pauses", reducers.pauses).last
        if pause and not (pause.until and pause.until < today):
            return pause
        return next((each for each in self.breaks.values() if each.since <= today <= (each.until or today)), None)

    @property
    def breaks(self) -> Mapping[str, Pause]:
        """The planned breaks, by key."""
        if not self._streams.get("breaks"):
            return {}
        from coach.domain.schedule.state import breaks

        return self.projected("breaks", breaks)

    def rested(self, day: date) -> bool:
        """Whether that day lies in a pause or a break, begun, planned or over."""
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
        """The people whose entries the snapshot did not quarantined. Everybody with a next step is among them."""
        from coach.domain.search import state as search

        if self._aside is None:
            return self.search.people
        undone, told = self._undone, self._streams.get(PEOPLE, ())
        return search.people(sorted((entry for entry in told if entry.id not in undone), key=_by_id))

    @property
    def reviews(self) -> ReviewState:
        """What was written in reviews, and the stories."""
        from coach.domain.review.state import reviews

        return self.projected("reviews", reviews)

    def entries_of(self, about: str) -> Sequence[Entry]:
        """All that was ever told about a subject, undone or not, in no order: "schedule", "people", "money" ..."""
        if about == PEOPLE:
            self._bring_in()
        return self._streams.get(about, ())

    @property
    def money(self) -> MoneyState:
        """What was told about money."""
        from coach.domain.runway.state import money

        return self.projected("money", money)

    @property
    def table_forms(self) -> Mapping[tuple[str, str], Mapping[str, object]]:
        """What was said of the forms of tables that were read, by what they hold and their headings."""
        from coach.domain.table_forms import table_forms

        return self.projected("table forms", table_forms)

    def plan(self, today: date) -> Plan:
        """The plan of the money that was told of."""
        return self.money.plan(self.profile.currency, today)

    def plan_before(self, day: date) -> Plan:
        """The plan of the money as it was told before that day."""
        from coach.domain.runway.state import money

        undone = self._undone
        told = [each for each in self._streams.get("money", ()) if each.on < day and each.id not in undone]
        return money(with_edits(sorted(told, key=_by_id))).plan(self.profile.currency, day)

    def projected(self, about: str, fold_subject: Callable[[Sequence[Entry]], T]) -> T:
        """What the live entries about one subject add up to, sorted by id. A part of the domain asks for its own."""
        if about not in self._projected:
            self._projected[about] = fold_subject(with_edits(self.live(about)))
        return cast("T", self._projected[about])

    def when_asked(self, about: str, fold_subject: Callable[[Sequence[Entry]], Mapping[str, T]]) -> Mapping[str, T]:
        """As `folded`, but folded when it is first looked into."""
        if about not in self._projected:
            self._projected[about] = WhenAsked(lambda: fold_subject(with_edits(self.live(about))))
        return cast("Mapping[str, T]", self._projected[about])

    def live(self, about: str) -> list[Entry]:
        """What was told about a subject and not undone, as it was told, sorted by id."""
        undone, entries = self._undone, self.entries_of(about)
        return sorted([entry for entry in entries if entry.id not in undone] if undone else entries, key=_by_id)

    def entry(self, entry_id: str) -> Entry | None:
        """An entry by its id."""
        self._bring_in(entry_id)
        return self._recent.get(entry_id) or self._entries.get(entry_id)

    def is_undone(self, entry_id: str) -> bool:
        """Whether the entry was undone."""
        return entry_id in self._undone

    def __len__(self) -> int:
        self._bring_in()
        summed_up = self.snapshot.size - len(self.snapshot.entries)
        return summed_up + len(self._entries) + len(self._recent)

    def __contains__(self, entry_id: object) -> bool:
        if entry_id in self._recent or entry_id in self._entries:
            return True
        self._bring_in(str(entry_id))
        return entry_id in self._entries

    def written_on(self, device: str) -> list[Entry]:
        """Everything that was written on one device, oldest first."""
        self._bring_in()
        everything = chain(self._entries.values(), self._recent.values())
        return sorted((entry for entry in everything if entry.device == device), key=_by_id)

    def _bring_in(self, asked: str = "") -> None:
        """Read what was quarantined, unless the entry that is `asked` for is later than all of it."""
        streams, aside = self._streams, self._aside
        if aside is None or asked > aside.last_id:
            return
        read = {entry.id: entry for entry in aside.read()}
        told = [entry for entry in read.values() if entry.id not in self._entries and entry.id not in self._recent]
        self._aside = None
        self._entries = {**read, **self._entries}
        self._streams = {**streams, PEOPLE: [*told, *streams.get(PEOPLE, ())]}

    @property
    def _undone(self) -> frozenset[str]:
        if UNDO_LOG not in self._projected:
            self._projected[UNDO_LOG] = reducers.undone_ids(self._streams.get(UNDO_LOG, ()))
        return cast("frozenset[str]", self._projected[UNDO_LOG])


def _greatest(ids: Collection[str]) -> str:
    greatest = max(ids, default="")
    return greatest if not greatest or is_id(greatest) else max(filter(is_id, ids), default="")


def replay(guide: Guide, entries: Iterable[Entry], snapshot: Snapshot = EMPTY) -> State:
    """The state that these entries add up to, in whatever order and however often they come.

    `snapshot` stands for others before them; `coach.domain.snapshot.fits` says whether it can.
    """
    known: dict[str, Entry] = {}
    streams: dict[str, list[Entry]] = {}
    snapshot = with_moved_actions(snapshot, guide.moved)
    for entry in chain(snapshot.entries, entries):
        if entry.id not in known:
            known[entry.id] = entry
            streams.setdefault(stream_of(entry, guide), []).append(entry)
    last_ids = (snapshot.last_id, snapshot.aside.last_id if snapshot.aside else "")
    return State(guide, known, streams, _greatest((*last_ids, *known)), snapshot)


def snapshot_of(guide: Guide, entries: Sequence[Entry]) -> Snapshot:
    """The snapshot of these entries: ticks as days and minutes, everything else as it is."""
    state = replay(guide, entries)
    earlier: dict[str, PastTicks] = {}
    others: dict[str, Entry] = {}
    for entry in entries:
        if entry.kind not in ("done", "undone"):
            others.setdefault(entry.id, entry)
        elif (action_id := guide.current_id(entry.text("action"))) not in earlier:
            earlier[action_id] = state.history_of(action_id).as_earlier()
    return Snapshot(earlier, [*others.values()], state.last_id, len(state))
