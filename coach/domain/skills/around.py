"""Read the words around a skill: "no Excel needed" does not ask for it; "our UX colleagues" have it themselves.

Only the line itself is read, and only the words next to the skill: any doubt counts as asked for.
"""

from __future__ import annotations

import re

FAR = 40
"""How many characters before and after a skill are read."""

_NO_BEFORE = re.compile(
    r"""(?:^|[^\w]) (?: (no) | without | kein\w{0,2} | ohne | sans | pas[ ]de | sin | sem | geen | zonder | need[ ]no
        | no[ ]need[ ](?:for|of) | (?:not|n't)[ ]need | pas[ ]besoin[ ]d[e'] | no[ ]hace[ ]falta | no[ ]es[ ]necesario
        | não[ ]é[ ](?:preciso|necessário) )
    (?:[ ](?:any|a|an|prior|previous|formal|special|to[ ](?:know|speak)|hablar|saber|tener|falar|ter|saber))?[ ]?$""",
    re.IGNORECASE | re.VERBOSE,
)
_NO_AFTER = re.compile(
    r"""(?:[ ](?:experience|skills|knowledge))?[ ] (?: (?:is|are)[ ](?:not[ ](?:needed|necessary)|unnecessary)
        | (?:ist|sind)[ ]nicht[ ](?:nötig|notwendig|erforderlich) | n'est[ ]pas[ ](?:nécessaire|exigé|requis)
        | no[ ](?:es|son)[ ]necesari | (?:is|zijn)[ ]niet[ ](?:nodig|noodzakelijk|vereist)
        | não[ ]é[ ](?:necessári|precis) )""",
    re.IGNORECASE | re.VERBOSE,
)
_ENGLISH = re.compile(
    r"\b(?:the|and|you|we|our|your|of|is|are|to|need(?:ed)?|required|necessary|please)\b", re.IGNORECASE
)
_WITH_ANOTHER = re.compile(
    r"\b(?:to|with|alongside|from|by|under|assist(?:s|ing)?|support(?:s|ing)?)"
    r" (?:an?|the|our|your|their)(?: [\w-]{1,12})?[ ]$",
    re.IGNORECASE,
)
_OTHERS = re.compile(r" (?:people|colleagues|folks)\b", re.IGNORECASE)


def is_not_required(text: str, start: int, end: int) -> bool:
    """Whether the words next to it say it is not required: "no cold calling", "a car is not needed".

    "No" alone counts only on a line with an English word: in Portuguese it means "in the", and precedes requirements.
    """
    if _NO_AFTER.match(text, end, min(end + FAR, _line_end(text, end))):
        return True
    found = _NO_BEFORE.search(_before(text, start))
    if found is None or not found[1]:
        return found is not None
    return _ENGLISH.search(text, _line_start(text, start), _line_end(text, end)) is not None


def is_of_others(text: str, start: int, end: int, *, is_person: bool) -> bool:
    """Whether others have it: "our UX colleagues". If the skill names a person, it may be a colleague: "with our data
    scientist".
    """
    if _OTHERS.match(text, end):
        return True
    return is_person and _WITH_ANOTHER.search(_before(text, start)) is not None


def _before(text: str, start: int) -> str:
    return text[max(start - FAR, _line_start(text, start)) : start]


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
