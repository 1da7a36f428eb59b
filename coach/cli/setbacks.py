"""The response to a rejection or to silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_wrapped

if TYPE_CHECKING:
    from coach.cli.context import Context


def answer_setback(stage: str, context: Context) -> None:
    """After a rejection or silence, print the setback card that was written for it, or a kind word."""
    from coach.domain.search.setbacks import WITHOUT_CARD, card_for, setback_of

    setback = setback_of(stage)
    if not setback:
        return
    card = card_for(context.store.state.search, setback)
    if card:
        print_wrapped(f"Your card for this: {card.answer}")
        print_wrapped(f"`coach cards held {card.key}` if you did it.")
    else:
        print_wrapped(WITHOUT_CARD[stage])
