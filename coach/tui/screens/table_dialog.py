"""A table as coach reads it. What each column is, and how the rest is read, can be changed; the rows follow."""

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
    """Shows one file. The result is the reading that the person agrees to.

    `said` is what was said of the file so far, `reread` reads it as it is said. Every picker that is named in `read_as`
    follows the reading; what is turned away from it counts as said.
    """

    KEYS_LINE = "←→ change · enter goes on · esc closes"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,ctrl+s", "keep", "Go on", show=False)]

    def __init__(self, title: str, reading: ReadT, said: SaidT, reread: Callable[[SaidT], ReadT]) -> None:
        super().__init__()
        self.dialog_title = title
        self.reading = reading
        self.said = said
        self._reread = reread

    # -- what a table of its kind says

    def above(self) -> Mapping[str, Content]:
        """What stands above the fields, by its id: the rows of the file, and what is read of them."""
        raise NotImplementedError

    def below(self) -> Mapping[str, Content]:
        """What stands below them."""
        return {}

    def fields(self) -> list[tuple[str, Widget]]:
        """What can be changed, each with its words."""
        raise NotImplementedError

    @property
    def read_as(self) -> Mapping[str, int]:
        """What the file was read as: the index of each picker by its id."""
        raise NotImplementedError

    def said_now(self) -> SaidT:
        """What was said before, and what the pickers say now."""
        raise NotImplementedError

    def said_of(self, reading: ReadT) -> SaidT:
        """What a reading was told."""
        raise NotImplementedError

    def said_to_keep(self) -> SaidT:
        """What is said once the person goes on. Raises CoachError for what can't be."""
        return self.said_now()

    @property
    def is_settled(self) -> bool:
        """Whether nothing has to be answered before it goes on."""
        return True

    def show_open(self) -> None:
        """Say what has to be answered first."""
        self.query_one(".refusal", Static).remove_class("-shown")

    # -- what all of them do

    def contents(self) -> list[Widget]:
        """The rows, what can be changed, and what is said of it."""
        return [
            *(Static(content, id=name, classes="table-part", markup=False) for name, content in self.above().items()),
            refusal_line(),
            Form(self.fields()),
            *(Static(content, id=name, classes="table-part", markup=False) for name, content in self.below().items()),
        ]

    def on_mount(self) -> None:
        """Follow every picker, and say what has to be answered first."""
        for picker in self.query(WordPicker):
            self.watch(picker, "index", self._changed, init=False)
        self.show_open()

    def index(self, name: str) -> int:
        """What a picker shows."""
        return self.query_one(f"#{name}", WordPicker).index

    def turned(self) -> dict[str, int]:
        """The pickers that no longer show what the file was read as."""
        return {name: self.index(name) for name, index in self.read_as.items() if self.index(name) != index}

    def _changed(self) -> None:
        self.said = self.said_now()
        self._read_again(self.said)

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Go on, with what is shown as the answer to what is open."""
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
        """In a thread of its own, since a file can be long."""
        call = self.app.call_from_thread
        try:
            reading = self._reread(said)
        except CoachError as error:
            call(self.refuse, error)
            return
        call(self._take, reading, then_keep=then_keep)

    def _take(self, reading: ReadT, *, then_keep: bool) -> None:
        self.reading, self.said = reading, self.said_of(reading)
        for name, index in self.read_as.items():  # one change may have changed it in several places
            picker = self.query_one(f"#{name}", WordPicker)
            picker.set_reactive(WordPicker.index, index)
            picker.refresh()
        for name, content in (*self.above().items(), *self.below().items()):
            self.query_one(f"#{name}", Static).update(content)
        self.show_open()
        if then_keep and self.is_settled:
            self.dismiss(reading)
