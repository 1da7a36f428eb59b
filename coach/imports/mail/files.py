"""Messages from a file or a paste: .eml, .mbox, or the text of one."""

from __future__ import annotations

import re
from datetime import date, tzinfo
from email.message import Message
from email.utils import parseaddr
from pathlib import Path

from coach.domain.search.mail import Mail
from coach.domain.text import shown, shown_lines
from coach.errors import RefusedError
from coach.imports.adverts import text_of
from coach.imports.file_content import content_of
from coach.imports.mail.invitation import invitation_in
from coach.imports.mail.message import header, is_message, parts, read_message, sent_on
from coach.imports.page_words import is_page, read_page

LARGEST = 25_000_000  # bytes
MOST_MESSAGES = 500
LONGEST_TEXT = 20_000  # characters; an answer is in the first of them
_SEPARATOR = re.compile(rb"(?:\A|\n)From [^\n]{1,200}\n")
_QUOTED = re.compile(
    r"^(?:>|-{2,} ?(?:original|ursprüngliche|forwarded|message d'origine|mensaje original|mensagem original)"
    r"|(?:on|am|le|el|em|op) .{5,120}(?:wrote|schrieb|a écrit|escribió|escreveu|schreef).{0,40}:$)",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"^(from|von|de|van|subject|betreff|objet|asunto|assunto|onderwerp|date|datum|fecha|data|sent|gesendet)"
    r"\s?:\s*(.{0,300})$",
    re.IGNORECASE,
)


def read_mail(file: Path, home: tzinfo) -> list[Mail]:
    """The messages in a file. Raises RefusedError for what is none, CoachError where it can't be opened."""
    content = content_of(file, LARGEST, "Save only that message, or export fewer. The limit is 25 MB.")
    return mail_in(content, shown(file.name), home)


def mail_in(content: bytes, name: str, home: tzinfo) -> list[Mail]:
    """The messages in some bytes: those of an mbox, one of MIME, or a text that was pasted. Raises RefusedError."""
    content = content.replace(b"\r\n", b"\n")
    begins = [found.end() for found in _SEPARATOR.finditer(content)]
    if begins and is_message(content[begins[0] :]):
        if len(begins) > MOST_MESSAGES:
            raise RefusedError(f"{name} has {len(begins):,} messages", f"Read at most {MOST_MESSAGES} at a time.")
        ends = [*[found.start() for found in _SEPARATOR.finditer(content)][1:], len(content)]
        return [_of_message(read_message(content[at:end], name), home) for at, end in zip(begins, ends, strict=True)]
    if is_message(content):
        return [_of_message(read_message(content, name), home)]
    return [_of_text(text_of(content, name), name)]


def _of_message(message: Message, home: tzinfo) -> Mail:
    name, address = parseaddr(header(message, "From"))
    moment = sent_on(message)
    on = (moment.astimezone(home) if moment and moment.tzinfo else moment) if moment else None
    times = (invitation_in(each, home) for each in parts(message, "text/calendar"))
    return Mail(
        " ".join(name.split())[:200],
        address.lower()[:200],
        header(message, "Subject")[:300],
        on.date() if on and 1990 <= on.year <= 2200 else None,
        _own_words(_text(message)),
        next((each for each in times if each), None),
    )


def _text(message: Message) -> str:
    plain = "\n".join(parts(message, "text/plain"))
    if plain.strip():
        return plain
    return "\n".join(read_page(each).words for each in parts(message, "text/html"))


def _of_text(text: str, name: str) -> Mail:
    """A text that was pasted, with the lines that mail programs put before it, if they are there."""
    if is_page(text):
        text = read_page(text).words
    if not any(letter.isalpha() for letter in text):
        raise RefusedError(f"{name} has no message in it", "It has no text. Copy the whole message.")
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
    found = re.search(r"\d{4}-\d{2}-\d{2}", told.get("date", ""))
    try:
        return date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None


def _own_words(text: str) -> str:
    """The words of this message, without those that it quotes of another."""
    kept: list[str] = []
    for line in shown_lines(text.replace("\r\n", "\n").replace("\r", "\n"))[: 5 * LONGEST_TEXT].split("\n"):
        if _QUOTED.match(line.strip()):
            if line.strip().startswith(">"):
                continue
            break
        kept.append(line)
    return "\n".join(kept).strip()[:LONGEST_TEXT]
