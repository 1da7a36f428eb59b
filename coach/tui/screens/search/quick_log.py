"""Logging an activity in one line. The fields it fills are shown while it is typed, and can be corrected."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from coach.domain.dates import relative_day
from coach.domain.sanitize import shown
from coach.domain.search.constants import STAGE_WORDS
from coach.domain.search.line_facts import events_of_line
from coach.domain.search.line_fields import (
    FIELDS,
    HOW,
    KINDS,
    NO_METHOD,
    TypedFields,
    as_texts,
    as_typed,
    kind_word,
    preview,
)
from coach.domain.search.line_wording import done_blocks_words, method_words
from coach.domain.search.matching import folded_name
from coach.domain.search.quick_log import ParsedLine, read_line
from coach.domain.search.setbacks import WITHOUT_CARD, card_for, setback_of
from coach.errors import RefusedError
from coach.services.lines import save_line
from coach.tui.command_worker import command
from coach.tui.screens.dialog import refusal_line
from coach.tui.screens.form_dialog import FormDialog
from coach.tui.widgets.form import Form, line_input
from coach.tui.widgets.word_picker import WordPicker

if TYPE_CHECKING:
    from coach.domain.search.line_names import NameQuestion
    from coach.domain.search.log import SearchLog
    from coach.storage.store import Store
    from coach.tui.command_worker import Asks

EXAMPLE = "coffee with Ana at Acme, 40 min, follow up Friday"
NEW = "new"


class QuickLog(FormDialog[ParsedLine]):
    """The line, and the fields it fills below it."""

    HELP = (
        "Write in one line what you did, or will do: what, who with, where, when, how long, what next. The fields "
        "below show how coach understood it. Press tab to go to them. coach does not touch what you change there."
    )
    dialog_title = "What did you do?"
    KEYS_LINE = "tab to the fields · enter or ctrl+s saves · esc closes"
    WHOLE = "quick-line"

    def __init__(self, now: datetime, log: SearchLog, begun: str = "") -> None:
        super().__init__()
        self._search_log = log
        self._today, self._clock = now.date(), f"{now:%H:%M}"
        self._initial_text = begun
        self._quick: ParsedLine | None = None
        self._edited: set[str] = set()
        self._read_words = ("", "")
        self._answers: dict[str, str] = {}

    def contents(self) -> list[Widget]:
        """Return the line, the words that fit no field, and the fields."""
        fields: list[tuple[str, Widget]] = [("What", WordPicker(KINDS, KINDS.index("other"), id="quick-what"))]
        fields += [(label, line_input(f"quick-{name}", "", hint)) for name, label, hint in FIELDS]
        fields.insert(-1, ("How", WordPicker(HOW, 0, id="quick-method")))
        line = line_input("quick-line", self._initial_text, EXAMPLE)
        return [line, Static(Content(""), id="quick-told", classes="quiet-line"), Form(fields), refusal_line()]

    def on_mount(self) -> None:
        """Read the initial text at once."""
        self.query_one("#quick-line", Input).focus()
        self._read_line()

    @on(Input.Changed, "#quick-line")
    def _read_line(self) -> None:
        told = self.query_one("#quick-told", Static)
        try:
            line = self.query_one("#quick-line", Input).value
            self._quick = quick = read_line(line, self._today, self._search_log, self._clock, self._answers)
        except RefusedError:
            self._quick = None
            told.update(Content(""))
            return
        texts = as_texts(quick, self._today)
        for name, _, _ in FIELDS:
            if name not in self._edited:
                field = self.query_one(f"#quick-{name}", Input)
                with self.prevent(Input.Changed):
                    field.value = texts[name]
        self._show_words(kind_word(quick), quick.method or NO_METHOD)
        lines = [*preview(quick), method_words(quick, self._search_log)]
        told.update(Content("\n".join(shown(line) for line in lines if line)))

    def _show_words(self, kind: str, method: str) -> None:
        """Select the kind and method that were read, unless the person changed them."""
        what, how = self.query_one("#quick-what", WordPicker), self.query_one("#quick-method", WordPicker)
        if what.word == (self._read_words[0] or "other"):
            what.index = KINDS.index(kind)
        if how.word == (self._read_words[1] or NO_METHOD):
            how.index = HOW.index(method)
        self._read_words = (kind, method)

    @on(Input.Changed)
    def _mark_edited(self, event: Input.Changed) -> None:
        name = (event.input.id or "").removeprefix("quick-")
        if name != "line":
            self._edited.add(name)

    def answer(self) -> ParsedLine:
        """Return what the fields say. Raises RefusedError."""
        quick = self._line_from_fields()
        if not _who(quick):
            events_of_line(quick, self._search_log)  # refused here, it can still be corrected
        return quick

    @command
    async def save(self, result: ParsedLine) -> None:
        """Close once it is clear who is meant: one of the people listed, or somebody new."""
        from coach.tui.screens.question_dialogs import OneDialog

        asked = _who(result)
        if asked is None:
            self.dismiss(result)
            return
        choices = [*((key, shown(label)) for key, label in asked.choices), (NEW, "Somebody new")]
        key = await self.ask(OneDialog(f"Who is {shown(asked.name)}?", "", choices))
        if key is not None:
            self._answers[folded_name(asked.name)] = "" if key == NEW else key
            self.action_keep()

    def _line_from_fields(self) -> ParsedLine:
        texts = {name: self.query_one(f"#quick-{name}", Input).value.strip() for name, _, _ in FIELDS}
        kind, method = (self.query_one(f"#quick-{name}", WordPicker).word for name in ("what", "method"))
        line = self.query_one("#quick-line", Input).value.strip()
        if not line and not any(value for name, value in texts.items() if name != "on"):
            raise RefusedError("There is nothing to save", f"Write a line, such as: {EXAMPLE}.")
        read = self._quick or ParsedLine(line, "other", self._today)
        own = self._edited | ({"what"} if kind != (self._read_words[0] or "other") else set())
        typed = TypedFields(texts, kind, method, own)
        return as_typed(read, typed, self._search_log, (self._today, self._clock), self._answers)


def _who(quick: ParsedLine) -> NameQuestion | None:
    """Return the question of who is meant, if there are several candidates."""
    return next((ask for ask in quick.asks if ask.about == "person"), None)


async def log_effort(screen: Asks, begun: str = "") -> None:
    """Ask for a line and save it. After a setback, show its card."""
    store = screen.coach_app.store
    quick = await screen.ask(QuickLog(store.clock.now(), store.state.search, begun))
    if quick is None:
        return
    screen.tell(await screen.store.run(_keep, quick))
    if quick.stage == "accepted":
        screen.coach_app.main.action_ending()


def _keep(store: Store, quick: ParsedLine) -> str:
    done = done_blocks_words(save_line(store, quick))
    return f"{_answer(quick, store)} {done}".strip()


def _answer(quick: ParsedLine, store: Store) -> str:
    """Return the message to show after saving."""
    if quick.planned and quick.on:
        when = f"{relative_day(quick.on, store.clock.now().date())}{f' at {quick.start}' if quick.start else ''}"
        return f"Planned for {when}: {'in your week, and ' if quick.start else ''}as a next step."
    if not quick.is_answer:
        return "Saved."
    card = card_for(store.state.search, setback_of(quick.stage))
    if card:
        return f"Your card for this: {shown(card.answer)}"
    return WITHOUT_CARD.get(quick.stage, f"Saved: {STAGE_WORDS[quick.stage]}.")
