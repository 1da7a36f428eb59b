"""The text of a statement that names its encoding, or whose form leaves few to choose from."""

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
    """The text and the encoding it was read in. No byte makes it fail: what can't be read is shown as a mark.

    A mark at the beginning counts first, then zeros as UTF-16 has them, then UTF-8, then what the file says
    (`declared`), then Windows-1252, which most of the banks mean that say nothing.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(name, "replace").replace("\0", ""), name
    if wide := _wide(content[:_HEAD]):
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
    """The beginning of the text, to see what it is."""
    return text_of(content[:size])[0]


def known(declared: str) -> str:
    """Python's name of an encoding that a file may name, or ""; a file does not choose any other codec."""
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


def _wide(head: bytes) -> str:
    """UTF-16 without a mark has a zero in every second byte of what is written in ASCII."""
    if len(head) < 4 or head.count(0) * 3 < len(head):
        return ""
    return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
