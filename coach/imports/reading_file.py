"""Reads an untrusted Markdown or text file of the person's own as plain text."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from coach.domain.reading.events import TITLE_LIMIT
from coach.domain.reading.links import is_link, looks_like_link
from coach.domain.sanitize import shown, shown_lines
from coach.errors import RefusedError
from coach.files import is_folder, typed_path
from coach.imports.file_content import read_file_content

LONGEST = 300_000
"""In characters: about 50,000 words."""

LARGEST = 4 * LONGEST  # bytes
ODD_AT_MOST = 0.01
_ROOM = f"The limit is {LONGEST:,} characters. Split the text into parts."
_OTHER_KINDS = {b"%PDF": "a PDF", b"PK\x03\x04": "a document or an archive", b"\xd0\xcf\x11\xe0": "a document"}
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t#]*$", re.MULTILINE)


def resolve_item(place: str, title: str = "") -> tuple[str, str, str]:
    """Title, link and text of what somebody wants to add: the path of a file, or a link. Raises CoachError."""
    place = place.strip().strip("'\"")
    if looks_like_link(place):
        link = f"https://{place}" if place.lower().startswith("www.") else place
        if not is_link(link):
            raise RefusedError("That is not a link", "A link starts with http:// or https:// and has no spaces.")
        return title or link[:TITLE_LIMIT], link, ""
    file = typed_path(place)
    text = read_own_text(file)
    return title or title_of(text, file.stem), "", text


def read_own_text(file: Path) -> str:
    """The text of a file, with control characters replaced.

    Raises RefusedError if it is too long or not text, and CoachError if the file can't be opened.
    """
    name = shown(str(file))
    if is_folder(file):
        raise RefusedError(f"{name} is a folder", "Give a file in it.")
    return to_plain_text(read_file_content(file, LARGEST, _ROOM), name)


def to_plain_text(content: bytes, name: str) -> str:
    """Decode bytes as text that can be stored. Raises RefusedError, with `name` as the file's name."""
    for begin, kind in _OTHER_KINDS.items():
        if content.startswith(begin):
            raise RefusedError(f"{name} is {kind}", "coach can only store text. Save it as text or Markdown first.")
    text = _decoded(content)
    if text is None or "\0" in text:
        raise RefusedError(f"{name} is not a text file", "Save it as text or Markdown in UTF-8, and try again.")
    text = re.sub(r"\r\n?|\f|\v|\x85|\u2028|\u2029", "\n", text)
    if len(text) > LONGEST:
        raise _too_long(name)
    odd = sum(unicodedata.category(sign) == "Cc" for sign in text) - text.count("\n") - text.count("\t")
    if odd > max(3, ODD_AT_MOST * len(text)):
        raise RefusedError(f"{name} is not a text file", "It is full of control characters. Save it as plain text.")
    text = shown_lines(text).strip("\n")
    if not text.strip():
        raise RefusedError(f"{name} is empty", "Choose a file with text in it.")
    return f"{text}\n"


def title_of(text: str, otherwise: str) -> str:
    """The first heading of a text; without one, `otherwise`."""
    found = _HEADING.search(text)
    heading = re.sub(r"[*_`]", "", found[1]).strip() if found else ""
    return shown(heading or otherwise).strip()[:TITLE_LIMIT].strip() or "Untitled"


def _too_long(name: str) -> RefusedError:
    return RefusedError(f"{name} is too long", _ROOM)


def _decoded(content: bytes) -> str | None:
    """The text, in the encoding of its byte order mark, in UTF-8 or in Windows-1252; None if none fits."""
    if content.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        codecs = ["utf-32"]
    elif content.startswith((b"\xff\xfe", b"\xfe\xff")):
        codecs = ["utf-16"]
    else:
        codecs = ["utf-8-sig", "cp1252"]
    for codec in codecs:
        try:
            return content.decode(codec)
        except UnicodeDecodeError:
            continue
    return None
