"""The setback cards: read, written, changed, put away, from wherever they are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.runway.changes import new_id
from coach.domain.search.facts import CardGone, CardSet
from coach.domain.search.setbacks import PROMPTS, card_words
from coach.domain.text import shown
from coach.tui.screens.question_dialogs import LinesDialog, OneDialog

if TYPE_CHECKING:
    from coach.domain.search.records import Card
    from coach.tui.screens.main_handlers import MainHandlers


def show_cards(main: MainHandlers) -> None:
    """Every card; one that is chosen can be changed, and a new one written."""
    cards = main.coach_app.coach.transition.search.cards
    choices = [(key, f"{card.setback}: {shown(card.answer)} ({card_words(card)})") for key, card in cards.items()]
    choices += [(f"+{setback}", f"Write one: {when.lower()} ...") for setback, when, _ in PROMPTS]

    def choose(name: str | None) -> None:
        if name is not None:
            _write(main, cards.get(name), name.removeprefix("+"))

    main.app.push_screen(OneDialog("Setback cards", "", choices), choose)


def _write(main: MainHandlers, card: Card | None, setback: str) -> None:
    setback = card.setback if card else setback
    prompt = next((each for each in PROMPTS if each[0] == setback), (setback, "Then", ""))

    def keep(lines: list[str] | None) -> None:
        if lines is None:
            return
        cards = main.coach_app.coach.transition.search.cards
        if lines[0]:
            key = card.key if card else new_id(setback, cards)
            main.record(CardSet(key, setback, lines[0], card.wrong or None if card else None), "Kept.")
        elif card:
            main.record(CardGone(card.key), "Put away. Press u to bring it back.")

    told = "What will you do then? Written on a calm day, it comes back to you when the day is there."
    field = (f"{prompt[1]},", card.answer if card else "", prompt[2])
    main.app.push_screen(LinesDialog("A setback card", told, [field]), keep)
