"""Calendar files as programs write them: odd zones, odd events, free/busy data, several calendars in one file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coach.errors import RefusedError
from coach.export.calendar import calendar_of
from coach.imports.calendars.busy_times import BusyCalendar, read_busy
from coach.imports.calendars.zones import zone_for
from tests.factories import NINE
from tests.unit.schedule.making import block, diary, weekly

ROME = ZoneInfo("Europe/Rome")
FIRST, LAST = date(2027, 2, 1), date(2027, 2, 28)
GOOD = "UID:good\nDTSTART:20270209T090000Z\nDTEND:20270209T100000Z\nSUMMARY:Dentist"
GOOD_TIME = ("2027-02-09T10:00", "2027-02-09T11:00", "Dentist")


def event(text: str) -> str:
    return f"BEGIN:VEVENT\n{text}\nEND:VEVENT\n"


def calendar(*parts: str) -> str:
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//t//EN\n{''.join(parts)}END:VCALENDAR\n"


def read(tmp_path: Path, text: str, encoding: str = "utf-8") -> BusyCalendar:
    (tmp_path / "their.ics").write_bytes(text.replace("\n", "\r\n").encode(encoding))
    return read_busy(tmp_path / "their.ics", ROME, FIRST, LAST)


@pytest.mark.parametrize(
    ("odd", "why"),
    [
        ("DTSTART:20270210T090000Z\nDTEND:20270210T080000Z", "ends before it starts"),
        (
            "DTSTART;TZID=Middle Earth:20270210T090000\nDURATION:PT1H",
            "coach doesn't know its time zone, 'Middle Earth'",
        ),
        ("DTSTART:20270230T090000Z\nDURATION:PT1H", "DTSTART can't be read"),
        ("DTSTART:20270201T000000Z\nRRULE:FREQ=MINUTELY", "too often in a day"),
        ("DTSTART:20270201T000000Z\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", "on days that don't exist"),
        ("DTSTART:20270201T000000Z\nRRULE:EVERY OTHER DAY", "RRULE can't be read"),
        ("DTEND:20270210T080000Z", "can't read its start"),
    ],
)
def test_an_invalid_event_is_named_with_its_reason_and_affects_no_other(odd: str, why: str, tmp_path: Path) -> None:
    found = read(tmp_path, calendar(event(f"UID:odd\nSUMMARY:Choir\n{odd}"), event(GOOD)))
    assert found.times == (GOOD_TIME,)
    assert found.left_out == 1
    assert '"Choir"' in found.doubt
    assert why in found.doubt


@pytest.mark.parametrize(
    "broken",
    [
        "BEGIN:VALARM\nTRIGGER:soon\nACTION\nEND:VALARM",
        "BEGIN:VALARM\nTRIGGER;VALUE=DURATION:-P",
        "ATTACH;ENCODING=BASE64",
        "CREATED:yesterday\nLAST-MODIFIED:99999999",
        "RRULE:",
        "EXDATE:",
    ],
)
def test_broken_properties_that_do_not_place_an_event_are_ignored(broken: str, tmp_path: Path) -> None:
    found = read(tmp_path, calendar(event(f"{GOOD}\n{broken}")))
    assert found == BusyCalendar((GOOD_TIME,))


def test_a_bad_date_among_good_ones_is_reported_and_the_event_counts(tmp_path: Path) -> None:
    found = read(tmp_path, calendar(event(f"{GOOD}\nRDATE:20270211T090000Z,soon,20270212T090000Z")))
    assert [begin for begin, _, _ in found.times] == ["2027-02-09T10:00", "2027-02-11T10:00", "2027-02-12T10:00"]
    assert found.left_out == 0
    assert 'read in part: "Dentist" (one of its extra days could not be read)' in found.doubt


@pytest.mark.parametrize(
    ("zone", "hour"),
    [
        ("W. Europe Standard Time", 9),
        ("GTB Standard Time", 8),
        ('"(UTC-08:00) Pacific Time (US & Canada)"', 18),
        ('"(UTC+09:00) Osaka, Sapporo, Tokyo"', 1),
        ('"(GMT+01:00) Belgrade, Bratislava, Budapest, Ljubljana, Prague"', 9),
        ("(UTC+02:00) Athens, Bucharest", 8),
        ("/example.org/Olson_20260101_1/Europe/Lisbon", 10),
        ("GMT-0330", 13),
        ("UTC+5", 5),
        ("tzone://Microsoft/Utc", 10),
        ("asia/tokyo", 1),
    ],
)
def test_a_zone_is_found_by_any_of_its_names(zone: str, hour: int, tmp_path: Path) -> None:
    found = read(tmp_path, calendar(event(f"UID:1\nDTSTART;TZID={zone}:20270209T090000\nDURATION:PT1H")))
    assert [begin[11:13] for begin, _, _ in found.times] == [f"{hour:02}"]


@pytest.mark.parametrize(
    "zone", ["CEST", "local;VALUE=DATE-TIME", "(UTC+01:00) Atlantis", "(UTC+05:00) Berlin", "GMT+99", "../../etc", ""]
)
def test_an_unidentified_zone_is_unknown(zone: str) -> None:
    assert zone_for(zone, {}) is None


def zone_of_their_own(offset: str) -> str:
    return (
        "BEGIN:VTIMEZONE\nTZID:Customized Time Zone\nBEGIN:STANDARD\nDTSTART:16010101T000000\n"
        f"TZOFFSETFROM:{offset}\nTZOFFSETTO:{offset}\nEND:STANDARD\nEND:VTIMEZONE\n"
    )


def test_two_calendars_with_one_zone_name_each_use_their_own_definition(tmp_path: Path) -> None:
    told = event("UID:1\nDTSTART;TZID=Customized Time Zone:20270209T090000\nDURATION:PT1H")
    text = "".join(calendar(zone_of_their_own(offset), told) for offset in ("+0300", "-0200"))
    assert [begin for begin, _, _ in read(tmp_path, text).times] == ["2027-02-09T07:00", "2027-02-09T12:00"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig"])
def test_a_calendar_in_another_encoding_is_read(encoding: str, tmp_path: Path) -> None:
    found = read(tmp_path, calendar(event(GOOD.replace("Dentist", "Café à Genève"))), encoding)
    assert [words for _, _, words in found.times] == ["Café à Genève"]


def test_free_busy_data_is_busy_except_where_free(tmp_path: Path) -> None:
    part = (
        "BEGIN:VFREEBUSY\nUID:f\nFREEBUSY:20270203T090000Z/PT30M,20270204T090000Z/20270204T100000Z\n"
        "FREEBUSY;FBTYPE=FREE:20270205T090000Z/PT8H\nFREEBUSY;FBTYPE=BUSY-TENTATIVE:20270206T090000Z/PT1H,never\n"
        "END:VFREEBUSY\n"
    )
    found = read(tmp_path, calendar(part))
    assert [begin for begin, _, _ in found.times] == ["2027-02-03T10:00", "2027-02-04T10:00", "2027-02-06T10:00"]
    assert found.left_out == 1


def test_events_with_one_uid_all_count_and_a_later_version_replaces_an_earlier(tmp_path: Path) -> None:
    shared = [event(f"UID:x\nDTSTART:202702{day:02}T090000Z\nDURATION:PT1H") for day in (9, 10)]
    assert len(read(tmp_path, calendar(*shared, shared[0])).times) == 2
    newer = event("UID:x\nSEQUENCE:3\nDTSTART:20270215T090000Z\nDURATION:PT1H")
    assert [begin[:10] for begin, _, _ in read(tmp_path, calendar(*shared, newer)).times] == ["2027-02-15"]


def test_a_cancelled_time_of_a_series_is_free_and_the_others_are_not(tmp_path: Path) -> None:
    series = event("UID:s\nDTSTART:20270201T170000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=3")
    off = event("UID:s\nRECURRENCE-ID:20270208T170000Z\nDTSTART:20270208T170000Z\nDURATION:PT1H\nSTATUS:CANCELLED")
    broken = event("UID:s\nRECURRENCE-ID:20270215T170000Z\nDTSTART:later\nSUMMARY:Moved")
    found = read(tmp_path, calendar(series, off, broken))
    assert [begin[:10] for begin, _, _ in found.times] == ["2027-02-01", "2027-02-15"]
    assert '"Moved"' in found.doubt


def test_a_time_that_outlook_marks_as_free_is_free(tmp_path: Path) -> None:
    assert not read(tmp_path, calendar(event(f"{GOOD}\nX-MICROSOFT-CDO-BUSYSTATUS:FREE"))).times


def test_an_event_lasting_years_counts_within_the_weeks(tmp_path: Path) -> None:
    away = event("UID:a\nDTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:20290101\nSUMMARY:Away")
    assert read(tmp_path, calendar(away)).times == (("2027-02-01T00:00", "2027-03-01T00:00", "Away"),)


def test_a_truncated_file_keeps_its_whole_events(tmp_path: Path) -> None:
    found = read(tmp_path, calendar(event(GOOD))[: -len("END:VCALENDAR\n")] + "BEGIN:VEVENT\nSUMMARY:Cut off\n")
    assert found.times == (GOOD_TIME,)
    assert "no end in the file" in found.doubt


def test_a_file_without_a_calendar_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match=r"iCalendar \(\.ics\)"):
        read(tmp_path, event(GOOD))


@pytest.mark.parametrize("zone", ["Europe/Rome", ""])
def test_an_exported_calendar_is_read_back_with_the_same_times(zone: str, tmp_path: Path) -> None:
    one = diary()
    one.write(weekly("net", 1))
    one.write(block("call", 2, "23:30", 60))
    (tmp_path / "ours.ics").write_bytes(calendar_of(one.state, zone, NINE))
    found = read_busy(tmp_path / "ours.ics", ROME, NINE.date(), date(2026, 12, 6))
    assert [(begin, end) for begin, end, _ in found.times] == [
        ("2026-11-24T09:30", "2026-11-24T11:00"),
        ("2026-11-25T23:30", "2026-11-26T00:30"),
        ("2026-12-01T09:30", "2026-12-01T11:00"),
    ]
    assert found.doubt == ""
