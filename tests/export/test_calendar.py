"""The calendar file, as a second and independent reader (vobject with dateutil) sees it."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.runway.events import LineSet
from coach.domain.schedule.changes import changed_from, ended
from coach.domain.schedule.events import BlockGone, BlockOnce, BlockSet, BreakPlanned, ScheduleSet
from coach.domain.schedule.week import week_of
from coach.domain.search.events import ActivitySet, RecordGone
from coach.errors import RefusedError
from coach.export.calendar import calendar_of
from tests.factories import MONDAY, NINE, Diary, days
from tests.unit.schedule.making import block, diary, weekly

BERLIN = ZoneInfo("Europe/Berlin")
WEEKS = 8
Times = Counter[tuple[datetime, int]]


def read(content: bytes) -> Any:
    return vobject.readOne(content.decode())


def seen_by_another(content: bytes, zone: str) -> Times:
    """Every time at which the other reader sees something in the eight weeks from the Monday on, in UTC."""
    events = [each for each in read(content).components() if each.name == "VEVENT"]
    instead = {(e.uid.value, _utc(e.recurrence_id.value, zone)) for e in events if hasattr(e, "recurrence_id")}
    found: Times = Counter()
    for event in events:
        minutes = int(event.duration.value.total_seconds()) // 60
        repeats = hasattr(event, "rrule")
        for start in (
            event.getrruleset(addRDate=True).between(*_span(event), inc=True) if repeats else [event.dtstart.value]
        ):
            begins = _utc(start, zone)
            if not (repeats and (event.uid.value, begins) in instead) and _first() <= begins < _last():
                found[begins, minutes] += 1
    return found


def _span(event: Any) -> tuple[datetime, datetime]:
    zone = event.dtstart.value.tzinfo
    return tuple(  # type: ignore[return-value]
        moment.astimezone(zone) if zone else moment.replace(tzinfo=None)
        for moment in (_first() - timedelta(days=60), _last())
    )


def _first() -> datetime:
    return datetime.combine(MONDAY, datetime.min.time(), tzinfo=UTC)


def _last() -> datetime:
    return _first() + timedelta(weeks=WEEKS)


def _utc(moment: datetime, zone: str) -> datetime:
    return (moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone or "UTC"))).astimezone(UTC)


def planned(one: Diary, zone: str) -> Times:
    """The same by the schedule itself."""
    home = ZoneInfo(zone or "UTC")
    found: Times = Counter()
    for number in range(-1, WEEKS + 1):
        for day in week_of(one.state, days(7 * number)).days:
            for each in day.blocks:
                begins = each.begins(home).astimezone(UTC)
                if _first() <= begins < _last() and not (day.rested and each.weekly):
                    found[begins, each.minutes] += 1
    return found


def exported(one: Diary, zone: str = "Europe/Berlin") -> bytes:
    return calendar_of(one.state, zone, NINE)


def test_another_reader_sees_the_schedule() -> None:
    one = diary("DE")
    one.write(weekly("net", 1))
    one.write(weekly("learn", 4, theme="learning", minutes=60))
    one.write(block("call", 2, "23:30", 60, title="Acme; a call, perhaps"))
    one.write(BlockOnce("net", days(8), to_day=days(9), start="14:00"))
    one.write(BlockOnce("net", days(15), dropped=True))
    one.write(BreakPlanned("rest", days(21), days(23)))
    seen = seen_by_another(exported(one), "Europe/Berlin")
    assert seen == planned(one, "Europe/Berlin")
    assert sum(seen.values()) == 13  # not on the 25th of December and the 1st of January, two holidays on a Friday
    assert "Acme; a call, perhaps" in {e.summary.value for e in read(exported(one)).components() if e.name == "VEVENT"}


changes = st.lists(
    st.one_of(
        st.tuples(st.just("from"), st.integers(0, 40), st.integers(0, 6), st.integers(6, 20)),
        st.tuples(st.just("once"), st.integers(0, 50), st.integers(-3, 3), st.integers(6, 20)),
        st.tuples(st.just("drop"), st.integers(0, 50), st.just(0), st.just(0)),
        st.tuples(st.just("end"), st.integers(20, 50), st.just(0), st.just(0)),
    ),
    max_size=5,
)


@given(changes, st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Dubai", ""]))
def test_whatever_is_changed_both_see_the_same(deeds: list[tuple[str, int, int, int]], zone: str) -> None:
    one = diary()
    one.write(ScheduleSet(holidays_free=False))
    one.write(weekly("net", 1))
    one.write(weekly("learn", 3, theme="learning", minutes=60))
    for what, number, by, hour in deeds:
        day = days(number)
        there = [each for ahead in range(7) for each in one.state.schedule.blocks_on(day + timedelta(days=ahead))]
        if not there:
            continue
        if what == "from":
            target = there[0].day + timedelta(days=(by - there[0].day.weekday()) % 7)
            one.write(changed_from(there[0], day, day=target, start=f"{hour:02}:00"))
        elif what == "once":
            to_day = there[0].planned_for + timedelta(days=by)
            one.write(BlockOnce(*there[0].place, to_day=to_day, start=f"{hour:02}:00"))
        elif what == "drop":
            one.write(BlockOnce(*there[0].place, dropped=True))
        else:
            one.write(ended(there[0], day))
    content = exported(one, zone)
    assert seen_by_another(content, zone) == planned(one, zone)


def test_a_second_export_has_the_same_names_so_that_nothing_doubles() -> None:
    one = diary()
    one.write(weekly("net", 1))
    one.write(block("call", 2))
    first = exported(one)
    assert exported(one) == first
    [now] = one.state.schedule.blocks_on(days(1))
    one.write(changed_from(now, MONDAY, start="15:00"))
    before, after = (
        {e.uid.value: e for e in read(c).components() if e.name == "VEVENT"} for c in (first, exported(one))
    )
    assert before.keys() < after.keys()
    old = after[next(uid for uid in before if uid.startswith("net-"))]
    assert "UNTIL=" in old.rrule.value
    assert int(old.sequence.value) > int(before[old.uid.value].sequence.value)


def test_times_have_a_zone_where_one_is_known_and_none_where_not() -> None:
    one = diary()
    one.write(weekly("net", 1))
    one.write(block("york", 2, "15:00", zone="America/New_York"))
    zoned, floating = exported(one).decode(), exported(one, "").decode()
    assert "DTSTART;TZID=Europe/Berlin:" in zoned
    assert "BEGIN:VTIMEZONE" in zoned
    assert "TZID=America/New_York:" in zoned
    assert "TZID=America/New_York:" in floating
    assert "DTSTART:2026" in floating


def test_lines_are_folded_and_end_as_the_rfc_asks() -> None:
    one = diary()
    one.write(block("long", 2, title="Gespräch über " + "Ü" * 60))
    content = exported(one)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_no_title_can_break_out_of_its_line() -> None:
    one = diary()
    title = "x\\nEND:VEVENT;BEGIN:VALARM,=cmd|'/c calc'"
    one.write(block("evil", 2, title=title))
    [event] = [e for e in read(exported(one)).components() if e.name == "VEVENT"]
    assert event.summary.value == title


def imported(*files: bytes) -> Any:
    """What a calendar program holds after importing these, one after another: by UID, that of the greatest SEQUENCE."""
    held: dict[str, list[Any]] = {}
    for content in files:
        fresh: dict[str, list[Any]] = {}
        for event in (each for each in read(content).components() if each.name == "VEVENT"):
            fresh.setdefault(event.uid.value, []).append(event)
        for uid, events in fresh.items():
            if uid not in held or int(events[0].sequence.value) >= int(held[uid][0].sequence.value):
                held[uid] = events
    calendar = read(files[-1])
    for event in [each for each in calendar.components() if each.name == "VEVENT"]:
        calendar.remove(event)
    for event in (each for events in held.values() for each in events):
        calendar.add(event)
    return calendar


deeds = st.lists(
    st.tuples(
        st.sampled_from(["from", "end", "gone", "undo", "call", "hang up"]), st.integers(0, 40), st.integers(6, 20)
    ),
    min_size=1,
    max_size=6,
)


@given(deeds, st.integers(0, 7), st.sampled_from(["Europe/Berlin", ""]))
def test_whatever_was_imported_before_the_last_import_shows_the_schedule(
    told: list[tuple[str, int, int]], weeks: int, zone: str
) -> None:
    one = diary()
    one.write(ScheduleSet(holidays_free=False))
    one.write(weekly("net", 1))
    files = [exported(one, zone)]
    for what, number, hour in told:
        net = [each for ahead in range(7) for each in one.state.schedule.blocks_on(days(number + ahead)) if each.weekly]
        if what == "from" and net:
            one.write(changed_from(net[0], days(number), start=f"{hour:02}:00"))
        elif what == "end" and net:
            one.write(ended(net[0], days(number)))
        elif what == "gone":
            one.write(BlockGone("net"))
        elif what == "call":
            one.write(block("call", 4, f"{hour:02}:00"))
        elif what == "hang up":
            one.write(BlockGone("call"))
        elif what == "undo" and len(one.entries) > 2:
            one.undo()
        files.append(exported(one, zone))
    files.append(calendar_of(one.state, zone, NINE + timedelta(weeks=weeks)))
    recent = _first() + timedelta(weeks=weeks - 4)
    seen = seen_by_another(imported(*files).serialize().encode(), zone)
    wanted = planned(one, zone)
    assert {when: n for when, n in seen.items() if when[0] >= recent} == {
        when: n for when, n in wanted.items() if when[0] >= recent
    }


def test_what_ended_long_ago_is_exported_with_its_end_and_what_is_gone_as_withdrawn() -> None:
    one = diary()
    one.write(BlockSet("old", MONDAY - timedelta(days=40), "09:00", 60, "learning"))
    one.write(weekly("net", 1))
    one.write(block("call", 2))
    one.write(BlockGone("net"))
    one.write(BlockGone("call"))
    events = [e for e in read(exported(one)).components() if e.name == "VEVENT"]
    assert sorted((e.uid.value.partition("@")[0][:4], e.status.value) for e in events) == [
        ("call", "CANCELLED"),
        ("net-", "CANCELLED"),
    ]
    assert not seen_by_another(exported(one), "Europe/Berlin")


def test_without_a_plan_there_is_nothing_to_export() -> None:
    with pytest.raises(RefusedError, match="Plan a week first"):
        exported(diary())


def test_the_day_of_the_holiday_is_that_of_the_country() -> None:
    one = diary("AE")
    one.write(BlockSet("wed", date(2026, 11, 25), "09:00", 60, "learning", weekly=True))
    assert "EXDATE;TZID=Europe/Berlin:20261202T090000" in exported(one).decode()


def test_a_zone_of_a_block_is_defined_also_where_the_others_float_and_the_bytes_stay_the_same() -> None:
    one = diary()
    one.write(block("york", 2, "15:00", zone="America/New_York"))
    one.write(block("tokyo", 3, "15:00", zone="Asia/Tokyo"))
    content = exported(one, "")
    assert content.count(b"BEGIN:VTIMEZONE") == 2
    assert content.index(b"TZID:America/New_York") < content.index(b"TZID:Asia/Tokyo") < content.index(b"BEGIN:VEVENT")
    assert calendar_of(one.state, "", NINE + timedelta(hours=5)) == content


def test_interviews_and_dates_that_will_not_wait_have_alarms() -> None:
    one = diary()
    one.write(ActivitySet("talk", "interview", start="14:00", employer="Acme"), on=days(3))
    one.write(block("panel", 4, "10:00", theme="interview", title="Panel"))
    one.write(LineSet("visa", "clock", "Visa ends", due=days(20)))
    events = {e.summary.value: e for e in read(exported(one)).components() if e.name == "VEVENT"}
    assert {words: len(list(e.components())) for words, e in events.items()} == {
        "Interview: Acme": 2,
        "Panel": 2,
        "Visa ends": 2,
    }
    assert events["Visa ends"].dtstart.value == days(20)
    assert events["Interview: Acme"].dtstart.value.hour == 14


def test_an_interview_that_was_taken_out_is_withdrawn() -> None:
    one = diary()
    one.write(ActivitySet("talk", "interview", start="14:00", employer="Acme"), on=days(3))
    one.write(RecordGone("activity", "talk"))
    [event] = [e for e in read(exported(one)).components() if e.name == "VEVENT"]
    assert (event.uid.value, event.status.value) == ("talk@coach", "CANCELLED")
