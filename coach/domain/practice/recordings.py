"""Links to a round's recording: a file from the person's own recorder, or a web address."""

from __future__ import annotations

from urllib.parse import urlsplit

from coach.domain.sanitize import accept
from coach.errors import RefusedError

LINK_LIMIT = 1_000
SOUND = ("aac", "aif", "aiff", "amr", "caf", "flac", "m4a", "mka", "mp3", "oga", "ogg", "opus", "wav", "weba", "wma")
VIDEO = ("3gp", "avi", "m4v", "mkv", "mov", "mp4", "mpeg", "mpg", "ogv", "webm", "wmv")
"""File extensions of recordings. No other file is passed to the system to open: it might be a program."""


def is_address(link: str) -> bool:
    """Whether it is a web address; otherwise it is a file."""
    return link.lower().startswith(("https://", "http://"))


def checked_link(text: str) -> str:
    """Check a web address or the path of an audio or video file, and return it as stored. Raises RefusedError."""
    link = accept(text, "the link", limit=LINK_LIMIT)
    if len(link) > 1 and link[0] == link[-1] and link[0] in "'\"":  # as a terminal writes a file dragged into it
        link = link[1:-1]
    if is_address(link):
        return _checked_address(link)
    if "://" in link or link.rpartition(".")[2].lower() not in (*SOUND, *VIDEO) or "." not in link:
        raise RefusedError(
            "That is not a recording",
            "Give an address that starts with https://, or an audio or video file, such as ~/round-one.m4a.",
        )
    return link


def _checked_address(link: str) -> str:
    try:
        host = urlsplit(link).hostname
    except ValueError:
        host = None
    if not host or any(each.isspace() for each in link):
        raise RefusedError(
            "That is not an address", "Copy the whole address, from https:// to the end, without spaces."
        )
    return link
