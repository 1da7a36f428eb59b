"""Setbacks: the card written for one on a calm day, or kind words if there is none.

Preparing for setbacks in advance is part of JOBS II, a programme for job seekers that was tested in randomised trials
(content/evidence/liu-2014.md has the review).
"""

from __future__ import annotations

from coach.domain.search.log import SearchLog
from coach.domain.search.state import Card

PROMPTS = (
    ("rejection", "If a rejection comes", "I go for a ten-minute walk."),
    ("silence", "If nobody answers", "I ask once more, then leave it."),
    ("bad interview", "If an interview goes badly", "I note the two hard questions, and sleep on it."),
    ("low day", "If I can't bring myself to begin", "I do one thing for ten minutes."),
)
WITHOUT_CARD = {
    "rejected": "That is a no to one application, on one day, from people who saw one page about you.",
    "silent": "Silence has many causes that you can't see. You can leave it.",
}


def setback_of(stage: str) -> str:
    """The setback that a stage of an application is; "" for none."""
    return {"rejected": "rejection", "silent": "silence"}.get(stage, "")


def card_for(log: SearchLog, setback: str) -> Card | None:
    """The card for a setback: the one that helped most often, the newest on a tie."""
    found = [card for card in log.cards.values() if card.setback == setback]
    return max(reversed(found), key=lambda card: card.held, default=None)


def card_words(card: Card) -> str:
    """How often a card was needed and helped."""
    if not card.met:
        return "not needed yet"
    return f"helped {card.held} of {card.met} {'time' if card.met == 1 else 'times'}"
