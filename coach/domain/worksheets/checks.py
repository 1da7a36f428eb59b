"""Check a text before it is sent: length, gaps, empty phrases, and whether it mentions the end of the job.

The notes are gentle and never block anything. The phrases are ours (content/phrases.toml): an opinion, not research.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from coach.domain.worksheets.templates import gaps
from coach.guide.worksheets import Phrase

_ENDED = re.compile(
    r"\b(laid off|lay-?offs?|redundan\w+|let go|lost my (job|role|post)|goodbye|farewell|leaving|left"
    r"|(role|job|post|position|contract|team|chapter|time)s?\b.{0,60}?\b(ended|ends|came to an end|closed|cut)"
    r"|ended (in|on|last|this)|end of (my|an?) \w+|restructur\w+|last day|between (jobs|roles|posts)"
    r"|insolven\w+|bankrupt\w*)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\b(looking for|next|open to|seeking|would like to|hope to|want to|ready (for|to))\b", re.IGNORECASE
)


def review_text(text: str, limit: int, checks: Collection[str], phrases: Sequence[Phrase] = ()) -> list[str]:
    """Suggested changes, one sentence each; empty if there are none. `checks` are "exit", "next", "phrases"."""
    notes = []
    if len(text) > limit:
        notes.append(f"It is {len(text) - limit:,} characters over the limit of {limit:,}.")
    if empty := gaps(text):
        notes.append("One gap is still empty." if empty == 1 else f"{empty} gaps are still empty.")
    if not text.strip():
        return notes
    if "exit" in checks and not _ENDED.search(text):
        notes.append(
            "It does not say that the job ended. People see the dates, and one plain sentence answers their question."
        )
    if "next" in checks and not _NEXT.search(text):
        notes.append("It does not say what you look for next. That is what people can help with.")
    if "phrases" in checks:
        notes += _empty(text, phrases)
    return notes


def _empty(text: str, phrases: Sequence[Phrase]) -> list[str]:
    plain = " ".join(text.lower().replace("’", "'").replace("-", " ").split())
    notes = []
    for phrase in phrases:
        found = next((says for says in phrase.says if _says(plain, says.replace("-", " "))), None)
        if found:
            notes.append(f"“{found}”: {phrase.note}")
    return notes


def _says(plain: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", plain) is not None


def counted(text: str, limit: int) -> str:
    """Its length in words: "134 of 220 characters"."""
    return f"{len(text):,} of {limit:,} characters"
