"""Ids of earlier versions: ticks and notes under them count for the actions that replaced them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.entries import Entry
from coach.domain.entry_labels import describe
from coach.domain.events import Done, Undone
from coach.domain.progress import progress
from coach.domain.reducers import PastTicks
from coach.domain.snapshot import Snapshot
from coach.domain.state import State, replay, snapshot_of
from coach.errors import RefusedError
from coach.guide.guide import load_guide
from coach.storage.reader import entry_from

GUIDE = load_guide()
OLD = [
    f"{step}.{n}"
    for step, last in zip(range(1, 11), (9, 9, 9, 9, 9, 8, 9, 9, 9, 9), strict=True)
    for n in range(1, last + 1)
]
"""Every action of 1.0.0rc1."""

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


def entry(number: int, kind: str, on: date = MONDAY, **fields: object) -> Entry:
    """As a file of 1.0.0rc1 has it."""
    written = {"at": f"{on}T09:00:00+04:00", "on": str(on), "device": "3f9a12c4", "kind": kind, "v": 1, **fields}
    return entry_from({"id": f"01a20a77d{number:03x}-0180a391"} | written)


def state(*entries: Entry, snapshot: Snapshot | None = None) -> State:
    return replay(GUIDE, entries, snapshot) if snapshot else replay(GUIDE, entries)


@pytest.mark.parametrize("old", OLD)
def test_every_action_of_the_version_before_is_still_found(old: str) -> None:
    action = GUIDE.action(old)
    assert action.id in GUIDE.actions
    transition = state(entry(1, "done", action=old, minutes=20))
    assert transition.history_of(action.id).times == 1
    assert transition.history_of(old).minutes == 20
    assert progress(transition, GUIDE.step(action.step)).done == 1


def test_an_id_is_never_used_again() -> None:
    assert GUIDE.moved.keys().isdisjoint(GUIDE.actions)
    assert set(OLD) == {each for each in (*GUIDE.moved, *GUIDE.actions) if each in OLD}
    with pytest.raises(RefusedError):
        GUIDE.action("6.9")


def test_ticks_of_two_actions_that_became_one_are_counted_together() -> None:
    transition = state(
        entry(1, "done", action="9.5"), entry(2, "done", action="9.6"), entry(3, "done", TUESDAY, action="9.7")
    )
    record = transition.history_of("9.5")
    assert (record.times, record.times_on(MONDAY), record.first_on, record.last_on) == (3, 2, MONDAY, TUESDAY)


def test_an_old_untick_removes_only_ticks_under_that_name() -> None:
    ticks = (entry(1, "done", action="9.5"), entry(2, "done", action="9.6"))
    assert state(*ticks, entry(3, "undone", action="9.6")).history_of("9.5").times == 1
    assert state(*ticks, entry(3, "undone", TUESDAY, action="9.6")).history_of("9.5").times == 2


def test_a_new_untick_removes_every_tick_of_the_day() -> None:
    ticks = (entry(1, "done", action="9.5"), entry(2, "done", action="9.6"))
    assert state(*ticks, entry(3, "undone", action="9.5")).history_of("9.5").times == 0


def test_undo_and_replacing_work_across_the_names() -> None:
    tick = entry(1, "done", action="8.2")
    assert state(tick, entry(2, "undo", entry=tick.id)).history_of("8.3").times == 0
    better = entry(2, "done", action="8.3", minutes=30, replaces=tick.id)
    assert (state(tick, better).history_of("8.3").times, state(tick, better).history_of("8.3").minutes) == (1, 30)


def test_late_entries_count_too() -> None:
    before = state(entry(1, "done", action="2.2"))
    assert before.history_of("2.2").times == 1
    assert before.after([entry(2, "done", action="2.4")]).history_of("2.2").times == 2


def test_a_digest_that_the_version_before_wrote_counts_as_well() -> None:
    day = MONDAY.toordinal()
    snapshot = Snapshot({"9.6": PastTicks([day + 1], [10]), "9.5": PastTicks([day], [30])}, {}, "01a", 2)
    record = state(entry(9, "done", TUESDAY, action="9.7"), snapshot=snapshot).history_of("9.5")
    assert (record.times, record.minutes, record.first_on) == (3, 40, MONDAY)
    assert record.times_on(TUESDAY) == 2


@given(st.lists(st.tuples(st.sampled_from(OLD), st.integers(0, 3)), max_size=12))
def test_no_tick_is_lost_whatever_was_ticked(ticks: list[tuple[str, int]]) -> None:
    entries = [
        entry(number, "done", MONDAY.replace(day=23 + ahead), action=old) for number, (old, ahead) in enumerate(ticks)
    ]
    transition, snapshot = state(*entries), snapshot_of(GUIDE, entries)
    assert sum(transition.history_of(each).times for each in GUIDE.actions) == len(ticks)
    assert sum(len(each.days) for each in snapshot.earlier.values()) == len(ticks)
    assert snapshot.earlier.keys() <= GUIDE.actions.keys()


def test_an_old_entry_is_described_by_the_action_it_went_into() -> None:
    assert (
        describe(entry(1, "done", action="10.5"), GUIDE) == "the tick on 10.6 Write an introduction without a job title"
    )


def test_facts_may_still_name_an_old_action() -> None:
    assert Done("9.6").action == "9.6"
    assert Undone("9.6").action == "9.6"
