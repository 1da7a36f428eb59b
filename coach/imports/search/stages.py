"""Maps the statuses that trackers and people give to applications to our stages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from coach.domain.search.constants import ENDED, STAGE_WORDS, STAGES, WAY
from coach.domain.search.import_rows import StageRow
from coach.guide.folding import folded
from coach.guide.statuses import StatusWords, status_words

LONGEST = 12  # words; a longer status is a sentence, and can't be interpreted
ENDS = ("withdrawn", "rejected", "silent", "accepted")  # a status that names two outcomes is unknown
_STEP = re.compile(r"(\d{4}-\d{2}-\d{2}|-) (\w+)(?:: (.*))?")
_SPLIT = re.compile(r"[,;:/|()\n]| [-–—] |→|->")


class _Phrase(NamedTuple):
    """A phrase in a status: the position of its words, and its stage.

    "negation", "doubt", "waiting" and "after" stand for words that change the meaning of a stage.
    """

    what: str
    first: int
    last: int


@lru_cache(maxsize=4_096)
def read_stage(cell: str) -> str:
    """The stage of a status; "" if there is none, or it is ambiguous.

    Parts separated by commas and the like are read one by one, and have to agree.
    """
    words = folded(cell)
    if stage := _exact_stage(words):
        return stage
    if len(words.split()) > LONGEST:
        return ""
    parts = [part for part in map(folded, _SPLIT.split(cell)) if part]
    found = [_of_words(part.split(), status_words()) for part in parts]
    if None in found:
        return ""
    return _combined([stage for stage in found if stage])


def _exact_stage(words: str) -> str:
    """The stage of a status that is one known phrase, or the name of a stage."""
    known = status_words()
    if words in STAGES:
        return words
    by_name = {folded(name): stage for stage, name in STAGE_WORDS.items()}
    return known.whole.get(words) or known.phrases.get(words) or by_name.get(words, "")


def _of_words(words: Sequence[str], known: StatusWords) -> str | None:
    """The stage of some words together; "" for none, None if ambiguous."""
    said = [*_phrases(words, known)]
    stages: list[str] = []
    waits = False
    for place, each in enumerate(said):
        if each.what in ("negation", "doubt"):
            return None
        if each.what == "waiting":
            waits = True
        elif each.what == "after":
            waits = False
        elif waits or _is_pending(said, place, words, known):
            stages.append("applied")  # what somebody is waiting for has not happened
        elif not _is_over(said, place):
            stages.append(each.what)
    if not stages and waits:
        return "applied"
    return _combined(stages)


def _is_over(said: Sequence[_Phrase], place: int) -> bool:
    """Whether an outcome came after this: "rejected after the interview" is a no."""
    return place > 1 and said[place - 1].what == "after" and said[place - 2].what in ENDED


def _is_pending(said: Sequence[_Phrase], place: int, words: Sequence[str], known: StatusWords) -> bool:
    """Whether this is the last phrase, and is still to come: "offer pending"."""
    rest = " ".join(words[said[place].last :])
    return rest in known.pending


def _combined(stages: Sequence[str]) -> str:
    """The outcome among the stages, else the furthest; "" for two outcomes, or for one pending next to one reached."""
    ends = {stage for stage in stages if stage in ENDS}
    if len(ends) > 1:
        return ""
    if ends:
        return ends.pop()
    if "wished" in stages:
        return "wished" if set(stages) == {"wished"} else ""
    return max((stage for stage in stages if stage in WAY), key=[*WAY].index, default="")


def _phrases(words: Sequence[str], known: StatusWords) -> Iterator[_Phrase]:
    """The phrases in the words, from left to right, the longest first."""
    at = 0
    while at < len(words):
        for length in range(min(known.longest, len(words) - at), 0, -1):
            if what := _meaning(" ".join(words[at : at + length]), known):
                yield _Phrase(what, at, at + length)
                at += length
                break
        else:
            at += 1


def _meaning(phrase: str, known: StatusWords) -> str:
    if phrase in known.waiting:
        return "waiting"
    if stage := known.phrases.get(phrase):
        return stage
    for what, words in (("after", known.after), ("doubt", known.doubts), ("negation", known.negations)):
        if phrase in words:
            return what
    return ""


def read_steps(cell: str) -> Iterator[StageRow]:
    """The stages in a cell of our own export, one per line; other lines are skipped."""
    for line in cell.split("\n"):
        found = _STEP.fullmatch(line.strip())
        if found and found[2] in STAGES:
            try:
                on = date.fromisoformat(found[1]) if found[1] != "-" else None
            except ValueError:
                continue
            yield StageRow(found[2], on, (found[3] or "").strip())


def stages_of(stage: str, applied_on: date | None, since: date | None) -> tuple[StageRow, ...]:
    """The stages given by a status, the date of the application and the date of the status.

    A stage without a known date has None. The date of the application means that it was sent, whatever the status.
    """
    sent = (StageRow("applied", applied_on),) if applied_on else ()
    if stage == "wished":
        return ()
    if stage in ("", "applied"):
        return sent or ((StageRow("applied", since),) if stage else ())
    day = max(since, applied_on) if since and applied_on else since
    return (*sent, StageRow(stage, day))
