"""The form that all forms of coach derive from, so that they share the same few keys.

Enter moves to the next field, and saves from the last one. Ctrl+s and the save button save from any field. Escape and
the cancel button close, and ask first if something was typed. An error is shown under its field, which gets the focus;
the other fields keep their contents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from coach.errors import CoachError, RefusedError
from coach.tui.command_worker import command
from coach.tui.dialog_drafts import given_in
from coach.tui.screens.dialog import Dialog, Result
from coach.tui.screens.message_dialogs import AskDialog
from coach.tui.widgets.form import Form, Under, texts_in
from coach.tui.widgets.line import LineField

if TYPE_CHECKING:
    from coach.tui.dialog_drafts import DialogDraft


class LeaveFormDialog(AskDialog):
    """Ask before discarding what was typed."""

    HELP = "Enter leaves the form, and what you typed there is gone. Escape goes back to it."
    KEYS_LINE = "enter leaves · esc goes back"

    def __init__(self) -> None:
        super().__init__("Leave without saving?", "What you typed in this form is not saved.")


class FormDialog(Dialog[Result]):
    """A form. Subclasses define `contents` and `answer`, and override `save` and `leave` if they need to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", "Next field", show=False),
        Binding("ctrl+s", "keep", "Save", show=False, priority=True),
        Binding("escape", "close", "Close", show=False, priority=True),
    ]
    KEYS_LINE = "enter next · ctrl+s saves · esc closes"
    ON_ENTER = "go_on"
    SAVE: ClassVar[str] = "Save"
    CANCEL: ClassVar[str] = "Cancel"
    WHOLE: ClassVar[str] = ""
    """The id of a field that is enough by itself, so that enter saves from there."""
    _at_first: dict[str, str]

    def foot(self) -> list[Widget]:
        """Return the two buttons, which stay visible however long the form is."""
        buttons = [("keep", self.SAVE, "bold "), ("close", self.CANCEL, "")]
        words = (Content.from_markup(f"[{style}@click=screen.{do}]\\[ {word} ][/]") for do, word, style in buttons)
        return [Static(Content("  ").join(words), classes="form-buttons")]

    def answer(self) -> Result:
        """Return the form's contents. Raises RefusedError, with the name of the field, if they are not valid."""
        raise NotImplementedError

    def save(self, result: Result) -> None:
        """Close with the result."""
        self.dismiss(result)

    def leave(self) -> None:
        """Close without a result."""
        self.dismiss(None)

    # -- focus

    def on_mount(self) -> None:
        """Remember the initial contents, which do not count as typed."""
        self._at_first = texts_in(self)

    @property
    def fields(self) -> list[Widget]:
        """Return all the fields, from top to bottom."""
        return [each for each in self.focus_chain if each in self.query(".frame *")]

    @on(Input.Submitted)
    def action_go_on(self) -> None:
        """Move to the next field if this one is valid; save from the last one."""
        fields, field = self.fields, self.focused
        if isinstance(field, LineField) and field.refusal:
            self.say_under(field, field.refusal.sentences)
        elif field is None or field not in fields or field is fields[-1] or field.id == self.WHOLE:
            self.action_keep()
        else:
            self.set_focus(fields[fields.index(field) + 1])

    def action_next_field(self) -> None:
        """Move to the next field."""
        self.focus_next()

    def action_field_before(self) -> None:
        """Move to the previous field."""
        self.focus_previous()

    # -- messages about a field

    @on(Input.Changed)
    def _say_reading(self, event: Input.Changed) -> None:
        """Show how a field is read, in it or below it, and clear its error."""
        if event.input.has_focus:
            event.input.scroll_visible(animate=False)
        line, under = event.input, self._under(event.input)
        if isinstance(line, LineField) and (under is None or under.refused != line.value):
            self.say_under(line, "" if line.has_room else line.reading, refused=False)

    @on(Input.Blurred)
    def _say_refusal(self, event: Input.Blurred) -> None:
        """Show an error as soon as its field loses the focus."""
        if isinstance(event.input, LineField) and event.input.refusal:
            self.say_under(event.input, event.input.refusal.sentences)

    def say_under(self, field: Widget, words: str, *, refused: bool = True) -> None:
        """Show a message under a field; "" removes it."""
        under = self._under(field)
        if under is None:
            if not words or not isinstance(field.parent, Widget):
                return
            under = Under(field)
            field.parent.mount(under, after=field)
        under.say(words, refused=refused)
        if refused and words:
            self.call_after_refresh(under.scroll_visible, animate=False)

    def _under(self, field: Widget) -> Under | None:
        return next((each for each in self.query(Under) if each.field is field), None)

    def refuse(self, error: CoachError) -> None:
        """Show the error under its field and focus it; without a field, show it at the end."""
        field = self.field_named(error.field) if isinstance(error, RefusedError) and error.field else None
        texts = [each for each in self.fields if isinstance(each, Input | TextArea)]
        if field is None and len(texts) == 1:
            field = texts[0]
        if field is None:
            super().refuse(error)
            return
        self.set_focus(field)
        self.say_under(field, error.sentences)

    def field_named(self, name: str) -> Widget | None:
        """Return the field with this name or label."""
        labels = {form.label_of(field): field for form in self.query(Form) for field in self.fields}
        by_id = (field for field in self.fields if field.id and (field.id == name or field.id.endswith(f"-{name}")))
        return labels.get(name) or next(by_id, None)

    # -- saving and closing

    def action_keep(self) -> None:
        """Save the form if every field is valid."""
        refused = [each for each in self.query(LineField) if each.refusal]
        for field in refused:
            if field.refusal:
                self.say_under(field, field.refusal.sentences)
        if refused:
            self.set_focus(refused[0])
            return
        try:
            result = self.answer()
        except RefusedError as error:
            self.refuse(error)
        else:
            self.save(result)

    @property
    def has_typed(self) -> bool:
        """Whether something was typed that is not saved."""
        return any(text.strip() != self._at_first.get(name, "").strip() for name, text in texts_in(self).items())

    @command
    async def action_close(self) -> None:
        """Close, but ask before discarding what was typed."""
        if self.has_typed:
            agreed = await self.ask(LeaveFormDialog())
            if not agreed:
                return
        self.leave()


class RememberedDialog(FormDialog[Result]):
    """A form that saves drafts within a second, and restores them if the window is lost."""

    def __init__(self, unkept: DialogDraft) -> None:
        super().__init__()
        self.unkept = unkept

    def on_mount(self) -> None:
        """Start saving drafts."""
        self.unkept.follow(self)

    def save(self, result: Result) -> None:
        """Save the last draft and close."""
        self.unkept.end(given_in(self))
        self.dismiss(result)

    def leave(self) -> None:
        """Discard the draft and close."""
        self.unkept.let_go()
        self.dismiss(None)
