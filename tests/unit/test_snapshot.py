"""Snapshots of past months: the state is the same with and without them."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from coach.domain.entries import Entry
from coach.domain.events import Done, Undo, Undone
from coach.domain.snapshot import can_follow
from coach.domain.state import UNDO_LOG, State, replay, snapshot_of
from tests.factories import MONDAY, NINE, SMALL, Diary, days, entry, meaning
from tests.unit.strategies import journals


def numbers(state: State) -> dict[str, object]:
    """All that can be seen of a state, with the ticks as numbers."""
    some_days = [MONDAY + timedelta(days=number) for number in range(-9, 4)]
    ticks: dict[str, object] = {}
    for action_id in state.guide.actions:
        record = state.history_of(action_id)
        on_days: dict[date, object] = {
            day: (record.times_on(day), record.minutes_on(day), record.last_but(day)) for day in some_days
        }
        ticks[action_id] = (record.times, record.minutes, record.first_on, record.last_on, on_days)
    return meaning(state) | {"records": ticks, "size": len(state), "last": state.last_id}


@given(journals(), st.integers(0, 24), st.integers(0, 24))
def test_a_digest_and_what_comes_later_add_up_to_the_whole(journal: list[Entry], cut: int, pause: int) -> None:
    past, later = journal[:cut], journal[cut:]
    snapshot = snapshot_of(SMALL, past)
    assume(can_follow(snapshot, later))
    whole = numbers(replay(SMALL, journal))
    assert numbers(replay(SMALL, later, snapshot)) == whole
    assert numbers(replay(SMALL, later[:pause], snapshot).after(later[pause:])) == whole


def test_a_digest_sums_up_the_ticks_that_count_and_keeps_the_rest() -> None:
    diary = Diary()
    diary.write(Done("1.3", 10), on=days(-1))
    diary.write(Done("1.3", 5))
    diary.write(Done("1.2", 20))
    diary.write(Undone("1.2"))
    diary.write(Done("2.1", 60))
    undo = diary.write(Undo(diary.entries[-1].id))
    snapshot = snapshot_of(diary.guide, diary.entries)
    assert snapshot.earlier["1.3"].days == [days(-1).toordinal(), MONDAY.toordinal()]
    assert snapshot.earlier["1.3"].minutes == [10, 5]
    assert (snapshot.earlier["1.2"].days, snapshot.earlier["2.1"].days) == ([], [])
    assert {about: read() for about, read in snapshot.streams.items()} == {UNDO_LOG: [undo]}
    assert (snapshot.last_id, snapshot.size) == (undo.id, 6)


def test_only_what_is_later_and_undoes_nothing_earlier_fits() -> None:
    past = [entry("done", 1, action="1.2"), entry("done", 3, action="1.2")]
    snapshot = snapshot_of(SMALL, past)
    later = entry("done", 4, action="1.2")
    assert can_follow(snapshot, [])
    assert can_follow(snapshot, [later, entry("undo", 5, entry=later.id), entry("redo", 6, entry=later.id)])
    assert not can_follow(snapshot, [entry("note", 2, text="between")])
    assert not can_follow(snapshot, [past[1]])
    assert not can_follow(snapshot, [entry("undo", 4, entry=past[0].id)])
    assert not can_follow(snapshot, [entry("redo", 4, entry=past[1].id)])
    assert can_follow(snapshot, [later, entry("done", 5, action="1.2", replaces=later.id)])
    assert not can_follow(snapshot, [entry("done", 4, action="1.2", replaces=past[1].id)])


def test_an_untick_removes_ticks_already_in_a_snapshot() -> None:
    diary = Diary()
    diary.write(Done("1.3", 10), on=days(-1), at=NINE)
    diary.write(Done("1.3", 5))
    snapshot = snapshot_of(diary.guide, diary.entries)
    record = replay(SMALL, [entry("undone", 9, action="1.3", on=days(-1))], snapshot).history_of("1.3")
    assert (record.times, record.minutes, record.first_on) == (1, 5, MONDAY)
