"""The Runway sheet of your plan: the lines, and formulas that work out the balance of 24 months from them.

A month here is counted from the plan's first day, such as 23 Nov to 22 Dec, so that each contains every monthly bill
once. Weekly and daily amounts are converted with the mean length of a month, 30.436875 days (the Gregorian calendar's
146,097 days in 4,800 months). coach itself works bill by bill, so its day is more exact and may differ by a few days.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from coach.domain.runway.plan import EVERY, SCENARIOS, Every
from coach.domain.runway.projection import project
from coach.domain.runway.recurrence import DAYS
from coach.domain.runway.recurrence import MONTHS as MONTHS_OF
from coach.domain.runway.wording import TITLES
from coach.export.cells import DAY_FORMAT, headings, put
from coach.export.your_plan_sheet_lines import SheetRow, empty_rows, rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openpyxl.worksheet.worksheet import Worksheet

    from coach.domain.first_hours.your_plan import YourPlan
    from coach.domain.runway.plan import Plan

MONTHS = 24
SPARE = 15
A_MONTH = "30.436875"
FIRST_LINE = 13
COLUMNS = ("Name", "Kind", "Amount", "Every", "First on", "Last on", "Sort", "Counts", "First month", "Last month")
MORE_COLUMNS = ("Step", "In a month")
NOTES = (
    "Change anything in the table below, or add a line under the last one: the rest is worked out again.",
    "Months count from the plan's first day. Weekly and daily amounts use the average length of a month.",
    "coach itself works bill by bill and day by day, so its dates may differ from these by a few days.",
    f"Kind: have, comes, goes or debt. Every: {', '.join(EVERY[:-1])} or {EVERY[-1]}.",
    "Sort: essential, flexible or cuttable; the scenario uses it. Write cut to leave a line out.",
)


def write_runway(sheet: Worksheet, plan: YourPlan, today: date) -> None:
    """Fill in the sheet."""
    money = plan.money
    start, digits = (money.start, money.digits) if money else (today, 2)
    lines = (rows(money) if money else []) or empty_rows(start)
    last = FIRST_LINE + len(lines) + SPARE - 1
    put(sheet, 1, 1, f"The runway, in {money.currency}" if money and money.currency else "The runway")
    _settings(sheet, start, Decimal(money.inflation) / 10_000 if money else Decimal(0))
    _results(sheet, money)
    for row, note in enumerate(NOTES, 6):
        put(sheet, row, 1, note)
    headings(sheet, FIRST_LINE - 1, (*COLUMNS, *MORE_COLUMNS), (34, 14, 18, 12, 24, 14, 12, 8, 12, 12, 6, 12))
    form = "#,##0" + (f".{'0' * digits}" if digits else "")
    for row in range(FIRST_LINE, last + 1):
        at = row - FIRST_LINE
        _line(sheet, row, lines[at] if at < len(lines) else None, digits)
        sheet.cell(row, 3).number_format = sheet.cell(row, 12).number_format = form
    _months(sheet, last, form)
    _lists(sheet, last)
    sheet.freeze_panes = "B1"


def _settings(sheet: Worksheet, start: date, rise: Decimal) -> None:
    """Write the settings: the first day, the scenario (As now, Lean, Bare bones), and the yearly rise in prices."""
    for column, (word, value) in enumerate(
        (("The plan's first day", start), ("Scenario", "As now"), ("Price rise per year", rise))
    ):
        put(sheet, 2, 1 + 2 * column, word)
        put(sheet, 2, 2 + 2 * column, value)
    sheet.cell(2, 6).number_format = "0.0%"


def _results(sheet: Worksheet, money: Plan | None) -> None:
    """Write when the money runs out according to the table of months, and below it coach's result for each scenario."""
    enough, begins = (f"${column}${FIRST_LINE}:${column}${FIRST_LINE + MONTHS - 1}" for column in "SO")
    put(sheet, 3, 1, "The money runs out in the month from")
    sheet.cell(3, 2).value = f'=IFERROR(INDEX({begins},MATCH("no",{enough},0)),"")'
    sheet.cell(3, 2).number_format = DAY_FORMAT
    put(sheet, 3, 3, "Whole months")
    sheet.cell(3, 4).value = f'=IFERROR(MATCH("no",{enough},0)-1,"{MONTHS} or more")'
    for column, name in enumerate(SCENARIOS if money else ()):
        assert money is not None
        put(sheet, 4, 1 + 2 * column, f"From coach, {TITLES[name].lower()}")
        put(sheet, 4, 2 + 2 * column, project(money, name).runs_out or "no end")


