from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.event import Event
from coach.domain.events import CheckIn, Done, Note, Paused, ProfileSet, Resumed, StepSkipped, StepTakenUp, Undone
from coach.domain.state import replay
from coach.storage.home import Home
from coach.storage.journal import Journal
from coach.storage.store import Store
from tests.sampling import WITH_FILES
from tests.storage.factories import ACTIONS, GUIDE, NOW, SetClock, open_coach, state_of

DEVICES = 2

actions = st.sampled_from(ACTIONS)
steps = st.integers(1, 3)
facts: st.SearchStrategy[Event] = st.one_of(
    st.builds(Done, actions, st.none() | st.integers(0, 90)),
    st.builds(Undone, actions),
    st.builds(StepSkipped, steps),
    st.builds(StepTakenUp, steps),
    st.builds(Note, st.sampled_from(["one", "two"])),
    st.builds(CheckIn, st.integers(1, 5)),
    st.builds(Paused),
    st.builds(Resumed),
    st.builds(ProfileSet, name=st.sampled_from(["A", "B"]), working_days=st.sampled_from([(0, 1), (6, 0)])),
)
days = st.integers(-2, 2).map(lambda days: timedelta(days=days))
doings = st.one_of(
    st.tuples(st.just("record"), facts, days),
    st.tuples(st.sampled_from(["undo", "redo", "reopen", "refresh"]), st.none(), days),
)
sequences = st.lists(st.tuples(st.integers(0, DEVICES - 1), doings), max_size=25)


def machines(folder: Path) -> list[Home]:
    """Two installations; the folder with the journal is synced between them all the time."""
    carried = folder / "carried"
    carried.mkdir()
    homes = [Home(folder / str(number)) for number in range(DEVICES)]
    for home in homes:
        home.folder.mkdir()
        home.journal.symlink_to(carried)
    return homes


def do(store: Store, what: str, event: Event | None, home: Home, clock: SetClock) -> Store:
    if what == "record":
        assert event is not None
        store.append(event)
    elif what == "undo":
        store.undo()
    elif what == "redo":
        store.redo()
    elif what == "refresh":
        store.refresh()
    else:
        return open_coach(home, clock)
    return store


@WITH_FILES
@given(sequences)
def test_whatever_two_devices_do_the_state_is_the_replay_of_all_entries(
    sequence: list[tuple[int, tuple[str, Event | None, timedelta]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        homes, clock = machines(Path(folder)), SetClock()
        coaches = [open_coach(home, clock) for home in homes]
        written = 0
        for number, (what, event, later) in sequence:
            clock.time += later
            before = len(coaches[number].state)
            coaches[number] = do(coaches[number], what, event, homes[number], clock)
            written += what == "record"
            assert len(coaches[number].state) >= before

        entries = Journal(homes[0]).read_changes().entries
        assert sum(entry.kind not in ("undo", "redo") for entry in entries) == written
        assert len({entry.id for entry in entries}) == len(entries)
        whole = state_of(replay(GUIDE, reversed(entries)))
        for store in coaches:
            store.refresh()
            assert state_of(store.state) == whole
            assert store.journal.problems == {}
        assert state_of(open_coach(homes[1], clock).state) == whole


@WITH_FILES
@given(st.lists(facts, min_size=1, max_size=8), st.data())
def test_as_many_redos_as_undos_restore_the_state(said: list[Event], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home, clock = Home(Path(folder)), SetClock(NOW)
        store = open_coach(home, clock)
        for event in said:
            store.append(event)
        undone = data.draw(st.integers(1, len(said)))
        before = _said(store)
        taken_back = [store.undo() for _ in range(undone)]
        assert () not in taken_back
        store = open_coach(home, clock)
        assert [store.redo() for _ in range(undone)] == taken_back[::-1]
        assert store.redo() == ()
        assert _said(store) == before


def _said(store: Store) -> list[object]:
    return state_of(store.state)[:-2]
