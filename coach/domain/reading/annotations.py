"""A page with the person's highlights and notes, each at the paragraph it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from coach.domain.dates import short_day
from coach.domain.document import Paragraph
from coach.domain.reading.page import LibraryPage, places_of
from coach.domain.reading.state import Annotations, Highlight, PageNote
from coach.domain.sanitize import shown_lines


class AnnotatedParagraph(NamedTuple):
    """What a page shows: one of its paragraphs, or a note of the person's between them.

    `number` counts the paragraphs of the page; it is None for a note. `margin` is the id of the paragraph's highlight,
    or of the note itself.
    """

    paragraph: Paragraph
    number: int | None
    margin: str = ""


def annotated(page: LibraryPage, margins: Annotations) -> list[AnnotatedParagraph]:
    """The paragraphs of a page with highlights and notes. Those that belong to no paragraph come last."""
    highlights, notes = margins.highlights_of(page.id), margins.notes_of(page.id)
    places = places_of(highlights, page.blocks)
    standing = {number: each for each in highlights if (number := places[each.id]) is not None}
    found = list[AnnotatedParagraph]()
    for number, block in enumerate(page.blocks):
        highlight = standing.get(number)
        found.append(AnnotatedParagraph(block, number, highlight.id if highlight else ""))
        if highlight:
            found += _notes([note for note in notes if places.get(note.highlight, -1) == number])
    lost = [each for each in highlights if each not in standing.values() and places[each.id] is None]
    rest = [note for note in notes if places.get(note.highlight) is None]
    if lost or rest:
        found.append(AnnotatedParagraph(Paragraph("Your notes on this page", "heading"), None))
    return [*found, *map(_lost, lost), *_notes(rest)]


def place_of_margin(paragraphs: list[AnnotatedParagraph], margin: str) -> int:
    """The index of a highlight or note among the paragraphs; 0 if it is missing."""
    return next((at for at, each in enumerate(paragraphs) if each.margin == margin), 0)


def place_of_number(paragraphs: list[AnnotatedParagraph], number: int) -> int:
    """The index of the paragraph with this number, or else of the last one before it."""
    at = (at for at in range(len(paragraphs) - 1, -1, -1) if _number(paragraphs[at]) <= number)
    return next(at, 0)


def _number(paragraph: AnnotatedParagraph) -> float:
    return float("inf") if paragraph.number is None else paragraph.number


def _notes(notes: list[PageNote]) -> Iterator[AnnotatedParagraph]:
    for note in notes:
        told = f"Your note from {short_day(note.on)}: "
        text = told + shown_lines(note.text)
        yield AnnotatedParagraph(Paragraph(text, "quote", ((0, len(told), "muted"),)), None, note.id)


def _lost(highlight: Highlight) -> AnnotatedParagraph:
    told = "You highlighted this. The page has changed since: "
    return AnnotatedParagraph(
        Paragraph(told + shown_lines(highlight.text), "quote", ((0, len(told), "muted"),)), None, highlight.id
    )
