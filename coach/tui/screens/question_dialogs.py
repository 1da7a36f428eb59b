"""Dialogs that ask: choose several, choose one, fill in a few lines."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from coach.tui.screens.dialog import Dialog, refusal_line
from coach.tui.screens.form_dialog import FormDialog
from coach.tui.widgets.choice_list import ChoiceList
from coach.tui.widgets.form import Form, line_input
from coach.tui.widgets.line import Reads


class SeveralDialog(Dialog[frozenset[int]]):
    """Choose any number of options. `chosen` are ticked at first. Returns the indexes of the ticked ones."""

    HELP = "Space ticks the line under the cursor, or removes the tick; a ticks all, or none. Enter goes on."
    KEYS_LINE = "space ticks · a all · enter goes on · esc closes"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,ctrl+s", "keep", "Go on", show=False)]

    def __init__(self, title: str, told: str, words: Sequence[str], chosen: Collection[int] = ()) -> None:
        super().__init__()
        self.dialog_title = title
        self._told = told
        self._words = words
        self._chosen = set(chosen)

    def contents(self) -> list[Widget]:
        """Return the introduction and the choices."""
        choices = ChoiceList(self._words, id="several")
        choices.chosen = self._chosen
        return [Static(Content(self._told)), choices]

    @on(OptionList.OptionSelected)
    def action_keep(self) -> None:
        """Continue with the ticked options."""
        self.dismiss(frozenset(self.query_one(ChoiceList).chosen))


class OneDialog(Dialog[str]):
    """Choose one of several (name, text) options. `chosen` is the name of the one selected at first."""

    HELP = "Choose with the arrow keys, then enter. A letter goes to the next choice that begins with it."
    KEYS_LINE = "enter chooses · esc closes"

    def __init__(self, title: str, told: str, choices: Sequence[tuple[str, str]], chosen: str = "") -> None:
        super().__init__()
        self._chosen = chosen
        self.dialog_title = title
        self._told = told
        self._choices = choices

    def contents(self) -> list[Widget]:
        """Return the introduction and the choices."""
        choices = OptionList(*(Option(words, id=name) for name, words in self._choices), id="one", markup=False)
        return [*([Static(Content(self._told))] if self._told else []), choices]

    def on_mount(self) -> None:
        """Start at the current choice."""
        names = [name for name, _ in self._choices]
        if self._chosen in names:
            self.query_one("#one", OptionList).highlighted = names.index(self._chosen)

    def on_key(self, event: Key) -> None:
        """Move to the next choice that starts with the letter."""
        if not event.character or not event.character.isalnum():
            return
        choices = self.query_one("#one", OptionList)
        after = 0 if choices.highlighted is None else choices.highlighted + 1
        order = [*range(after, len(self._choices)), *range(after)]
        letter = event.character.casefold()
        found = next((at for at in order if self._choices[at][1].casefold().startswith(letter)), None)
        if found is not None:
            choices.highlighted = found
            event.stop()

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id)


class LinesDialog(FormDialog[list[str]]):
    """A few lines to fill in. `fields` are (label, text, hint). `check` may refuse the input."""

    HELP = "Fill in what you like. Enter goes to the next field, and saves from the last one. ctrl+s saves at once."
    NAMES: ClassVar[Sequence[str]] = ()
    """The names that the events use for the fields, in order, so that an error can be shown at its field."""

    def __init__(self, title: str, told: str, fields: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self.dialog_title = title
        self._told = told
        self._fields = fields

    def contents(self) -> list[Widget]:
        """Return the introduction and the fields."""
        lines = [(label, self.line(at, text, hint)) for at, (label, text, hint) in enumerate(self._fields)]
        told = [Static(Content(self._told), classes="hello")] if self._told else []
        return [*told, Form(lines), refusal_line()]

    def line(self, at: int, text: str, hint: str) -> Widget:
        """Return the field at an index."""
        return line_input(f"line-{at}", text, hint, reads=self.reads(at))

    def reads(self, at: int) -> Reads | None:  # noqa: ARG002 - for subclasses
        """Return how a field is read, or None if its text is used as it is."""
        return None

    def field_named(self, name: str) -> Widget | None:
        """Return the field with this name or label."""
        at = list(self.NAMES).index(name) if name in self.NAMES else -1
        return super().field_named(f"line-{at}" if at >= 0 else name)

    def lines(self) -> list[str]:
        """Return the text of each field."""
        return [self.query_one(f"#line-{at}", Input).value.strip() for at in range(len(self._fields))]

    def answer(self) -> list[str]:
        """Return the lines. Raises RefusedError."""
        lines = self.lines()
        self.check(lines)
        return lines

    def check(self, lines: list[str]) -> None:
        """Raises RefusedError for lines that can't be saved; the default accepts all."""
