"""Drafts of messages to edit and copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.search.first_message import first_message
from coach.domain.search.follow_ups import Due
from coach.domain.search.message_drafts import reminder, thanks
from coach.domain.search.state import Activity, Person
from coach.tui.screens.question_dialogs import OneDialog
from coach.tui.screens.search.dialogs import DraftDialog

if TYPE_CHECKING:
    from coach.tui.screens.search.room import Search


DRAFTS = (
    ("ask", "Ask for fifteen minutes of their time"),
    ("remind", "Remind them, once"),
    ("thank", "Say thank you, after a talk"),
)


async def draft(room: Search) -> None:
    """Draft a message to the selected person, to edit and copy."""
    record = room.record
    person = room.search_log.people.get(record.person) if isinstance(record, Activity) else record
    if not isinstance(person, Person):
        room.tell("Choose somebody in the list of people first.")
        return
    chosen = room.chosen
    kind: str | None = {"thanks": "thank", "remind": "remind"}.get(chosen.why if isinstance(chosen, Due) else "")
    if kind is None:
        kind = await room.ask(OneDialog("A message", "", DRAFTS))
    if kind is None:
        return
    state = room.view.state
    if kind == "ask":
        words = first_message(state, person, room.today)
    else:
        words = reminder(person, state.profile.name) if kind == "remind" else thanks(person, state.profile.name)
    if text := await room.ask(DraftDialog(person.name, words)):
        room.app.copy_to_clipboard(text)
        room.tell("Copied. When you have sent it, press l to log it.")
