"""The one-line log in six languages: what it parses, what it saves, its fields, and the files with its words."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from coach.domain.sanitize import shown
from coach.domain.schedule.block import Block
from coach.domain.schedule.carried_out import carries_out
from coach.domain.search.events import ActivitySet, PersonSet
from coach.domain.search.line_facts import events_of_line
from coach.domain.search.line_fields import HOW, KINDS, TypedFields, as_texts, as_typed, kind_word, preview
from coach.domain.search.line_tokens import split_words
from coach.domain.search.line_wording import method_words, rows_of
from coach.domain.search.log import SearchLog
from coach.domain.search.quick_log import read_line
from coach.guide.content import content_root
from coach.guide.line_word_schema import LineWordsSchema
from coach.guide.line_words import languages, line_words, words_from
from tests.fuzz.mutating import mutated, texts
from tests.fuzz.rule import harmless, value_or_refusal
from tests.fuzz.target import TODAY, Target
from tests.unit.search.logs import log_of

LINES = (
    "coffee with a former colleague at Acme, 40 min, ask about platform team, follow up Friday",
    "applied to Acme as platform engineer via LinkedIn; yesterday; at 9:30",
    "phone scr w/ Acme 3pm thu, called Ana@Bolt, sent CV to 3 jobs x2 indeed",
    "llamé a Ana y Luis hace 3 días a las 4 de la tarde, ref 8812",
    "liguei para a Ana na segunda às 9h, follow-up em 3 dias",
    "sollicitatiegesprek bij ASML morgen om 10 uur 's middags, Ana gebeld",
    "mit Jan telefoniert, Vorstellungsgespräch am 3.12. um 14 Uhr verschoben",
    "entretien chez Danone lundi prochain il y a 3 jours à 14h30",
)
PARTS = (
    " with ",
    " at ",
    ", ",
    "; ",
    " by ",
    "@",
    " w/ ",
    " cancelled",
    " 12/3 ",
    " tom ",
    "&",
    " de la ",
    " que viene ",
)
LISTED = log_of(PersonSet("ana", "Ana Lopez", employer="Bolt"), PersonSet("ana-2", "Ana Roth"))
BLOCK = Block("b", TODAY, TODAY, "10:00", 60, "networking")


def _line(text: str, _folder: Path) -> None:
    for log in (SearchLog(), LISTED):
        _line_with(text, log)


def _line_with(text: str, log: SearchLog) -> None:
    quick = value_or_refusal(lambda: read_line(text, TODAY, log, "09:00"))
    if quick is None:
        return
    rows = rows_of(quick, TODAY)
    assert Counter(" ".join(row.words for row in rows).split()) == Counter(each.text for each in split_words(text))
    harmless(shown(" ".join((*preview(quick), method_words(quick, log._replace(authority="new-york"))))))
    value_or_refusal(lambda: events_of_line(quick, log))
    typed = TypedFields(as_texts(quick, TODAY), kind_word(quick), quick.method or HOW[0], ())
    assert typed.kind in KINDS
    value_or_refusal(lambda: as_typed(quick, typed, log, (TODAY, "09:00"), {}))


def _title(told: tuple[str, str], _folder: Path) -> None:
    title, contact = told
    effort = ActivitySet("e", "call", contact=contact.strip()[:40] if contact.isprintable() else "")
    carries_out(effort, BLOCK._replace(title=title))


def _words(content: bytes, _folder: Path) -> None:
    """Any file that passes validation can be loaded, and any line can be parsed with it."""
    try:
        told = tomllib.loads(content.decode("utf-8", "replace"))
        LineWordsSchema.model_validate(told)
    except (ValueError, RecursionError):  # the errors of tomllib and pydantic
        return
    words = words_from("en", told)
    assert words.kinds
    for line in LINES:
        value_or_refusal(lambda line=line: read_with(line, words, TODAY))  # type: ignore[misc]


def read_with(line: str, words: object, today: date) -> object:
    """Parse with words that were just loaded."""
    from coach.domain.search.line_names import known_names
    from coach.domain.search.line_reader import Reader
    from coach.guide.line_words import LineWords

    assert isinstance(words, LineWords)
    reader = Reader(line, words, today, known_names(SearchLog()), {})
    reader.read()
    return reader.said


FILES = [(content_root() / "one-line" / f"{name}.toml").read_bytes() for name in languages()]
EVERY_WORD = sorted({word for name in languages() for word in line_words(name).vocabulary})

TARGETS = {
    "one-line": Target(texts(LINES, PARTS) | st.lists(st.sampled_from(EVERY_WORD), max_size=16).map(" ".join), _line),
    "block-titles": Target(st.tuples(texts(LINES, PARTS), texts(("Ana", "Ana Lopez, Bo"))), _title),
    "one-line-words": Target(mutated(FILES, ("[]", "past = []", '""', "verb_last = 1", "\n[[kinds]]\n")), _words),
}
