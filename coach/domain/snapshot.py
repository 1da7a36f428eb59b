"""Snapshots: past months compacted, so that a start need not replay every entry.

A snapshot stands for the entries of some segments. Of ticks it has the days and minutes of those that count; every
other entry it has in full, stream by stream, each read on demand. Segments with nothing but people, which the import of
an address book writes by the hundred, are set aside and read on demand as well. It is built from the journal and may be
deleted at any time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from coach.domain.entries import Entry
from coach.domain.reducers import PastTicks


class DeferredPeople(NamedTuple):
    """Entries about people that were not read yet: the greatest id among them, and the function that reads them."""

    last_id: str
    read: Callable[[], Sequence[Entry]]


class Snapshot(NamedTuple):
    """`earlier` has the ticks by action, `streams` a function for each other stream that reads its entries, and
    `last_id` the greatest id of both; `size` is the number of entries it stands for. Entries set `aside` are counted in
    none of these.
    """

    earlier: Mapping[str, PastTicks] = MappingProxyType({})
    streams: Mapping[str, Callable[[], Sequence[Entry]]] = MappingProxyType({})
    last_id: str = ""
    size: int = 0
    aside: DeferredPeople | None = None

    @property
    def last_of_all(self) -> str:
        """The greatest id among all that it stands for and all that is set aside."""
        return max(self.last_id, self.aside.last_id if self.aside else "")

    @property
    def is_empty(self) -> bool:
        """Whether it stands for no entries."""
        return not self.size and self.aside is None


EMPTY = Snapshot()


def with_moved_actions(snapshot: Snapshot, moved: Mapping[str, str]) -> Snapshot:
    """Move the ticks of merged actions to the actions they were merged into.

    An earlier version wrote the snapshot under the ids of its own guide.
    """
    if moved.keys().isdisjoint(snapshot.earlier):
        return snapshot
    together: dict[str, list[tuple[int, int]]] = {}
    for action_id, (days, minutes) in snapshot.earlier.items():
        together.setdefault(moved.get(action_id, action_id), []).extend(zip(days, minutes, strict=True))
    ticks = {action_id: sorted(there) for action_id, there in together.items()}
    earlier = {
        each: PastTicks([day for day, _ in there], [spent for _, spent in there]) for each, there in ticks.items()
    }
    return snapshot._replace(earlier=earlier)


def can_follow(snapshot: Snapshot, later: Iterable[Entry]) -> bool:
    """Whether `later` entries can be replayed on top of the snapshot: all are later than it, and none undoes or
    replaces a tick compacted in it. Otherwise the whole journal has to be read.
    """
    return all(
        entry.id > snapshot.last_id
        and (entry.kind not in ("undo", "redo") or entry.text("entry") > snapshot.last_id)
        and ("replaces" not in entry.fields or entry.text("replaces") > snapshot.last_id)
        for entry in later
    )
