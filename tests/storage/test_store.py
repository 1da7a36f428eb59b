from __future__ import annotations

import os
import stat
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from coach.clock import clock_from
from coach.domain.event import Event
from coach.domain.events import CheckIn, Done, Note, Paused, ProfileSet, StepSkipped, Undone
from coach.domain.ids import is_id
from coach.domain.state import State
from coach.errors import JournalError
from coach.storage.home import Home, home_from
from coach.storage.journal import Journal
from tests.storage.factories import NOW, SetClock, aged, entries_in, files_of, open_coach, page_with, put, row, state_of

EVENTS: list[Event] = [
    Done("4.2", 30, "to five people"),
    Undone("1.1"),
    StepSkipped(3),
    Note("a [/b] note\nof two lines \u202f \U0001f411"),
    CheckIn(4, 2, "fine"),
    Paused(date(2026, 12, 1)),
    ProfileSet("Amal", "2026-11-20", "AE", "AED", 0, (0, 1, 2, 6), ""),
]


def test_a_tick_is_there_after_a_restart(home: Home) -> None:
    entry = open_coach(home).append(Done("4.2", 30, "to five people"))
    again = open_coach(home)
    assert again.state.entry(entry.id) == entry
    assert again.state.history_of("4.2").minutes == 30


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.kind)
def test_every_event_gives_the_same_state_before_and_after_a_restart(home: Home, event: Event) -> None:
    store = open_coach(home)
    entry = store.append(event)
    again = open_coach(home)
    assert again.state.entry(entry.id) == entry
    assert state_of(again.state) == state_of(store.state)


def test_the_chosen_week_is_the_same_before_and_after_a_restart(home: Home) -> None:
    store = open_coach(home)
    store.append(ProfileSet(first_weekday=6, working_days=(6, 0, 1, 2, 3)))
    for each in (store, open_coach(home)):
        assert each.state.profile.working_days == (0, 1, 2, 3, 6)
        assert each.state.profile.first_weekday == 6


def test_undo_and_redo_reach_back_across_restarts(home: Home) -> None:
    first = open_coach(home).append(Done("4.2"))
    second = open_coach(home).append(Done("1.1"))

    assert open_coach(home).undo() == (second,)
    assert open_coach(home).undo() == (first,)
    assert open_coach(home).undo() == ()
    assert open_coach(home).state.history_of("4.2").times == 0

    assert open_coach(home).redo() == (first,)
    assert open_coach(home).redo() == (second,)
    store = open_coach(home)
    assert store.redo() == ()
    assert (store.state.history_of("4.2").times, store.state.history_of("1.1").times) == (1, 1)


def test_an_undo_without_a_transaction_writes_nothing(home: Home) -> None:
    store = open_coach(home)
    assert store.undo() == ()
    assert store.redo() == ()
    assert len(store.state) == 0
    assert files_of(home.journal) == {}


def test_an_undo_is_about_the_day_of_what_it_undoes(home: Home) -> None:
    store = open_coach(home)
    store.append(Done("4.2"), date(2026, 11, 20))
    store.undo()
    assert {entry.on for entry in entries_in(home).values()} == {date(2026, 11, 20)}


def test_undo_leaves_other_devices_entries_alone(home: Home) -> None:
    put(home, "2026-10.aaaa1111.json", page_with([row(1)]))
    store = open_coach(home)
    assert store.undo() == ()
    own = store.append(Done("4.2"))
    assert store.undo() == (own,)
    assert store.undo() == ()
    assert store.state.history_of("4.2").times == 1


def test_apply_chooses_from_the_newest_state(home: Home) -> None:
    window, other = open_coach(home), open_coach(home)
    other.append(Done("4.2"))
    seen: list[int] = []

    def toggle(state: State) -> Event:
        seen.append(state.history_of("4.2").times)
        return Undone("4.2") if seen[-1] else Done("4.2")

    entry = window.apply(toggle)
    assert seen == [1]
    assert entry is not None
    assert entry.kind == "undone"
    assert open_coach(home).state.history_of("4.2").times == 0


def test_apply_writes_nothing_if_nothing_is_chosen(home: Home) -> None:
    store = open_coach(home)
    store.append(Done("4.2"))
    before = files_of(home.folder)
    assert store.apply(lambda _: None) is None
    assert files_of(home.folder) == before


def test_an_error_in_apply_frees_the_lock_and_writes_nothing(home: Home) -> None:
    store = open_coach(home)

    def fail(_: State) -> Event:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.apply(fail)
    store.append(Done("4.2"))
    assert len(entries_in(home)) == 1


def test_a_tick_can_be_for_another_day(home: Home, clock: SetClock) -> None:
    day = date(2026, 10, 31)
    entry = open_coach(home, clock).append(Done("4.2"), day)
    assert (entry.on, entry.moment) == (day, NOW)
    assert open_coach(home).state.history_of("4.2").last_on == day
    assert list(files_of(home.journal)) == [f"2026-11.{entry.device}.json"], "a page is of the month of writing"


@pytest.mark.parametrize("back", [timedelta(seconds=1), timedelta(days=400), timedelta(days=30_000)])
def test_entries_sort_in_the_order_of_writing_with_the_clock_set_back(
    home: Home, clock: SetClock, back: timedelta
) -> None:
    first = open_coach(home, clock).append(Done("4.2"))
    clock.time -= back
    store = open_coach(home, clock)
    second, third = store.append(Undone("4.2"), NOW.date()), store.append(Done("1.1"))
    assert first.id < second.id < third.id
    assert all(is_id(entry.id) for entry in (first, second, third))
    assert open_coach(home).state.history_of("4.2").times == 0
    assert open_coach(home).undo() == (third,)


