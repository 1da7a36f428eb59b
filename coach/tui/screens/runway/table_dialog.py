"""A bank's table as coach reads it. Columns, and how days and amounts are read, can be changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from coach.domain.amounts import grouped
from coach.domain.dates import day_in_year
from coach.domain.runway.statement import Booking, Statement
from coach.domain.sanitize import shown
from coach.errors import RefusedError
from coach.export.how_read import step_words, what_words
from coach.export.statement_document import taken_words
from coach.imports.statements.choices import StatementChoices
from coach.imports.statements.files import FileReading
from coach.tui.screens.raw_rows import raw_rows
from coach.tui.screens.table_dialog import LONGEST_HEADING, NO_COLUMN, ORDERS, TableDialog
from coach.tui.themes import MUTED
from coach.tui.widgets.form import line_input
from coach.tui.widgets.word_picker import WordPicker

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.imports.statements.table_file import StatementTable

COLUMNS = (
    ("date", "Day"),
    ("payee", "Who or what"),
    ("amount", "Amount"),
    ("debit", "Money out"),
    ("credit", "Money in"),
    ("sign", "On or off"),
    ("balance", "Balance"),
)
MARKS = {".": "1,234.56", ",": "1.234,56"}
ABOVE = ("came in", "went out")
SHOWN_BOOKINGS = 6
FIELDS = {
    "day-order": "said-day_order",
    "decimal": "said-decimal",
    "flip": "said-flip",
    "sign": "said-sign",
    "currency": "said-currency",
}


class StatementTableDialog(TableDialog[FileReading, StatementChoices]):
    """Shows one of the bank's files."""

    HELP = (
        "This is how coach reads the file. The left and right arrow keys change what a column is, and the bookings "
        "below change with it. coach remembers your changes for this bank's next file. Nothing is in your plan yet."
    )

    def __init__(self, reading: FileReading, reread: Callable[[StatementChoices], FileReading], digits: int) -> None:
        super().__init__(reading.statements[0].name, reading, reading.said, reread)
        self._digits = digits
        asked = (question.choices for question in self._first.questions if question.about == "sign")
        self._signs = [value for value, _ in next(asked, ())]

    @property
    def _first(self) -> Statement:
        return self.reading.statements[0]

    @property
    def _table(self) -> StatementTable:
        assert self.reading.table is not None
        return self.reading.table

    @property
    def _asked(self) -> set[str]:
        return {question.about for question in self._first.questions}

    # -- what is shown

    def above(self) -> Mapping[str, Content]:
        """Return what was read, the first rows of the file, and the bookings made from them."""
        bookings = [booking for each in self.reading.statements for booking in each.bookings][:SHOWN_BOOKINGS]
        places = {getattr(self._table.columns, field): label.lower() for field, label in COLUMNS}
        return {
            "table-summary": Content(taken_words(self.reading.statements, self._digits)),
            "table-raw": raw_rows(self._table.header, [row.cells for row in self._table.rows[:3]], places),
            "table-bookings": Content("\n").join(map(self._booking_line, bookings)),
        }

    def _booking_line(self, booking: Booking) -> Content:
        amount = f"{grouped(booking.amount, self._digits):>14}"
        return Content.assemble((f"{day_in_year(booking.on):<12}", MUTED), f"{amount}  {shown(booking.payee)[:40]}")

    def below(self) -> Mapping[str, Content]:
        """Return the reasons for this reading, and what was skipped."""
        lines = [
            Content.assemble((f"{step_words(each)}: ", MUTED), f"{what_words(each)}; {each.why}")
            for each in self._first.decisions
            if each.step != "columns"
        ]
        rows = [row for statement in self.reading.statements for row in statement.left_out]
        lines += [Content.assemble(("Left out: ", MUTED), f"row {row.row}, {row.why}") for row in rows[:5]]
        if len(rows) > 5:
            lines.append(Content.styled(f"and {len(rows) - 5} more", MUTED))
        return {"table-reasons": Content("\n").join(lines)}

    def show_open(self) -> None:
        """Show the first question and focus the field that answers it."""
        questions = self._first.questions
        if not questions:
            super().show_open()
            return
        self.refuse(RefusedError(questions[0].words.rstrip("."), "Choose below, then press enter."))
        self.query_one(f"#{FIELDS.get(questions[0].about, 'column-amount')}").focus()

    @property
    def is_settled(self) -> bool:
        """Whether there are no open questions."""
        return not self._first.questions

    # -- the fields

    def fields(self) -> list[tuple[str, Widget]]:
        """Return the fields: the sign column if it is in doubt, how days and amounts are read, and the columns."""
        read_as = self.read_as
        signs = [f"rows with {value.partition('=')[2]}" for value in self._signs]
        columns = [NO_COLUMN, *map(self._column_words, range(self._width()))]
        return [
            *([("Went out", WordPicker(signs, 0, id="said-sign"))] if signs else []),
            ("Days are", WordPicker([*ORDERS.values()], read_as["said-day_order"], id="said-day_order")),
            ("Amounts are", WordPicker([*MARKS.values()], read_as["said-decimal"], id="said-decimal")),
            ("Above zero", WordPicker(ABOVE, read_as["said-flip"], id="said-flip")),
            ("Currency", line_input("said-currency", self._first.currency, "such as EUR")),
            *(
                (label, WordPicker(columns, read_as[f"column-{field}"], id=f"column-{field}"))
                for field, label in COLUMNS
            ),
        ]

    def _width(self) -> int:
        return max([len(self._table.header), *(len(row.cells) for row in self._table.rows[:20])])

    def _column_words(self, place: int) -> str:
        """Return "4 Betrag", or "4 such as -72.40" without headings."""
        table = self._table
        heading = table.header[place] if place < len(table.header) else ""
        example = next(
            (row.cells[place] for row in table.rows if place < len(row.cells) and row.cells[place].strip()), ""
        )
        words = heading.strip() or (f"such as {example.strip()}" if example else "empty")
        return f"{place + 1} {shown(words)[:LONGEST_HEADING]}"

    @property
    def read_as(self) -> Mapping[str, int]:
        """The columns, the order of days, the decimal mark, and which amounts are positive."""
        places = {field: getattr(self._table.columns, field) for field, _ in COLUMNS}
        decided = {decision.step: decision.what for decision in self._first.decisions}
        return {
            **{f"column-{field}": 0 if place is None else place + 1 for field, place in places.items()},
            "said-day_order": [*ORDERS].index(decided.get("day-order", "dmy")),
            "said-decimal": int(decided.get("decimal") == "a comma"),
            "said-flip": int(decided.get("sign", "").startswith("turned")),
        }

    # -- choices

    def said_now(self) -> StatementChoices:
        """Return the changed fields, and the answers shown to open questions."""
        asked, turned = self._asked, self.turned()
        columns = {field: turned[f"column-{field}"] for field, _ in COLUMNS if f"column-{field}" in turned}
        said: dict[str, object] = {"columns": {**self.said.columns, **columns}}
        if "said-day_order" in turned or "day-order" in asked:
            said["day_order"] = [*ORDERS][self.index("said-day_order")]
        if "said-decimal" in turned or "decimal" in asked:
            said["decimal"] = [*MARKS][self.index("said-decimal")]
        if "said-flip" in turned or "flip" in asked:
            said["flip"] = bool(self.index("said-flip"))
        choices = self.said.model_copy(update=said)
        return choices.with_answer("sign", self._signs[self.index("said-sign")]) if self._signs else choices

    def said_of(self, reading: FileReading) -> StatementChoices:
        """Return the choices for this file."""
        return reading.said

    def said_to_keep(self) -> StatementChoices:
        """Add the currency that was typed. Raises RefusedError if it is unknown."""
        typed, said = self.query_one("#said-currency", Input).value.strip(), self.said_now()
        if typed.upper() == self._first.currency and "currency" not in self._asked:
            return said
        from coach.domain.places import currency

        return said.model_copy(update={"currency": currency(typed)})
