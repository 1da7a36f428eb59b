"""Your plan as a spreadsheet and as a page: its formulas point where they should, and no person's text is one."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
from datetime import date, timedelta
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from coach.domain.event import Event
from coach.domain.first_hours.wording import plan_document
from coach.domain.first_hours.your_plan import your_plan
from coach.domain.runway.events import LineSet, LineTurned, RunwayAssumed
from coach.domain.runway.plan import EVERY
from coach.domain.runway.projection import project
from coach.domain.runway.recurrence import months_after
from coach.domain.schedule.events import BlockSet
from coach.domain.search.events import ActivitySet, PersonSet
from coach.domain.worksheets.events import FieldFilled
from coach.export.markdown import document_markdown
from coach.export.text import document_text
from coach.export.your_plan_sheet import plan_spreadsheet
from coach.export.your_plan_sheet_lines import rows
from coach.export.your_plan_sheet_runway import FIRST_LINE, MONTHS
from tests.factories import MONDAY, Diary

HOSTILE = ('=HYPERLINK("http://x")', "+1+1", "-2", "@SUM(A1)", "\t=1", "[bold]x[/] <b>&", "\x1b[2J\u202e", "* | _ # >5")
FORMULAS = {
    "Runway": 2 + MONTHS * 5,
    "Week": 1,
    "People": 2,
    "Conversations": 0,
    "Dates": 1,
}


def told(*events: Event) -> Diary:
    diary = Diary()
    for event in events:
        diary.write(event)
    return diary


def book_of(diary: Diary, today: date = MONDAY) -> Any:
    plan = your_plan(diary.state, today)
    return load_workbook(BytesIO(plan_spreadsheet(plan, diary.state, today)))


def formulas(book: Any) -> dict[str, list[str]]:
    return {
        sheet.title: [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        for sheet in book.worksheets
    }


def hostile() -> Diary:
    diary = Diary()
    for number, text in enumerate(HOSTILE):
        clean = text.strip().replace("\x1b", "").replace("\u202e", "")
        diary.write(PersonSet(f"p{number}", clean, 1 + number % 5, ask=clean))
        diary.write(ActivitySet(f"a{number}", "call", clean, person=f"p{number}"))
        diary.write(LineSet(f"l{number}", "expense", clean, "10.00"))
        diary.write(BlockSet(f"b{number}", MONDAY, f"1{number}:00", 30, clean[:20], title=clean))
    diary.write(LineSet("savings", "account", "Savings", "1000.00"))
    diary.write(LineSet("clock", "clock", "=1+1", due=MONDAY))
    diary.write(FieldFilled("first-48-hours", "dates", "=cmd|' /C calc'!A0\n<script>alert(1)</script>"))
    return diary


def test_no_text_of_a_person_is_a_formula() -> None:
    known = {text for texts in formulas(book_of(told())).values() for text in texts}
    shapes = {re.sub(r"\d+", "9", text) for text in known}
    found = formulas(book_of(hostile()))
    assert {re.sub(r"\d+", "9", text) for text in chain.from_iterable(found.values())} - shapes <= {
        "=SUMPRODUCT(($D$9:$D$9=$G9)*$C$9:$C$9)"
    }
    assert all(len(found[sheet]) >= least for sheet, least in FORMULAS.items())


def test_the_page_has_nothing_in_it_that_markdown_or_html_would_act_on() -> None:
    page = document_markdown(plan_document(your_plan(hostile().state, MONDAY), MONDAY))
    assert "<script>" not in page
    assert "\\<script\\>" in page
    assert "\\[bold\\]x" in page
    assert [line for line in page.splitlines() if line.startswith("#")] == [
        "# Your plan",
        "## The first week",
        "## The runway",
        "## The people",
        "## Dates that can't wait",
    ]


def test_every_reference_lies_in_the_tables() -> None:
    book = book_of(told(LineSet("savings", "account", "Savings", "9000.00"), LineSet("rent", "expense", "Rent", "900")))
    sheet = book["Runway"]
    used = [int(number) for text in formulas(book)["Runway"] for number in re.findall(r"\$[A-S]\$?(\d+)", text)]
    assert {number for number in used if number < FIRST_LINE} == {2}
    assert max(used) == FIRST_LINE + MONTHS - 1
    last = max(int(each) for each in re.findall(r"\$L\$(\d+)", sheet.cell(FIRST_LINE, 16).value))
    assert last == FIRST_LINE + 2 + 15 - 1
    assert sheet.cell(FIRST_LINE, 1).value == "Savings"
    for row in range(FIRST_LINE, last + 1):
        assert all(str(sheet.cell(row, column).value).startswith("=") for column in range(8, 13))


def test_amounts_are_exact_and_a_currency_without_small_change_has_none() -> None:
    sheet = book_of(told(LineSet("savings", "account", "Savings", "0.30"), LineSet("rent", "expense", "R", "0.10")))
    assert [sheet["Runway"].cell(FIRST_LINE + at, 3).value for at in (0, 1)] == [0.3, 0.1]
    sheet = book_of(told(LineSet("savings", "account", "Savings", "4500")))
    assert sheet["Runway"].cell(FIRST_LINE, 3).value == 4500
    assert sheet["Runway"].cell(FIRST_LINE, 3).number_format == "#,##0"


def test_a_debt_ends_with_what_is_left_of_it() -> None:
    diary = told(LineSet("card", "debt", "Card", "250.00", minimum="100.00", day=5))
    plan = your_plan(diary.state, MONDAY).money
    assert plan is not None
    assert [(row.name, row.amount, row.every, row.first, row.last) for row in rows(plan)] == [
        ("Card", 10_000, "month", date(2026, 12, 5), date(2027, 1, 5)),
        ("Card, the last part", 5_000, "once", date(2027, 2, 5), None),
    ]


def test_a_line_without_a_day_goes_month_by_month_and_one_with_a_day_by_its_rhythm() -> None:
    diary = told(
        LineSet("r", "expense", "Rent", "8000.00", "4 months"),
        LineSet("o", "expense", "Office", "8000.00", "4 months", since=date(2026, 12, 15)),
        LineSet("z", "expense", "Zorb", "50.00", "twice a month", day=15),
    )
    plan = your_plan(diary.state, MONDAY).money
    assert plan is not None
    assert [(row.name, row.amount, row.every, row.first, row.sort) for row in rows(plan)] == [
        ("Rent", 200_000, "month", MONDAY, "essential"),
        ("Office", 800_000, "4 months", date(2026, 12, 15), "flexible"),
        ("Zorb", 5_000, "twice a month", date(2026, 11, 30), "flexible"),
    ]


def test_the_sheet_knows_every_rhythm() -> None:
    sheet = book_of(told(LineSet("savings", "account", "Savings", "1.00")))["Runway"]
    known = str(sheet.cell(FIRST_LINE, 11).value) + str(sheet.cell(FIRST_LINE, 12).value)
    assert {every for every in EVERY if f'"{every}"' in known} == {*EVERY} - {"month"}
    assert "or once" in " ".join(str(sheet.cell(row, 1).value) for row in range(6, 11))


def test_without_money_the_sheet_says_what_to_enter_and_reckons_all_the_same() -> None:
    sheet = book_of(told())["Runway"]
    assert sheet.cell(FIRST_LINE, 1).value == "Money I can use this week"
    assert sheet.cell(FIRST_LINE, 3).value is None
    document = plan_document(your_plan(Diary().state, MONDAY), MONDAY)
    assert "There is nothing about money yet." in " ".join(document_text(document, 80))


# -- reckoned by another program

OFFICE = shutil.which("soffice")
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
PLANS: dict[str, tuple[Event, ...]] = {
    "monthly": (LineSet("s", "account", "S", "10000.00"), LineSet("r", "expense", "R", "900.00", day=1)),
    "weekly": (LineSet("s", "account", "S", "9000.00"), LineSet("w", "expense", "W", "210.00", "week")),
    "quarter": (
        LineSet("s", "account", "S", "30000.00"),
        LineSet("r", "expense", "R", "6000.00", "quarter", since=date(2026, 12, 15)),
        LineSet("i", "income", "I", "1500.00", since=date(2026, 12, 1), until=date(2027, 3, 1)),
        LineSet("l", "lump", "L", "4000.00", due=date(2027, 2, 1)),
        LineSet("y", "expense", "Y", "1200.00", "year", spread=True),
        LineSet("d", "debt", "D", "1250.00", minimum="500.00", day=31),
    ),
    "dearer": (
        LineSet("s", "account", "S", "20000.00"),
        LineSet("n", "account", "Never", "90000.00", tier="never"),
        LineSet("r", "expense", "R", "1000.00"),
        LineSet("g", "expense", "G", "5000.00"),
        LineTurned("g", cut=True),
        RunwayAssumed(inflation=1000),
    ),
    "cheques": (
        LineSet("s", "account", "S", "40000.00"),
        LineSet("r", "expense", "R", "9000.00", "4 months", since=date(2026, 12, 15)),
        LineSet("f", "expense", "F", "2400.00", "6 months"),
        LineSet("i", "income", "I", "300.00", "twice a month", since=date(2026, 11, 23)),
    ),
    "for ever": (LineSet("s", "account", "S", "1.00"), LineSet("i", "income", "I", "900.00")),
}


@pytest.fixture(scope="module")
def reckoned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every plan above, opened and reckoned by LibreOffice."""
    folder = tmp_path_factory.mktemp("reckoned")
    assert OFFICE
    for name, events in PLANS.items():
        diary = told(*events)
        diary.write(PersonSet("star", "*"))
        diary.write(PersonSet("ana", "Ana"))
        diary.write(ActivitySet("call", "call", "called", person="ana"))
        diary.write(BlockSet("one", MONDAY, "10:00", 60, "networking"))
        diary.write(BlockSet("two", MONDAY + timedelta(days=1), "10:00", 45, "networking"))
        plan = your_plan(diary.state, MONDAY)
        (folder / f"{name}.xlsx").write_bytes(plan_spreadsheet(plan, diary.state, MONDAY))
    files = [str(folder / f"{name}.xlsx") for name in PLANS]
    home = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, home, "--headless", "--convert-to", CSV, "--outdir", str(folder), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder


