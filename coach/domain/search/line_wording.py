"""Show how a line was understood: every word once, as typed, next to the part it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.dates import WEEKDAYS, day_in_year, short_day
from coach.domain.search.constants import STAGE_WORDS
from coach.domain.search.line_facts import PLANNED_MINUTES
from coach.domain.search.line_tokens import NOTE, Part
from coach.domain.search.quick_log import ParsedLine
from coach.domain.search.worklog import known_authority, needed_of
from coach.domain.wording import duration

if TYPE_CHECKING:
    from coach.domain.schedule.block import Block
    from coach.domain.search.log import SearchLog

LABELS = {
    "what": "What",
    "person": "Who",
    "employer": "Employer",
    "role": "Role",
    "on": "Day",
    "start": "Time",
    "minutes": "How long",
    "method": "How",
    "source": "Found through",
    "reference": "Reference",
    "place": "Place",
    "about": "About",
    "ask": "To ask",
    "next_step": "Next step",
    "next_on": "Next step",
    "unread": "Not understood",
    NOTE: "Not read",
}


class LineRow(NamedTuple):
    """One part: its name, the words typed, and what they were understood as if that is not obvious."""

    label: str
    words: str
    told: str


def rows_of(quick: ParsedLine, today: date) -> list[LineRow]:
    """Every word of the line in order; the day comes last if none was given."""
    rows: list[LineRow] = []
    people = 0
    for part in quick.parts:
        meaning = _person(quick, people) if part.name == "person" else _meaning_of(part, quick, today)
        people += part.name == "person"
        rows.append(LineRow(LABELS[part.name], part.words, meaning))
    if not any(part.name in ("on", "unread") for part in quick.parts) and not quick.planned:
        rows.append(LineRow(LABELS["on"], "", "today, because you gave no other day"))
    return rows


def _meaning_of(part: Part, quick: ParsedLine, today: date) -> str:
    if part.name == "what":
        meaning = STAGE_WORDS.get(part.value, part.value)
        return "" if meaning.casefold() in part.words.casefold() else meaning
    if part.name == "on" and quick.on:
        return _day(quick.on, part.words, today)
    if part.name == "next_on" and quick.next_on:
        return _day(quick.next_on, part.words, today)
    if part.name == "minutes":
        meaning = duration(int(part.value))
        return "" if _repeats(meaning, part.words) else meaning
    if part.name in ("start", "method"):
        return "" if _repeats(part.value, part.words) else part.value
    return {"note": "saved as a note", "unread": part.value}.get(part.name, "")


def _day(day: date, words: str, today: date) -> str:
    friendly = short_day(day) if day.year == today.year else f"{WEEKDAYS[day.weekday()][:3]} {day_in_year(day)}"
    for words_for_day in (friendly, day.isoformat()):
        if not _repeats(words_for_day, words):
            return words_for_day
    return WEEKDAYS[day.weekday()]


def _repeats(meaning: str, words: str) -> bool:
    """Whether a typed word would appear twice."""
    return bool(set(meaning.casefold().split()) & {word.strip(".,").casefold() for word in words.split()})


def _person(quick: ParsedLine, number: int) -> str:
    """Who that is in the people list: the rest of their name, or that they are new."""
    named = quick.people[number]
    if any(ask.about == "person" and ask.name.casefold() == named.name.casefold() for ask in quick.asks):
        return "it could be more than one"
    if not named.key:
        return "new on your list"
    typed = {word.strip(".,").casefold() for part in quick.parts for word in part.words.split()}
    rest = " ".join(word for word in named.name.split() if word.casefold() not in typed)
    return f"{rest}, on your list" if rest else "on your list"


def done_blocks_words(blocks: Sequence[Block]) -> str:
    """A sentence that the blocks planned for it are done; "" if there are none."""
    if not blocks:
        return ""
    times = " and ".join(block.start for block in blocks)
    return f"The block at {times} counts as done." if len(blocks) == 1 else f"The blocks at {times} count as done."


def method_words(quick: ParsedLine, log: SearchLog) -> str:
    """A sentence that the person's work-search log needs the method, if the line has none; "" otherwise."""
    if quick.method or quick.planned or quick.is_answer or not log.authority:
        return ""
    who = known_authority(log.authority)
    if "method" not in {field for _, field in who.columns} or "method" not in needed_of(quick.what, who):
        return ""
    return f"How was it done? {who.name} asks for it: add online, by phone, in person, by e-mail."


def planned_words(quick: ParsedLine) -> str:
    """Where a plan is saved."""
    whose = "the people it names" if quick.people else "that application" if quick.employer else ""
    step = f"as the next step of {whose}" if whose else ""
    block = f"as {quick.minutes or PLANNED_MINUTES} minutes in your week" if quick.start else ""
    return (
        f"It is still to come, so it does not count as done. It is saved {' and '.join(filter(None, (step, block)))}."
    )
