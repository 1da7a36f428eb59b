"""Whether an advert calls a skill required or nice to have, in its own words.

Taken from the sentence ("SQL is a plus"), or else from the heading above it ("Nice to have:"). English only; if an
advert says neither, or both in one sentence, neither counts.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Literal, NamedTuple

Demand = Literal["", "required", "nice to have"]

WISH = re.compile(
    r"""\b(?: nice[- ]to[- ]haves? | good[ ]to[ ]have | prefer(?:red|ably|ence) | desir(?:able|ed) | bonus[ ]points?
    | (?:is|are|be|as)[ ]a[ ](?:big[ ]|strong[ ]|real[ ])?(?:plus|bonus) | an?[ ](?:added[ ]|strong[ ])?advantage
    | advantageous | ideally | optional | beneficial | not[ ](?:required|essential|necessary|a[ ]must) )\b
    | ^\W*(?:bonus|a[ ]plus|pluses)\b""",
    re.IGNORECASE | re.VERBOSE,
)
MUST = re.compile(
    r"""\b(?: must(?:[- ]haves?)? | required? | requirements? | essential | mandatory | minimum | necessary
    | prerequisites? | non[- ]negotiable | you(?:[ ]will|'ll)?[ ]need )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_OTHER_HEADING = re.compile(
    r"""\b(?: responsibilit | dut(?:y|ies) | tasks | what[ ]you(?:[ ]will|'ll)[ ](?:do|get) | about | benefits | perks
    | we[ ]offer | our[ ]offer | the[ ](?:role|job|team|company) | who[ ]we[ ]are | location | salary | apply )""",
    re.IGNORECASE | re.VERBOSE,
)
_IS_SENTENCE = re.compile(r"\b(?:is|are|be)\b|[.;,] ")
_BULLET = re.compile(r"\s*[-*•·–▪◦‣●○✓➢]\s")
_LONGEST_HEADING, _MOST_WORDS = 60, 5


class AdvertLine(NamedTuple):
    """A line of an advert: its start and end, and the demand of the heading above it."""

    start: int
    end: int
    under: Demand


def lines_of(text: str) -> list[AdvertLine]:
    """The lines of a plain text with the demand of their headings."""
    found: list[AdvertLine] = []
    under: Demand = ""
    listed = blank = False
    texts = text.split("\n")
    starts = accumulate((len(line) + 1 for line in texts[:-1]), initial=0)
    for line, start in zip(texts, starts, strict=True):
        bulleted = bool(_BULLET.match(line))
        if _is_heading(line, bulleted=bulleted):
            under, listed = demand_of(line), False
        elif listed and blank and line and not bulleted:
            under, listed = "", False  # the list under the heading is over
        listed, blank = listed or bulleted, not line
        found.append(AdvertLine(start, start + len(line), under))
    return found


def demand_of(sentence: str) -> Demand:
    """The demand of a sentence by its own words."""
    rest, wishes = WISH.subn(" ", sentence)
    must = bool(MUST.search(rest))
    if wishes:
        return "" if must else "nice to have"
    return "required" if must else ""


def _is_heading(line: str, *, bulleted: bool) -> bool:
    """Whether a line is a heading: short, and ending with a colon, or one of the usual headings of adverts."""
    bare = line.strip(" \t#*=-_•·>")
    if not bare or len(bare) > _LONGEST_HEADING:
        return False
    if bare.endswith(":"):
        return True
    if bulleted or len(bare.split()) > _MOST_WORDS or _IS_SENTENCE.search(f"{bare} "):
        return False
    return any(words.search(bare) for words in (WISH, MUST, _OTHER_HEADING))