def table(folder: Path, name: str, sheet: str) -> list[list[str]]:
    with open(folder / f"{name}-{sheet}.csv", encoding="utf-8") as file:
        return list(csv.reader(file))


@pytest.mark.skipif(not OFFICE, reason="needs LibreOffice")
@pytest.mark.parametrize("name", PLANS)
def test_the_month_in_which_the_money_ends_is_the_one_of_the_day_that_coach_reckons(reckoned: Path, name: str) -> None:
    plan = your_plan(told(*PLANS[name]).state, MONDAY).money
    assert plan is not None
    runs_out = project(plan).runs_out
    lasts = table(reckoned, name, "Runway")[2][3]
    if runs_out is None:
        assert lasts == f"{MONTHS} or more"
        return
    months = int(lasts)
    around = timedelta(days=7)  # weekly bills go by the mean length of a month
    assert months_after(plan.start, months) - around <= runs_out < months_after(plan.start, months + 1) + around


@pytest.mark.skipif(not OFFICE, reason="needs LibreOffice")
def test_other_sums_are_reckoned_too_and_a_star_is_nobody_but_itself(reckoned: Path) -> None:
    people = {row[0]: row for row in table(reckoned, "monthly", "People")}
    assert people["Still on the list"][1] == "2"
    assert (people["*"][5], people["Ana"][5]) == ("0", "1")
    assert ["networking", "105"] in [row[6:8] for row in table(reckoned, "monthly", "Week")]
    assert "#" not in "".join(cell for row in table(reckoned, "quarter", "Runway") for cell in row[7:])
