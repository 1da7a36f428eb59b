"""Records of the search as they are typed, field by field, on the screen or in the shell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple

from coach.domain.dates import day_with_year, parse_any_day, parse_day
from coach.domain.event import Event
from coach.domain.lengths import parse_minutes
from coach.domain.runway.changes import new_id
from coach.domain.schedule.block import parse_clock
from coach.domain.search.changes import as_fields
from coach.domain.search.constants import ACTIVITIES, CLOSENESS, METHODS, POSTINGS
from coach.domain.search.events import ActivitySet, ApplicationSet, EmployerSet, PersonSet
from coach.domain.search.log import SearchLog
from coach.domain.search.state import Record
from coach.domain.wording import duration
from coach.errors import RefusedError

What = Literal["person", "employer", "application", "activity"]
YES_OR_NO = ("no", "yes")


class RecordField(NamedTuple):
    """A field: its name, its label on the screen, a hint, and how it is read; `words` are those it can have."""

    name: str
    label: str
    hint: str = ""
    read: str = "text"
    words: Sequence[str] = ()


def _scale(low: str, high: str) -> Sequence[str]:
    return ("-", f"1, {low}", "2", "3", "4", f"5, {high}")


_CLOSE = ("-", *(f"{number}, {words}" for number, words in enumerate(CLOSENESS, 1)))
_POSTED = ("-", *(f"{number}, {words}" for number, words in enumerate(POSTINGS, 1)))
FIELDS: Mapping[str, Sequence[RecordField]] = {
    "person": (
        RecordField("name", "Name", "Ana Lopez"),
        RecordField("closeness", "How close", "1 (have met) to 5 (could ring tonight)", "scale", _CLOSE),
        RecordField("employer", "Works at", "Acme"),
        RecordField("role", "Job there", "head of platform"),
        RecordField("where", "Known from", "the bank, 2019"),
        RecordField("last_contact", "Last contact", "3 weeks ago, 1 June", "past day"),
        RecordField("shared", "People in common", "", "flag", YES_OR_NO),
        RecordField("decides", "Decides on hiring", "", "flag", YES_OR_NO),
        RecordField("ask", "What to ask", "how the team hires"),
        RecordField("next_step", "Next step", "send the paper"),
        RecordField("next_on", "Next step on", "friday, in 2 weeks, 1 Dec", "day"),
        RecordField("email", "E-mail"),
        RecordField("phone", "Phone"),
        RecordField("link", "Link"),
        RecordField("note", "Note"),
    ),
    "employer": (
        RecordField("name", "Name", "Acme"),
        RecordField(
            "motivation", "How much you want it", "1 (little) to 5 (very much)", "scale", _scale("little", "much")
        ),
        RecordField("posting", "Any job open", "1 (nothing) to 3 (one that fits)", "scale", _POSTED),
        RecordField("advocate", "Know somebody there", "", "flag", YES_OR_NO),
        RecordField("link", "Link"),
        RecordField("note", "Note"),
    ),
    "application": (
        RecordField("employer", "Employer", "Acme"),
        RecordField("role", "Role", "platform engineer"),
        RecordField("source", "Found at", "LinkedIn, a friend"),
        RecordField("contact", "Contact", "Ana Lopez"),
        RecordField("location", "Place", "Dubai, remote"),
        RecordField("reference", "Reference", "the number of the job"),
        RecordField("next_step", "Next step", "interview at 10:00"),
        RecordField("next_on", "Next step on", "friday, in 2 weeks, 1 Dec", "day"),
        RecordField("link", "Link"),
        RecordField("note", "Note"),
    ),
    "activity": (
        RecordField("what", "What", "", "word", ACTIVITIES),
        RecordField("text", "In words", "coffee at the station"),
        RecordField("on", "Day", "today, yesterday or 20 November", "past day"),
        RecordField("minutes", "How long", "40, 1h30, half an hour", "minutes"),
        RecordField("start", "At", "9:30", "clock"),
        RecordField("person", "With", "somebody on your list", "person"),
        RecordField("employer", "Employer"),
        RecordField("application", "Application", "the employer it went to", "application"),
        RecordField("method", "How", "", "word", ("-", *METHODS)),
        RecordField("contact", "Contact", "name and title"),
        RecordField("details", "Their details", "phone or e-mail"),
        RecordField("address", "Address or link"),
        RecordField("position", "Position"),
        RecordField("reference", "Reference"),
        RecordField("result", "Result", "they wrote back"),
        RecordField("result_on", "Result on", "friday, 1 Dec", "day"),
        RecordField("proof", "Proof", "where the file is"),
        RecordField("points", "Points", "", "number"),
        RecordField("note", "Note"),
    ),
}


def typed_fields(what: str, texts: Mapping[str, str], log: SearchLog, today: date, country: str = "") -> dict[str, Any]:
    """The fields of a record from their texts, as people in `country` write them; an empty text, or "-", is None.

    Raises RefusedError, naming the field, for one that can't be read.
    """
    known = {field.name: field for field in FIELDS[what]}
    return {name: _read(known[name], text.strip(), log, (today, country)) for name, text in texts.items()}


def reading(field: RecordField, text: str, log: SearchLog, here: tuple[date, str]) -> str:
    """How a field is read, in words; "" where it is taken as it is. `here` is the day, and the code of the country.

    Raises RefusedError.
    """
    value = _read(field, text, log, here)
    if isinstance(value, date):
        return day_with_year(value)
    if field.read == "minutes" and value is not None:
        return duration(value)
    if field.read == "person":
        return log.people[value].name
    if field.read == "application":
        sent = log.applications[value]
        return ", ".join(filter(None, (sent.employer, sent.role)))
    return str(value) if field.read == "clock" and value else ""


def _read(field: RecordField, text: str, log: SearchLog, here: tuple[date, str]) -> Any:  # noqa: ANN401 - each has its own type
    if text in ("", "-"):
        return None
    readers: dict[str, Callable[[], Any]] = {
        "text": lambda: text,
        "word": text.lower,
        "past day": lambda: parse_day(text, *here),
        "day": lambda: parse_any_day(text, *here),
        "scale": lambda: _number(text.partition(",")[0]),
        "number": lambda: _number(text),
        "flag": lambda: _flag(text),
        "minutes": lambda: parse_minutes(text),
        "clock": lambda: parse_clock(text),
        "person": lambda: log.find("person", text),
        "application": lambda: log.find("application", text),
    }
    try:
        return readers[field.read]()
    except RefusedError as error:
        raise RefusedError(error.title, f"{field.label}: {error.message}", field.name) from error


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 6):
        raise RefusedError(f"{text[:40]!r} is not a whole number", "Give it in figures.")
    return int(text)


def _flag(text: str) -> bool | None:
    if text.lower() not in ("yes", "no", "y", "n"):
        raise RefusedError(f"{text[:20]!r} is neither yes nor no", "Write yes or no.")
    return text.lower().startswith("y") or None


def shown_field(record: Record, field: RecordField) -> str:
    """A field of a record as one would type it."""
    value = getattr(record, field.name)
    if field.read == "flag":
        return YES_OR_NO[bool(value)]
    return "" if value is None else str(value)


def record_event(
    what: str, known: Record | None, changes: Mapping[str, Any], log: SearchLog
) -> tuple[Event, date | None]:
    """A new record, or `known` with changes, as a fact and the day it is about (None: today). Raises RefusedError."""
    values = {**(as_fields(known) if known else {}), **changes}
    on = values.pop("on", None)
    for name in ("told_on", "stages"):
        values.pop(name, None)
    if known is None:
        values["key"] = new_id(_stem(what, values), _taken(what, log))
    makers: dict[str, Callable[..., Event]] = {
        "person": PersonSet,
        "employer": EmployerSet,
        "application": ApplicationSet,
        "activity": ActivitySet,
    }
    for name in {"person": ("name",), "employer": ("name",), "application": ("employer",), "activity": ("what",)}[what]:
        values[name] = values.get(name) or ("other" if what == "activity" else "")
    return makers[what](**values), on


def _stem(what: str, values: Mapping[str, Any]) -> str:
    if what == "activity":
        return f"{values.get('what', 'activity')}-{values.get('text') or ''}"
    if what == "application":
        return f"{values.get('employer') or ''} {values.get('role') or ''}"
    return str(values.get("name") or "")


def _taken(what: str, log: SearchLog) -> Mapping[str, Record]:
    lists: dict[str, Mapping[str, Record]] = {
        "person": log.people,
        "employer": log.employers,
        "application": log.applications,
        "activity": log.activities,
    }
    return lists[what]
