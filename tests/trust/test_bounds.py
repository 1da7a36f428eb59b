"""Files that cost more than their size, found by python -m tests.fuzz or by hand: each is read or refused quickly.

`within` is not a benchmark: what went wrong here ran for minutes, or for ever.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coach.domain.runway.recurring import find_recurring
from coach.domain.runway.statement import Booking, Statement
from coach.domain.search.quick_log import read_line
from coach.errors import CoachError, RefusedError
from coach.guide.headers import header_words
from coach.imports.calendars.busy_times import read_busy
from coach.imports.search import columns as search_columns
from coach.imports.search.files import read_people
from coach.imports.statements.columns import Columns, find_columns
from coach.imports.statements.ofx_file import LARGEST
from coach.imports.statements.table_file import StatementLocale, money_headings
from tests.factories import MONDAY
from tests.fuzz.rule import LONGEST, within
from tests.imports.factories import ofx, read_statements

DUBAI = ZoneInfo("Asia/Dubai")
BEGINS = "DTSTART:20261123T090000Z\r\n"
NEVER = "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"


def busy(tmp_path: Path, *events: str) -> tuple[int, int]:
    """The number of times, and the number of events that were left out."""
    file = tmp_path / "theirs.ics"
    body = "".join(
        f"BEGIN:VEVENT\r\nUID:{at}@x\r\nDTSTAMP:20261101T000000Z\r\n{event}\r\nEND:VEVENT\r\n"
        for at, event in enumerate(events)
    )
    file.write_text(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{body}END:VCALENDAR\r\n", newline="")
    with within(LONGEST):
        found = read_busy(file, DUBAI, MONDAY, MONDAY + timedelta(days=27))
    return len(found.times), found.left_out


@pytest.mark.parametrize(
    "event",
    [
        f"{BEGINS}RRULE:FREQ=DAILY;INTERVAL=0",
        f"{BEGINS}RRULE:FREQ=YEARLY;INTERVAL=-1",
        f"{BEGINS}{NEVER}",
        f"{BEGINS}{NEVER};COUNT=3",
        f"{BEGINS}RRULE:FREQ=DAILY;INTERVAL=7;BYDAY=TU",
        f"{BEGINS}RRULE:FREQ=MONTHLY;BYDAY=99MO",
        f"{BEGINS}RRULE:FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=1,2,3;BYSECOND={','.join(map(str, range(60)))}",
        "DTSTART:00010101T090000Z\r\nRRULE:FREQ=DAILY",
        "DTSTART:20261123T090000Z\r\nDTEND:99991231T000000Z",
        "DTSTART:19000101T090000Z\r\nDURATION:P50000D\r\nRRULE:FREQ=DAILY",
        f"{BEGINS}DURATION:-PT1H",
        f"{BEGINS}DTSTART:20261124T090000Z",
    ],
)
def test_an_endless_rule_is_left_out_and_the_others_count(event: str, tmp_path: Path) -> None:
    assert busy(tmp_path, event, f"{BEGINS}RRULE:FREQ=WEEKLY") == (4, 1)


@pytest.mark.parametrize(
    ("rule", "times"),
    [
        ("RRULE:FREQ=DAILY", 28),
        ("RRULE:FREQ=DAILY;COUNT=99999999", 28),
        ("RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=-1FR", 1),
        ("RRULE:FREQ=MONTHLY;BYMONTHDAY=-1", 1),
        ("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=20261208T000000Z", 3),
    ],
)
def test_a_rule_that_matches_any_day_is_followed(rule: str, times: int, tmp_path: Path) -> None:
    assert busy(tmp_path, f"DTSTART:20251124T090000Z\r\n{rule}") == (times, 0)


@pytest.mark.long
def test_too_many_rules_that_match_no_day_or_go_far_back_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="on days that don't exist"):
        busy(tmp_path, *[f"{BEGINS}{NEVER}"] * 40)
    with pytest.raises(RefusedError, match="repeats too often"):
        busy(tmp_path, *["DTSTART:19000101T090000Z\r\nRRULE:FREQ=DAILY"] * 60)


def test_an_event_that_the_library_fails_on_affects_no_other(tmp_path: Path) -> None:
    times, _ = busy(tmp_path, f"{BEGINS}EXDATE;TZID=Europe:20261123T090000", f"{BEGINS}RRULE:FREQ=WEEKLY")
    assert times == 4


@pytest.mark.long
def test_an_event_with_very_many_exceptions_is_read_at_once(tmp_path: Path) -> None:
    with within(LONGEST * 2):
        busy(tmp_path, f"{BEGINS}RRULE:FREQ=DAILY\r\n" + "EXDATE:20261203T100000Z\r\n" * 200_000)


def test_only_the_first_columns_of_a_row_are_examined() -> None:
    row = [""] * 1_000_000
    with within(LONGEST):
        assert not money_columns([*row, "date", "amount"]).is_complete
        assert search_columns.find_columns("people", [*row, "name"], [], {}).columns == {}
    assert money_columns([*row[:50], "date", "amount"]).is_complete


def money_columns(header: list[str]) -> Columns:
    values = [*[""] * (len(header) - 2), "2026-10-01", "-5.00"]
    return find_columns(header, [values], money_headings(), header_words(), {})


@pytest.mark.parametrize("read", [lambda file: read_statements(file, StatementLocale()), read_people])
def test_a_file_of_nothing_but_commas_is_refused(read: Callable[[Path], object], tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b",\n," * 300_000)
    with within(LONGEST), pytest.raises(RefusedError, match=r"no row of headings|is empty"):
        read(tmp_path / "a.csv")


@pytest.mark.parametrize("amount", ["1e999990", "-1E99999", "9" * 30, "Infinity", "NaN"])
def test_an_amount_out_of_bounds_is_refused(amount: str, tmp_path: Path) -> None:
    (tmp_path / "s.ofx").write_text(ofx([(MONDAY, "X", amount, "")]))
    with within(LONGEST), pytest.raises(RefusedError):
        read_statements(tmp_path / "s.ofx", StatementLocale())


def test_names_and_numbers_of_an_ofx_file_are_cut(tmp_path: Path) -> None:
    text = ofx([(MONDAY, "x" * 9_000, "-1.00", "")]).replace("<FITID>F0", f"<FITID>{'7' * 9_000}")
    (tmp_path / "s.ofx").write_text(text)
    ((found,),) = (each.bookings for each in read_statements(tmp_path / "s.ofx", StatementLocale()))
    assert 0 < len(found.payee) <= 200
    assert 0 < len(found.reference) <= 80


def test_a_large_ofx_file_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    (tmp_path / "s.ofx").write_bytes(b"<OFX>".ljust(LARGEST + 1))
    with within(LONGEST), pytest.raises(RefusedError, match="too large"):
        read_statements(tmp_path / "s.ofx", StatementLocale())


@pytest.mark.long
def test_transfers_are_found_among_very_many_bookings_of_one_amount() -> None:
    rows = [Booking(MONDAY, sign * 100, "Move", number=number) for number, sign in enumerate([1, -1] * 50_000)]
    with within(LONGEST * 3):
        alone = find_recurring([Statement("a", tuple(rows))])
        both = find_recurring([Statement("a", tuple(rows)), Statement("b", (Booking(MONDAY, 100, "Here"),))])
    assert (alone.transfers, both.transfers) == (0, 2)


def test_a_line_of_spaces_or_of_a_whole_book_is_read_at_once() -> None:
    with within(LONGEST):
        assert read_line(f"coffee{' ' * 200_000}with Sam", date(2026, 11, 23)).person == "Sam"
        with pytest.raises(CoachError, match="too long"):
            read_line("coffee with " * 50_000, date(2026, 11, 23))
