"""Decodes a statement whose format names its encoding, or allows only a few."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NAMES = re.compile(
    r"utf-?8|(?:windows-?|cp)?(?P<page>125[0-8]|437|850|852|866|874|932|936|949|950)|iso-?8859-?(?P<part>1?[0-9])"
    r"|shift[-_]?jis|euc-?jp|euc-?kr|big5|gbk|gb2312|gb18030|koi8-[ru]",
    re.IGNORECASE,
)
_HEAD = 2_000  # bytes


def text_of(content: bytes, declared: str = "") -> tuple[str, str]:
    """The text and its encoding. It never fails: undecodable bytes become replacement characters.

    The byte order mark counts first, then zeros as in UTF-16, then UTF-8, then the encoding in the file (`declared`),
    then Windows-1252, which most banks mean if they declare none.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(name, "replace").replace("\0", ""), name
    if wide := _utf16_without_mark(content[:_HEAD]):
        return content.decode(wide, "replace").replace("\0", ""), wide
    for name in ("utf-8", known(declared), "cp1252"):
        if not name:
            continue
        try:
            return content.decode(name).replace("\0", ""), name
        except UnicodeDecodeError:
            continue
    return content.decode("cp1252", "replace").replace("\0", ""), "cp1252"


def head_of(content: bytes, size: int = 4_096) -> str:
    """The start of the text, to detect the format."""
    return text_of(content[:size])[0]


def known(declared: str) -> str:
    """Python's name of a declared encoding, or ""; a file can't choose any other codec."""
    found = _NAMES.fullmatch(declared.strip())
    if not found:
        return ""
    if found["page"]:
        return f"cp{found['page']}"
    return (
        f"iso8859-{found['part']}"
        if found["part"] and int(found["part"]) in (*range(1, 12), 13, 14, 15, 16)
        else found.group()
    )


def _utf16_without_mark(head: bytes) -> str:
    """UTF-16 without a byte order mark has a zero in every second byte of ASCII text."""
    if len(head) < 4 or head.count(0) * 3 < len(head):
        return ""
    return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