def _line(sheet: Worksheet, row: int, line: SheetRow | None, digits: int) -> None:
    """Write a line: what the person gave in A to G, and what the months need in H to L."""
    if line:
        amount = None if line.amount is None else Decimal(line.amount).scaleb(-digits)
        values = (line.name, line.kind, amount, line.every, line.first, line.last, line.sort)
        for column, value in enumerate(values, 1):
            put(sheet, row, column, value)
    for column in (5, 6):
        sheet.cell(row, column).number_format = DAY_FORMAT
    scenario = f'OR($G{row}="essential",AND($G{row}="flexible",$D$2="Lean"),$D$2="As now",$B{row}<>"goes")'
    sheet.cell(row, 8).value = f'=IF(OR($C{row}="",$G{row}="cut"),0,IF({scenario},1,0))'
    sheet.cell(row, 9).value = f'=IF($E{row}="",0,MAX(0,{_month_of(f"$E{row}")}))'
    sheet.cell(row, 10).value = f'=IF($F{row}="",9999,{_month_of(f"$F{row}")})'
    every = f"$D{row}"
    sheet.cell(row, 11).value = f"={_by_rhythm(every, {'once': '99999', **MONTHS_OF}, '1')}"
    share = _by_rhythm(every, {"twice a month": "2", **{word: f"{A_MONTH}/{days}" for word, days in DAYS.items()}}, "1")
    sheet.cell(row, 12).value = f'=IF($C{row}="",0,$C{row}*{share})'


def _by_rhythm(cell: str, known: Mapping[Every, object], otherwise: str) -> str:
    """Return a formula that looks up the rhythm in a cell. Nested IFs, for programs without SWITCH."""
    formula = otherwise
    for word, value in known.items():
        if str(value) != otherwise:
            formula = f'IF({cell}="{word}",{value},{formula})'
    return formula


def _month_of(cell: str) -> str:
    """Return a formula for the whole months from the plan's first day to the date in a cell; 0 is the first month."""
    months = f"((YEAR({cell})-YEAR($B$2))*12+MONTH({cell})-MONTH($B$2))"
    return f"{months}-IF(EDATE($B$2,{months})>{cell},1,0)"


def _months(sheet: Worksheet, last: int, form: str) -> None:
    """Write the table of months in N to S: number, first day, money in, money out, balance, and if it is enough."""
    from openpyxl.styles import Font

    for column, word in enumerate(("Month", "From", "Comes", "Goes", "Left", "Enough"), 14):
        put(sheet, FIRST_LINE - 1, column, word).font = Font(bold=True)
        sheet.column_dimensions[chr(ord("A") + column - 1)].width = 13
    for month in range(MONTHS):
        row = FIRST_LINE + month
        before = "0" if not month else f"$R{row - 1}"
        come = f"{_sum('have', row, last)}+{_sum('comes', row, last)}"
        go = f"{_sum('goes', row, last)}*(1+$F$2)^INT($N{row}/12)+{_sum('debt', row, last)}"
        sheet.cell(row, 14).value = month
        for column, formula in enumerate((f"EDATE($B$2,$N{row})", come, go, f"{before}+$P{row}-$Q{row}"), 15):
            cell = sheet.cell(row, column)
            cell.value = f"={formula}"
            cell.number_format = DAY_FORMAT if column == 15 else form
        sheet.cell(row, 19).value = f'=IF($R{row}<0,"no","yes")'


def _sum(kind: str, row: int, last: int) -> str:
    """Return a formula for the sum of one kind in the month of this row."""

    def of(column: str) -> str:
        return f"${column}${FIRST_LINE}:${column}${last}"

    month = f"$N{row}"
    falls = f"({of('I')}<={month})*({of('J')}>={month})*(MOD({month}-{of('I')},{of('K')})=0)"
    return f'SUMPRODUCT(({of("B")}="{kind}")*{of("H")}*{falls}*{of("L")})'


def _lists(sheet: Worksheet, last: int) -> None:
    """Offer the words that each column understands as drop-down lists."""
    from openpyxl.worksheet.datavalidation import DataValidation

    offered: dict[str, tuple[Any, ...]] = {
        "D2": ("As now", "Lean", "Bare bones"),
        f"B{FIRST_LINE}:B{last}": ("have", "comes", "goes", "debt"),
        f"D{FIRST_LINE}:D{last}": EVERY,
        f"G{FIRST_LINE}:G{last}": ("essential", "flexible", "cuttable", "cut"),
    }
    for cells, words in offered.items():
        choice = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
        sheet.add_data_validation(choice)
        choice.add(cells)
