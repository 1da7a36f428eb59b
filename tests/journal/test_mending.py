from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coach.domain.facts import Done, Note
from coach.journal.home import Home
from coach.journal.journal import Journal
from coach.journal.mending import Mended, mend
from coach.journal.pages import PAGE_HOLDS
from tests.journal.making import (
    SetClock,
    aged,
    damage,
    entries_in,
    forget,
    open_coach,
    own_page,
    page_with,
    put,
    row,
    two_months,
)


def keep_from_going(monkeypatch: pytest.MonkeyPatch, page: Path) -> None:
    """The disk does not let this file be taken away."""
    unlink = Path.unlink

    def stop(file: Path, missing_ok: bool = False) -> None:  # noqa: FBT001, FBT002 - as in pathlib
        if file == page:
            raise OSError(5, "the disk does not answer")
        unlink(file, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", stop)


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
    with monkeypatch.context() as patch:
        keep_from_going(patch, page)
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
    keep_from_going(monkeypatch, page)
    coach = open_coach(home, clock)
    assert [mended.file.name for mended in coach.mended] == [own_page(home, 2)]
    assert [*coach.journal.problems] == [page.name]
    assert page.read_bytes() == content
    assert len(coach.transition) == 10


def test_a_page_that_is_still_arriving_is_read_as_far_as_it_goes_and_not_moved(home: Home, clock: SetClock) -> None:
    two_months(home, clock)
    forget(home)
    page = home.journal / own_page(home)
    whole = page.read_bytes()
    with page.open("r+b") as arriving:
        arriving.truncate(len(whole) // 2)
        coach = open_coach(home, clock)
        assert coach.mended == []
        assert coach.journal.problems[page.name].trouble == "damaged"
        assert 4 < len(coach.transition) < 10
        coach.record(Note("written meanwhile"))
        arriving.seek(len(whole) // 2)
        arriving.write(whole[len(whole) // 2 :])
    assert coach.refresh()
    assert len(coach.transition) == len(entries_in(home)) == 11
    again = open_coach(home, clock)
    assert (again.mended, again.journal.problems) == ([], {})


def test_a_page_that_stopped_arriving_is_mended_later(home: Home, clock: SetClock) -> None:
    two_months(home, clock)
    page, _ = damage(home, lambda text: text[:-4])
    page.touch()
    assert open_coach(home, clock).mended == []
    aged(page)
    assert open_coach(home, clock).mended[0].saved == 6
