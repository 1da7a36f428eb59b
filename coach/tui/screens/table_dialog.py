"""A table as coach reads it. The person can correct each column and how the rest is read, and the rows follow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar, Generic, TypeVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from coach.domain.runway.statement import DAY_ORDERS
from coach.errors import CoachError
from coach.tui.screens.dialog import Dialog, refusal_line
from coach.tui.widgets.form import Form
from coach.tui.widgets.word_picker import WordPicker

ORDERS = DAY_ORDERS
NO_COLUMN = "none"
LONGEST_HEADING = 26
ReadT = TypeVar("ReadT")
SaidT = TypeVar("SaidT")


class TableDialog(Dialog[ReadT], Generic[ReadT, SaidT]):
    """Shows one file. The result is the reading that the person accepts.

    `said` are the person's choices so far; `reread` reads the file again with new choices. Every picker named in
    `read_as` follows the reading. Changing one counts as a choice.
    """

    KEYS_LINE = "←→ change · enter goes on · esc closes"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,ctrl+s", "keep", "Go on", show=False)]

    def __init__(self, title: str, reading: ReadT, said: SaidT, reread: Callable[[SaidT], ReadT]) -> None:
        super().__init__()
        self.dialog_title = title
        self.reading = reading
        self.said = said
        self._reread = reread

    # -- for subclasses

    def above(self) -> Mapping[str, Content]:
        """Return the contents above the fields by id: the file's rows and the records read from them."""
        raise NotImplementedError

    def below(self) -> Mapping[str, Content]:
        """Return the contents below the fields by id."""
        return {}

    def fields(self) -> list[tuple[str, Widget]]:
        """Return the fields with their labels."""
        raise NotImplementedError

    @property
    def read_as(self) -> Mapping[str, int]:
        """How the file was read: the index of each picker by its id."""
        raise NotImplementedError

    def said_now(self) -> SaidT:
        """Return the earlier choices, updated from the pickers."""
        raise NotImplementedError

    def said_of(self, reading: ReadT) -> SaidT:
        """Return the choices behind a reading."""
        raise NotImplementedError

    def said_to_keep(self) -> SaidT:
        """Return the choices when the person continues. Raises CoachError if they are not valid."""
        return self.said_now()

    @property
    def is_settled(self) -> bool:
        """Whether all required questions are answered."""
        return True

    def show_open(self) -> None:
        """Show the first required question."""
        self.query_one(".refusal", Static).remove_class("-shown")

    # -- common to all tables

    def contents(self) -> list[Widget]:
        """Return the rows, the fields, and any notes."""
        return [
            *(Static(content, id=name, classes="table-part", markup=False) for name, content in self.above().items()),
            refusal_line(),
            Form(self.fields()),
            *(Static(content, id=name, classes="table-part", markup=False) for name, content in self.below().items()),
        ]

    def on_mount(self) -> None:
        """Watch every picker, and show the first required question."""
        for picker in self.query(WordPicker):
            self.watch(picker, "index", self._changed, init=False)
        self.show_open()

    def index(self, name: str) -> int:
        """Return a picker's index."""
        return self.query_one(f"#{name}", WordPicker).index

    def turned(self) -> dict[str, int]:
        """Return the pickers that the person changed."""
        return {name: self.index(name) for name, index in self.read_as.items() if self.index(name) != index}

    def _changed(self) -> None:
        self.said = self.said_now()
        self._read_again(self.said)

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Continue, taking the values shown as the answers to open questions."""
        try:
            said = self.said_to_keep()
        except CoachError as error:
            self.refuse(error)
            return
        if said == self.said and self.is_settled:
            self.dismiss(self.reading)
        else:
            self._read_again(said, then_keep=True)

    @work(thread=True, exclusive=True)
    def _read_again(self, said: SaidT, *, then_keep: bool = False) -> None:
        """Read the file again in a thread, since it can be long."""
        call = self.app.call_from_thread
        try:
            reading = self._reread(said)
        except CoachError as error:
            call(self.refuse, error)
            return
        call(self._show_reading, reading, then_keep=then_keep)

    def _show_reading(self, reading: ReadT, *, then_keep: bool) -> None:
        self.reading, self.said = reading, self.said_of(reading)
        for name, index in self.read_as.items():  # one change may affect several pickers
            picker = self.query_one(f"#{name}", WordPicker)
            picker.set_reactive(WordPicker.index, index)
            picker.refresh()
        for name, content in (*self.above().items(), *self.below().items()):
            self.query_one(f"#{name}", Static).update(content)
        self.show_open()
        if then_keep and self.is_settled:
            self.dismiss(reading)
