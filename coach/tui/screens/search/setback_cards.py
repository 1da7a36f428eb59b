"""The setback cards: shown, written, changed and removed, from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.runway.changes import new_id
from coach.domain.sanitize import shown
from coach.domain.search.events import CardGone, CardSet
from coach.domain.search.setbacks import PROMPTS, card_words
from coach.tui.screens.question_dialogs import LinesDialog, OneDialog

TOLD = "What you will do when something goes wrong. coach shows you the card when that day comes."

if TYPE_CHECKING:
    from coach.tui.command_worker import Asks


class CardDialog(LinesDialog):
    """What the person will do after a setback, in a line."""

    HELP = "One small thing you will do then. Empty the line to remove the card."

    def __init__(self, told: str, setback: str, answer: str = "") -> None:
        self._setback = setback
        when, example = next(((when, example) for name, when, example in PROMPTS if name == setback), ("Then", ""))
        super().__init__("A setback card", told, [(f"{when},", answer, example)])

    def check(self, lines: list[str]) -> None:
        """Check that it can be saved. Raises RefusedError."""
        if lines[0]:
            CardSet("card", self._setback, lines[0])


async def show_cards(screen: Asks) -> None:
    """Show every card. Choosing one changes it, and a new one can be written."""
    cards = screen.coach_app.store.state.search.cards
    choices = [
        (key, f"{_when(card.setback)}: {shown(card.answer)} ({card_words(card)})") for key, card in cards.items()
    ]
    choices += [(f"+{setback}", f"Write one: {when[:1].lower()}{when[1:]}") for setback, when, _ in PROMPTS]
    name = await screen.ask(OneDialog("Setback cards", TOLD, choices))
    if name is None:
        return
    card = cards.get(name)
    setback = card.setback if card else name.removeprefix("+")
    told = "What will you do then? Write it on a calm day; coach shows it to you when that day comes."
    lines = await screen.ask(CardDialog(told, setback, card.answer if card else ""))
    if lines is None:
        return
    if lines[0]:
        key = card.key if card else new_id(setback, screen.coach_app.store.state.search.cards)
        await screen.store.append(CardSet(key, setback, lines[0], card.wrong if card else ""))
        screen.tell("Saved.")
    elif card:
        await screen.store.append(CardGone(card.key))
        screen.tell("Removed. Press u to bring it back.")


def _when(setback: str) -> str:
    return next((when for name, when, _ in PROMPTS if name == setback), setback.capitalize())
