"""The forms of the search: a record, a stage, a setback with its card, a draft."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from coach.domain.event import Event
from coach.domain.field_types import Field, Line
from coach.domain.sanitize import shown
from coach.domain.search.constants import STAGE_WORDS
from coach.domain.search.log import SearchLog
from coach.domain.search.setbacks import WITHOUT_CARD, card_words
from coach.domain.search.state import RECORDS, SearchRecord
from coach.domain.search.typed_records import reading, record_event, typed_fields
from coach.tui.screens.dialog import Dialog, refusal_line
from coach.tui.screens.form_dialog import FormDialog
from coach.tui.themes import MUTED
from coach.tui.widgets.form import Form, line_input
from coach.tui.widgets.line import Reads
from coach.tui.widgets.word_picker import WordPicker

if TYPE_CHECKING:
    from coach.domain.search.state import Application, Card

TITLES = {
    "person": "Add somebody you know",
    "employer": "Add an employer",
    "application": "Add an application",
    "activity": "Add an activity",
}


class RecordDialog(FormDialog[tuple[Event, date | None]]):
    """A record of the search, new or changed. `here` is the day and the country, for reading dates.

    The result is the record's event and the day it is about.
    """

    HELP = "Fill in what you know. A name is enough to start; everything else can stay empty."

    def __init__(self, what: str, known: SearchRecord | None, log: SearchLog, here: tuple[date, str]) -> None:
        super().__init__()
        self._what = what
        self._known = known
        self.dialog_title = TITLES[what] if known is None else TITLES[what].replace("Add", "Change", 1)
        self._log = log
        self._here = here

    def contents(self) -> list[Widget]:
        """Return the fields for this kind of record."""
        return [Form([(field.label, self._widget(field)) for field in RECORDS[self._what].form]), refusal_line()]

    def _widget(self, field: Field) -> Widget:
        text = field.as_typed(getattr(self._known, field.name)) if self._known else ""
        if field.words:
            first = next((at for at, word in enumerate(field.words) if text and word.partition(",")[0] == text), 0)
            return WordPicker(field.words, first, id=f"record-{field.name}")
        return line_input(f"record-{field.name}", text, field.hint, reads=self._reads(field))

    def _reads(self, field: Field) -> Reads | None:
        if isinstance(field, Line):
            return None
        return lambda text: reading(field, text, self._log, self._here)

    def answer(self) -> tuple[Event, date | None]:
        """Return the record. Raises RefusedError for a field that can't be read."""
        texts = {field.name: self._typed(field) for field in RECORDS[self._what].form}
        changes = typed_fields(self._what, texts, self._log, *self._here)
        return record_event(self._what, self._known, changes, self._log)

    def _typed(self, field: Field) -> str:
        widget = self.query_one(f"#record-{field.name}")
        if isinstance(widget, WordPicker):
            return widget.word
        assert isinstance(widget, Input)
        return widget.value


class SetbackDialog(Dialog[str]):
    """A rejection or a silence, with its card to read.

    Enter logs it; h logs it and notes that the card helped.
    """

    dialog_title = "A setback"
    KEYS_LINE = "enter saves it · esc closes"
    HELP = "Enter saves it. If your card helped, press h instead. coach counts that, so that you see which cards help."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "keep", "Log it", show=False),
        Binding("N,S", "keep", "Log it", show=False),
        Binding("h", "held", "The card helped", show=False),
    ]

    def __init__(self, application: Application, stage: str, card: Card | None, *, is_noted: bool = False) -> None:
        super().__init__()
        self._application = application
        self._stage = stage
        self._card = card
        self._is_noted = is_noted

    def contents(self) -> list[Widget]:
        """Return what happened, and the card."""
        about = ", ".join(filter(None, (self._application.employer, self._application.role)))
        card = (
            Content.assemble(("Your card\n", "bold"), shown(self._card.answer))
            if self._card
            else Content(f"{WITHOUT_CARD[self._stage]} In the Search, press C to write a card for next time.")
        )
        counted = Content.styled(f"\n{card_words(self._card)}", MUTED) if self._card else Content("")
        return [
            Static(Content(f"{shown(about)}: {STAGE_WORDS[self._stage]}."), classes="hello"),
            Static(card + counted),
        ]

    def _keys(self) -> Content:
        keys = Content("enter or esc closes") if self._is_noted else super()._keys()
        return Content.assemble(keys, " · h: my card helps") if self._card else keys

    def action_keep(self) -> None:
        """Log it."""
        self.dismiss("logged")

    def action_held(self) -> None:
        """Log it, and note that the card helped."""
        self.dismiss("held" if self._card else "logged")


class DraftDialog(FormDialog[str]):
    """A message to edit and copy. It is never sent from here."""

    HELP = "Change the parts in brackets. ctrl+s copies the message, and you send it yourself."
    KEYS_LINE = "ctrl+s copies · esc closes"
    SAVE = "Copy"
    has_typed = False  # edits are not saved, and the same draft can be made again

    def __init__(self, name: str, draft: str) -> None:
        super().__init__()
        self.dialog_title = f"To {shown(name)}"
        self._draft = draft

    def contents(self) -> list[Widget]:
        """Return the text area with the message."""
        return [TextArea(self._draft, id="draft", soft_wrap=True, show_line_numbers=False)]

    def answer(self) -> str:
        """Return the edited message."""
        return self.query_one(TextArea).text
