"""The setback cards: read, written, changed, put away, from wherever they are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.runway.changes import new_id
from coach.domain.sanitize import shown
from coach.domain.search.events import CardGone, CardHeld, CardSet
from coach.domain.search.setbacks import PROMPTS, card_for, card_words, setback_of
from coach.tui.screens.question_dialogs import LinesDialog, OneDialog
from coach.tui.screens.search.dialogs import SetbackDialog

TOLD = "What you will do when something goes wrong. coach shows you the card when that day comes."

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.domain.search.state import Application, Card
    from coach.tui.host import MainScreen
    from coach.tui.screens.search.handlers import SearchHandlers


class CardDialog(LinesDialog):
    """What one will do when a setback comes, in a line."""

    HELP = "One small thing you will do then. Empty the line to remove the card."

    def __init__(self, told: str, setback: str, answer: str = "") -> None:
        self._setback = setback
        when, example = next(((when, example) for name, when, example in PROMPTS if name == setback), ("Then", ""))
        super().__init__("A setback card", told, [(f"{when},", answer, example)])

    def check(self, lines: list[str]) -> None:
        """See that it can be kept. Raises RefusedError."""
        if lines[0]:
            CardSet("card", self._setback, lines[0])


def show_card_for(room: SearchHandlers, application: Application, stage: str, then: Callable[[], None]) -> None:
    """Show the card for a no that is noted already, or where to write one; then go on."""
    card = card_for(room.search_log, setback_of(stage))

    def keep(answer: str | None) -> None:
        if card and answer == "held":
            room.keep([(CardHeld(card.key, held=True), None)], "It is noted. It was one answer, to one application.")
        then()

    room.app.push_screen(SetbackDialog(application, stage, card, is_noted=True), keep)


def show_cards(main: MainScreen) -> None:
    """Every card; one that is chosen can be changed, and a new one written."""
    cards = main.coach_app.store.state.search.cards
    choices = [
        (key, f"{_when(card.setback)}: {shown(card.answer)} ({card_words(card)})") for key, card in cards.items()
    ]
    choices += [(f"+{setback}", f"Write one: {when[:1].lower()}{when[1:]}") for setback, when, _ in PROMPTS]

    def choose(name: str | None) -> None:
        if name is not None:
            _write(main, cards.get(name), name.removeprefix("+"))

    main.app.push_screen(OneDialog("Setback cards", TOLD, choices), choose)


def _when(setback: str) -> str:
    return next((when for name, when, _ in PROMPTS if name == setback), setback.capitalize())


def _write(main: MainScreen, card: Card | None, setback: str) -> None:
    setback = card.setback if card else setback

    def keep(lines: list[str] | None) -> None:
        if lines is None:
            return
        cards = main.coach_app.store.state.search.cards
        if lines[0]:
            key = card.key if card else new_id(setback, cards)
            main.record(CardSet(key, setback, lines[0], card.wrong if card else ""), "Saved.")
        elif card:
            main.record(CardGone(card.key), "Removed. Press u to bring it back.")

    told = "What will you do then? Write it on a calm day; coach shows it to you when that day comes."
    main.app.push_screen(CardDialog(told, setback, card.answer if card else ""), keep)
