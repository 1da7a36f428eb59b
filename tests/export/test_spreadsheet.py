"""The spreadsheet, as another program reads it: every sheet is there, and nothing a person wrote is a formula."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from hypothesis import given
from openpyxl import load_workbook

from coach.domain.events import CheckIn
from coach.domain.review.events import StorySet
from coach.domain.search.events import ActivitySet, PersonSet
from coach.export.spreadsheet import spreadsheet
from tests.factories import MONDAY, Diary, days
from tests.sampling import WITH_FILES
from tests.unit.strategies import diaries


def sheets(diary: Diary) -> Any:
    return load_workbook(BytesIO(spreadsheet(diary.state, days(6))))


def test_every_sheet_has_its_headings_and_rows() -> None:
    diary = Diary()
    diary.write(PersonSet("ana", "Ana Lopez", 4))
    diary.write(ActivitySet("a", "call", "called Ana", 20), on=MONDAY)
    diary.write(CheckIn(3, 2, "slow"), on=MONDAY)
    diary.write(StorySet("s", "the audit", result="two weeks saved"))
    book = sheets(diary)
    assert book.sheetnames == ["Weeks", "Days", "People", "Employers", "Applications", "Activities", "Stories"]
    assert [cell.value for cell in book["People"][2]][:2] == ["Ana Lopez", 4]
    assert [cell.value for cell in book["Days"][2]][1:] == [3, 2, "slow"]
    assert book["Weeks"]["A2"].value == "2026-W48"
    assert book["Activities"]["A2"].value.date() == MONDAY
    assert book["People"].freeze_panes == "A2"


def test_nothing_is_a_formula() -> None:
    diary = Diary()
    for number, words in enumerate(('=cmd|"/c calc"!A0', "+1+1", "-2", "@SUM(A1)", "=1+1")):
        diary.write(PersonSet(f"p{number}", words))
    cells = [row[0] for row in sheets(diary)["People"].iter_rows(min_row=2)]
    assert [cell.data_type for cell in cells] == ["s"] * 5
    assert cells[4].value == "=1+1"


@WITH_FILES
@given(diaries())
def test_any_record_makes_a_spreadsheet(diary: Diary) -> None:
    assert sheets(diary)["Weeks"].max_row >= 2
