from __future__ import annotations

from pathlib import Path

from coach.domain.facts import Done, Undone
from coach.domain.schedule.facts import BlockDone, BlockSet
from coach.domain.ticking import tick_on, turn, with_blocks, with_details
from coach.journal.home import Home
from tests.journal.making import NOW, SetClock, open_coach


def test_a_box_is_turned_for_today_and_back(tmp_path: Path) -> None:
    coach = open_coach(Home(tmp_path / "home"))
    coach.record(Done("1.1"), NOW.date().replace(day=20))
    ticked = coach.decide(lambda state: turn(state, "1.1", NOW.date()))
    assert ticked
    assert ticked.kind == "done"
    assert coach.transition.record_of("1.1").times == 2
    coach.decide(lambda state: turn(state, "1.1", NOW.date()))
    assert coach.transition.record_of("1.1").times == 1


def test_a_tick_keeps_the_block_that_carries_it_and_both_go_back_as_one(tmp_path: Path) -> None:
    coach, today = open_coach(Home(tmp_path / "home")), NOW.date()
    for start in ("09:30", "11:00"):
        coach.record(BlockSet(f"at-{start}", today, start, 60, "review", action="1.1"))
    coach.record(BlockSet("other", today, "15:00", 60, "review", action="1.2"))

    def press() -> None:
        coach.decide_all(lambda now: [(fact, today) for fact in with_blocks(now, turn(now, "1.1", today), today)])

    def kept() -> list[str]:
        return [block.key for block in coach.transition.schedule.blocks_on(today) if block.done]

    press()
    assert (kept(), coach.transition.record_of("1.1").times) == (["at-09:30"], 1)
    press()
    assert (kept(), coach.transition.record_of("1.1").times) == ([], 0)
    press()
    coach.undo()
    assert (kept(), coach.transition.record_of("1.1").times) == ([], 0)
    coach.redo()
    assert (kept(), coach.transition.record_of("1.1").times) == (["at-09:30"], 1)


def test_a_block_with_a_time_of_its_own_stays_kept_when_the_tick_goes(tmp_path: Path) -> None:
    coach, today = open_coach(Home(tmp_path / "home")), NOW.date()
    coach.record(BlockSet("a", today, "09:30", 60, "review", action="1.1"))
    coach.record(BlockDone("a", today, 45))
    coach.record(Done("1.1"))
    assert with_blocks(coach.transition, Undone("1.1"), today) == [Undone("1.1")]


def test_details_take_the_place_of_the_tick_they_are_added_to(tmp_path: Path) -> None:
    coach, today = open_coach(Home(tmp_path / "home")), NOW.date()
    coach.record(Done("1.1"))
    assert coach.decide(lambda state: with_details(state, Done("1.1", 20, "in two calls"), today), today)
    record = coach.transition.record_of("1.1")
    assert (record.times, record.minutes) == (1, 20)
    again = open_coach(Home(tmp_path / "home")).transition.record_of("1.1")
    assert (again.times, again.minutes) == (1, 20)


def test_undoing_details_brings_the_plain_tick_back(tmp_path: Path) -> None:
    coach, today = open_coach(Home(tmp_path / "home")), NOW.date()
    plain = coach.record(Done("1.1"))
    coach.decide(lambda state: with_details(state, Done("1.1", 20), today), today)
    coach.undo()
    assert tick_on(coach.transition, "1.1", today) == plain


def test_details_for_another_day_are_a_tick_of_their_own(tmp_path: Path) -> None:
    coach, day = open_coach(Home(tmp_path / "home"), SetClock()), NOW.date().replace(day=20)
    coach.record(Done("1.1"))
    coach.decide(lambda state: with_details(state, Done("1.1", 20), day), day)
    assert coach.transition.record_of("1.1").times == 2


def test_an_untick_takes_back_a_tick_with_details(tmp_path: Path) -> None:
    coach, today = open_coach(Home(tmp_path / "home")), NOW.date()
    coach.record(Done("1.1"))
    coach.decide(lambda state: with_details(state, Done("1.1", 20), today), today)
    coach.record(Undone("1.1"))
    assert coach.transition.record_of("1.1").times == 0


def test_a_tick_can_not_replace_itself_or_one_that_comes_after_it(tmp_path: Path) -> None:
    coach = open_coach(Home(tmp_path / "home"))
    first = coach.record(Done("1.1"))
    coach.record(Done("1.1", replaces="zzzz"))
    assert coach.transition.record_of("1.1").times == 2
    coach.record(Done("1.1", replaces=first.id))
    assert coach.transition.record_of("1.1").times == 2
