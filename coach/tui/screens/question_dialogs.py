"""Dialogs that ask: choose among several, fill in a few lines, one word of many."""

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

from coach.errors import RefusedError
from coach.tui.screens.dialog import Dialog, refusal_line
from coach.tui.widgets.choice_list import ChoiceList
from coach.tui.widgets.form import form, line_input


class SeveralDialog(Dialog[frozenset[int]]):
    """Choose any of several; `chosen` are ticked at first. The result has the places of those that were chosen."""

    HELP = "Space ticks the line under the cursor, or removes the tick; a ticks all, or none. Enter goes on."
    KEYS_LINE = "space ticks · a all · enter goes on · esc closes"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "keep", "Go on", show=False)]

    def __init__(self, title: str, told: str, words: Sequence[str], chosen: Collection[int] = ()) -> None:
        super().__init__()
        self.dialog_title = title
        self._told = told
        self._words = words
        self._chosen = set(chosen)

    def contents(self) -> list[Widget]:
        """What it is about, and the choices."""
        choices = ChoiceList(self._words, id="several")
        choices.chosen = self._chosen
        return [Static(Content(self._told)), choices]

    @on(OptionList.OptionSelected)
    def action_keep(self) -> None:
        """Go on with what is chosen."""
        self.dismiss(frozenset(self.query_one(ChoiceList).chosen))


class OneDialog(Dialog[str]):
    """Choose one of several: (its name, its words). `chosen` is the name of the one under the cursor at first."""

    HELP = "Choose with the arrow keys, then enter. A letter goes to the next choice that begins with it."
    KEYS_LINE = "enter chooses · esc closes"

    def __init__(self, title: str, told: str, choices: Sequence[tuple[str, str]], chosen: str = "") -> None:
        super().__init__()
        self._chosen = chosen
        self.dialog_title = title
        self._told = told
        self._choices = choices

    def contents(self) -> list[Widget]:
        """What it is about, and the choices."""
        choices = OptionList(*(Option(words, id=name) for name, words in self._choices), id="one", markup=False)
        return [*([Static(Content(self._told))] if self._told else []), choices]

    def on_mount(self) -> None:
        """The cursor begins at what is chosen now."""
        names = [name for name, _ in self._choices]
        if self._chosen in names:
            self.query_one("#one", OptionList).highlighted = names.index(self._chosen)

    def on_key(self, event: Key) -> None:
        """Go to the next choice that begins with the letter."""
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


class LinesDialog(Dialog[list[str]]):
    """A few lines to fill in; `fields` are label, text and hint. `check` may refuse what was typed."""

    HELP = "Fill in what you like; tab goes to the next field, enter saves it all."
    KEYS_LINE = "tab next · enter saves · esc closes"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "keep", "Save", show=False)]

    def __init__(self, title: str, told: str, fields: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self.dialog_title = title
        self._told = told
        self._fields = fields

    def contents(self) -> list[Widget]:
        """What it is about, and the fields."""
        lines = [(label, line_input(f"line-{at}", text, hint)) for at, (label, text, hint) in enumerate(self._fields)]
        told = [Static(Content(self._told), classes="hello")] if self._told else []
        return [*told, form(lines), refusal_line()]

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Keep the lines, if they can be kept."""
        lines = self.lines()
        try:
            self.check(lines)
        except RefusedError as error:
            self.refuse(error)
            return
        self.leave_with(lines)

    def leave_with(self, lines: list[str] | None) -> None:
        """Close with what was typed."""
        self.dismiss(lines)

    def lines(self) -> list[str]:
        """What stands in the fields."""
        return [self.query_one(f"#line-{at}", Input).value.strip() for at in range(len(self._fields))]

    def check(self, lines: list[str]) -> None:
        """Raises RefusedError for lines that can't be kept; here all can."""
