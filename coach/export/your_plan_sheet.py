"""Your plan as a live spreadsheet (.xlsx): change an amount, and the month in which the money runs out changes.

Only this module's own formulas are formulas; a person's text is text, whatever it begins with.
"""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from coach.export.cells import DAY_FORMAT, headings, put
from coach.export.your_plan_sheet_runway import write_runway

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from coach.domain.first_hours.your_plan import YourPlan
    from coach.domain.state import State

TO_FILL = 20


def plan_spreadsheet(plan: YourPlan, state: State, today: date) -> bytes:
    """Return the file: Runway, Week, People, Conversations and Dates. Formulas are computed when it is opened."""
    from openpyxl import Workbook

    book = Workbook()
    runway = book.active
    runway.title = "Runway"
    write_runway(runway, plan, today)
    _week(book.create_sheet("Week"), plan)
    _people(book.create_sheet("People"), plan)
    _conversations(book.create_sheet("Conversations"), state)
    _dates(book.create_sheet("Dates"), plan)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _week(sheet: Worksheet, plan: YourPlan) -> None:
    """Write a row for each block, and beside them the total minutes of each theme."""
    headings(
        sheet, 1, ("Day", "Begins", "Minutes", "Theme", "What", "", "Theme", "Minutes"), (14, 9, 9, 16, 40, 3, 16, 9)
    )
    sheet.freeze_panes = "A2"
    for row, piece in enumerate(plan.pieces, 2):
        for column, value in enumerate((piece.day, piece.start, piece.minutes, piece.theme, piece.what), 1):
            put(sheet, row, column, value)
    last = len(plan.pieces) + TO_FILL
    themes = list(dict.fromkeys(piece.theme for piece in plan.pieces))
    for row, theme in enumerate(themes, 2):
        put(sheet, row, 7, theme)
        sheet.cell(row, 8).value = f"=SUMPRODUCT(($D$2:$D${last}=$G{row})*$C$2:$C${last})"
    put(sheet, len(themes) + 2, 7, "Together")
    sheet.cell(len(themes) + 2, 8).value = f"=SUM($C$2:$C${last})"


def _people(sheet: Worksheet, plan: YourPlan) -> None:
    """Write the people in the order of the search; "yes" under Talked is counted at the top."""
    last = 4 + len(plan.people) + TO_FILL
    put(sheet, 1, 1, "Talked to so far")
    sheet.cell(1, 2).value = f'=COUNTIF($E$5:$E${last},"yes")'
    put(sheet, 2, 1, "Still on the list")
    sheet.cell(2, 2).value = f"=COUNTA($A$5:$A${last})-$B$1"
    words = ("Name", "Closeness (1-5)", "Why now", "Last contact", "Talked (yes)", "Conversations")
    headings(sheet, 4, words, (28, 16, 40, 14, 14, 14))
    sheet.freeze_panes = "A5"
    for row, (person, why) in enumerate(plan.people, 5):
        for column, value in enumerate((person.name, person.closeness, why, person.last_contact), 1):
            put(sheet, row, column, value)
    for row in range(5, last + 1):
        # COUNTIF would treat a name such as * or >5 as a pattern
        sheet.cell(row, 6).value = f'=IF($A{row}="","",SUMPRODUCT(--(Conversations!$B$2:$B$500=$A{row})))'


def _conversations(sheet: Worksheet, state: State) -> None:
    """Write the conversations so far; each added row counts for its person on the People sheet."""
    headings(sheet, 1, ("Day", "With", "About"), (14, 28, 50))
    sheet.freeze_panes = "A2"
    log = state.search
    talks = sorted((each for each in log.activities.values() if each.is_talk), key=lambda each: each.on)
    for row, talk in enumerate(talks[-400:], 2):
        person = log.people.get(talk.person)
        for column, value in enumerate((talk.on, person.name if person else "", talk.text), 1):
            put(sheet, row, column, value)


def _dates(sheet: Worksheet, plan: YourPlan) -> None:
    """Write the dates that can't wait, with the days left if the day is known."""
    headings(sheet, 1, ("Day", "What", "Days left", "Done (yes)"), (14, 60, 10, 10))
    sheet.freeze_panes = "A2"
    for row, deadline in enumerate(plan.deadlines, 2):
        put(sheet, row, 1, deadline.on)
        put(sheet, row, 2, deadline.what)
    for row in range(2, len(plan.deadlines) + TO_FILL):
        sheet.cell(row, 1).number_format = DAY_FORMAT
        sheet.cell(row, 3).value = f'=IF(ISNUMBER($A{row}),$A{row}-TODAY(),"")'
        sheet.cell(row, 3).number_format = "0"
