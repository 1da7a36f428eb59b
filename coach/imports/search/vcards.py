"""Contact cards: vCard 2.1, 3.0 and 4.0, as phones, iCloud, Nextcloud and Thunderbird write them.

Each card is read on its own, so that an odd one does not affect the others. Pictures, sounds and keys are skipped
unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import StringIO
from quopri import decodestring
from typing import TYPE_CHECKING, Any

from coach.domain.field_types import LINE_LIMIT, LINK_LIMIT
from coach.domain.sanitize import NAME_LIMIT, NOTE_LIMIT, shown, shown_lines
from coach.domain.search.card_properties import OWN, OWN_FIELDS, own_property
from coach.domain.search.import_rows import PersonRow
from coach.domain.search.keys import is_key
from coach.errors import RefusedError
from coach.imports.search.cells import LeftOutTally
from coach.imports.search.people import first_name_first, first_of
from coach.imports.table.decoding import decode

if TYPE_CHECKING:
    from vobject.base import ContentLine

    from coach.imports.progress import Progress

MOST_CARDS = 100_000
MOST_LINES = 2_000  # of one card
TOLD_EVERY = 500
KINDS = ("KIND", "X-ADDRESSBOOKSERVER-KIND")
FAXES = frozenset(("FAX", "PAGER"))
NOTED = {  # properties without a field here, with their label in the note
    "IMPP": "Chat",
    "X-SOCIALPROFILE": "Profile",
    "ADR": "Address",
    "BDAY": "Birthday",
    "ANNIVERSARY": "Anniversary",
    "CATEGORIES": "Groups",
    "FAX": "Fax",
}
READ = frozenset(("FN", "N", "ORG", "TITLE", "ROLE", "EMAIL", "TEL", "URL", "NOTE", "NICKNAME", *KINDS, *NOTED))
PASSED_OVER = frozenset(
    (
        "VERSION",
        "PRODID",
        "UID",
        "REV",
        "PHOTO",
        "LOGO",
        "SOUND",
        "KEY",
        "SORT-STRING",
        "CLASS",
        "X-ABLABEL",
        "MEMBER",
        "X-APPLE-OMIT-YEAR",
    )
)
_BEGIN = re.compile(r"^BEGIN[ \t]*:[ \t]*VCARD[ \t]*$", re.IGNORECASE)
_END = re.compile(r"^END[ \t]*:[ \t]*VCARD[ \t]*$", re.IGNORECASE)
_PIECES = re.compile(r"\\.|;|[^\\;]+|\\", re.DOTALL)
_PROPERTY = re.compile(r"^(?:[\w-]+\.)?([\w-]+)[;:]")
_PLAIN = re.compile(r"^[^;:]+:(.*)$", re.DOTALL)
_LABELLED = re.compile(r'^[\w.-]+((?:;(?:"[^"]*"|[^":])*)*):(.*)$', re.DOTALL)
_LABEL = re.compile(r"^_\$!<(.*)>!\$_$")
_SCHEMES = {"TEL": "tel:", "EMAIL": "mailto:"}
Values = dict[str, list[str]]


def people_of_cards(
    content: bytes, name: str, encoding: str, told: LeftOutTally, progress: Progress
) -> tuple[list[PersonRow], dict[str, int], str]:
    """The people in the cards, a count of each property that is not read, and the encoding.

    `number` of a row is the line on which its card starts. Raises RefusedError for a file that can't be read.
    """
    decoded = decode(
        content, name, lambda text: len(re.findall(r"^(?:FN|N|TEL|EMAIL|ORG|END)[;:]", text, re.MULTILINE)), encoding
    )
    cards = list(_cards(decoded.text, told))
    if len(cards) > MOST_CARDS:
        raise RefusedError(f"{name} has more than {MOST_CARDS:,} cards", "Split it into smaller files.")
    rows, unread = [], dict[str, int]()
    for done, (number, lines) in enumerate(cards):
        if done and done % TOLD_EVERY == 0:
            progress(done, len(cards))
        values, odd = _values(lines)
        for each in odd:
            unread[each] = unread.get(each, 0) + 1
        if any(each.strip().lower() == "group" for kind in KINDS for each in values.get(kind, ())):
            told.leave(number, "a group of people")
            continue
        row = _person(number, values, told)
        if row.name:
            rows.append(row)
        else:
            told.leave(number, "no name")
    progress(len(cards), len(cards))
    return rows, unread, decoded.encoding


def _cards(text: str, told: LeftOutTally) -> Iterator[tuple[int, list[str]]]:
    """Each card's lines, with the number of the first one. A card without an end is left out."""
    card: list[str] | None = None
    begins = 0
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if _BEGIN.match(line):
            if card is not None:
                told.leave(begins, "a card that is never closed")
            card, begins = [], number
        elif _END.match(line):
            if card is not None:
                yield begins, card
            card = None
        elif card is not None and len(card) < MOST_LINES:
            card.append(line)
    if card is not None:
        told.leave(begins, "a card that is never closed")


