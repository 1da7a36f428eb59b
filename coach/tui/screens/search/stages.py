"""The stage of an application: the next stage, or a rejection with the card written for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.sanitize import shown
from coach.domain.search.constants import STAGE_WORDS, STAGES
from coach.domain.search.events import CardHeld, StageReached
from coach.domain.search.setbacks import card_for, setback_of
from coach.tui.screens.question_dialogs import OneDialog
from coach.tui.screens.search.dialogs import SetbackDialog

if TYPE_CHECKING:
    from coach.domain.event import Event
    from coach.domain.search.state import Application
    from coach.tui.screens.search.room import Search


async def reach_stage(room: Search, application: Application) -> str | None:
    """Ask for the stage and save it. Return it, or None if it did not change."""
    choices = [(stage, STAGE_WORDS[stage]) for stage in STAGES if stage != application.stage]
    now = f"Now: {STAGE_WORDS[application.stage]}"
    stage = await room.ask(OneDialog(shown(application.employer), now, choices))
    if stage in ("rejected", "silent"):
        await log_setback(room, application, stage)
    elif stage:
        await room.store.append_all([StageReached(application.key, stage)])
        if stage != "accepted":
            room.tell(f"{application.employer}: {STAGE_WORDS[stage]}.")
    return stage


async def log_setback(room: Search, application: Application, stage: str) -> None:
    """Show the card for a rejection or a silence, and save both."""
    card = card_for(room.search_log, setback_of(stage))
    answer = await room.ask(SetbackDialog(application, stage, card))
    if answer is None:
        return
    events: list[Event] = [StageReached(application.key, stage)]
    if card and answer == "held":
        events.append(CardHeld(card.key, held=True))
    await room.store.append_all(events)
    room.tell("Saved. It was one answer, to one application.")


async def show_card(room: Search, application: Application, stage: str) -> None:
    """Show the card for a rejection already saved, or offer to write one."""
    card = card_for(room.search_log, setback_of(stage))
    answer = await room.ask(SetbackDialog(application, stage, card, is_noted=True))
    if card and answer == "held":
        await room.store.append_all([CardHeld(card.key, held=True)])
        room.tell("It is noted. It was one answer, to one application.")