def test_an_entry_sorts_after_another_devices_with_the_clock_set_back(home: Home, clock: SetClock) -> None:
    put(home, "2026-10.aaaa1111.json", page_with([row(1)]))
    store = open_coach(home, clock)
    put(home, "2026-10.bbbb2222.json", page_with([{**row(2, device="bbbb2222"), "id": "dff000000000-00000001"}]))
    assert store.append(Done("4.2")).id > "dff000000000-00000001"


@pytest.mark.parametrize("odd", ["zzz", "~", "ffffffffffff-ffffffff", "FFFF"])
def test_an_odd_id_does_not_disturb_the_order(home: Home, clock: SetClock, odd: str) -> None:
    store = open_coach(home, clock)
    first = store.append(Done("4.2"))
    put(home, "2026-10.aaaa1111.json", page_with([row(1, id=odd)]))
    clock.time -= timedelta(days=2)
    entries = [open_coach(home, clock).append(Done("1.1")) for _ in range(3)]
    assert all(is_id(entry.id) and entry.id > first.id for entry in entries)
    assert len(entries_in(home)) == 5


def test_a_new_month_starts_a_segment_and_leaves_the_old_one(home: Home, clock: SetClock) -> None:
    clock.time = datetime.fromisoformat("2026-11-30T23:59:59+04:00")
    store = open_coach(home, clock)
    november = store.append(Done("4.2"))
    before = files_of(home.journal)
    clock.time += timedelta(seconds=1)
    december = store.append(Done("4.2"))
    assert (november.on, december.on) == (date(2026, 11, 30), date(2026, 12, 1))
    assert before.items() < files_of(home.journal).items()
    assert [name[:7] for name in sorted(files_of(home.journal))] == ["2026-11", "2026-12"]
    assert store.undo() == (december,)
    assert store.undo() == (november,)


def test_a_leap_day_and_a_changed_time_zone_are_stored(home: Home) -> None:
    store = open_coach(home, clock_from("2028-02-29T23:30:00+04:00"))
    entry = store.append(Done("4.2"))
    away = open_coach(home, clock_from("2028-02-29T11:31:00-08:00"))
    later = away.append(Done("4.2"))
    assert (entry.on, later.on) == (date(2028, 2, 29), date(2028, 2, 29))
    assert entry.id < later.id
    assert entry.at.startswith("2028-02-29T23:30")
    assert later.at.endswith("-08:00")


def test_a_clock_before_1970_still_gives_ids(home: Home) -> None:
    store = open_coach(home, SetClock(datetime.fromisoformat("1960-02-29T00:00:00+00:00")))
    ids = [store.append(Done("4.2")).id for _ in range(2)]
    assert all(map(is_id, ids))
    assert ids == sorted(ids)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps these rights elsewhere")
@pytest.mark.parametrize("umask", [0, 0o027])
def test_every_file_is_readable_only_by_its_owner(home: Home, umask: int) -> None:
    before = os.umask(umask)
    try:
        store = open_coach(home)
        store.append(Done("4.2"))
        put(home, f"2026-10.{store.journal.device}.json", b"damaged")
        assert open_coach(home).repaired
    finally:
        os.umask(before)
    everything = [home.folder, *home.folder.rglob("*")]
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in everything if path.name != "lost"}
    assert {mode for path, mode in modes.items() if path.is_dir()} == {0o700}
    assert {mode for path, mode in modes.items() if path.is_file()} == {0o600}
    assert {path.name for path in everything} >= {"journal", "set-aside", "device", "lock"}


def test_the_journal_folder_has_no_file_of_this_installation(home: Home) -> None:
    store = open_coach(home)
    store.append(Done("4.2"))
    assert {file.name for file in home.folder.iterdir()} == {"journal", "device", "lock", "new", "seen"}
    assert home.device.read_text() == f"{store.journal.device}\n"
    assert {entry.device for entry in entries_in(home).values()} == {store.journal.device}


def test_opening_and_reading_create_no_file(home: Home) -> None:
    store = open_coach(home)
    store.refresh()
    assert not home.folder.exists()


def test_a_refused_tick_changes_neither_the_state_nor_the_files(home: Home) -> None:
    store = open_coach(home)
    store.append(Done("4.2"))
    before, state = files_of(home.journal), store.state
    home.lock.unlink()
    home.lock.mkdir()
    with pytest.raises(JournalError):
        store.append(Done("4.2"))
    assert store.state is state
    assert files_of(home.journal) == before


def test_coach_home_may_be_relative_or_start_with_a_tilde(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "me"))
    assert home_from("here").folder == tmp_path / "here"
    assert home_from("~/there").folder == tmp_path / "me" / "there"


@pytest.mark.skipif(os.name != "posix" or os.uname().sysname != "Linux", reason="the XDG folders are those of Linux")
def test_without_coach_home_the_folder_is_the_systems_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert home_from(None).folder == tmp_path / "coach"
    assert home_from("").folder == tmp_path / "coach"


def test_a_journal_linked_to_a_synced_folder_works_and_is_repaired(home: Home, tmp_path: Path) -> None:
    carried = tmp_path / "carried"
    carried.mkdir(mode=0o700)
    home.folder.mkdir(mode=0o700)
    home.journal.symlink_to(carried)
    store = open_coach(home)
    store.append(Done("4.2"))
    page = carried / f"2026-11.{store.journal.device}.json"
    page.write_bytes(page.read_bytes() + b"}")
    aged(page)
    assert open_coach(home).repaired[0].saved == 1
    assert home.journal.is_symlink()
    assert len(entries_in(home)) == 1
    assert Journal(home).device == store.journal.device
