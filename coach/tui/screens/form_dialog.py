"""A form to fill in. Every form of coach is one of these, so that all of them work by the same few keys.

Enter goes on to the next field, and saves from the last one; ctrl+s and the button save from any. Escape and the other
button leave, after a question where something was typed. What can't be taken is told under its field, and the cursor
goes there; all that stands in the other fields stays.
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
    """Asks before what was typed is lost."""

    HELP = "Enter leaves the form, and what you typed there is gone. Escape goes back to it."
    KEYS_LINE = "enter leaves · esc goes back"

    def __init__(self) -> None:
        super().__init__("Leave without saving?", "What you typed in this form is not saved.")


class FormDialog(Dialog[Result]):
    """A form. One of its kind has `contents` and `answer`; `leave` and `save` where more is to be done."""

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
    """The field that says everything by itself: enter saves from there."""
    _at_first: dict[str, str]

    def foot(self) -> list[Widget]:
        """The two buttons, in sight however long the form is."""
        buttons = [("keep", self.SAVE, "bold "), ("close", self.CANCEL, "")]
        words = (Content.from_markup(f"[{style}@click=screen.{do}]\\[ {word} ][/]") for do, word, style in buttons)
        return [Static(Content("  ").join(words), classes="form-buttons")]

    def answer(self) -> Result:
        """What the form says. Raises RefusedError, which names the field, for what can't be taken."""
        raise NotImplementedError

    def save(self, result: Result) -> None:
        """Close with what the form says."""
        self.dismiss(result)

    def leave(self) -> None:
        """Close without it."""
        self.dismiss(None)

    # -- where the cursor goes

    def on_mount(self) -> None:
        """What stands in the fields at first was not typed."""
        self._at_first = texts_in(self)

    @property
    def fields(self) -> list[Widget]:
        """Everything that can be filled in, from the top."""
        return [each for each in self.focus_chain if each in self.query(".frame *")]

    @on(Input.Submitted)
    def action_go_on(self) -> None:
        """On to the next field, if this one can be taken; save from the last."""
        fields, field = self.fields, self.focused
        if isinstance(field, LineField) and field.refusal:
            self.say_under(field, field.refusal.sentences)
        elif field is None or field not in fields or field is fields[-1] or field.id == self.WHOLE:
            self.action_keep()
        else:
            self.set_focus(fields[fields.index(field) + 1])

    def action_next_field(self) -> None:
        """On to the next field."""
        self.focus_next()

    def action_field_before(self) -> None:
        """Back to the field before."""
        self.focus_previous()

    # -- what is said about a field

    @on(Input.Changed)
    def _say_reading(self, event: Input.Changed) -> None:
        """What is read of a field stands in it, or under it where there is no room; what was refused is over."""
        if event.input.has_focus:
            event.input.scroll_visible(animate=False)
        line, under = event.input, self._under(event.input)
        if isinstance(line, LineField) and (under is None or under.refused != line.value):
            self.say_under(line, "" if line.has_room else line.reading, refused=False)

    @on(Input.Blurred)
    def _say_refusal(self, event: Input.Blurred) -> None:
        """A field that is left says at once what can't be taken."""
        if isinstance(event.input, LineField) and event.input.refusal:
            self.say_under(event.input, event.input.refusal.sentences)

    def say_under(self, field: Widget, words: str, *, refused: bool = True) -> None:
        """Say something under a field; "" takes it away."""
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
        """Say it under the field that it is about, and go there; where it is about none, at the end."""
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
        """The field of this name, or with this label."""
        labels = {form.label_of(field): field for form in self.query(Form) for field in self.fields}
        by_id = (field for field in self.fields if field.id and (field.id == name or field.id.endswith(f"-{name}")))
        return labels.get(name) or next(by_id, None)

    # -- how it ends

    def action_keep(self) -> None:
        """Save it, if every field can be taken."""
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
        """Leave; what was typed is not dropped without asking."""
        if self.has_typed:
            agreed = await self.ask(LeaveFormDialog())
            if not agreed:
                return
        self.leave()


class RememberedDialog(FormDialog[Result]):
    """A form of which all that is typed is on the disk within a second, and there again if the window is lost."""

    def __init__(self, unkept: DialogDraft) -> None:
        super().__init__()
        self.unkept = unkept

    def on_mount(self) -> None:
        """What is typed is on the disk from now on."""
        self.unkept.follow(self)

    def save(self, result: Result) -> None:
        """Put the last of it on the disk, and close."""
        self.unkept.end(given_in(self))
        self.dismiss(result)

    def leave(self) -> None:
        """Let it go."""
        self.unkept.let_go()
        self.dismiss(None)
