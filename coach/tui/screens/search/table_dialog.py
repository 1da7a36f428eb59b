"""A table of people or applications as coach reads it. Each column, and what is open, can be changed; the rows
follow.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coach.domain.text import shown
from coach.errors import CoachError
from coach.export.record_file import FIELD_WORDS, row_words
from coach.imports.search.choices import RecordChoices
from coach.imports.search.proposals import Read
from coach.tui.screens.dialog import Dialog, refusal_line
from coach.tui.themes import MUTED
from coach.tui.widgets.form import form
from coach.tui.widgets.word_picker import WordPicker

COLUMNS = {
    "people": ("name", "first", "last", "employer", "role", "email", "phone", "link", "last_contact", "note"),
    "applications": (
        "employer",
        "role",
        "stage",
        "applied_on",
        "since",
        "location",
        "source",
        "link",
        "contact",
        "note",
    ),
}
ORDERS = {"": "as the file shows", "dmy": "day, month, year", "mdy": "month, day, year", "ymd": "year, month, day"}
NO_COLUMN, LEAVE_OPEN = "none", "put it in the note, and ask again"
SHOWN_ROWS, STATUSES_ASKED, LONGEST_HEADING = 5, 6, 26

Reread = Callable[[RecordChoices], Read]


class RecordTableDialog(Dialog[Read]):
    """Shows one file. The result is the reading that the person agrees to."""

    HELP = (
        "This is how coach reads the file. The left and right arrow keys change what a column is, and the rows above "
        "change with it. coach remembers your changes for the next file with these headings. What you leave open "
        "stays empty, or goes in the note. Nothing is saved yet."
    )
    KEYS_LINE = "←→ change · enter goes on · esc closes"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "keep", "Go on", show=False)]

    def __init__(self, what: str, reading: Read, reread: Reread) -> None:
        super().__init__()
        self.dialog_title = reading.name
        self._what = what
        self._reading = reading
        self._reread = reread
        self._asked = [each for each in reading.questions if each.about == "status"][:STATUSES_ASKED]

    def contents(self) -> list[Widget]:
        """The rows as they are read, what was not read, the columns, and what is open."""
        return [
            Static(self._rows(), id="records-rows", markup=False),
            Static(self._told(), id="records-told", markup=False),
            form([*self._column_fields(), *self._open_fields()]),
            refusal_line(),
        ]

    def on_mount(self) -> None:
        """Follow every picker."""
        for picker in self.query(WordPicker):
            self.watch(picker, "index", self._changed, init=False)

    def _column_fields(self) -> list[tuple[str, Widget]]:
        table = self._reading.table
        assert table is not None
        width = max([len(table.header), *(len(row.cells) for row in table.rows[:20])])
        words = [NO_COLUMN, *(f"{at + 1} {table.heading(at)[:LONGEST_HEADING]}" for at in range(width))]
        fields: list[tuple[str, Widget]] = []
        for field in COLUMNS[self._what]:
            picker = WordPicker(words, self._place_of(field), id=f"column-{field}")
            fields.append((FIELD_WORDS.get(field, field.replace("_", " ")).capitalize(), picker))
        return fields

    def _place_of(self, field: str) -> int:
        table = self._reading.table
        places = table.columns.get(field) if table else None
        return places[0] + 1 if places else 0

    def _open_fields(self) -> list[tuple[str, Widget]]:
        order = self._reading.said.day_order
        fields: list[tuple[str, Widget]] = [
            ("Days are", WordPicker([*ORDERS.values()], [*ORDERS].index(order), id="said-day_order"))
        ]
        for number, question in enumerate(self._asked):
            status = question.choices[0][0].rpartition("=")[0]
            words = [LEAVE_OPEN, *(words for _, words in question.choices)]
            fields.append((f"“{shown(status)[:20]}”", WordPicker(words, 0, id=f"status-{number}")))
        return fields

    def _rows(self) -> Content:
        rows = [Content(row_words(row)[:100]) for row in self._reading.rows[:SHOWN_ROWS]]
        more = len(self._reading.rows) - SHOWN_ROWS
        if more > 0:
            rows.append(Content.styled(f"and {more:,} more", MUTED))
        return Content("\n").join(rows)

    def _told(self) -> Content:
        return Content("\n").join([Content.styled(sentence, MUTED) for sentence in self._reading.doubts])

    def _said_now(self) -> RecordChoices:
        """What was said before, and every picker that no longer shows what the file was read as."""
        said = self._reading.said
        columns = dict(said.columns)
        for field in COLUMNS[self._what]:
            if (index := self._index(f"column-{field}")) != self._place_of(field):
                columns[field] = index
        statuses = dict(said.statuses)
        for number, question in enumerate(self._asked):
            if index := self._index(f"status-{number}"):
                word, _, stage = question.choices[index - 1][0].rpartition("=")
                statuses[word] = stage
        order = [*ORDERS][self._index("said-day_order")]
        return said.model_copy(update={"columns": columns, "statuses": statuses, "day_order": order})

    def _index(self, name: str) -> int:
        return self.query_one(f"#{name}", WordPicker).index

    def _changed(self) -> None:
        self._read_again(self._said_now())

    def action_keep(self) -> None:
        """Go on with what is shown."""
        said = self._said_now()
        if said == self._reading.said:
            self.dismiss(self._reading)
        else:
            self._read_again(said, then_keep=True)

    @work(thread=True, exclusive=True)
    def _read_again(self, said: RecordChoices, *, then_keep: bool = False) -> None:
        """In a thread of its own, since a file can be long."""
        call = self.app.call_from_thread
        try:
            reading = self._reread(said)
        except CoachError as error:
            call(self.refuse, error)
            return
        call(self._take, reading, then_keep=then_keep)

    def _take(self, reading: Read, *, then_keep: bool) -> None:
        self._reading = reading
        self.query_one("#records-rows", Static).update(self._rows())
        self.query_one("#records-told", Static).update(self._told())
        self.query_one(".refusal", Static).remove_class("-shown")
        if then_keep:
            self.dismiss(reading)
