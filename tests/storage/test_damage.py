from __future__ import annotations

import random

import pytest

from coach.domain.events import Done
from coach.storage.home import Home
from tests.storage.factories import (
    SetClock,
    damage,
    entries_in,
    files_of,
    forget,
    open_coach,
    own_page,
    page_with,
    put,
    row,
    two_months,
)

RUBBISH = random.Random(3).randbytes(5_000)  # noqa: S311 - the same rubbish every time
NO_PAGES: dict[str, bytes] = {
    "a file of zeros": bytes(4_096),
    "an empty file": b"",
    "a list": b"[1, 2]",
    "a number": b"5",
    "a text": b'"entries"',
    "nothing": b"null",
    "an object without entries": b'{"about": {"1": {"format": 1}}}',
    "entries in a list": b'{"entries": [{"id": "1"}]}',
    "entries that are a text": b'{"entries": "none"}',
    "a list nested deep": b"[" * 100_000,
    "entries nested deep": b'{"entries":' + b'{"1":' * 100_000,
    "rubbish": RUBBISH,
    "UTF-16 cut short": "{}".encode("utf-16")[:-1],
}


@pytest.mark.parametrize("content", NO_PAGES.values(), ids=NO_PAGES.keys())
def test_a_file_that_is_not_a_segment_is_quarantined_unchanged_and_the_rest_is_read(
    home: Home, clock: SetClock, content: bytes
) -> None:
    two_months(home, clock)
    others = {name: text for name, text in files_of(home.journal).items() if name != own_page(home)}
    page, _ = damage(home, lambda _: content)

    store = open_coach(home, clock)
    [mended] = store.repaired
    assert (mended.file, mended.saved) == (page, 0)
    assert mended.set_aside.read_bytes() == content
    assert mended.set_aside.parent == home.set_aside
    assert len(store.state) == 4
    assert store.journal.problems == {}

    store.append(Done("1.1"))
    assert mended.set_aside.read_bytes() == content
    assert len(entries_in(home)) == 5
    assert others.items() <= files_of(home.journal).items()
    assert open_coach(home, clock).repaired == []


def test_a_damaged_segment_of_another_device_is_never_moved(home: Home, clock: SetClock) -> None:
    two_months(home, clock)
    content = page_with([row(1), row(2), row(3)])[:-3]
    page = put(home, "2026-10.aaaa1111.json", content)

    store = open_coach(home, clock)
    assert store.repaired == []
    assert store.journal.problems[page.name].trouble == "damaged"
    assert len(store.state) == 10 + 3
    store.append(Done("4.2"))
    assert page.read_bytes() == content
    assert not home.set_aside.exists()


def test_without_a_device_file_no_segment_counts_as_our_own(home: Home, clock: SetClock) -> None:
    two_months(home, clock)
    page, content = damage(home, lambda text: text[:-4])
    home.device.unlink()
    store = open_coach(home, clock)
    store.append(Done("4.2"))
    assert store.repaired == []
    assert page.read_bytes() == content


@pytest.mark.parametrize("content", [b"", b"not an id\n", b"\xff\xfe", b"3F9A12C4", bytes(9)])
def test_a_damaged_device_file_is_quarantined_and_a_new_id_made(home: Home, clock: SetClock, content: bytes) -> None:
    two_months(home, clock)
    before = open_coach(home, clock).journal.device
    home.device.write_bytes(content)

    store = open_coach(home, clock)
    assert len(store.state) == 10
    store.append(Done("4.2"))
    assert store.journal.device not in ("", before)
    assert open_coach(home, clock).journal.device == store.journal.device
    assert len(entries_in(home)) == 11
    assert list(files_of(home.set_aside).values()) == ([content] if content else [])


def test_a_device_file_deleted_while_coach_is_open_is_written_again(home: Home, clock: SetClock) -> None:
    store = open_coach(home, clock)
    store.append(Done("4.2"))
    before = home.device.read_bytes()
    home.device.unlink()
    store.append(Done("4.2"))
    assert home.device.read_bytes() == before
    assert len(files_of(home.journal)) == 1


@pytest.mark.parametrize("name", [".stfolder", "notes.txt", ".DS_Store", "2026-11.aaaa1111 (1).json"])
def test_files_that_hold_no_entries_are_left_alone(home: Home, clock: SetClock, name: str) -> None:
    two_months(home, clock)
    file = put(home, name, RUBBISH)
    (home.journal / ".git").mkdir()
    store = open_coach(home, clock)
    store.append(Done("4.2"))
    assert (store.repaired, store.gathered, store.journal.problems) == ([], [], {})
    assert len(store.state) == len(entries_in(home)) == 11
    assert file.read_bytes() == RUBBISH


def test_a_folder_with_the_name_of_a_segment_is_reported_and_left(home: Home, clock: SetClock) -> None:
    two_months(home, clock)
    (home.journal / own_page(home)).rename(home.journal / own_page(home, 3))
    (home.journal / own_page(home)).mkdir()
    (home.journal / own_page(home, 4)).mkdir()
    store = open_coach(home, clock)
    store.append(Done("4.2"))
    assert {problem.trouble for problem in store.journal.problems.values()} == {"unreadable"}
    assert len(store.state) == len(entries_in(home)) == 11
    assert (home.journal / own_page(home, 5)).is_file()


def test_a_temporary_file_of_a_killed_write_is_replaced_and_never_read(home: Home, clock: SetClock) -> None:
    two_months(home, clock)
    forget(home)
    home.new.mkdir(exist_ok=True)
    left = home.new / f".{own_page(home)}.new"
    left.write_bytes(page_with([row(1), row(2)])[:40])
    left.chmod(0o644)
    store = open_coach(home, clock)
    assert len(store.state) == 10
    store.append(Done("4.2"))
    assert not left.exists()
    assert (home.journal / own_page(home)).stat().st_mode & 0o777 == 0o600
    assert len(entries_in(home)) == 11
