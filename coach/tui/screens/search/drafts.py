"""Drafts of messages, to be changed and copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.search.first_message import first_message
from coach.domain.search.follow_ups import Due
from coach.domain.search.message_drafts import reminder, thanks
from coach.tui.screens.question_dialogs import OneDialog
from coach.tui.screens.search.dialogs import DraftDialog

if TYPE_CHECKING:
    from coach.tui.screens.search.handlers import SearchHandlers


DRAFTS = (
    ("ask", "Ask for fifteen minutes of their time"),
    ("remind", "Remind them, once"),
    ("thank", "Say thank you, after a talk"),
)


def draft(room: SearchHandlers) -> None:
    """A message to the person under the cursor, to be changed and copied."""
    person = room.person_to_write_to()
    if person is None:
        return
    state, today = room.view.state, room.today
    me = state.profile.name
    texts = {
        "ask": lambda: first_message(state, person, today),
        "remind": lambda: reminder(person, me),
        "thank": lambda: thanks(person, me),
    }

    def copy(text: str | None) -> None:
        if text:
            room.app.copy_to_clipboard(text)
            room.main.tell("Copied. When you have sent it, press l to log it.")

    def write(kind: str | None) -> None:
        if kind:
            room.app.push_screen(DraftDialog(person.name, texts[kind]()), copy)

    chosen = room.chosen
    usual = {"thanks": "thank", "remind": "remind"}.get(chosen.why if isinstance(chosen, Due) else "", "")
    if usual:
        write(usual)
    else:
        room.app.push_screen(OneDialog("A message", "", DRAFTS), write)
