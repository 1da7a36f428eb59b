"""What somebody else may have put where coach reads: pipes, devices, links, endless files."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date
from pathlib import Path

import pytest

from coach.domain.events import Done, Note
from coach.domain.sanitize import shown
from coach.errors import CoachError, RefusedError
from coach.files import TooLargeError, read_regular
from coach.imports.adverts import read_adverts
from coach.imports.archive import read_rows
from coach.imports.calendars.busy_times import read_busy
from coach.imports.plan_file import read_plan
from coach.imports.reading_file import read_own_text
from coach.imports.search.files import read_applications, read_people
from coach.imports.statements.table_file import StatementLocale
from coach.imports.worksheet_form import read_form_file
from coach.storage.doctor.journal import check_journal
from coach.storage.home import Home
from coach.storage.segments import segment_named
from coach.tui.own_keys import load_keymap
from tests.fuzz.rule import LONGEST, within
from tests.imports.factories import read_statements
from tests.storage.factories import SetClock, aged, entries_in, open_coach, own_page, page_with, put, row

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")

TODAY = date(2026, 11, 23)
READERS: dict[str, Callable[[Path], object]] = {
    "statement.csv": lambda file: read_statements(file, StatementLocale()),
    "statement.ofx": lambda file: read_statements(file, StatementLocale()),
    "plan.toml": lambda file: read_plan(file, TODAY),
    "people.csv": read_people,
    "jobs.csv": read_applications,
    "theirs.ics": lambda file: read_busy(file, UTC, TODAY, TODAY),
    "entries.jsonl": read_rows,
    "compass.md": read_form_file,
    "own.md": read_own_text,
    "advert.txt": lambda file: read_adverts([file]),
    "keys.toml": load_keymap,
}
THEIRS = "2026-11.cccc3333.json"


def without_an_end(file: Path) -> None:
    file.touch()
    os.truncate(file, 3_000_000_000)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.mark.parametrize("name", READERS)
def test_a_pipe_and_a_device_are_refused_at_once(name: str, tmp_path: Path) -> None:
    pipe, device = tmp_path / name, tmp_path / f"device-{name}"
    os.mkfifo(pipe)
    device.symlink_to("/dev/zero")
    for file in (pipe, device):
        with within(LONGEST), pytest.raises(CoachError, match=r"read"):
            READERS[name](file)


@pytest.mark.parametrize("name", READERS)
def test_an_endless_file_is_refused_unread(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    without_an_end(file)
    with within(LONGEST), pytest.raises(RefusedError, match=r"too large|can't be read"):
        READERS[name](file)


def test_a_file_that_grows_while_it_is_read_stops_at_the_limit(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"x" * 100)
    assert read_regular(file, 100) == b"x" * 100
    with pytest.raises(TooLargeError):
        read_regular(file, 99)


@pytest.mark.parametrize("what", ["pipe", "device", "folder", "sparse", "deep", "nothing behind the link"])
def test_any_odd_file_in_the_synced_folder_is_reported_and_the_rest_counts(
    what: str, home: Home, tmp_path: Path
) -> None:
    store = open_coach(home)
    store.append(Done("4.2"))
    odd = home.journal / THEIRS
    made: dict[str, Callable[[], object]] = {
        "pipe": lambda: os.mkfifo(odd),
        "device": lambda: odd.symlink_to("/dev/zero"),
        "folder": odd.mkdir,
        "sparse": lambda: without_an_end(odd),
        "deep": lambda: odd.write_bytes(b'{"entries":' + b"[" * 100_000),
        "nothing behind the link": lambda: odd.symlink_to(tmp_path / "nothing"),
    }
    made[what]()
    with within(LONGEST):
        again = open_coach(home)
        again.append(Note("goes on"))
        report = check_journal(home)
    assert len(entries_in(home)) == 2
    if what != "nothing behind the link":
        assert THEIRS in again.journal.problems
    if what not in ("nothing behind the link", "folder"):
        assert any(THEIRS in finding.sentence for finding in report.findings)


@pytest.mark.parametrize("damaged", [False, True])
def test_a_link_in_the_place_of_our_segment_is_never_written_through(
    home: Home, tmp_path: Path, *, damaged: bool
) -> None:
    store = open_coach(home)
    store.append(Done("4.2"))
    victim, page = tmp_path / "victim", home.journal / own_page(home)
    content = b"precious" if damaged else page.read_bytes()
    victim.write_bytes(content)
    aged(victim)
    page.unlink()
    page.symlink_to(victim)
    open_coach(home).append(Note("x"))
    assert victim.read_bytes() == content
    assert not any(file.is_symlink() for file in home.journal.iterdir())


def test_a_link_in_the_place_of_the_lock_harms_nothing(home: Home, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    home.make()
    home.lock.symlink_to(victim)
    with pytest.raises(CoachError):
        open_coach(home).append(Done("4.2"))
    assert victim.read_text() == "precious"


def test_a_segment_name_never_leads_outside_the_folder(home: Home) -> None:
    for name in ("..2026-11.aaaa1111.json", "2026-11.aaaa1111.json\n", "2026-11.\x1b[31m.json"):
        put(home, name, page_with([row(1)]))
    around = {path.name for path in home.folder.parent.iterdir()}
    assert len(open_coach(home).state) == 1  # whatever its file is called, a valid entry counts
    assert {path.name for path in home.folder.parent.iterdir()} == around
    assert all(segment_named(path.name) for path in home.journal.iterdir())
    assert all(shown(finding.sentence) == finding.sentence for finding in check_journal(home).findings)


def test_ten_thousand_entries_of_another_device_count_and_undo_leaves_them_alone(home: Home) -> None:
    store = open_coach(home)
    store.append(Done("4.2"))
    rows = [row(number, device="cccc3333", kind="note", text=f"n{number}", action=None) for number in range(1, 10_001)]
    put(home, THEIRS, page_with(rows, device="cccc3333"))
    again = open_coach(home, SetClock())
    assert [entry.device for entry in again.undo()] == [again.journal.device]
    assert again.undo() == ()