def _values(lines: Sequence[str]) -> tuple[Values, list[str]]:
    """The values of a card by property, preferred ones first, and the properties that are not read."""
    from vobject.base import ParseError, getLogicalLines, textLineToContentLine

    found: list[tuple[str, int, str]] = []
    unread: list[str] = []
    kept = "\n".join(_without_pictures(lines))
    for text, at in getLogicalLines(StringIO(kept), allowQP=True):
        if not text.strip():
            continue
        named = _PROPERTY.match(text)
        name = named[1].upper() if named else ""
        if name not in READ and not name.startswith(OWN):
            if name not in PASSED_OVER:
                unread.append(name or "a line that is not part of a card")
            continue
        if plain := _PLAIN.match(text):  # no parameters: nothing to parse, and ten times as fast
            found.append((name, 101, plain[1]))
            continue
        try:
            line = textLineToContentLine(text, at)
        except (ParseError, ValueError, LookupError, AssertionError):
            odd = _with_odd_labels(text)
            found += [(name, 101, odd)] if odd is not None else []
            unread += [name] if odd is None else []
            continue
        found.append(("FAX" if name == "TEL" and _types(line) & FAXES else name, _rank(line), str(line.value)))
    values: Values = {}
    for name, _, value in sorted(found, key=lambda each: each[1]):
        values.setdefault(name, []).append(value)
    return values, unread


def _with_odd_labels(text: str) -> str | None:
    """The value of a property with invalid parameters, such as a phone's TEL;X-Büro:; None if it is not one."""
    parts = _LABELLED.match(text)
    if parts is None:
        return None
    labels, value = re.sub(r"\([^)]*\)", "", parts[1]).upper(), parts[2]
    if "QUOTED-PRINTABLE" not in labels:
        return value
    return decodestring(re.sub(r"=\r?\n", "", value).encode()).decode("utf-8", "replace")


def _without_pictures(lines: Sequence[str]) -> Iterator[str]:
    skips = False
    for line in lines:
        if line[:1] in (" ", "\t"):
            if not skips:
                yield line
            continue
        named = _PROPERTY.match(line)
        skips = (skips and not named) or (named is not None and named[1].upper() in ("PHOTO", "LOGO", "SOUND", "KEY"))
        if not skips:
            yield line


def _rank(line: ContentLine) -> int:
    """Which of several values counts: PREF=1 before PREF=2, and both before one without."""
    numbers = [each for each in line.params.get("PREF", []) if each.isascii() and each.isdigit()]
    if numbers:
        return min(int(numbers[0][:4]), 100)
    return 1 if "PREF" in _types(line) else 101


def _types(line: ContentLine) -> set[str]:
    """The types "CELL", "FAX", "PREF", from TYPE=cell, TYPE="voice,cell" or bare CELL."""
    words = ",".join((*line.params.get("TYPE", []), *line.singletonparams))
    return {each.strip().upper() for each in words.split(",")}


