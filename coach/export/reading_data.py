"""Reading as plain values for JSON, in the shapes documented in docs/commands.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.reading.state import margins, own_reading, read_on
from coach.domain.reading.strength import surest_first
from coach.domain.sanitize import shown, shown_lines
from coach.export.json_values import Data, iso

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.reading.full_text_search import SearchHit
    from coach.domain.reading.state import OwnReading
    from coach.domain.state import State
    from coach.guide.models import Article, Evidence


def evidence_data(evidence: Evidence) -> Data:
    """A finding, as `coach read ID --json` prints it."""
    return {
        "id": evidence.id,
        "title": evidence.title,
        "year": evidence.year,
        "certainty": evidence.certainty,
        "shows": evidence.shows,
        "size": evidence.size,
        "people": evidence.people,
        "country": evidence.country,
        "read": evidence.read,
        "source": evidence.source,
        "link": evidence.link,
        "text": evidence.text,
        "beside": list(evidence.beside),
    }


def article_data(article: Article) -> Data:
    """An article, as `coach read ID --json` prints it."""
    return _article_line(article) | {"link": article.link, "sections": dict(article.sections)}


def own_data(own: OwnReading, words: str | None) -> Data:
    """The person's own reading; its text is null if there is none, or if it isn't on this machine."""
    text = None if words is None else shown_lines(words)
    return {
        "id": own.key,
        "title": shown(own.title),
        "link": own.link or None,
        "added_on": own.on.isoformat(),
        "text": text,
    }


def margins_data(state: State, name: str) -> Data:
    """The person's highlights and notes in a page."""
    kept = margins(state)
    return {
        "highlights": [
            {"id": each.id, "on": each.on.isoformat(), "text": each.text} for each in kept.highlights_of(name)
        ],
        "notes": [
            {"id": each.id, "on": each.on.isoformat(), "text": each.text, "highlight": each.highlight or None}
            for each in kept.notes_of(name)
        ],
    }


def library_data(state: State) -> Data:
    """What `coach read --json` prints: the whole library, and the day each item was read."""
    guide, read, kept = state.guide, read_on(state), margins(state)
    return {
        "articles": [
            {**_article_line(article), "read_on": iso(read.get(article.id))} for article in guide.articles.values()
        ],
        "evidence": [
            {"id": each.id, "title": each.title, "year": each.year, "certainty": each.certainty, "shows": each.shows}
            | {"read_on": iso(read.get(each.id))}
            for each in sorted(guide.evidence.values(), key=surest_first)
        ],
        "own": [
            {"id": each.key, "title": shown(each.title), "link": each.link or None, "added_on": each.on.isoformat()}
            | {"read_on": iso(read.get(each.key))}
            for each in own_reading(state).values()
        ],
        "highlights": [
            {"id": each.id, "page": each.item, "on": each.on.isoformat(), "text": each.text}
            for each in kept.highlights.values()
        ],
        "notes": [
            {"id": each.id, "page": each.item, "on": each.on.isoformat(), "text": each.text}
            | {"highlight": each.highlight or None}
            for each in kept.notes.values()
        ],
    }


def found_data(found: Sequence[SearchHit]) -> Data:
    """What `coach search TEXT --json` prints."""
    return {
        "found": [
            {
                "group": each.source.group,
                "id": each.source.id,
                "title": shown(each.source.title),
                "paragraph": each.paragraph,
                "text": shown(each.snippet),
            }
            for each in found
        ]
    }


def _article_line(article: Article) -> Data:
    return {
        "id": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "date": article.date,
        "kind": article.kind,
        "steps": list(article.steps),
        "can_wait": article.can_wait,
    }
