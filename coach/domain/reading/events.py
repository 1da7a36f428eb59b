"""The events of the library."""

from __future__ import annotations

from coach.domain import fields
from coach.domain.event import Event, check_text
from coach.domain.reading.links import is_link
from coach.domain.record import Record
from coach.domain.sanitize import NAME_LIMIT, NOTE_LIMIT
from coach.errors import RefusedError

TITLE_LIMIT = 200
LINK_LIMIT = 2_000
HASH_LENGTH = 64
_NO_TITLE = ("It has no title", "Give it one, so that you can find it again.")


class ReadingMarked(Event):
    """Mark an article or a finding, by its id, as read on the entry's day, or as unread again."""

    item: str
    read: bool = True

    def __post_init__(self) -> None:
        _check_item(self)


class PlaceKept(Event):
    """Where somebody stopped reading a page: the paragraph, counted from 0. Undo skips it."""

    item: str
    paragraph: int

    def __post_init__(self) -> None:
        _check_item(self)
        _check_paragraph(self.paragraph)


class PassageHighlighted(Event):
    """Highlight a paragraph of a page. Its words are stored to find it again if the page changes.

    The id of the entry identifies the highlight.
    """

    item: str
    text: str
    paragraph: int

    def __post_init__(self) -> None:
        _check_item(self)
        _check_paragraph(self.paragraph)
        check_text(self, "text", "the passage", limit=NOTE_LIMIT, lines=True)
        if not self.text:
            raise RefusedError("There is nothing to highlight", "Choose a paragraph with words in it.")


class PageNoted(Event):
    """Note something about a page, or about the highlight in it whose entry has the id `highlight`."""

    item: str
    text: str
    highlight: str | None = None

    def __post_init__(self) -> None:
        _check_item(self)
        check_text(self, "text", "the note", lines=True)
        if not self.text:
            raise RefusedError("The note is empty", "Write a few words, or leave it.")


class MarginCleared(Event):
    """Remove the highlight or note whose entry has this id."""

    margin: str


class OwnReadingSet(Record):
    """The person's own reading: a link, a text kept in a file, or both.

    `text` is the SHA-256 of the text in hexadecimal, which is also the name of its file.
    """

    key: str
    title: str = fields.line("Title", limit=TITLE_LIMIT, needed=_NO_TITLE)
    link: str = fields.line("Link", limit=LINK_LIMIT)
    text: str = fields.line()

    def __post_init__(self) -> None:
        super().__post_init__()
        check_text(self, "key", "the name", limit=NAME_LIMIT)
        if not self.key:
            raise RefusedError(*_NO_TITLE)
        if self.link and not is_link(self.link):
            raise RefusedError("That is not a link", "A link starts with http:// or https:// and has no spaces.")
        if self.text and not is_name_of_text(self.text):
            raise RefusedError("That is not the name of a text", "Add the text from its file.")
        if not (self.link or self.text):
            raise RefusedError("There is nothing in it to read", "Give a text file or a link.")


class OwnReadingGone(Event):
    """Remove it from the shelf."""

    key: str


def is_name_of_text(name: str) -> bool:
    """Whether this is a file name that coach gives to texts. Nothing else ever becomes part of a path."""
    return len(name) == HASH_LENGTH and all(sign in "0123456789abcdef" for sign in name)


def _check_item(event: Event) -> None:
    check_text(event, "item", "the name of what was read", limit=NAME_LIMIT)
    if not getattr(event, "item", ""):
        raise RefusedError("Which text do you mean?", "`coach read` lists them all.")


def _check_paragraph(paragraph: int) -> None:
    if paragraph < 0:
        raise RefusedError("That is not a paragraph", "Paragraphs are counted from 0.")
