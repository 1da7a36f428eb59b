"""Parse durations as people write them, into whole minutes."""

from __future__ import annotations

import re
from fractions import Fraction

from coach.domain.sanitize import but_not
from coach.errors import RefusedError

LONGEST = 60  # characters
_HALVES = str.maketrans({"½": " 1/2", "¼": " 1/4", "¾": " 3/4", "’": "'", "\u00a0": " "})
_WORDS: dict[str, int | Fraction] = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
    "half": Fraction(1, 2),
    "half a": Fraction(1, 2),
    "half an": Fraction(1, 2),
    "quarter": Fraction(1, 4),
    "a quarter": Fraction(1, 4),
    "three quarters": Fraction(3, 4),
    "three-quarters": Fraction(3, 4),
    "a couple of": 2,
}
_FIGURES = r"[0-9]{1,4}(?:\.[0-9]{1,2})?(?: [1-3]/[24])?|[1-3]/[24]"
_NUMBER = "|".join([_FIGURES, *sorted(_WORDS, key=len, reverse=True)])
_HOURS, _MINUTES = r"h|hrs?|hours?", r"m|mins?|minutes?|'"
_LENGTH = re.compile(
    rf"(?:(?P<hours>{_NUMBER}) ?(?:of an )?(?:{_HOURS})(?: ?(?:and )?(?P<more>a half|a quarter|half))?)?"
    rf"(?: ?(?:and )?(?P<minutes>{_NUMBER}) ?(?P<unit>{_MINUTES})?)?"
)
_CLOCKED = re.compile(r"([0-9]{1,2}):([0-5][0-9])")
_AND_A_HALF = re.compile(rf"(?P<number>{_NUMBER}) and (?P<more>a half|a quarter|half) (?:{_HOURS})")


def parse_minutes(text: str) -> int:
    """Return the minutes that `text` names: "90", "90 min", "1h30", "1:30", "1.5h", "an hour and a half", "half an
    hour".

    A number alone is minutes. Fractions of a minute are rounded half to even. Raises RefusedError.
    """
    word = " ".join(text.lower().translate(_HALVES).replace(",", ".").split())
    minutes = _minutes(word) if word and len(word) <= LONGEST else None
    if minutes is None:
        raise RefusedError("That is not a length of time", f"Write it as 90, 90 min or 1h30{but_not(text)}.")
    return round(minutes)


def _minutes(word: str) -> Fraction | None:
    if clocked := _CLOCKED.fullmatch(word):
        return Fraction(int(clocked[1]) * 60 + int(clocked[2]))
    if halved := _AND_A_HALF.fullmatch(word):
        return (_number(halved["number"]) + _more(halved["more"])) * 60
    bare = f"an {word}" if word.startswith("hour") else word
    found = _LENGTH.fullmatch(bare)
    if not found or not (found["hours"] or found["minutes"]):
        return None
    hours, minutes = _number(found["hours"]), _number(found["minutes"])
    if found["minutes"] and not found["unit"] and not found["minutes"].isdigit():
        return None  # "a half" of what?
    if found["hours"] and (hours >= 100 or (found["minutes"] and minutes >= 60)):
        return None
    return (hours + _more(found["more"])) * 60 + minutes


def _more(words: str | None) -> Fraction:
    return {None: Fraction(0), "a quarter": Fraction(1, 4)}.get(words, Fraction(1, 2))


def _number(text: str | None) -> Fraction:
    if text and text in _WORDS:
        return Fraction(_WORDS[text])
    return sum((Fraction(part) for part in (text or "0").split()), start=Fraction(0))