def _person(number: int, values: Values, told: LeftOutTally) -> PersonRow:
    def first(name: str, limit: int = LINE_LIMIT) -> str:
        texts = [text for each in values.get(name, ()) if (text := _plain(each))]
        return _cut(texts[0], limit, number, name, told) if texts else ""

    org = [part for part in _parts((values.get("ORG") or [""])[0]) if part]
    own: dict[str, Any] = {field.name: field.from_cell(first(own_property(field))) for field in OWN_FIELDS}
    own["key"] = own["key"] if is_key(own["key"]) else ""
    lines: list[str] = []
    email, phone = (
        first_of(field, _values_of(values, name, limit), lines)
        for field, name, limit in (("email", "EMAIL", LINE_LIMIT), ("phone", "TEL", LINE_LIMIT))
    )
    link = first_of("link", _values_of(values, "URL", LINK_LIMIT), lines)
    name = _name(values, org)
    lines += [f"Department: {', '.join(org[1:])}"] if len(org) > 1 else []
    lines += [f"Also: {_plain(each)}" for each in values.get("TITLE", [])[1:]]
    nickname = first("NICKNAME")
    lines += [f"Nickname: {nickname}"] if nickname and nickname != name else []
    lines += [
        f"{words}: {text}"
        for name, words in NOTED.items()
        for each in values.get(name, ())
        if (text := _on_one_line(each))
    ]
    told_there = "\n".join(shown_lines(_unescaped(each)).strip() for each in values.get("NOTE", ()))
    there = set(told_there.split("\n"))
    note = "\n".join(filter(None, [told_there, *(line for line in lines if line not in there)]))
    return PersonRow(
        number,
        _cut(name, NAME_LIMIT, number, "name", told),
        **own,
        employer=_cut(org[0] if org else "", NAME_LIMIT, number, "ORG", told),
        role=first("TITLE") or first("ROLE"),
        email=email,
        phone=phone,
        link=link,
        note=_cut(note, NOTE_LIMIT, number, "note", told),
    )


def _name(values: Values, org: Sequence[str]) -> str:
    """FN, unless it is only an address or the organisation and N says more; N in spoken order."""
    formatted = _plain((values.get("FN") or [""])[0])
    family, given, more, *_ = [*_parts((values.get("N") or [""])[0]), "", "", ""]
    structured = " ".join(filter(None, (given, more, family)))
    if formatted and not (structured and ("@" in formatted or formatted in org)):
        return formatted
    return (
        structured
        or formatted
        or first_name_first(_plain((values.get("NICKNAME") or [""])[0]))
        or (org[0] if org else "")
    )


def _values_of(values: Values, name: str, limit: int) -> list[str]:
    """Every value of a property. A number or address as a URI loses its scheme, except in our own cards."""
    scheme = "" if f"{OWN}KEY" in values else _SCHEMES.get(name, "")
    texts = (_plain(each).removeprefix(scheme)[:limit] for each in values.get(name, ()))
    return [*dict.fromkeys(text for text in texts if text)]


def _parts(value: str) -> list[str]:
    """The parts of a structured value. An escaped semicolon is part of a value, except after an escaped backslash."""
    parts = [""]
    for piece in _PIECES.findall(value):
        if piece == ";":
            parts.append("")
        else:
            parts[-1] += piece
    return [_plain(part) for part in parts]


def _on_one_line(value: str) -> str:
    """A structured value on one line, such as an address."""
    return ", ".join(filter(None, _parts(value.removeprefix("1604-"))))[:LINE_LIMIT]  # Apple's date without a year


def _plain(value: str) -> str:
    text = _unescaped(value)
    if found := _LABEL.match(text):
        text = found[1]
    return shown(text).strip()


def _unescaped(value: str) -> str:
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(r"\\([nN,;:\\])", lambda found: "\n" if found[1] in "nN" else found[1], value)


def _cut(text: str, limit: int, number: int, field: str, told: LeftOutTally) -> str:
    if len(text) <= limit:
        return text
    told.cut.add((number, field))
    return text[:limit].rstrip()
