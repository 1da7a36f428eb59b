"""A MIME message (RFC 5322, 2045 and related), read with the standard library and within bounds.

Headers are decoded one by one here: the standard parser takes long on a hostile header, or raises unexpected errors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes, policy
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime

from coach.domain.sanitize import shown
from coach.errors import RefusedError

MOST_PARTS = 200
LONGEST_HEADER = 2_000
LARGEST_PART = 2_000_000  # bytes; the rest is cut off
_HEADER = re.compile(
    rb"(?:mime-version|content-type|from|received|return-path|message-id|date|subject):", re.IGNORECASE
)


def is_message(content: bytes) -> bool:
    """Whether the content starts with the header of a message."""
    head = content.lstrip()[:8_000].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    lines = [line for line in head.split(b"\n") if line[:1] not in (b" ", b"\t")]
    return sum(bool(_HEADER.match(line)) for line in lines) >= 2


def read_message(content: bytes, name: str) -> Message:
    """Parse a message. Raises RefusedError for one with an absurd number of parts."""
    if content.lower().count(b"boundary") > MOST_PARTS or content.count(b"\n--") > 50 * MOST_PARTS:
        raise RefusedError(f"{name} has too many parts", "Open it in your mail program, and paste its text.")
    try:
        return message_from_bytes(content, policy=policy.compat32)
    except (MessageError, ValueError, LookupError, TypeError, RecursionError) as error:
        raise RefusedError(f"coach can't read {name}", "Open it in your mail program, and paste its text.") from error


def header(message: Message, name: str) -> str:
    """A header on one line, decoded; "" if there is none."""
    raw = str(message.get(name, ""))[:LONGEST_HEADER]
    try:
        parts = decode_header(raw)
        text = "".join(each if isinstance(each, str) else _decoded(each, charset) for each, charset in parts)
    except (HeaderParseError, ValueError, LookupError):
        text = raw
    return " ".join(shown(text.replace("\r", " ")).split())


def sent_on(message: Message) -> datetime | None:
    """The time in its Date header; None if that can't be read."""
    try:
        return parsedate_to_datetime(header(message, "Date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def parts(message: Message, kind: str) -> Iterator[str]:
    """The text of every part of this MIME type ("text/html"), in order."""
    for part in _leaves(message):
        if part.get_content_type() == kind:
            yield text_of_part(part)


def files(message: Message, ending: str) -> Iterator[str]:
    """The text of every part that is a file with this suffix (".ics"), whatever its MIME type."""
    for part in _leaves(message):
        if str(part.get_filename() or "").lower().endswith(ending):
            yield text_of_part(part)


def forwarded(message: Message) -> Message | None:
    """The message that is attached to this one as a whole; None if there is none."""
    waiting, seen = [message], 0
    while waiting and seen < MOST_PARTS:
        part = waiting.pop(0)
        seen += 1
        inner = [each for each in part.get_payload() if isinstance(each, Message)] if part.is_multipart() else []
        if inner and part.get_content_type() == "message/rfc822":
            return inner[0]
        waiting += inner
    return None


def _leaves(message: Message) -> Iterator[Message]:
    waiting, seen = [message], 0
    while waiting and seen < MOST_PARTS:
        part = waiting.pop(0)
        seen += 1
        if part.is_multipart():
            if part.get_content_type() == "message/rfc822":
                continue  # another message, which `forwarded` finds
            waiting[:0] = [each for each in part.get_payload() if isinstance(each, Message)]
        else:
            yield part


def text_of_part(part: Message) -> str:
    """The text of a part, in its declared charset or in one that fits."""
    try:
        content = part.get_payload(decode=True)
        charset = str(part.get_content_charset() or "")
    except (ValueError, LookupError, AttributeError, TypeError):
        return ""
    return _decoded(content[:LARGEST_PART], charset) if isinstance(content, bytes) else ""


def _decoded(content: bytes, charset: str | None) -> str:
    for codec in filter(None, (charset, "utf-8", "cp1252")):
        try:
            found = content.decode(codec)
        except (UnicodeError, LookupError, ValueError):
            continue
        if isinstance(found, str):
            return found.replace("\0", "")
    return content.decode("utf-8", "replace").replace("\0", "")
