"""The check-in: how the day is going, in twenty seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from coach.domain.entries import Entry
from coach.domain.events import CheckIn
from coach.domain.help_lines import help_line_sentences
from coach.errors import RefusedError
from coach.tui.screens.dialog import TextDialog, refusal_line
from coach.tui.screens.form_dialog import RememberedDialog
from coach.tui.widgets.form import line_input
from coach.tui.widgets.scale import Scale

if TYPE_CHECKING:
    from coach.tui.dialog_drafts import DialogDraft
    from coach.tui.view import View


class CheckInDialog(RememberedDialog[CheckIn]):
    """Ask for mood, energy and a line. Only the mood is required."""

    HELP = "How you are today, only for you. Type 1 to 5, press enter for the next field, and ctrl+s to save."
    dialog_title = "How are you today?"
    KEYS_LINE = "1 to 5 chooses · enter next · ctrl+s saves · esc closes"

    def __init__(self, so_far: Entry | None, unkept: DialogDraft) -> None:
        super().__init__(unkept)
        self._so_far = so_far

    def contents(self) -> list[Widget]:
        """Return two scales and a text field, filled from today's check-in if there is one."""
        mood, energy = Scale("Mood", "low", "high", id="mood"), Scale("Energy", "low", "high", id="energy")
        line = line_input("line", "", "a line, if you like")
        if self._so_far:
            mood.value, energy.value = self._so_far.number("mood"), self._so_far.number("energy")
            line.value = self._so_far.text("note")
        return [mood, energy, line, refusal_line(), Static("Saved on this machine only.", classes="quiet-line")]

    def answer(self) -> CheckIn:
        """Return what was entered. Raises RefusedError if no mood was chosen."""
        mood, energy = self.query_one("#mood", Scale).value, self.query_one("#energy", Scale).value
        if mood is None:
            raise RefusedError("No mood yet", "Type a number from 1 (low) to 5 (high) for your mood.", "mood")
        return CheckIn(mood, energy, self.query_one(Input).value or None)


def where_to_ring(view: View) -> TextDialog:
    """For a low day: who to ring, and two minutes to put a thought aside."""
    from coach.domain.fewest import one_thing
    from coach.domain.review.day_close import EXERCISE, TO_TALK

    said = [each for each in (*EXERCISE, one_thing(view.state, view.day.date)) if each]
    lines = Content("\n".join(f"• {each}" for each in help_line_sentences(view.state.profile.country, view.day.date)))
    return TextDialog("A hard day", Content("\n\n").join([Content(TO_TALK), lines, *map(Content, said)]))
