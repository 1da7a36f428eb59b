"""Tokenises OFX: its tags in order, and the text after each.

OFX 1 is SGML whose leaf elements need no end tag; OFX 2 is XML. Banks write both badly, so this reads what the two have
in common and ignores both the header and the nesting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from coach.imports.table.declared_encoding import head_of, text_of

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9_.:-]{0,40})\s{0,20}(/?)>")
_ENTITY = re.compile(r"&(?:#(?P<number>[0-9]{1,7})|(?P<name>amp|lt|gt|quot|apos|nbsp));")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": " "}
_CHARSET = re.compile(r"CHARSET:\s*([\w-]+)", re.IGNORECASE)
_ENCODING = re.compile(r"""ENCODING\s*(?::|=\s*["'])\s*([\w-]+)""", re.IGNORECASE)
_BEGINS = re.compile(
    r"<\s?OFX\s?>|OFXHEADER\s?[:=]|<(?:STMTTRN|STMTRS|BANKMSGSRSV1|CREDITCARDMSGSRSV1)>", re.IGNORECASE
)
_LONGEST = 2_000  # characters of one value


class Tag(NamedTuple):
    """A tag, in upper case and without a prefix, with the text up to the next one. `ends` for an end tag."""

    name: str
    text: str
    ends: bool


def looks_like_ofx(content: bytes) -> bool:
    """Whether a file is OFX or QFX, by its first bytes and not by its name."""
    return bool(_BEGINS.search(head_of(content)))


def ofx_text(content: bytes) -> tuple[str, str]:
    """The text of the file and its encoding; the header is only used if UTF-8 does not fit."""
    head = content[:2_000].decode("latin-1")
    charset, encoding = _CHARSET.search(head), _ENCODING.search(head)
    named = charset[1] if charset and charset[1].upper() != "NONE" else encoding[1] if encoding else ""
    text, codec = text_of(content, named)
    return without(without(text, "<!--", "-->", keep=False), "<![CDATA[", "]]>", keep=True), codec


def tags_of(text: str) -> Iterator[Tag]:
    """The tags in the order of the file. A `<` that does not start a tag is part of the text before it."""
    before = None
    for found in _TAG.finditer(text):
        if before is not None:
            yield _tag(before, text[before.end() : min(found.start(), before.end() + _LONGEST)])
        before = found
    if before is not None:
        yield _tag(before, text[before.end() : before.end() + _LONGEST])


def _tag(found: re.Match[str], behind: str) -> Tag:
    text = behind.strip()
    if "&" in text:
        text = _ENTITY.sub(_letter, _ENTITY.sub(_letter, text))  # some banks write &amp;amp;
    return Tag(found[2].upper().rpartition(":")[2], text, ends=bool(found[1]))


def _letter(found: re.Match[str]) -> str:
    if found["name"]:
        return _ENTITIES[found["name"]]
    number = int(found["number"])
    return chr(number) if 0 < number < 0xD800 or 0xE000 <= number <= 0x10FFFF else "\ufffd"


def without(text: str, begin: str, end: str, *, keep: bool) -> str:
    """The text without anything between two marks; with `keep`, that stays, escaped so that it holds no tags."""
    if begin not in text:
        return text
    first, *rest = text.split(begin)
    parts = [first]
    for each in rest:
        inner, _, behind = each.partition(end)
        if keep:
            parts.append(inner.replace("&", "&amp;").replace("<", "&lt;"))
        parts.append(behind)
    return "".join(parts)
