"""Past months summed up: whoever looks can't tell."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from coach.domain.digest import fits
from coach.domain.entries import Entry
from coach.domain.facts import Done, Undo, Undone
from coach.domain.transition import Transition, digest_of, fold
from tests.making import MONDAY, NINE, SMALL, Diary, days, entry, meaning
from tests.unit.journals import journals


def numbers(state: Transition) -> dict[str, object]:
    """All that can be seen of a state, with the ticks as numbers."""
    some_days = [MONDAY + timedelta(days=number) for number in range(-9, 4)]
    ticks: dict[str, object] = {}
    for action_id in state.guide.actions:
        record = state.record_of(action_id)
        on_days: dict[date, object] = {
            day: (record.times_on(day), record.minutes_on(day), record.last_but(day)) for day in some_days
        }
        ticks[action_id] = (record.times, record.minutes, record.first_on, record.last_on, on_days)
    return meaning(state) | {"records": ticks, "size": len(state), "last": state.last_id}


@given(journals(), st.integers(0, 24), st.integers(0, 24))
def test_a_digest_and_what_comes_later_add_up_to_the_whole(journal: list[Entry], cut: int, pause: int) -> None:
    past, later = journal[:cut], journal[cut:]
    digest = digest_of(SMALL, past)
    assume(fits(digest, later))
    whole = numbers(fold(SMALL, journal))
    assert numbers(fold(SMALL, later, digest)) == whole
    assert numbers(fold(SMALL, later[:pause], digest).after(later[pause:])) == whole


def test_a_digest_sums_up_the_ticks_that_count_and_keeps_the_rest() -> None:
    diary = Diary()
    diary.write(Done("1.3", 10), on=days(-1))
    diary.write(Done("1.3", 5))
    diary.write(Done("1.2", 20))
    diary.write(Undone("1.2"))
    diary.write(Done("2.1", 60))
    undo = diary.write(Undo(diary.entries[-1].id))
    digest = digest_of(diary.guide, diary.entries)
    assert digest.earlier["1.3"].days == [days(-1).toordinal(), MONDAY.toordinal()]
    assert digest.earlier["1.3"].minutes == [10, 5]
    assert (digest.earlier["1.2"].days, digest.earlier["2.1"].days) == ([], [])
    assert (digest.entries, digest.last_id, digest.size) == ([undo], undo.id, 6)


def test_only_what_is_later_and_undoes_nothing_earlier_fits() -> None:
    past = [entry("done", 1, action="1.2"), entry("done", 3, action="1.2")]
    digest = digest_of(SMALL, past)
    later = entry("done", 4, action="1.2")
    assert fits(digest, [])
    assert fits(digest, [later, entry("undo", 5, entry=later.id), entry("redo", 6, entry=later.id)])
    assert not fits(digest, [entry("note", 2, text="between")])
    assert not fits(digest, [past[1]])
    assert not fits(digest, [entry("undo", 4, entry=past[0].id)])
    assert not fits(digest, [entry("redo", 4, entry=past[1].id)])
    assert fits(digest, [later, entry("done", 5, action="1.2", replaces=later.id)])
    assert not fits(digest, [entry("done", 4, action="1.2", replaces=past[1].id)])


def test_an_untick_takes_back_what_was_summed_up_for_its_day() -> None:
    diary = Diary()
    diary.write(Done("1.3", 10), on=days(-1), at=NINE)
    diary.write(Done("1.3", 5))
    digest = digest_of(diary.guide, diary.entries)
    record = fold(SMALL, [entry("undone", 9, action="1.3", on=days(-1))], digest).record_of("1.3")
    assert (record.times, record.minutes, record.first_on) == (1, 5, MONDAY)
