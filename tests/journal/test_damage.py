from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from coach.domain.entries import Done, Note
from coach.journal.home import Home
from coach.journal.journal import Journal
from coach.journal.mending import Mended, mend
from coach.journal.pages import PAGE_HOLDS
from tests.journal.making import (
    NOW,
    SetClock,
    entries_in,
    files_of,
    open_coach,
    own_page,
    page_with,
    put,
    row,
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


def two_months(home: Home, clock: SetClock) -> None:
    """Four ticks in October and six in November, on a page each."""
    clock.time = NOW - timedelta(days=30)
    coach = open_coach(home, clock)
    for _ in range(4):
        coach.record(Done("4.2"))
    clock.time = NOW
    for number in range(6):
        coach.record(Note(f"the {number}th"))


def damage(home: Home, how: Callable[[bytes], bytes]) -> tuple[Path, bytes]:
    page = home.journal / own_page(home)
    content = how(page.read_bytes())
    page.write_bytes(content)
    return page, content


@pytest.mark.parametrize("content", NO_PAGES.values(), ids=NO_PAGES.keys())
def test_what_is_no_page_is_set_aside_as_it_is_and_the_rest_goes_on(
    home: Home, clock: SetClock, content: bytes
) -> None:
    two_months(home, clock)
    others = {name: text for name, text in files_of(home.journal).items() if name != own_page(home)}
    page, _ = damage(home, lambda _: content)

    coach = open_coach(home, clock)
    [mended] = coach.mended
    assert (mended.file, mended.saved) == (page, 0)
    assert mended.set_aside.read_bytes() == content
    assert mended.set_aside.parent == home.set_aside
    assert len(coach.transition) == 4
    assert coach.journal.problems == {}

    coach.record(Done("1.1"))
    assert mended.set_aside.read_bytes() == content
    assert len(entries_in(home)) == 5
    assert others.items() <= files_of(home.journal).items()
    assert open_coach(home, clock).mended == []


def test_of_a_page_cut_in_half_every_whole_entry_is_saved(home: Home, clock: SetClock) -> None:
    two_months(home, clock)
    _, content = damage(home, lambda text: text[: len(text) // 2])
    whole = sum(b'"note"' in line and line.endswith((b"}", b"},")) for line in content.splitlines())
    assert 1 <= whole < 6

    coach = open_coach(home, clock)
    [mended] = coach.mended
    assert (mended.saved, mended.detail) == (whole, "it is cut short or overwritten")
    assert mended.set_aside.read_bytes() == content
    assert [note.text("text") for note in coach.transition.notes] == [f"the {number}th" for number in range(whole)]
    assert len(entries_in(home)) == 4 + whole
    assert Journal(home).read_news().entries, "what was saved is on a page again"
    assert open_coach(home, clock).mended == []


def test_of_a_page_overwritten_in_the_middle_all_else_is_saved(home: Home, clock: SetClock) -> None:
    two_months(home, clock)
    damage(home, lambda text: text.replace(b'"text":"the 2th"', b'"text:"\x00\xffe 2t"'))
    coach = open_coach(home, clock)
    assert coach.mended[0].saved == 5
    assert [note.text("text")[4] for note in coach.transition.notes] == ["0", "1", "3", "4", "5"]


def test_a_full_page_that_is_damaged_is_saved_whole(home: Home, clock: SetClock) -> None:
    coach = open_coach(home, clock)
    for _ in range(PAGE_HOLDS + 3):
        coach.record(Done("4.2"))
    damage(home, lambda text: text + b"}")
    again = open_coach(home, clock)
    assert again.mended[0].saved == PAGE_HOLDS
    assert len(again.transition) == len(entries_in(home)) == PAGE_HOLDS + 3


def test_two_damaged_files_in_one_second_are_both_kept(home: Home, clock: SetClock) -> None:
    two_months(home, clock)
    kept = []
    for content in (b"first", b"second", b"third"):
        put(home, own_page(home), content)
        kept.append(open_coach(home, clock).mended[0].set_aside)
    assert [file.read_bytes() for file in kept] == [b"first", b"second", b"third"]
    assert len(set(kept)) == 3


def test_mending_that_was_stopped_half_way_is_finished_and_saves_nothing_twice(
    home: Home, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_months(home, clock)
    page, content = damage(home, lambda text: text[:-4])
    unlink = Path.unlink

    def stop(file: Path, missing_ok: bool = False) -> None:  # noqa: FBT001, FBT002 - as in pathlib
        if file == page:
            raise OSError(5, "the disk does not answer")
        unlink(file, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", stop)
        stopped = open_coach(home, clock)
    assert stopped.mended == []
    assert [problem.trouble for problem in stopped.journal.problems.values()] == ["damaged"]
    assert page.read_bytes() == content
    assert len(stopped.transition) == 10

    again = open_coach(home, clock)
    assert again.mended[0].saved == 6
    assert len(again.transition) == 10
    assert len(Journal(home).read_news().entries) == 10, "an entry is on two pages"


def test_mending_on_a_full_disk_leaves_the_page_where_it_is(
    home: Home, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_months(home, clock)
    page, content = damage(home, lambda text: text[:-4])

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        coach = open_coach(home, clock)
    assert coach.mended == []
    assert coach.journal.problems[page.name].trouble == "damaged"
    assert len(coach.transition) == 10
    assert page.read_bytes() == content
    assert not list(home.folder.rglob("*.new"))
    assert open_coach(home, clock).mended[0].saved == 6


def test_the_second_window_learns_that_the_first_has_mended(home: Home, clock: SetClock) -> None:
    two_months(home, clock)
    damage(home, lambda text: text[:-4])
    second = Journal(home)
    second.read_news()
    assert second.problems
    assert open_coach(home, clock).mended
    second.read_news()
    assert second.problems == {}


def when_mending(monkeypatch: pytest.MonkeyPatch, happens: Callable[[], object]) -> None:
    """Let something happen in the moment before the mending begins."""

    def then_mend(*arguments: Any) -> list[Mended]:
        happens()
        return mend(*arguments)

    monkeypatch.setattr("coach.journal.coach.mend", then_mend)


def test_a_page_that_is_carried_in_while_another_is_mended_counts(
    home: Home, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_months(home, clock)
    damage(home, lambda text: text[:-4])
    when_mending(monkeypatch, lambda: put(home, "2026-10.aaaa1111.json", page_with([row(1)])))
    assert len(open_coach(home, clock).transition) == 10 + 1


def test_a_page_that_was_put_right_in_the_meantime_is_not_set_aside(
    home: Home, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_months(home, clock)
    whole = (home.journal / own_page(home)).read_bytes()
    page, _ = damage(home, lambda text: text[:-40])
    when_mending(monkeypatch, lambda: page.write_bytes(whole))
    coach = open_coach(home, clock)
    assert coach.mended == []
    assert coach.journal.problems == {}
    assert len(coach.transition) == 10
    assert page.read_bytes() == whole


def test_of_two_damaged_pages_the_one_that_can_be_set_aside_is(
    home: Home, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_months(home, clock)
    put(home, own_page(home, 2), b"rubbish")
    page, content = damage(home, lambda text: text[:-4])
    unlink = Path.unlink

    def stop(file: Path, missing_ok: bool = False) -> None:  # noqa: FBT001, FBT002 - as in pathlib
        if file == page:
            raise OSError(5, "the disk does not answer")
        unlink(file, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", stop)
    coach = open_coach(home, clock)
    assert [mended.file.name for mended in coach.mended] == [own_page(home, 2)]
    assert [*coach.journal.problems] == [page.name]
    assert page.read_bytes() == content
    assert len(coach.transition) == 10


def test_a_damaged_page_of_another_device_is_never_moved(home: Home, clock: SetClock) -> None:
    two_months(home, clock)
    content = page_with([row(1), row(2), row(3)])[:-3]
    page = put(home, "2026-10.aaaa1111.json", content)

    coach = open_coach(home, clock)
    assert coach.mended == []
    assert coach.journal.problems[page.name].trouble == "damaged"
    assert len(coach.transition) == 10 + 3
    coach.record(Done("4.2"))
    assert page.read_bytes() == content
    assert not home.set_aside.exists()


def test_without_the_devices_file_no_page_counts_as_our_own(home: Home, clock: SetClock) -> None:
    two_months(home, clock)
    page, content = damage(home, lambda text: text[:-4])
    home.device.unlink()
    coach = open_coach(home, clock)
    coach.record(Done("4.2"))
    assert coach.mended == []
    assert page.read_bytes() == content


MISFITS = {
    "an entry that is no object": 5,
    "an entry that is a list": ["id"],
    "an entry without an id": row(9, id=None),
    "an entry with a number for an id": row(9, id=9),
    "an entry without a day": row(9, on=None),
    "an entry about no day": {**row(9), "on": "2026-02-30"},
    "an entry of no kind": row(9, kind=None),
}


@pytest.mark.parametrize("misfit", MISFITS.values(), ids=MISFITS.keys())
def test_a_row_that_is_no_entry_is_told_of_and_left_as_it_is(home: Home, clock: SetClock, misfit: object) -> None:
    coach = open_coach(home, clock)
    coach.record(Done("4.2"))
    device = coach.journal.device
    rows = [row(1, device=device), misfit, row(2, device=device)]
    page = put(home, own_page(home), page_with(rows, device=device))

    again = open_coach(home, clock)
    assert again.mended == []
    problem = again.journal.problems[page.name]
    assert (problem.trouble, problem.detail) == ("misfits", "1 of its 3 entries")
    assert len(again.transition) == 2
    again.record(Done("4.2"))
    assert json.loads(page.read_bytes())["entries"]["2"] == misfit
    assert len(entries_in(home)) == 3


def test_a_page_of_a_newer_coach_counts_and_is_never_written(home: Home, clock: SetClock) -> None:
    coach = open_coach(home, clock)
    coach.record(Done("4.2"))
    device = coach.journal.device
    content = page_with([row(1, device=device), row(2, device=device)], format_=2, device=device)
    page = put(home, own_page(home), content)

    again = open_coach(home, clock)
    assert again.mended == []
    assert again.journal.problems[page.name].trouble == "newer"
    assert len(again.transition) == 2
    again.record(Done("4.2"))
    assert page.read_bytes() == content
    assert set(files_of(home.journal)) == {own_page(home), own_page(home, 2)}


def test_unknown_kinds_fields_and_tables_survive_a_later_write_byte_for_byte(home: Home, clock: SetClock) -> None:
    coach = open_coach(home, clock)
    coach.record(Done("4.2"))
    device = coach.journal.device
    rows = [
        row(1, device=device, kind="dreamt", of={"sheep": [1, 2.5, None, True], "é": "\u2028 \U0001f411"}),
        row(2, device=device, mood_of_the_cat="fine"),
        row(3, device=device, v=7, minutes=30),
    ]
    text = json.dumps(json.loads(page_with(rows, device=device)))
    kept = {
        **json.loads(text),
        'more "tables"': {'a "row"': {"x": "\\"}},
        "empty": {},
    }
    content = _as_coach_writes(kept)
    page = put(home, own_page(home), content)

    again = open_coach(home, clock)
    again.record(Done("4.2"))
    lines = {line.rstrip(b",") for line in page.read_bytes().splitlines()}
    assert {line.rstrip(b",") for line in content.splitlines()} <= lines
    written = json.loads(page.read_bytes())
    assert written.pop("entries").items() > kept.pop("entries").items()
    assert written == kept
    assert len(entries_in(home)) == 4
    assert again.journal.problems == {}


def _as_coach_writes(tables: dict[str, dict[str, object]]) -> bytes:
    from coach.journal.storage import page_text

    return page_text(tables).encode()


UNWRITABLE = {
    "a number too big": b'"extra":1e999,',
    "not a number": b'"extra":NaN,',
    "half of a character": b'"extra":"\\ud800",',
}


@pytest.mark.parametrize("extra", UNWRITABLE.values(), ids=UNWRITABLE.keys())
def test_a_page_with_a_value_that_json_has_not_is_left_as_it_is(home: Home, clock: SetClock, extra: bytes) -> None:
    coach = open_coach(home, clock)
    coach.record(Done("4.2"))
    page, content = damage(home, lambda text: text.replace(b'"kind"', extra + b'"kind"'))
    open_coach(home, clock).record(Done("4.2"))
    assert page.read_bytes() == content
    assert len(entries_in(home)) == 2


@pytest.mark.parametrize("numbers", [("1", "01"), ("1", "1"), ("1", "x"), ("1", "\u0663")])
def test_a_page_whose_rows_have_odd_numbers_is_left_as_it_is(
    home: Home, clock: SetClock, numbers: tuple[str, str]
) -> None:
    coach = open_coach(home, clock)
    coach.record(Done("4.2"))
    device = coach.journal.device
    content = page_with({"first": row(1, device=device), "second": row(2, device=device)}, device=device)
    content = content.replace(b'"first"', f'"{numbers[0]}"'.encode()).replace(b'"second"', f'"{numbers[1]}"'.encode())
    page = put(home, own_page(home), content)
    again = open_coach(home, clock)
    again.record(Done("4.2"))
    assert page.read_bytes() == content
    assert (home.journal / own_page(home, 2)).exists()


def test_a_page_with_a_table_that_is_no_table_is_left_as_it_is(home: Home, clock: SetClock) -> None:
    coach = open_coach(home, clock)
    coach.record(Done("4.2"))
    page, content = damage(home, lambda text: text.replace(b'{"about"', b'{"more":5,"about"'))
    open_coach(home, clock).record(Done("4.2"))
    assert page.read_bytes() == content
    assert len(entries_in(home)) == 2


def test_a_full_page_is_never_written_again(home: Home, clock: SetClock) -> None:
    coach = open_coach(home, clock)
    for _ in range(PAGE_HOLDS):
        coach.record(Done("4.2"))
    full = files_of(home.journal)
    for _ in range(3):
        coach.record(Done("4.2"))
    after = files_of(home.journal)
    assert list(full) == [own_page(home)]
    assert full.items() <= after.items()
    assert set(after) == {own_page(home), own_page(home, 2)}
    assert len(open_coach(home, clock).transition) == PAGE_HOLDS + 3


@pytest.mark.parametrize("content", [b"", b"not an id\n", b"\xff\xfe", b"3F9A12C4", bytes(9)])
def test_a_damaged_device_file_is_kept_and_a_new_id_made(home: Home, clock: SetClock, content: bytes) -> None:
    two_months(home, clock)
    before = open_coach(home, clock).journal.device
    home.device.write_bytes(content)

    coach = open_coach(home, clock)
    assert len(coach.transition) == 10
    coach.record(Done("4.2"))
    assert coach.journal.device not in ("", before)
    assert open_coach(home, clock).journal.device == coach.journal.device
    assert len(entries_in(home)) == 11
    assert list(files_of(home.set_aside).values()) == ([content] if content else [])


def test_a_device_file_that_goes_away_while_coach_is_open_is_written_again(home: Home, clock: SetClock) -> None:
    coach = open_coach(home, clock)
    coach.record(Done("4.2"))
    before = home.device.read_bytes()
    home.device.unlink()
    coach.record(Done("4.2"))
    assert home.device.read_bytes() == before
    assert len(files_of(home.journal)) == 1


STRAYS = (
    "2026-11.aaaa1111.sync-conflict-20261123-101010-ABCDEFG.json",
    "2026-11.aaaa1111 (1).json",
    "2026-11.aaaa1111.json.tmp",
    "~2026-11.aaaa1111.json",
    ".2026-11.aaaa1111.json.new",
    ".stfolder",
    "notes.txt",
)


def test_files_that_are_no_pages_are_left_alone(home: Home, clock: SetClock) -> None:
    two_months(home, clock)
    strays = {name: page_with([row(number)]) for number, name in enumerate(STRAYS)}
    for name, content in strays.items():
        put(home, name, content)
    (home.journal / ".git").mkdir()

    coach = open_coach(home, clock)
    coach.record(Done("4.2"))
    assert coach.mended == []
    assert coach.journal.problems == {}
    assert len(coach.transition) == len(entries_in(home)) == 11
    assert strays.items() <= files_of(home.journal).items()


def test_a_folder_with_the_name_of_a_page_is_told_of_and_left(home: Home, clock: SetClock) -> None:
    two_months(home, clock)
    (home.journal / own_page(home)).rename(home.journal / own_page(home, 3))
    (home.journal / own_page(home)).mkdir()
    (home.journal / own_page(home, 4)).mkdir()
    coach = open_coach(home, clock)
    coach.record(Done("4.2"))
    assert {problem.trouble for problem in coach.journal.problems.values()} == {"unreadable"}
    assert len(coach.transition) == len(entries_in(home)) == 11
    assert (home.journal / own_page(home, 5)).is_file()


def test_what_a_killed_write_left_over_is_replaced_and_never_read(home: Home, clock: SetClock) -> None:
    two_months(home, clock)
    left = put(home, f".{own_page(home)}.new", page_with([row(1), row(2)])[:40])
    left.chmod(0o644)
    coach = open_coach(home, clock)
    assert len(coach.transition) == 10
    coach.record(Done("4.2"))
    assert not left.exists()
    assert (home.journal / own_page(home)).stat().st_mode & 0o777 == 0o600
    assert len(entries_in(home)) == 11
