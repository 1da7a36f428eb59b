"""A bank's table as coach reads it. Each column, and how days and amounts are read, can be changed; the rows follow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
    ("sign", "In or out"),
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
        "follow. What you change is kept for the next file of this bank. Nothing is in your plan yet."
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

    def contents(self) -> list[Widget]:
        """What is open, the bookings as they are read, the columns, and why it is read so."""
        return [
            Static(self._summary(), id="table-summary", markup=False),
            Static(self._bookings(), id="table-bookings", markup=False),
            form([*self._column_fields(), *self._other_fields()]),
            refusal_line(),
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
        fields: list[tuple[str, Widget]] = []
        for field, label in COLUMNS:
            place = getattr(table.columns, field)
            fields.append((label, WordPicker(words, 0 if place is None else place + 1, id=f"column-{field}")))
        return fields

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
        decided = {decision.step: decision.what for decision in self._first.decisions}
        order = decided.get("day-order", "dmy")
        turned = decided.get("sign", "").startswith("turned")
        comma = decided.get("decimal") == "a comma"
        return [
            ("Days are", WordPicker([*ORDERS.values()], [*ORDERS].index(order), id="said-day_order")),
            ("Amounts are", WordPicker([*MARKS.values()], int(comma), id="said-decimal")),
            ("Above zero", WordPicker(ABOVE, int(turned), id="said-flip")),
            ("Currency", line_input("said-currency", self._first.currency, "such as EUR")),
        ]

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
            self.refuse(RefusedError(questions[0].words.rstrip("."), "Choose above, then press enter."))
            self._field_of(questions[0].about).focus()
        else:
            self.query_one(".refusal", Static).remove_class("-shown")

    def _field_of(self, about: str) -> Widget:
        fields = {"day-order": "said-day_order", "decimal": "said-decimal", "flip": "said-flip"}
        return self.query_one(f"#{fields.get(about, 'said-currency' if about == 'currency' else 'column-amount')}")

    # -- changes

    def _changed(self) -> None:
        self._said = self._said_now()
        self._read_again(self._said)

    def _said_now(self) -> Choices:
        """What was said before, and every picker that no longer shows what the file was read as."""
        table, before = self._reading.table, self._said
        assert table is not None
        columns = dict(before.columns)
        for field, _ in COLUMNS:
            place = getattr(table.columns, field)
            if (index := self._index(f"column-{field}")) != (0 if place is None else place + 1):
                columns[field] = index
        changed = {name: words for name, words, shown_now in self._answers() if words != shown_now}
        return before.model_copy(update={"columns": columns, **changed})

    def _answers(self) -> Sequence[tuple[str, object, object]]:
        """Each answer by name: what its picker says, and what the file was read as."""
        decided = {decision.step: decision.what for decision in self._first.decisions}
        open_now = {question.about for question in self._first.questions}
        order, mark = [*ORDERS][self._index("said-day_order")], [*MARKS][self._index("said-decimal")]
        flip = bool(self._index("said-flip"))
        return (
            ("day_order", order, None if "day-order" in open_now else decided.get("day-order")),
            ("decimal", mark, None if "decimal" in open_now else {"a comma": ","}.get(decided.get("decimal", ""), ".")),
            ("flip", flip, None if "flip" in open_now else decided.get("sign", "").startswith("turned")),
        )

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
        self.query_one("#table-summary", Static).update(self._summary())
        self.query_one("#table-bookings", Static).update(self._bookings())
        self.query_one("#table-reasons", Static).update(self._reasons())
        self._show_question()
        if then_keep and not self._first.questions:
            self.dismiss(reading)
