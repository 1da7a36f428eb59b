"""The kinds of work that the guide has words of its own for. They are asked once, and may be left open."""

from __future__ import annotations

from coach.errors import RefusedError

KINDS = {
    "office": "at a desk",
    "hands": "with your hands: trades, building, repair, driving",
    "care": "caring for people, or teaching",
    "service": "in a kitchen, a shop or a hotel",
}
"""What each kind means, in words that fit after "You work"."""


def parse_work(text: str) -> str:
    """The kind of work that was typed, or what it begins with. Raises RefusedError."""
    word = text.strip().lower()
    found = [kind for kind in KINDS if word and kind.startswith(word)]
    if len(found) != 1:
        raise RefusedError(f"There is no kind of work {text[:40]!r}", f"Choose one of: {', '.join(KINDS)}.")
    return found[0]


def in_words(kind: str) -> str:
    """ "hands (with your hands: trades, building, repair, driving)"; "" where nothing was said."""
    return f"{kind} ({KINDS[kind]})" if kind in KINDS else ""
