"""A bank's table as coach reads it. Each column, and how days and amounts are read, can be changed; the rows follow."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from coach.domain.amounts import grouped
from coach.domain.dates import day_in_year
from coach.domain.runway.statement import Booking, Statement
from coach.domain.text import shown
from coach.errors import CoachError, RefusedError
from coach.export.statement_plain import STEPS, taken_words
from coach.imports.statements.choices import Choices
from coach.imports.statements.files import FileReading
from coach.tui.screens.dialog import Dialog, refusal_line
from coach.tui.themes import MUTED
from coach.tui.widgets.form import form, line_input
from coach.tui.widgets.word_picker import WordPicker

COLUMNS = (
    ("date", "Day"),
    ("payee", "Who or what"),
    ("amount", "Amount"),
    ("debit", "Money out"),
    ("credit", "Money in"),
    ("sign", "On or off"),
    ("balance", "Balance"),
)
ORDERS = {"dmy": "day, month, year", "mdy": "month, day, year", "ymd": "year, month, day"}
MARKS = {".": "1,234.56", ",": "1.234,56"}
ABOVE = ("came in", "went out")
NO_COLUMN = "none"
SHOWN_BOOKINGS = 6
LONGEST_HEADING = 26

Reread = Callable[[Choices], FileReading]


class TableDialog(Dialog[FileReading]):
    """Shows one file. The result is the reading that the person agrees to."""

    HELP = (
        "This is how coach reads the file. The left and right arrow keys change what a column is, and the bookings "
        "below change with it. coach remembers your changes for this bank's next file. Nothing is in your plan yet."
    )
    KEYS_LINE = "←→ change · enter goes on · esc closes"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "keep", "Go on", show=False)]

    def __init__(self, reading: FileReading, reread: Reread, digits: int) -> None:
        super().__init__()
        self.dialog_title = reading.statements[0].name
        self._reading = reading
        self._reread = reread
        self._digits = digits
        self._said = reading.said
        asked = (question.choices for question in self._first.questions if question.about == "sign")
        self._signs = [value for value, _ in next(asked, ())]

    def contents(self) -> list[Widget]:
        """What is open, the bookings as they are read, the columns, and why it is read so."""
        return [
            Static(self._summary(), id="table-summary", markup=False),
            refusal_line(),
            Static(self._bookings(), id="table-bookings", markup=False),
            form([*self._sign_field(), *self._other_fields(), *self._column_fields()]),
            Static(self._reasons(), id="table-reasons", markup=False),
        ]

    def on_mount(self) -> None:
        """Follow every picker, and say what has to be answered first."""
        for picker in self.query(WordPicker):
            self.watch(picker, "index", self._changed, init=False)
        self._show_question()

    # -- the fields

    def _column_fields(self) -> list[tuple[str, Widget]]:
        table = self._reading.table
        assert table is not None
        words = [NO_COLUMN, *map(self._column_words, range(self._width()))]
        return [
            (label, WordPicker(words, self._read_as[f"column-{field}"], id=f"column-{field}"))
            for field, label in COLUMNS
        ]

    @property
    def _read_as(self) -> dict[str, int]:
        """What the file was read as: the index of each picker by its id."""
        table = self._reading.table
        assert table is not None
        places = {field: getattr(table.columns, field) for field, _ in COLUMNS}
        decided = {decision.step: decision.what for decision in self._first.decisions}
        return {
            **{f"column-{field}": 0 if place is None else place + 1 for field, place in places.items()},
            "said-day_order": [*ORDERS].index(decided.get("day-order", "dmy")),
            "said-decimal": int(decided.get("decimal") == "a comma"),
            "said-flip": int(decided.get("sign", "").startswith("turned")),
        }

    def _width(self) -> int:
        table = self._reading.table
        assert table is not None
        return max([len(table.header), *(len(row.cells) for row in table.rows[:20])])

    def _column_words(self, place: int) -> str:
        """ "4 Betrag", or where there are no headings "4 such as -72.40"."""
        table = self._reading.table
        assert table is not None
        heading = table.header[place] if place < len(table.header) else ""
        example = next(
            (row.cells[place] for row in table.rows if place < len(row.cells) and row.cells[place].strip()), ""
        )
        words = heading.strip() or (f"such as {example.strip()}" if example else "empty")
        return f"{place + 1} {shown(words)[:LONGEST_HEADING]}"

    def _other_fields(self) -> list[tuple[str, Widget]]:
        read_as = self._read_as
        return [
            ("Days are", WordPicker([*ORDERS.values()], read_as["said-day_order"], id="said-day_order")),
            ("Amounts are", WordPicker([*MARKS.values()], read_as["said-decimal"], id="said-decimal")),
            ("Above zero", WordPicker(ABOVE, read_as["said-flip"], id="said-flip")),
            ("Currency", line_input("said-currency", self._first.currency, "such as EUR")),
        ]

    def _sign_field(self) -> list[tuple[str, Widget]]:
        """Which word means that money went out, where a column has two that coach doesn't know."""
        words = [f"rows with {value.partition('=')[2]}" for value in self._signs]
        return [("Went out", WordPicker(words, 0, id="said-sign"))] if words else []

    @property
    def _first(self) -> Statement:
        return self._reading.statements[0]

    # -- what is shown

    def _summary(self) -> str:
        return taken_words(self._reading.statements, self._digits)

    def _bookings(self) -> Content:
        bookings = [booking for each in self._reading.statements for booking in each.bookings][:SHOWN_BOOKINGS]
        return Content("\n").join(map(self._booking_line, bookings))

    def _booking_line(self, booking: Booking) -> Content:
        amount = f"{grouped(booking.amount, self._digits):>14}"
        return Content.assemble((f"{day_in_year(booking.on):<12}", MUTED), f"{amount}  {shown(booking.payee)[:40]}")

    def _reasons(self) -> Content:
        """Why it is read so, and what was left out."""
        lines = [
            Content.assemble((f"{STEPS.get(each.step, each.step)}: ", MUTED), f"{each.what}; {each.why}")
            for each in self._first.decisions
            if each.step != "columns"
        ]
        rows = [row for statement in self._reading.statements for row in statement.left_out]
        lines += [Content.assemble(("Left out: ", MUTED), f"row {row.row}, {row.why}") for row in rows[:5]]
        if len(rows) > 5:
            lines.append(Content.styled(f"and {len(rows) - 5} more", MUTED))
        return Content("\n").join(lines)

    def _show_question(self) -> None:
        questions = self._first.questions
        if questions:
            self.refuse(RefusedError(questions[0].words.rstrip("."), "Choose below, then press enter."))
            self._field_of(questions[0].about).focus()
        else:
            self.query_one(".refusal", Static).remove_class("-shown")

    def _field_of(self, about: str) -> Widget:
        fields = {
            "day-order": "said-day_order",
            "decimal": "said-decimal",
            "flip": "said-flip",
            "sign": "said-sign",
            "currency": "said-currency",
        }
        return self.query_one(f"#{fields.get(about, 'column-amount')}")

    # -- changes

    def _changed(self) -> None:
        self._said = self._said_now()
        self._read_again(self._said)

    def _said_now(self) -> Choices:
        """What was said before, and every picker that no longer shows what the file was read as."""
        asked = {question.about for question in self._first.questions}
        turned = {name: self._index(name) for name, index in self._read_as.items() if self._index(name) != index}
        columns = {field: turned[f"column-{field}"] for field, _ in COLUMNS if f"column-{field}" in turned}
        said: dict[str, object] = {"columns": {**self._said.columns, **columns}}
        if "said-day_order" in turned or "day-order" in asked:
            said["day_order"] = [*ORDERS][self._index("said-day_order")]
        if "said-decimal" in turned or "decimal" in asked:
            said["decimal"] = [*MARKS][self._index("said-decimal")]
        if "said-flip" in turned or "flip" in asked:
            said["flip"] = bool(self._index("said-flip"))
        choices = self._said.model_copy(update=said)
        return choices.with_answer("sign", self._signs[self._index("said-sign")]) if self._signs else choices

    def _turn_pickers(self) -> None:
        """Show what the file was read as: one change may have changed it in several places."""
        for name, index in self._read_as.items():
            picker = self.query_one(f"#{name}", WordPicker)
            picker.set_reactive(WordPicker.index, index)
            picker.refresh()

    def _index(self, name: str) -> int:
        return self.query_one(f"#{name}", WordPicker).index

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Go on, with what is shown as the answer to what is open."""
        typed = self.query_one("#said-currency", Input).value.strip()
        try:
            said = self._said_now()
            if typed.upper() != self._first.currency or "currency" in {each.about for each in self._first.questions}:
                from coach.domain.places import currency

                said = said.model_copy(update={"currency": currency(typed)})
        except CoachError as error:
            self.refuse(error)
            return
        if said == self._said and not self._first.questions:
            self.dismiss(self._reading)
        else:
            self._read_again(said, then_keep=True)

    @work(thread=True, exclusive=True)
    def _read_again(self, said: Choices, *, then_keep: bool = False) -> None:
        """In a thread of its own, since a file can be long."""
        call = self.app.call_from_thread
        try:
            reading = self._reread(said)
        except CoachError as error:
            call(self.refuse, error)
            return
        call(self._take, reading, then_keep=then_keep)

    def _take(self, reading: FileReading, *, then_keep: bool) -> None:
        self._reading, self._said = reading, reading.said
        self._turn_pickers()
        self.query_one("#table-summary", Static).update(self._summary())
        self.query_one("#table-bookings", Static).update(self._bookings())
        self.query_one("#table-reasons", Static).update(self._reasons())
        self._show_question()
        if then_keep and not self._first.questions:
            self.dismiss(reading)
