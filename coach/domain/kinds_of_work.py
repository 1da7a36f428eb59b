"""The kinds of work that the guide has special wording for. coach asks once, and the answer is optional."""

from __future__ import annotations

from coach.errors import RefusedError

KINDS = {
    "office": "at a desk",
    "hands": "with your hands: trades, building, repair, driving",
    "care": "caring for people, or teaching",
    "service": "in a kitchen, a shop or a hotel",
}
"""Each kind in words that fit after "You work"."""


def parse_work(text: str) -> str:
    """Return the kind of work that was typed, whole or as a prefix. Raises RefusedError."""
    word = text.strip().lower()
    found = [kind for kind in KINDS if word and kind.startswith(word)]
    if len(found) != 1:
        raise RefusedError(f"There is no kind of work {text[:40]!r}", f"Choose one of: {', '.join(KINDS)}.")
    return found[0]


def in_words(kind: str) -> str:
    """ "hands (with your hands: trades, building, repair, driving)"; "" if none is set."""
    return f"{kind} ({KINDS[kind]})" if kind in KINDS else ""
