"""Mail messages from a file or pasted: .eml, .mbox, or the text of a message."""

from __future__ import annotations

import re
from datetime import date, tzinfo
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path

from coach.domain.sanitize import shown, shown_lines
from coach.domain.search.mail import Mail
from coach.errors import RefusedError
from coach.imports.adverts import text_of
from coach.imports.file_content import read_file_content
from coach.imports.mail.invitation import invitation_in
from coach.imports.mail.message import files, forwarded, header, is_message, parts, read_message, sent_on
from coach.imports.page_words import is_page, read_page

LARGEST = 25_000_000  # bytes
MOST_MESSAGES = 500
LONGEST_TEXT = 20_000  # characters; an answer is in the first of them
HEAD = 8_000  # bytes that are searched for the head of a message
A_REMARK = 30
"""With at most this many words before it, a forwarded message is the one to read: the words are a remark on it."""

_ESCAPED = re.compile(rb"\n>From ")
_SEPARATOR = re.compile(rb"(?:\A|\n)From [^\n]{1,200}\n")
_QUOTED = re.compile(
    r"^(?:>|-{2,} ?(?:original|ursprüngliche|forwarded|message d'origine|mensaje original|mensagem original)"
    r"|(?:on|am|le|el|em|op) .{5,120}(?:wrote|schrieb|a écrit|escribió|escreveu|schreef).{0,40}:$)",
    re.IGNORECASE,
)
_PASSED_ON = re.compile(
    r"^-{3,} ?(?:forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado|mensagem encaminhada"
    r"|doorgestuurd bericht) ?-{3,}$|^begin forwarded message:$|^anfang der weitergeleiteten nachricht:$"
    r"|^début du message transféré ?:$|^inicio del mensaje reenviado:$|^begin doorgestuurd bericht:$",
    re.IGNORECASE | re.MULTILINE,
)
_FIELD = re.compile(
    r"^(from|von|de|van|subject|betreff|objet|asunto|assunto|onderwerp|date|datum|fecha|data|sent|gesendet)"
    r"\s?:\s*(.{0,300})$",
    re.IGNORECASE,
)


def read_mail(file: Path, home: tzinfo) -> list[Mail]:
    """The messages in a file. Raises RefusedError if there are none, CoachError if it can't be opened."""
    content = read_file_content(file, LARGEST, "Save only that message, or export fewer. The limit is 25 MB.")
    return mail_in(content, shown(file.name), home)


def mail_in(content: bytes, name: str, home: tzinfo) -> list[Mail]:
    """The messages in some bytes: an mbox, a MIME message, or pasted text. Raises RefusedError."""
    content = content.replace(b"\r\n", b"\n")
    found = [each for each in _SEPARATOR.finditer(content) if is_message(content[each.end() : each.end() + HEAD])]
    if found and not content[: found[0].start()].strip():
        if len(found) > MOST_MESSAGES:
            raise RefusedError(f"{name} has {len(found):,} messages", f"Read at most {MOST_MESSAGES} at a time.")
        ends = [*(each.start() for each in found[1:]), len(content)]
        whole = (_ESCAPED.sub(b"\nFrom ", content[each.end() : end]) for each, end in zip(found, ends, strict=True))
        return [_of_message(read_message(each, name), home) for each in whole]
    if is_message(content):
        return [_of_message(read_message(content, name), home)]
    return [_of_text(text_of(content, name), name)]


def _of_message(message: Message, home: tzinfo) -> Mail:
    text = _text(message)
    inner = forwarded(message) if len(text.split()) <= A_REMARK else None
    if inner:
        return _of_message(inner, home)
    before, line, passed_on = _split_forwarded(text)
    if line and len(before.split()) <= A_REMARK:
        return _of_lines(passed_on)
    name, address = parseaddr(header(message, "From"))
    moment = sent_on(message)
    on = (moment.astimezone(home) if moment and moment.tzinfo else moment) if moment else None
    calendars = (*parts(message, "text/calendar"), *files(message, ".ics"))
    times = (invitation_in(each, home) for each in calendars)
    return Mail(
        _first_name_first(" ".join(name.split())[:200]),
        address.lower()[:200],
        header(message, "Subject")[:300],
        on.date() if on and 1990 <= on.year <= 2200 else None,
        _own_words(text),
        next((each for each in times if each), None),
        not text.strip() and any(True for _ in files(message, "winmail.dat")),
    )


def _first_name_first(name: str) -> str:
    """ "Vogt, Karin" as Karin Vogt."""
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma and len(last.split()) <= 2 and len(first.split()) <= 2 else name


def _split_forwarded(text: str) -> tuple[str, str, str]:
    """The text before the line that introduces a forwarded message, that line, and the message."""
    found = _PASSED_ON.search(text)
    return (text[: found.start()], found[0], text[found.end() :]) if found else (text, "", "")


def _text(message: Message) -> str:
    plain = "\n".join(parts(message, "text/plain"))
    if plain.strip():
        return plain
    return "\n".join(read_page(each).words for each in parts(message, "text/html"))


def _of_text(text: str, name: str) -> Mail:
    """A pasted text, with or without the header lines that mail programs show."""
    if is_page(text):
        text = read_page(text).words
    if not any(letter.isalpha() for letter in text):
        raise RefusedError(f"{name} has no message in it", "It has no text. Copy the whole message.")
    return _of_lines(text)


def _of_lines(text: str) -> Mail:
    """A text that may start with the lines From, Subject and Date."""
    told: dict[str, str] = {}
    for line in shown_lines(text).split("\n")[:15]:
        if found := _FIELD.match(line.strip()):
            told.setdefault(_field_of(found[1].lower()), found[2].strip())
    sender, address = parseaddr(told.get("from", ""))
    if "@" not in address:
        sender, address = told.get("from", ""), ""
    return Mail(
        " ".join(sender.split())[:200], address.lower()[:200], told.get("subject", ""), _day(told), _own_words(text)
    )


def _field_of(word: str) -> str:
    if word in ("from", "von", "de", "van"):
        return "from"
    return "subject" if word in ("subject", "betreff", "objet", "asunto", "assunto", "onderwerp") else "date"


def _day(told: dict[str, str]) -> date | None:
    words = told.get("date", "")
    found = re.search(r"\d{4}-\d{2}-\d{2}", words)
    try:
        return date.fromisoformat(found[0]) if found else parsedate_to_datetime(words.replace(" at ", " ")).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _own_words(text: str) -> str:
    """The message without quoted text."""
    kept: list[str] = []
    for line in shown_lines(text.replace("\r\n", "\n").replace("\r", "\n"))[: 5 * LONGEST_TEXT].split("\n"):
        if _QUOTED.match(line.strip()):
            if line.strip().startswith(">"):
                continue
            break
        kept.append(line)
    return "\n".join(kept).strip()[:LONGEST_TEXT]
