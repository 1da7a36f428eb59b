from __future__ import annotations

from pathlib import Path

from coach.domain.events import Done, Undone
from coach.domain.schedule.events import BlockDone, BlockSet
from coach.domain.ticks import tick_on, toggle_tick, with_blocks, with_details
from coach.storage.home import Home
from tests.storage.factories import NOW, SetClock, open_coach


def test_a_box_is_turned_for_today_and_back(tmp_path: Path) -> None:
    store = open_coach(Home(tmp_path / "home"))
    store.append(Done("1.1"), NOW.date().replace(day=20))
    ticked = store.apply(lambda state: toggle_tick(state, "1.1", NOW.date()))
    assert ticked
    assert ticked.kind == "done"
    assert store.state.history_of("1.1").times == 2
    store.apply(lambda state: toggle_tick(state, "1.1", NOW.date()))
    assert store.state.history_of("1.1").times == 1


def test_a_tick_keeps_the_block_that_carries_it_and_both_go_back_as_one(tmp_path: Path) -> None:
    store, today = open_coach(Home(tmp_path / "home")), NOW.date()
    for start in ("09:30", "11:00"):
        store.append(BlockSet(f"at-{start}", today, start, 60, "review", action="1.1"))
    store.append(BlockSet("other", today, "15:00", 60, "review", action="1.2"))

    def press() -> None:
        store.apply_all(
            lambda now: [(event, today) for event in with_blocks(now, toggle_tick(now, "1.1", today), today)]
        )

    def kept() -> list[str]:
        return [block.key for block in store.state.schedule.blocks_on(today) if block.done]

    press()
    assert (kept(), store.state.history_of("1.1").times) == (["at-09:30"], 1)
    press()
    assert (kept(), store.state.history_of("1.1").times) == ([], 0)
    press()
    store.undo()
    assert (kept(), store.state.history_of("1.1").times) == ([], 0)
    store.redo()
    assert (kept(), store.state.history_of("1.1").times) == (["at-09:30"], 1)


def test_a_block_with_a_time_of_its_own_stays_kept_when_the_tick_goes(tmp_path: Path) -> None:
    store, today = open_coach(Home(tmp_path / "home")), NOW.date()
    store.append(BlockSet("a", today, "09:30", 60, "review", action="1.1"))
    store.append(BlockDone("a", today, 45))
    store.append(Done("1.1"))
    assert with_blocks(store.state, Undone("1.1"), today) == [Undone("1.1")]


def test_details_take_the_place_of_the_tick_they_are_added_to(tmp_path: Path) -> None:
    store, today = open_coach(Home(tmp_path / "home")), NOW.date()
    store.append(Done("1.1"))
    assert store.apply(lambda state: with_details(state, Done("1.1", 20, "in two calls"), today), today)
    record = store.state.history_of("1.1")
    assert (record.times, record.minutes) == (1, 20)
    again = open_coach(Home(tmp_path / "home")).state.history_of("1.1")
    assert (again.times, again.minutes) == (1, 20)


def test_undoing_details_brings_the_plain_tick_back(tmp_path: Path) -> None:
    store, today = open_coach(Home(tmp_path / "home")), NOW.date()
    plain = store.append(Done("1.1"))
    store.apply(lambda state: with_details(state, Done("1.1", 20), today), today)
    store.undo()
    assert tick_on(store.state, "1.1", today) == plain


def test_details_for_another_day_are_a_tick_of_their_own(tmp_path: Path) -> None:
    store, day = open_coach(Home(tmp_path / "home"), SetClock()), NOW.date().replace(day=20)
    store.append(Done("1.1"))
    store.apply(lambda state: with_details(state, Done("1.1", 20), day), day)
    assert store.state.history_of("1.1").times == 2


def test_an_untick_removes_a_tick_with_details(tmp_path: Path) -> None:
    store, today = open_coach(Home(tmp_path / "home")), NOW.date()
    store.append(Done("1.1"))
    store.apply(lambda state: with_details(state, Done("1.1", 20), today), today)
    store.append(Undone("1.1"))
    assert store.state.history_of("1.1").times == 0


def test_a_tick_can_not_replace_itself_or_one_that_comes_after_it(tmp_path: Path) -> None:
    store = open_coach(Home(tmp_path / "home"))
    first = store.append(Done("1.1"))
    store.append(Done("1.1", replaces="zzzz"))
    assert store.state.history_of("1.1").times == 2
    store.append(Done("1.1", replaces=first.id))
    assert store.state.history_of("1.1").times == 2
