"""The form for ticking with minutes, a note, or for another day."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from textual.widget import Widget
from textual.widgets import Input, Label

from coach.domain.dates import parse_day
from coach.domain.entries import Entry
from coach.domain.events import Done
from coach.domain.lengths import parse_minutes
from coach.guide.models import Action
from coach.tui.screens.dialog import refusal_line
from coach.tui.screens.form_dialog import FormDialog
from coach.tui.widgets.form import Form, line_input
from coach.tui.widgets.reads import as_day, as_length

MINUTES = "How long it took you: 30, 1h30 or half an hour. Empty is fine."
NOTE = "A few words for yourself. They come back in the review of the week."
DAY = "The day you did it; empty is today. Write it as 20 November, 2026-11-20, monday, yesterday or today."


class DatedTick(NamedTuple):
    """A tick and its day."""

    event: Done
    on: date


class TickDetails(FormDialog[DatedTick]):
    """Day, minutes and note for one tick, all optional."""

    HELP = "Tick this and add what you want to remember: the day you did it, how long it took, a note."
    dialog_title = "Tick with details"
    KEYS_LINE = "enter next · ctrl+s ticks it · esc closes"
    SAVE = "Tick"

    def __init__(self, action: Action, here: tuple[date, str], ticked: Entry | None) -> None:
        super().__init__()
        self._action = action
        self._here = here
        self._minutes = ticked.number("minutes") if ticked else None
        self._note = ticked.text("note") if ticked else ""

    def contents(self) -> list[Widget]:
        """Return three fields, filled from today's tick if there is one."""
        minutes = "" if self._minutes is None else str(self._minutes)
        return [
            Label(f"{self._action.id}  {self._action.title}", markup=False, classes="dialog-subject"),
            Form(
                [
                    (
                        "How long",
                        line_input("minutes", minutes, f"about {self._action.minutes}", MINUTES, reads=as_length),
                    ),
                    ("Note", line_input("tick-note", self._note, "what you want to remember", NOTE)),
                    (
                        "Day",
                        line_input(
                            "day", "", "today, yesterday or 20 November", DAY, reads=as_day(parse_day, *self._here)
                        ),
                    ),
                ]
            ),
            refusal_line(),
        ]

    def answer(self) -> DatedTick:
        """Return the tick. Raises RefusedError for a field that can't be read."""
        minutes = self.query_one("#minutes", Input).value.strip()
        day = self.query_one("#day", Input).value.strip()
        note = self.query_one("#tick-note", Input).value
        event = Done(self._action.id, parse_minutes(minutes) if minutes else None, note or None)
        return DatedTick(event, parse_day(day, *self._here) if day else self._here[0])
