"""The form for ticking with minutes, a note, or for another day."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, Label

from coach.domain.dates import parse_day
from coach.domain.entries import Entry
from coach.domain.events import Done
from coach.errors import RefusedError
from coach.guide.models import Action
from coach.tui.screens.dialog import Dialog, refusal_line
from coach.tui.widgets.form import form, line_input

LONGEST_NUMBER = 6  # beyond it a number can't be minutes, and in the thousands of digits Python refuses to read it
MINUTES = "How long it took you, in whole minutes. Empty is fine."
NOTE = "A few words for yourself. They come back in the review of the week."
DAY = "The day you did it; empty is today. Write it as 20 November, 2026-11-20, monday, yesterday or today."


class DatedTick(NamedTuple):
    """A tick and the day it is for."""

    event: Done
    on: date


class TickDetails(Dialog[DatedTick]):
    """Day, minutes and note for one tick; each may be left as it is."""

    HELP = "Tick this and add what you want to remember: the day you did it, how long it took, a note."
    dialog_title = "Tick with details"
    KEYS_LINE = "tab next · enter ticks it · esc closes"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "keep", "Tick", show=False)]

    def __init__(self, action: Action, today: date, ticked: Entry | None) -> None:
        super().__init__()
        self._action = action
        self._today = today
        self._minutes = ticked.number("minutes") if ticked else None
        self._note = ticked.text("note") if ticked else ""

    def contents(self) -> list[Widget]:
        """Three fields, filled with what today's tick has, if there is one."""
        minutes = "" if self._minutes is None else str(self._minutes)
        return [
            Label(f"{self._action.id}  {self._action.title}", markup=False, classes="dialog-subject"),
            form(
                [
                    ("Minutes", line_input("minutes", minutes, f"about {self._action.minutes}", MINUTES)),
                    ("Note", line_input("tick-note", self._note, "what you want to remember", NOTE)),
                    ("Day", line_input("day", "", "today, yesterday or 20 November", DAY)),
                ]
            ),
            refusal_line(),
        ]

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Tick it, if every field can be read."""
        try:
            self.dismiss(self._tick())
        except RefusedError as error:
            self.refuse(error)

    def _tick(self) -> DatedTick:
        minutes = self.query_one("#minutes", Input).value.strip()
        if minutes and not (minutes.isascii() and minutes.isdecimal() and len(minutes) <= LONGEST_NUMBER):
            raise RefusedError("That is not a number of minutes", "Give whole minutes, such as 30, or leave it empty.")
        day = self.query_one("#day", Input).value.strip()
        note = self.query_one("#tick-note", Input).value
        event = Done(self._action.id, int(minutes) if minutes else None, note or None)
        return DatedTick(event, parse_day(day, self._today) if day else self._today)
