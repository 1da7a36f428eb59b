"""A table of people or applications as coach reads it. Columns and open questions can be changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from coach.domain.sanitize import shown
from coach.export.record_file import field_words, row_words
from coach.imports.search.choices import LEAVE, RecordChoices
from coach.imports.search.proposals import Read
from coach.tui.screens.raw_rows import raw_rows
from coach.tui.screens.table_dialog import LONGEST_HEADING, NO_COLUMN, TableDialog
from coach.tui.screens.table_dialog import ORDERS as DAY_ORDERS
from coach.tui.themes import MUTED
from coach.tui.widgets.word_picker import WordPicker

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.imports.search.tables import RecordTable

COLUMNS = {
    "people": ("name", "first", "last", "employer", "role", "email", "phone", "link", "last_contact", "note"),
    "applications": (
        *("employer", "role", "stage", "applied_on", "since", "location", "source", "link", "contact", "note"),
    ),
}
ORDERS = {"": "as the file shows", **DAY_ORDERS}
OTHERS = {"": "into the note", LEAVE: "left out"}
LEAVE_OPEN = "leave it in the note, and ask again"
SHOWN_ROWS, STATUSES_ASKED = 5, 6


class RecordTableDialog(TableDialog[Read, RecordChoices]):
    """Shows one file of people or applications."""

    HELP = (
        "This is how coach reads the file. The left and right arrow keys change what a column is, and the rows above "
        "change with it. coach remembers your changes for the next file with these headings. What you leave open "
        "stays empty, or goes in the note. Nothing is saved yet."
    )

    def __init__(self, what: str, reading: Read, reread: Callable[[RecordChoices], Read]) -> None:
        super().__init__(reading.name, reading, reading.said, reread)
        self._what = what
        self._questions = [each for each in reading.questions if each.about == "status"][:STATUSES_ASKED]

    @property
    def _table(self) -> RecordTable:
        assert self.reading.table is not None
        return self.reading.table

    def above(self) -> Mapping[str, Content]:
        """Return the first rows of the file, the records made from them, and any doubts."""
        table = self._table
        marks = {at: field_words(field) for field, places in table.columns.items() for at in places}
        marks |= dict.fromkeys(table.noted, "note")
        rows = [Content(row_words(row)[:100]) for row in self.reading.rows[:SHOWN_ROWS]]
        more = len(self.reading.rows) - SHOWN_ROWS
        if more > 0:
            rows.append(Content.styled(f"and {more:,} more", MUTED))
        return {
            "table-raw": raw_rows(table.header, [row.cells for row in table.rows[:3]], marks),
            "records-rows": Content("\n").join(rows),
            "records-told": Content("\n").join(Content.styled(each, MUTED) for each in self.reading.doubts),
        }

    def fields(self) -> list[tuple[str, Widget]]:
        """Return the fields: columns, order of days, what to do with other columns, and unknown statuses."""
        table, read_as = self._table, self.read_as
        width = max([len(table.header), *(len(row.cells) for row in table.rows[:20])])
        words = [NO_COLUMN, *(f"{at + 1} {table.heading(at)[:LONGEST_HEADING]}" for at in range(width))]
        fields: list[tuple[str, Widget]] = [
            (field_words(field).capitalize(), WordPicker(words, read_as[f"column-{field}"], id=f"column-{field}"))
            for field in COLUMNS[self._what]
        ]
        fields.append(("Others go", WordPicker([*OTHERS.values()], read_as["said-others"], id="said-others")))
        fields.append(("Days are", WordPicker([*ORDERS.values()], read_as["said-day_order"], id="said-day_order")))
        for number, question in enumerate(self._questions):
            status = question.choices[0][0].rpartition("=")[0]
            stages = [LEAVE_OPEN, *(words for _, words in question.choices)]
            fields.append((f"“{shown(status)[:20]}”", WordPicker(stages, 0, id=f"status-{number}")))
        return fields

    @property
    def read_as(self) -> Mapping[str, int]:
        """The columns, and the choices for days and other columns."""
        said, columns = self.reading.said, self._table.columns
        return {
            **{f"column-{field}": columns.get(field, (-1,))[0] + 1 for field in COLUMNS[self._what]},
            "said-others": int(said.others == LEAVE),
            "said-day_order": [*ORDERS].index(said.day_order),
        }

    def said_now(self) -> RecordChoices:
        """Return the changed fields and the meaning of the statuses."""
        turned, statuses = self.turned(), dict(self.said.statuses)
        columns = {field: turned[f"column-{field}"] for field in COLUMNS[self._what] if f"column-{field}" in turned}
        for number, question in enumerate(self._questions):
            if index := self.index(f"status-{number}"):
                word, _, stage = question.choices[index - 1][0].rpartition("=")
                statuses[word] = stage
        said: dict[str, object] = {"columns": {**self.said.columns, **columns}, "statuses": statuses}
        if "said-others" in turned:
            said["others"] = LEAVE if self.index("said-others") else "note"
        if "said-day_order" in turned:
            said["day_order"] = [*ORDERS][self.index("said-day_order")]
        return self.said.model_copy(update=said)

    def said_of(self, reading: Read) -> RecordChoices:
        """Return the choices for this file and earlier ones like it."""
        return reading.said
