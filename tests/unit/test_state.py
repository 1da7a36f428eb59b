"""Replay: properties that hold for every possible journal."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coach.domain.entries import Entry
from coach.domain.entry_labels import describe
from coach.domain.events import Done, ProfileSet, Undo
from coach.domain.snapshot import EMPTY
from coach.domain.state import State, replay
from tests.factories import HERE, NINE, SMALL, THERE, Diary, entry, meaning, observed
from tests.unit.strategies import any_text, diaries, hostile_entries, journals, json_values


def state_of(entries: list[Entry]) -> State:
    return replay(SMALL, entries)


@given(journals(), st.randoms(use_true_random=False))
def test_the_order_of_reading_does_not_matter(journal: list[Entry], chance: random.Random) -> None:
    shuffled = chance.sample(journal, len(journal))
    assert observed(state_of(shuffled)) == observed(state_of(journal))


@given(journals(least=1), st.data())
def test_the_same_entry_twice_counts_once(journal: list[Entry], data: st.DataObject) -> None:
    again = data.draw(st.lists(st.sampled_from(journal), min_size=1))
    assert observed(state_of([*journal, *again])) == observed(state_of(journal))


@given(journals(least=1), st.data())
def test_the_same_entry_later_changes_nothing(journal: list[Entry], data: st.DataObject) -> None:
    again = data.draw(st.lists(st.sampled_from(journal), min_size=1))
    assert observed(state_of(journal).after(again)) == observed(state_of(journal))


@given(journals(), st.integers(0, 24))
def test_any_prefix_of_a_journal_folds(journal: list[Entry], length: int) -> None:
    prefix = journal[:length]
    assert observed(state_of(prefix))["size"] == (len(prefix), prefix[-1].id if prefix else "")


@given(journals(), st.data())
def test_any_part_of_a_journal_folds(journal: list[Entry], data: st.DataObject) -> None:
    part = [each for each in journal if data.draw(st.booleans())]
    state = state_of(part)
    assert observed(state)["size"] == (len(part), max((each.id for each in part), default=""))


@pytest.mark.parametrize("looked", ["looked at before", "not looked at before"])
@given(journals(), st.lists(st.integers(0, 2), min_size=24, max_size=24))
def test_late_entries_give_the_same_state_as_if_all_came_at_once(
    looked: str, journal: list[Entry], shares: list[int]
) -> None:
    parts: list[list[Entry]] = [[], [], []]
    for each, share in zip(journal, shares, strict=False):
        parts[share].append(each)
    state = state_of(parts[0])
    for part in parts[1:]:
        if looked == "looked at before":
            observed(state)  # what was asked before must not be what is answered after
        state = state.after(part)
    assert observed(state) == observed(state_of(journal))


@given(journals(most=12))
def test_a_state_is_left_as_it_is_by_what_comes_after_it(journal: list[Entry]) -> None:
    state = state_of(journal)
    before = observed(state)
    later = state.after([entry("done", 99, action="1.2"), entry("undo", 100, entry=journal[0].id if journal else "")])
    observed(later)
    assert observed(state) == before


@given(diaries(), st.sampled_from([HERE, THERE]))
def test_undo_then_redo_is_the_identity(diary: Diary, device: str) -> None:
    before = observed(diary.state)
    undone = diary.undo(device)
    assume(undone)
    assert diary.redo(device) == undone
    assert meaning(diary.state).items() <= before.items()
    assert observed(diary.state)["undo"] == before["undo"]


@given(diaries(), st.integers(1, 10))
def test_so_many_undos_and_as_many_redos_are_the_identity(diary: Diary, number: int) -> None:
    before = meaning(diary.state)
    undone = [each for _ in range(number) if (each := diary.undo())]
    assert [diary.redo() for _ in undone] == undone[::-1]
    assert meaning(diary.state) == before


@given(diaries())
def test_undoing_everything_leaves_only_the_reading_places(diary: Diary) -> None:
    before = meaning(diary.state)["reading places"]
    for device in (HERE, THERE):
        while diary.undo(device):
            pass
    assert meaning(diary.state) == meaning(state_of([])) | {"reading places": before}


@given(journals(), st.lists(hostile_entries, max_size=8, unique_by=lambda each: each.id))
def test_hostile_entries_never_raise(journal: list[Entry], hostile: list[Entry]) -> None:
    state = state_of([*hostile, *journal])
    devices = {each.device for each in [*hostile, *journal]}
    assert observed(state, devices)["size"] == observed(state_of(journal).after(hostile), devices)["size"]
    for each in hostile:
        assert describe(each, SMALL)


@given(journals(), st.lists(st.tuples(any_text, json_values), min_size=1, max_size=5))
def test_unknown_kinds_are_kept_and_disturb_nothing(journal: list[Entry], strange: list[tuple[str, Any]]) -> None:
    newer = [
        Entry(f"{1000 + number:012x}-newer", NINE.isoformat(), NINE.date(), "newer", f"newer {kind}", {"action": value})
        for number, (kind, value) in enumerate(strange)
    ]
    state = state_of([*newer, *journal])
    assert meaning(state) == meaning(state_of(journal))
    assert state.written_on("newer") == newer


MISFITS: dict[str, dict[str, Any]] = {
    "a tick of no action": {"kind": "done"},
    "a tick of a number": {"kind": "done", "action": 4.2},
    "a tick of an action that is not there": {"kind": "done", "action": "99.99"},
    "an untick of a list": {"kind": "undone", "action": ["1.2"]},
    "a step in words": {"kind": "step_skipped", "step": "one"},
    "a step that is true": {"kind": "step_skipped", "step": True},
    "a step taken up that was never left": {"kind": "step_taken_up", "step": None},
    "a mood of nine": {"kind": "check_in", "mood": 9},
    "a mood in words": {"kind": "check_in", "mood": "good"},
    "a mood that is true": {"kind": "check_in", "mood": True},
    "no mood": {"kind": "check_in"},
    "a name that is none": {"kind": "profile", "name": None},
    "a day that is none": {"kind": "profile", "lost_on": "2026-02-30"},
    "a day as a number": {"kind": "profile", "lost_on": 20261123},
    "a country as a list": {"kind": "profile", "country": ["AE"]},
    "a currency as a number": {"kind": "profile", "currency": 1},
    "an eighth weekday": {"kind": "profile", "first_weekday": 7},
    "a weekday that is true": {"kind": "profile", "first_weekday": True},
    "working days in words": {"kind": "profile", "working_days": "mon"},
    "working days that are true": {"kind": "profile", "working_days": [True]},
    "an eighth working day": {"kind": "profile", "working_days": [0, 7]},
    "a theme as a table": {"kind": "profile", "theme": {"name": "dark"}},
    "an undo of nothing": {"kind": "undo"},
    "an undo of a number": {"kind": "undo", "entry": 1},
    "an undo of what is not there": {"kind": "undo", "entry": "fffffffffff0-ffffffff"},
    "a redo of what is not there": {"kind": "redo", "entry": ""},
}


@pytest.mark.parametrize("misfit", MISFITS.values(), ids=MISFITS)
@pytest.mark.parametrize("number", [0, 99], ids=["earlier", "later"])
def test_misfits_disturb_no_other_entry(misfit: dict[str, Any], number: int) -> None:
    diary = Diary()
    diary.write(
        ProfileSet("Amal", "2026-11-20", "AE", "AED", first_weekday=6, working_days=(6, 0, 1, 2, 3), theme="dark")
    )
    ticked = diary.write(Done("1.2", 20))
    diary.write(Undo(diary.write(Done("2.1")).id))
    before = meaning(diary.state)
    wrong = entry(**misfit, number=number, device=THERE)
    after = replay(SMALL, [*diary.entries, wrong])
    assert meaning(after) == before
    assert after.history_of("1.2").by_day == {ticked.on: [ticked]}


def test_a_long_day_of_single_ticks_adds_up_like_all_of_them_at_once() -> None:
    written = [entry("done", number, action=f"{number % 3 + 1}.2") for number in range(1, 450)]
    written += [entry("undo", 500 + number, entry=written[number].id) for number in (0, 150, 250, 448)]
    state = state_of(written[:20])
    for each in written[20:]:
        state = state.after([each, written[0]])
    assert observed(state) == observed(state_of(written))


def test_a_verdict_that_arrives_before_its_entry_counts_once_it_is_there() -> None:
    tick = entry("done", 1, action="1.2")
    state = replay(SMALL, [entry("undo", 2, entry=tick.id)])
    assert state.history_of("1.2").times == 0
    state = state.after([tick])
    assert state.history_of("1.2").times == 0
    assert state.after([entry("redo", 3, entry=tick.id)]).history_of("1.2").times == 1


def test_the_last_verdict_counts_in_whatever_order_they_are_read() -> None:
    tick, undo, redo = entry("done", 1, action="1.2"), entry("undo", 2, entry=""), entry("redo", 3, entry="")
    undo.fields["entry"] = redo.fields["entry"] = tick.id  # type: ignore[index]
    for order in ([tick, undo, redo], [redo, undo, tick], [undo, redo, tick]):
        assert state_of(order).history_of("1.2").times == 1


def test_an_id_written_by_hand_has_no_successor() -> None:
    state = state_of([entry("done", 5, action="1.2"), entry("note", 6, text="x")._replace(id="~~ mine")])
    assert state.last_id == f"{5:012x}-{HERE}"
    assert state.after([entry("note", 7, text="y")._replace(id="~~~")]).last_id == f"{5:012x}-{HERE}"


def test_what_is_known_of_a_subject_is_taken_up_once_however_much_is_new() -> None:
    class Counting(dict[str, list[Entry]]):
        def get(self, about: str, default: object = None) -> Any:
            asked.append(about)
            return super().get(about, default)

    asked: list[str] = []
    news = [entry("note" if number % 2 else "check_in", number) for number in range(500)]
    later = State(SMALL, {}, Counting(), "", EMPTY).after(news)
    assert sorted(asked) == ["check-ins", "notes"]
    assert len(later) == 500
    assert len(later.entries_of("notes")) == 250
