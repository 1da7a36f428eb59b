"""One line about an effort, as people type it, read into fields that the person can still change.

"coffee with a former colleague at Acme, 40 min, ask about platform team, follow up Friday"
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple, TypeVar

from coach.domain.dates import parse_day
from coach.domain.schedule.block import parse_clock, parse_minutes
from coach.domain.text import NOTE_LIMIT
from coach.domain.weekdays import parse_coming_day
from coach.errors import RefusedError

KINDS: tuple[tuple[str, str, str], ...] = (  # kind of activity or stage, its words, how it is done
    ("rejected", r"rejected|rejection|turned down|a no|they said no", ""),
    ("silent", r"no answer|no reply|silence|ghosted|never heard", ""),
    ("offer", r"offer|offered", ""),
    ("practice", r"mock(?: interview)?|practi[cs]ed?|rehears(?:ed|al)", ""),
    ("interview", r"(?:\w+ )?interview(?:ed)?|screening|first call|final round", ""),
    ("application", r"applied|apply|application|sent (?:my |a )?cv", "online"),
    ("course", r"course|lesson|studied|learn(?:ed|t|ing)|tutorial|class", ""),
    ("event", r"event|meet-?up|fair|conference|webinar|workshop", ""),
    ("message", r"e-?mail(?:ed)?|mail(?:ed)?", "e-mail"),
    ("message", r"wrote|write|messaged?|texted?|dm|pinged|reached out|reminded", "online"),
    ("call", r"zoom|video(?: call)?|teams", "video"),
    ("call", r"call(?:ed)?|phoned?|rang", "phone"),
    (
        "conversation",
        r"coffee|lunch|breakfast|dinner|tea|walk|drinks?|met|meet(?:ing)?|visit(?:ed)?",
        "in person",
    ),
    ("conversation", r"talk(?:ed)?|chat(?:ted)?|spoke|conversation|catch-?up|caught up", ""),
)
STAGES = {"rejected": "rejected", "silent": "silent", "offer": "offer"}
_LINKS = re.compile(r"\s+(with|at|from|to|by|as|for|about|via|through)\s+", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:an?|the|my|old)\s+", re.IGNORECASE)
_FOLLOW = re.compile(
    r"^(follow[ -]?up|remind(?: them)?|write again|call(?: again)?|next)[: ]+(?:on |by |in )?(.+)$", re.IGNORECASE
)


T = TypeVar("T")


class Quick(NamedTuple):
    """What a line says. `what` is a kind of activity; `stage` is set where it tells of an offer or of an end."""

    text: str
    what: str
    on: date
    stage: str = ""
    person: str = ""
    employer: str = ""
    role: str = ""
    minutes: int | None = None
    start: str = ""
    method: str = ""
    source: str = ""
    ask: str = ""
    next_step: str = ""
    next_on: date | None = None
    note: str = ""


def read_line(line: str, today: date) -> Quick:
    """What the line says. Whatever is in no other field is in the note.

    Raises RefusedError for an empty line, and for one that is as long as a page.
    """
    words = " ".join(line.split())
    if len(words) > NOTE_LIMIT:
        raise RefusedError("That is too long for a line", f"It has room for {NOTE_LIMIT:,} characters. Shorten it.")
    clauses = [clause.strip() for clause in re.split(r"[,;]\s+|[,;]$", words) if clause.strip()]
    if not clauses:
        raise RefusedError(
            "There is nothing in the line", "Write it as: coffee with Sam at Acme, 40 min, ask about pay"
        )
    found = _first(clauses[0], today)
    for clause in clauses[1:]:
        found = _clause(found, clause, today)
    return found


def _first(clause: str, today: date) -> Quick:
    kind, method, rest = _kind(clause)
    parts = _LINKS.split(rest)
    found = Quick(clause, (STAGES.get(kind, "") and "other") or kind, today, STAGES.get(kind, ""), method=method)
    direct = parts[0].strip()
    if direct:
        found = _direct(found, kind, direct)
    for link, words in zip(parts[1::2], parts[2::2], strict=True):
        found = _linked(found, kind, link.lower(), _plain(words))
    return found


def _kind(clause: str) -> tuple[str, str, str]:
    """The kind, how it is done, and the clause without the word that told it."""
    for kind, words, method in KINDS:
        at = re.search(rf"(?<![\w-])(?:{words})(?![\w-])", clause, re.IGNORECASE)
        if at and not _LINKS.search(f" {clause[: at.start()]} "):
            return kind, method, f"{clause[: at.start()]} {clause[at.end() :]}"
    return "other", "", clause


def _direct(found: Quick, kind: str, words: str) -> Quick:
    """Words right beside the verb: "called Sam" names a person, "interview Acme" an employer."""
    words = _plain(words)
    if not words or words.lower() in ("i", "had", "got", "sent", "a", "an", "first", "second", "third", "another"):
        return found
    if kind in ("message", "call", "conversation"):
        return found._replace(person=words)
    if kind in ("rejected", "silent", "offer", "interview"):
        return found._replace(employer=words)
    return found


def _linked(found: Quick, kind: str, link: str, words: str) -> Quick:
    if link == "about":
        return found._replace(ask=f"about {words}")
    if link in ("via", "through"):
        return found._replace(source=words)
    if link == "as" or (link == "for" and kind in ("application", "interview", "offer", "rejected")):
        return found._replace(role=words)
    if link == "from" and found.person:
        return found._replace(employer=words)
    if link == "with" or (link in ("to", "from", "by") and kind in ("message", "call", "conversation")):
        return found._replace(person=words)
    if link in ("at", "from", "to", "by"):
        return found._replace(employer=words)
    return found._replace(note=f"{found.note} {link} {words}".strip())


def _clause(found: Quick, clause: str, today: date) -> Quick:
    follow = _FOLLOW.match(clause)
    if follow and (day := _tried(parse_coming_day, follow[2], today)):
        return found._replace(next_step=follow[1].lower().replace("follow-up", "follow up"), next_on=day)
    if clause.lower().startswith("ask "):
        return found._replace(ask=clause[4:].strip())
    for field, value in (
        ("minutes", _tried(parse_minutes, clause)),
        ("on", _tried(parse_day, clause, today)),
        ("start", _tried(parse_clock, clause.lower().removeprefix("at ")) if re.search(r"\d", clause) else None),
    ):
        if value is not None:
            return found._replace(**{field: value})  # type: ignore[arg-type]
    linked = _LINKS.match(f" {clause} ")
    if linked and linked[1].lower() in ("at", "via", "as", "with"):
        return _linked(found, found.what, linked[1].lower(), _plain(clause.partition(" ")[2]))
    return found._replace(note=f"{found.note}, {clause}" if found.note else clause)


def _tried(read: Callable[..., T], *values: object) -> T | None:
    try:
        return read(*values)
    except RefusedError:
        return None


def _plain(words: str) -> str:
    return _ARTICLE.sub("", words.strip(" .")).strip()
