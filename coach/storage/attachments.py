"""The texts of the person's own reading, each in a file beside the segments, so that no tick costs more for them.

A file is named after the SHA-256 of its text, is written once and never changed. So any program that syncs the journal
between machines can sync it, without conflicts. Like everything in the journal, a text stays even if its entry was
removed or undone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from coach.domain.reading.events import OwnReadingSet, is_name_of_text
from coach.domain.reading.state import OwnReading, own_reading
from coach.domain.sanitize import shown
from coach.domain.search.keys import new_key
from coach.domain.state import State
from coach.errors import JournalError
from coach.files import read_regular
from coach.storage.atomic_write import atomic_write
from coach.storage.home import Home, cannot_write, make_folder

if TYPE_CHECKING:
    from coach.storage.store import Store

SUFFIX = ".md"
OWN = "own-"
LARGEST = 2_000_000  # bytes


def add_own_reading(store: Store, title: str, link: str = "", text: str = "") -> str:
    """Add something of the person's own to read, and return its key. Raises RefusedError and JournalError."""
    name = file_name_of(text) if text else ""
    OwnReadingSet("own", title, link, name)  # refuse before anything is written
    if name:
        save_text(store.journal.home, name, text.encode())

    def choose(state: State) -> OwnReadingSet:
        key = new_key(title, {each.removeprefix(OWN) for each in own_reading(state)}, otherwise="reading")
        return OwnReadingSet(f"{OWN}{key}", title, link, name)

    entry = store.apply(choose)
    assert entry is not None
    return entry.text("key")


def file_name_of(text: str) -> str:
    """The file name of a text, without its suffix."""
    return sha256(text.encode()).hexdigest()


def save_text(home: Home, name: str, content: bytes) -> None:
    """Write a text, unless there is one of this name. Raises JournalError."""
    if not is_name_of_text(name):
        raise JournalError("That is not the name of a text", f"{shown(name[:80])} was not written.")
    file = _file(home, name)
    try:
        make_folder(home.texts)
        if not file.exists():
            atomic_write(file, content, home.beside(file))
    except OSError as error:
        raise cannot_write(home.texts, error) from error


def text_of(home: Home, own: OwnReading) -> str | None:
    """The text of an item of own reading; None if it is not on this machine. Raises JournalError."""
    content = _content(home, own.text)
    return None if content is None else content.decode("utf-8", "replace")


def texts_of_entries(store: Store) -> list[tuple[str, bytes]]:
    """Every text that an entry refers to, removed or not, with the name of its file; for a full export."""
    return list(texts_of(store.journal.home, (entry.text("text") for entry in store.state.entries_of("own reading"))))


def texts_of(home: Home, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Those of the texts with these names that are on this machine, each with the name of its file."""
    for name in sorted(set(names)):
        content = _content(home, name)
        if content is not None:
            yield f"{name}{SUFFIX}", content


def is_intact(home: Home, name: str) -> bool:
    """Whether the text with this name is here and matches its hash. Raises JournalError."""
    content = _content(home, name)
    return content is not None and sha256(content).hexdigest() == name


def _content(home: Home, name: str) -> bytes | None:
    if not is_name_of_text(name):
        return None
    file = _file(home, name)
    try:
        return read_regular(file, LARGEST)
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise JournalError(
            "A text can't be read", f"{file} can't be opened ({reason}). Change its owner to you."
        ) from error


def _file(home: Home, name: str) -> Path:
    return home.texts / f"{name}{SUFFIX}"
