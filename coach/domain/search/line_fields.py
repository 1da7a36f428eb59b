"""Convert a parsed line to fields that a person can correct, and back."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date

from coach.domain.dates import parse_any_day
from coach.domain.lengths import parse_minutes
from coach.domain.schedule.block import parse_clock
from coach.domain.search.constants import ACTIVITIES, METHODS, STAGE_WORDS
from coach.domain.search.line_facts import PLANNED_MINUTES
from coach.domain.search.line_names import Named, NameQuestion, known_names, person_of
from coach.domain.search.line_tokens import NOTE
from coach.domain.search.log import SearchLog
from coach.domain.search.matching import folded_name
from coach.domain.search.quick_log import ParsedLine
from coach.errors import RefusedError

ANSWERS = ("rejected", "silent", "answered", "offer", "accepted", "withdrawn")
KINDS = (*ACTIVITIES, *(STAGE_WORDS[stage] for stage in ANSWERS))
NO_METHOD = "-"
HOW = (NO_METHOD, *METHODS)
FIELDS = (
    ("person", "With", ""),
    ("employer", "At", ""),
    ("role", "Role", ""),
    ("on", "Day", "today"),
    ("start", "Time", "10:30"),
    ("minutes", "Minutes", "40, 1h30"),
    ("source", "Found through", ""),
    ("reference", "Reference", ""),
    ("ask", "What to ask", ""),
    ("next_step", "Next step", "follow up"),
    ("next_on", "Next step on", "friday"),
    ("note", "Note", ""),
)
_ASKED_BY = {"day": "on", "when": "on", "employer": "employer", "kind": "what"}
_AND = re.compile(r"\s*(?:,|;|&|\+|\band\b)\s*", re.IGNORECASE)


def as_texts(quick: ParsedLine, today: date) -> dict[str, str]:
    """Each field as it would be typed; the day is empty for today, and if it could not be parsed."""
    values = {name: getattr(quick, name) for name, _, _ in FIELDS}
    texts = {name: "" if value is None else str(value) for name, value in values.items()}
    return texts | {"on": "" if quick.on == today else texts["on"]}


def kind_word(quick: ParsedLine) -> str:
    """What was done or answered, as one of `KINDS`."""
    return STAGE_WORDS[quick.stage] if quick.is_answer else quick.what


class TypedFields:
    """The contents of the fields. `own` are those the person corrected: their open questions are answered."""

    def __init__(self, texts: Mapping[str, str], kind: str, method: str, own: Collection[str]) -> None:
        self.texts = texts
        self.kind = kind
        self.method = method
        self.own = own


def as_typed(
    quick: ParsedLine, typed: TypedFields, log: SearchLog, now: tuple[date, str], answers: Mapping[str, str]
) -> ParsedLine:
    """The line according to its fields. `now` is the day and the time of day. Raises RefusedError for an
    invalid field.
    """
    texts, (today, clock) = typed.texts, now
    asks = [ask for ask in quick.asks if _ASKED_BY.get(ask.about, "person") not in typed.own and ask.about != "person"]
    people, more = _people(texts["person"], texts["employer"], quick, log, answers)
    on = parse_any_day(texts["on"], today) if texts["on"] else quick.on if "on" not in typed.own else today
    start = parse_clock(texts["start"]) if texts["start"] else ""
    stage = next((each for each in ANSWERS if STAGE_WORDS[each] == typed.kind), "")
    kept = quick._replace(
        what="" if stage else typed.kind,
        stage=stage or (quick.stage if typed.kind == quick.what else ""),
        on=on,
        start=start,
        people=people,
        method="" if typed.method == NO_METHOD else typed.method,
        minutes=parse_minutes(texts["minutes"]) if texts["minutes"] else None,
        next_on=parse_any_day(texts["next_on"], today) if texts["next_on"] else None,
        asks=(*asks, *more),
        employer=texts["employer"],
        role=texts["role"],
        source=texts["source"],
        reference=texts["reference"],
        ask=texts["ask"],
        next_step=texts["next_step"],
        note=texts["note"],
    )
    later = on == today and bool(start and clock) and start > clock
    kept = kept._replace(planned=(on is not None and on > today) or later or (quick.planned and on == quick.on))
    if kept.is_answer and not kept.employer:
        raise RefusedError("The employer is missing", "Say which employer answered: fill in At.")
    return kept


def _people(
    text: str, employer: str, quick: ParsedLine, log: SearchLog, answers: Mapping[str, str]
) -> tuple[tuple[Named, ...], list[NameQuestion]]:
    known, found, asks = known_names(log), [], []
    listed = {named.name: named for named in quick.people if named.key}
    for name in filter(None, _AND.split(text.strip())):
        if name in listed and folded_name(name) not in answers:
            found.append(listed[name])
            continue
        named, ask = person_of(name, employer, known, answers)
        found.append(named)
        asks += [ask] if ask else []
    return tuple(found), asks


def preview(quick: ParsedLine) -> list[str]:
    """What the fields can't show: unassigned words, questions to answer first, and where a plan is saved."""
    lines = [
        f"Not understood, saved as a note: {part.words}" for part in quick.parts if part.name == NOTE and quick.note
    ]
    lines += [f"Not understood: {part.words} ({part.value})" for part in quick.parts if part.name == "unread"]
    lines += [f"Please answer first: {ask.words}" for ask in quick.asks]
    if quick.planned and quick.on:
        block = f", with {quick.minutes or PLANNED_MINUTES} minutes in your week" if quick.start else ""
        lines.append(f"Still to come: saved as a next step{block}. It is not counted as done.")
    return lines
