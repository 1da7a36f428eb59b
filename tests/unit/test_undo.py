"""Which entries undo and redo act on."""

from __future__ import annotations

import pytest

from coach.domain.events import CheckIn, Done, Note, Undo, Undone
from coach.domain.undo import next_redo, next_undo
from tests.factories import HERE, THERE, Diary, entry


@pytest.fixture
def diary() -> Diary:
    return Diary()


def test_there_is_nothing_to_undo_or_redo_in_the_beginning(diary: Diary) -> None:
    assert diary.undo() is None
    assert diary.redo() is None
    assert diary.entries == []


def test_undo_reverts_one_entry_after_another(diary: Diary) -> None:
    first, second = diary.write(Done("1.1")), diary.write(CheckIn(3))
    assert diary.undo() == second
    assert diary.undo() == first
    assert diary.undo() is None
    assert (diary.state.history_of("1.1").times, diary.state.check_ins) == (0, {})


def test_redo_restores_one_entry_after_another(diary: Diary) -> None:
    first, second = diary.write(Done("1.1")), diary.write(Done("1.2"))
    diary.undo()
    diary.undo()
    assert diary.redo() == first
    assert (diary.state.history_of("1.1").times, diary.state.history_of("1.2").times) == (1, 0)
    assert diary.redo() == second
    assert diary.redo() is None
    assert diary.state.history_of("1.2").times == 1


def test_something_new_leaves_nothing_to_redo(diary: Diary) -> None:
    diary.write(Done("1.1"))
    diary.undo()
    kept = diary.write(Note("something new"))
    assert diary.redo() is None
    assert diary.undo() == kept
    assert diary.undo() is None


def test_an_untick_can_be_undone(diary: Diary) -> None:
    diary.write(Done("1.1", 20))
    untick = diary.write(Undone("1.1"))
    assert diary.undo() == untick
    assert diary.state.history_of("1.1").minutes == 20


def test_each_device_undoes_what_was_written_on_it(diary: Diary) -> None:
    here, there = diary.write(Done("1.1"), device=HERE), diary.write(Done("1.2"), device=THERE)
    assert diary.undo(HERE) == here
    assert diary.state.history_of("1.2").by_day == {there.on: [there]}
    assert diary.undo(HERE) is None
    assert diary.undo(THERE) == there


def test_something_new_on_one_device_leaves_the_other_its_redo(diary: Diary) -> None:
    here = diary.write(Done("1.1"), device=HERE)
    diary.undo(HERE)
    diary.write(Done("1.2"), device=THERE)
    assert diary.redo(THERE) is None
    assert diary.redo(HERE) == here


def test_an_undo_that_came_from_elsewhere_moves_nothing_here(diary: Diary) -> None:
    here = diary.write(Done("1.1"), device=HERE)
    there = diary.write(Done("1.2"), device=THERE)
    diary.write(Undo(there.id), device=HERE)
    assert diary.redo(HERE) is None
    assert diary.undo(HERE) == here


def test_an_entry_undone_out_of_turn_can_be_redone(diary: Diary) -> None:
    first, second = diary.write(Done("1.1")), diary.write(Done("1.2"))
    diary.write(Undo(first.id))
    assert diary.redo() == first
    assert diary.undo() == first
    assert diary.undo() == second


def test_an_entry_undone_out_of_turn_is_not_undone_again(diary: Diary) -> None:
    first, second = diary.write(Done("1.1")), diary.write(Done("1.2"))
    diary.write(Undo(first.id))
    assert diary.undo() == second
    assert diary.undo() is None


def test_an_undo_without_a_target_is_ignored(diary: Diary) -> None:
    first = diary.write(Done("1.1"))
    diary.entries += [entry("undo", 2), entry("redo", 3, entry=7), entry("undo", 4, entry="nothing")]
    assert diary.undo() == first


def test_entries_of_a_newer_version_can_be_undone_too(diary: Diary) -> None:
    newer = entry("worksheet", 1, answer="kept")
    diary.entries.append(newer)
    assert diary.undo() == newer
    assert diary.state.is_undone(newer.id)


def together(diary: Diary, *actions: str) -> list[str]:
    """Ticks that were written in one go, the ids of their entries."""
    first = len(diary.entries)
    made = [diary.write(Done(action)) for action in actions]
    diary.entries[first:] = [each._replace(fields={**each.fields, "act": made[0].id}) for each in made]
    return [each.id for each in made]


def test_a_transaction_is_undone_and_redone_as_one(diary: Diary) -> None:
    alone = diary.write(Done("1.1"))
    ids = together(diary, "1.2", "1.3", "1.4")
    assert [each.id for each in next_undo(diary.state, HERE)] == ids[::-1]
    diary.undo()
    assert [diary.state.history_of(action).times for action in ("1.1", "1.2", "1.3", "1.4")] == [1, 0, 0, 0]
    assert [each.id for each in next_redo(diary.state, HERE)] == ids
    assert diary.undo() == alone
    assert diary.redo() == alone
    diary.redo()
    assert [diary.state.history_of(action).times for action in ("1.1", "1.2", "1.3", "1.4")] == [1, 1, 1, 1]


def test_two_transactions_in_a_row_stay_separate(diary: Diary) -> None:
    together(diary, "1.1", "1.2")
    later = together(diary, "1.3", "1.4")
    assert [each.id for each in next_undo(diary.state, HERE)] == later[::-1]


def test_the_rest_of_a_partly_undone_transaction_is_undone(diary: Diary) -> None:
    ids = together(diary, "1.1", "1.2", "1.3")
    diary.write(Undo(ids[1]))
    assert [each.id for each in next_undo(diary.state, HERE)] == [ids[2], ids[0]]
