"""Busy times from other calendars: recurring, with exceptions, all day, in other zones; and broken ones."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import CoachError, RefusedError
from coach.imports.calendars.busy_times import BusyCalendar, read_busy

DUBAI = ZoneInfo("Asia/Dubai")
FIRST, LAST = date(2026, 11, 23), date(2026, 12, 20)


def calendar(tmp_path: Path, *events: str, head: str = "") -> Path:
    file = tmp_path / "theirs.ics"
    body = "\r\n".join(
        f"BEGIN:VEVENT\r\nUID:{at}@x\r\nDTSTAMP:20261101T000000Z\r\n{event}\r\nEND:VEVENT"
        for at, event in enumerate(events)
    )
    file.write_bytes(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{head}{body}\r\nEND:VCALENDAR\r\n".encode())
    return file


def busy(tmp_path: Path, *events: str) -> BusyCalendar:
    return read_busy(calendar(tmp_path, *events), DUBAI, FIRST, LAST)


def test_a_recurring_event_skips_its_exceptions(tmp_path: Path) -> None:
    file = tmp_path / "theirs.ics"
    head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n"
    rule = "BEGIN:VEVENT\r\nUID:a@x\r\nDTSTAMP:20261101T000000Z\r\nSUMMARY:Choir\r\nDTSTART:20261102T180000\r\n"
    rule += (
        "DTEND:20261102T193000\r\nRRULE:FREQ=WEEKLY;UNTIL=20261214T235959\r\nEXDATE:20261130T180000\r\nEND:VEVENT\r\n"
    )
    moved = "BEGIN:VEVENT\r\nUID:a@x\r\nDTSTAMP:20261101T000000Z\r\nSUMMARY:Choir, earlier\r\n"
    moved += "RECURRENCE-ID:20261207T180000\r\nDTSTART:20261208T170000\r\nDTEND:20261208T180000\r\nEND:VEVENT\r\n"
    file.write_bytes(f"{head}{rule}{moved}END:VCALENDAR\r\n".encode())
    assert read_busy(file, DUBAI, FIRST, LAST).times == (
        ("2026-11-23T18:00", "2026-11-23T19:30", "Choir"),
        ("2026-12-08T17:00", "2026-12-08T18:00", "Choir, earlier"),
        ("2026-12-14T18:00", "2026-12-14T19:30", "Choir"),
    )


def test_times_in_other_zones_are_converted_to_local_time(tmp_path: Path) -> None:
    found = busy(
        tmp_path,
        "SUMMARY:New York\r\nDTSTART;TZID=America/New_York:20261124T150000\r\nDURATION:PT45M",
        "SUMMARY:UTC\r\nDTSTART:20261125T060000Z\r\nDTEND:20261125T070000Z",
        "SUMMARY:Floating\r\nDTSTART:20261126T060000\r\nDTEND:20261126T070000",
    )
    assert found.times == (
        ("2026-11-25T00:00", "2026-11-25T00:45", "New York"),
        ("2026-11-25T10:00", "2026-11-25T11:00", "UTC"),
        ("2026-11-26T06:00", "2026-11-26T07:00", "Floating"),
    )


def test_an_all_day_event_is_busy_unless_marked_as_free(tmp_path: Path) -> None:
    found = busy(
        tmp_path,
        "SUMMARY:Away\r\nDTSTART;VALUE=DATE:20261127\r\nDTEND;VALUE=DATE:20261129",
        "SUMMARY:Birthday\r\nDTSTART;VALUE=DATE:20261128\r\nTRANSP:TRANSPARENT",
        "SUMMARY:Off\r\nDTSTART:20261126T060000\r\nDTEND:20261126T070000\r\nSTATUS:CANCELLED",
    )
    assert found.times == (("2026-11-27T00:00", "2026-11-29T00:00", "Away"),)


def test_events_that_repeat_every_minute_or_have_no_day_are_left_out_and_reported(tmp_path: Path) -> None:
    found = busy(
        tmp_path,
        "SUMMARY:Flood\r\nDTSTART:20261124T000000\r\nRRULE:FREQ=SECONDLY",
        "SUMMARY:Broken\r\nDTSTART:tomorrow",
        "SUMMARY:Fine\r\nDTSTART:20261124T090000\r\nDTEND:20261124T093000",
    )
    assert [words for _, _, words in found.times] == ["Fine"]
    assert found.left_out == 2
    assert "2 events could not be read" in found.doubt


def test_titles_are_harmless_and_short(tmp_path: Path) -> None:
    [(_, _, words)] = busy(
        tmp_path, f"SUMMARY:[red]\x1b[31m{'long ' * 40}\r\nDTSTART:20261124T090000\r\nDURATION:PT1H"
    ).times
    assert len(words) <= 80
    assert "\x1b" not in words
    assert words.startswith("[red]")


def test_too_many_times_are_refused(tmp_path: Path) -> None:
    events = [f"DTSTART:202611{24 + at % 6}T{at % 24:02}{at % 60:02}00\r\nDURATION:PT{at + 1}M" for at in range(520)]
    with pytest.raises(RefusedError, match="Read fewer weeks"):
        busy(tmp_path, *events)


@pytest.mark.parametrize(
    "content", [b"", b"no calendar", b"\xff\xfe\x00", b"BEGIN:VEVENT\r\nEND:VEVENT\r\n", b"BEGIN:VCALENDAR"]
)
def test_a_file_that_is_not_a_calendar_is_refused(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "theirs.ics"
    file.write_bytes(content)
    with pytest.raises(RefusedError):
        read_busy(file, DUBAI, FIRST, LAST)


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(CoachError, match="Check that the file exists"):
        read_busy(tmp_path / "none.ics", DUBAI, FIRST, LAST)


@given(st.text(max_size=60))
def test_any_event_is_read_or_left_out(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("busy")
    try:
        found = busy(folder, f"SUMMARY:x\r\nDTSTART:20261124T090000\r\n{text}")
    except RefusedError:
        return
    assert len(found.times) <= 500
