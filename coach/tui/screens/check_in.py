"""The check-in: how the day is, in twenty seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from coach.domain.entries import Entry
from coach.domain.events import CheckIn
from coach.domain.help_lines import rings
from coach.errors import RefusedError
from coach.tui.dialog_drafts import given_in
from coach.tui.screens.dialog import Dialog, refusal_line
from coach.tui.widgets.form import line_input
from coach.tui.widgets.scale import Scale

if TYPE_CHECKING:
    from coach.tui.dialog_drafts import DialogDraft
    from coach.tui.view import View


class CheckInDialog(Dialog[CheckIn]):
    """Mood, energy and a line. Only the mood is asked for; the rest may stay empty."""

    HELP = "How you are today, only for you. Type 1 to 5, press tab for the next field, and enter to save."
    dialog_title = "How are you today?"
    KEYS_LINE = "1 to 5 chooses · tab next · enter saves · esc closes"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "keep", "Save", show=False)]

    def __init__(self, so_far: Entry | None, unkept: DialogDraft) -> None:
        super().__init__()
        self._so_far = so_far
        self._unkept = unkept

    def contents(self) -> list[Widget]:
        """Two scales and a line, filled with today's check-in if there is one."""
        mood, energy = Scale("Mood", "low", "high", id="mood"), Scale("Energy", "low", "high", id="energy")
        line = line_input("line", "", "a line, if you like")
        if self._so_far:
            mood.value, energy.value = self._so_far.number("mood"), self._so_far.number("energy")
            line.value = self._so_far.text("note")
        return [mood, energy, line, refusal_line(), Static("Saved on this machine only.", classes="quiet-line")]

    def on_mount(self) -> None:
        """What is typed is on the disk from now on."""
        self._unkept.follow(self)

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Keep it, if a mood was chosen."""
        try:
            answers = self._answers()
        except RefusedError as error:
            self.refuse(error)
        else:
            self._unkept.end(given_in(self))
            self.dismiss(answers)

    def action_close(self) -> None:
        """Let it go."""
        self._unkept.let_go()
        self.dismiss(None)

    def _answers(self) -> CheckIn:
        mood, energy = self.query_one("#mood", Scale).value, self.query_one("#energy", Scale).value
        if mood is None:
            raise RefusedError("No mood yet", "Type a number from 1 (low) to 5 (high) for your mood.")
        return CheckIn(mood, energy, self.query_one(Input).value or None)


def where_to_ring(view: View) -> Dialog[bool]:
    """For a low day: who is there to listen, and two minutes to put a thought away."""
    from coach.domain.fewest import one_thing
    from coach.domain.review.day_close import EXERCISE, TO_TALK
    from coach.tui.screens.dialog import TextDialog

    said = [each for each in (*EXERCISE, one_thing(view.state, view.day.date)) if each]
    lines = Content("\n".join(f"• {each}" for each in rings(view.state.profile.country, view.day.date)))
    return TextDialog("A hard day", Content("\n\n").join([Content(TO_TALK), lines, *map(Content, said)]))
