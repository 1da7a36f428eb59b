from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.fact import Fact
from coach.domain.facts import CheckIn, Done, Note, Paused, ProfileSet, Resumed, StepSkipped, StepTakenUp, Undone
from coach.domain.transition import fold
from coach.journal.coach import Coach
from coach.journal.home import Home
from coach.journal.journal import Journal
from tests.journal.making import ACTIONS, GUIDE, NOW, SetClock, open_coach, state_of

DEVICES = 2

actions = st.sampled_from(ACTIONS)
steps = st.integers(1, 3)
facts: st.SearchStrategy[Fact] = st.one_of(
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
    """Two installations; the folder with the journal is carried between them at every moment."""
    carried = folder / "carried"
    carried.mkdir()
    homes = [Home(folder / str(number)) for number in range(DEVICES)]
    for home in homes:
        home.folder.mkdir()
        home.journal.symlink_to(carried)
    return homes


def do(coach: Coach, what: str, fact: Fact | None, home: Home, clock: SetClock) -> Coach:
    if what == "record":
        assert fact is not None
        coach.record(fact)
    elif what == "undo":
        coach.undo()
    elif what == "redo":
        coach.redo()
    elif what == "refresh":
        coach.refresh()
    else:
        return open_coach(home, clock)
    return coach


@settings(max_examples=60, deadline=None, database=None)
@given(sequences)
def test_whatever_two_devices_do_the_state_is_what_all_entries_add_up_to(
    sequence: list[tuple[int, tuple[str, Fact | None, timedelta]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        homes, clock = machines(Path(folder)), SetClock()
        coaches = [open_coach(home, clock) for home in homes]
        written = 0
        for number, (what, fact, later) in sequence:
            clock.time += later
            before = len(coaches[number].transition)
            coaches[number] = do(coaches[number], what, fact, homes[number], clock)
            written += what == "record"
            assert len(coaches[number].transition) >= before

        entries = Journal(homes[0]).read_news().entries
        assert sum(entry.kind not in ("undo", "redo") for entry in entries) == written
        assert len({entry.id for entry in entries}) == len(entries)
        whole = state_of(fold(GUIDE, reversed(entries)))
        for coach in coaches:
            coach.refresh()
            assert state_of(coach.transition) == whole
            assert coach.journal.problems == {}
        assert state_of(open_coach(homes[1], clock).transition) == whole


@settings(max_examples=25, deadline=None, database=None)
@given(st.lists(facts, min_size=1, max_size=8), st.data())
def test_undoing_and_redoing_as_much_is_as_if_nothing_had_been_done(said: list[Fact], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home, clock = Home(Path(folder)), SetClock(NOW)
        coach = open_coach(home, clock)
        for fact in said:
            coach.record(fact)
        undone = data.draw(st.integers(1, len(said)))
        before = _said(coach)
        taken_back = [coach.undo() for _ in range(undone)]
        assert () not in taken_back
        coach = open_coach(home, clock)
        assert [coach.redo() for _ in range(undone)] == taken_back[::-1]
        assert coach.redo() == ()
        assert _said(coach) == before


def _said(coach: Coach) -> list[object]:
    return state_of(coach.transition)[:-2]
