"""What `coach status` and `coach today` printed is printed again as long as it is true, and no longer."""

from __future__ import annotations

import json
import shutil
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.events import Done, Paused, ProfileSet
from coach.domain.schedule.events import BlockSet, ScheduleSet
from coach.storage.home import Home
from tests.cli.shell import Shell
from tests.cli.test_imports import REPORT
from tests.factories import MONDAY, Diary
from tests.unit.strategies import diaries

MORNING = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def started(shell: Shell) -> Shell:
    shell.now = MORNING.isoformat()
    shell.open().append(ProfileSet(name="Amal", lost_on="2026-11-10", country="AE"), date(2026, 11, 10))
    return shell


def kept(shell: Shell) -> list[str]:
    folder = shell.home / "screens"
    return sorted(each.name for each in folder.iterdir()) if folder.exists() else []


def loaded(shell: Shell, command: str) -> set[str]:
    ended = shell.run([sys.executable, "-c", REPORT, "-", command])
    return {name for name in json.loads(ended.stdout.splitlines()[-1])[1] if name.startswith("coach.")}


@pytest.mark.parametrize("command", ["status", "today"])
def test_what_was_said_is_said_again_without_loading_anything(started: Shell, command: str) -> None:
    said = started.says(command)
    assert len(kept(started)) == 1
    assert loaded(started, command) == {"coach.__main__", "coach.first_screen"}
    assert started.says(command) == said


@pytest.mark.parametrize("command", ["status", "today"])
def test_a_tick_an_undo_and_another_day_are_told_at_once(started: Shell, command: str) -> None:
    before = started.says(command)
    started.says("done", "1.1")
    after = started.says(command)
    assert after != before
    started.says("undo")
    assert started.says(command) == before
    started.open().append(Paused(date(2026, 11, 24)))
    assert started.says(command) not in (before, after)
    started.now = (MORNING + timedelta(days=3)).isoformat()
    assert started.says(command) != before


def test_what_counts_the_minutes_is_not_kept(started: Shell) -> None:
    store = started.open()
    store.append(ScheduleSet(5, 20, "09:00"))
    store.append(BlockSet("one", date(2026, 11, 23), "11:00", 60, "learning"))
    first = started.says("today")
    assert kept(started) == []
    started.now = (MORNING + timedelta(minutes=7)).isoformat()
    assert started.says("today") != first
    started.says("status")
    assert kept(started) == ["status"]


def test_the_last_hour_of_the_quiet_is_counted_by_the_minute(shell: Shell) -> None:
    shell.now = MORNING.isoformat()
    shell.open().append(ProfileSet(lost_on="2026-11-22"))
    assert shell.says("status") == "The first 48 hours: 24 hours left\n"
    shell.now = (MORNING + timedelta(hours=23, minutes=20)).isoformat()
    assert shell.says("status") == "The first 48 hours: 40 minutes left\n"
    shell.now = (MORNING + timedelta(hours=23, minutes=40)).isoformat()
    assert shell.says("status") == "The first 48 hours: 20 minutes left\n"


def test_each_width_is_kept_by_itself(started: Shell) -> None:
    wide = started.says("today")
    started.more = {"COLUMNS": "40"}
    narrow = started.says("today")
    assert len(narrow.splitlines()) > len(wide.splitlines())
    assert kept(started) == ["today-40", "today-80"]
    assert started.says("today") == narrow


def test_nothing_is_kept_before_the_start_when_told_so_or_where_something_is_wrong(started: Shell) -> None:
    started.more = {"COACH_FIRST_SCREEN": "off"}
    started.says("status")
    assert kept(started) == []
    started.more = {}
    page = next((started.home / "journal").glob("*.json"))
    page.with_name("2026-10.0123abcd.json").write_text("{")
    assert started("today").stderr
    assert started("today").stderr, "it is told each time"
    assert kept(started) == []


def test_a_folder_that_does_not_exist_is_not_made(shell: Shell) -> None:
    shell.says("status")
    shell.says("today")
    assert not shell.home.exists()


@settings(max_examples=8)
@given(diary=diaries(most=16), again=diaries(most=3), hours=st.floats(0, 40), later=st.floats(0, 9))
def test_in_no_life_anything_is_said_that_is_not_true(
    tmp_path_factory: pytest.TempPathFactory, diary: Diary, again: Diary, hours: float, later: float
) -> None:
    shell = Shell(tmp_path_factory.mktemp("life"))
    midnight = datetime.combine(MONDAY, datetime.min.time(), UTC)
    shell.now = (midnight + timedelta(hours=hours)).isoformat()
    store = shell.open()
    store.append(ProfileSet(name="Amal"), MONDAY - timedelta(days=20))
    store.merge(diary.entries)
    for command in ("status", "today"):
        shell.says(command)
    for event in (Done("2.3", 5), *([] if not again.entries else [Done("2.2")])):
        shell.now = (datetime.fromisoformat(shell.now) + timedelta(hours=later)).isoformat()
        said = [shell.says(command) for command in ("status", "today")]
        shutil.rmtree(shell.home / "screens", ignore_errors=True)
        assert said == [shell.says(command) for command in ("status", "today")]
        shell.open().append(event)


def test_the_file_is_for_its_owner_alone(started: Shell) -> None:
    started.says("status")
    file: Path = Home(started.home).folder / "screens" / "status"
    assert file.stat().st_mode & 0o777 == 0o600
