from __future__ import annotations

import os
from pathlib import Path

import pytest

from coach.storage.segments import Segment, listed, segment_named


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("2026-11.3f9a12c4.json", Segment("2026-11", "3f9a12c4", 1)),
        ("2026-11.3f9a12c4.2.json", Segment("2026-11", "3f9a12c4", 2)),
        ("2026-11.3f9a12c4.900.json", Segment("2026-11", "3f9a12c4", 900)),
    ],
)
def test_a_segment_round_trips_through_its_file_name(name: str, page: Segment) -> None:
    assert segment_named(name) == page
    assert page.file_name == name


def test_the_first_segment_is_followed_by_the_second() -> None:
    first = Segment("2026-11", "3f9a12c4", 1)
    assert first.following.file_name == "2026-11.3f9a12c4.2.json"
    assert first.following > first


@pytest.mark.parametrize(
    "name",
    [
        "2026-11.3f9a12c4.sync-conflict-20261123-101010-ABCDEFG.json",
        "2026-11.3f9a12c4 (1).json",
        "2026-11.3f9a12c4.json.damaged",
        ".2026-11.3f9a12c4.json.new",
        "2026-11.3F9A12C4.json",
        "2026-11.json",
        "2026-1.3f9a12c4.json",
        "2026-11.3f9a12c4.json\n",
        "../2026-11.3f9a12c4.json",
        "device",
    ],
)
def test_another_file_name_is_not_a_segment(name: str) -> None:
    assert segment_named(name) is None


def test_only_segments_are_listed_in_the_order_of_their_names(tmp_path: Path) -> None:
    names = ["2026-11.bbbb.json", "2026-10.bbbb.json", "2026-11.aaaa.2.json", "2026-11.aaaa.json"]
    for name in [*names, "notes.txt", ".2026-11.aaaa.json.new"]:
        (tmp_path / name).write_text(name)
    assert list(listed(tmp_path).pages) == sorted(names)


def test_a_replaced_segment_has_another_signature(tmp_path: Path) -> None:
    page, other = tmp_path / "2026-11.aaaa.json", tmp_path / "other"
    page.write_text("one")
    before = listed(tmp_path).pages
    other.write_text("two")
    os.utime(other, ns=(page.stat().st_atime_ns, page.stat().st_mtime_ns))
    other.replace(page)
    assert listed(tmp_path).pages != before


def test_a_segment_that_disappears_during_the_listing_hides_no_other(tmp_path: Path) -> None:
    (tmp_path / "2026-10.aaaa.json").write_text("there")
    (tmp_path / "2026-11.aaaa.json").symlink_to(tmp_path / "gone")
    assert list(listed(tmp_path).pages) == ["2026-10.aaaa.json"]


def test_a_missing_folder_is_not_the_same_as_an_empty_one(tmp_path: Path) -> None:
    assert listed(tmp_path).pages == {}
    with pytest.raises(FileNotFoundError):
        listed(tmp_path / "journal")
