"""Past months, summed up: what a start needs of them, without reading every entry again.

A digest stands for the entries of some pages. Of ticks it keeps the days and minutes of those that count; every other
entry it keeps as it is, stream by stream, and a stream is read when somebody asks for it. Pages that hold nothing but
people, as the import of an address book writes them by the hundred, are set aside, and read when somebody asks for
people. It is made from the journal and may be thrown away at any time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from coach.domain.entries import Entry
from coach.domain.reducers import PastTicks


class Aside(NamedTuple):
    """Entries about people that were not read yet: the greatest id among them, and what reads them."""

    last_id: str
    read: Callable[[], Sequence[Entry]]


class Snapshot(NamedTuple):
    """`earlier` holds the ticks by action, `streams` what reads all that is no tick, by what it is about, and `last_id`
    the greatest id among all of them; `size` is how many entries it stands for. What is set `aside` is counted in none
    of these.
    """

    earlier: Mapping[str, PastTicks] = MappingProxyType({})
    streams: Mapping[str, Callable[[], Sequence[Entry]]] = MappingProxyType({})
    last_id: str = ""
    size: int = 0
    aside: Aside | None = None

    @property
    def last_of_all(self) -> str:
        """The greatest id among all that it stands for and all that is set aside."""
        return max(self.last_id, self.aside.last_id if self.aside else "")

    @property
    def is_empty(self) -> bool:
        """Whether it stands for nothing."""
        return not self.size and self.aside is None


EMPTY = Snapshot()


def with_moved_actions(snapshot: Snapshot, moved: Mapping[str, str]) -> Snapshot:
    """The snapshot with the ticks of actions that went into another one added to that other one.

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
    """Whether `later` entries can be folded on top of the snapshot: all are later than it, and none of them undoes or
    replaces a tick that it has summed up. Otherwise everything has to be read.
    """
    return all(
        entry.id > snapshot.last_id
        and (entry.kind not in ("undo", "redo") or entry.text("entry") > snapshot.last_id)
        and ("replaces" not in entry.fields or entry.text("replaces") > snapshot.last_id)
        for entry in later
    )
