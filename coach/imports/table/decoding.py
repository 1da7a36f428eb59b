"""Decodes bytes: detects the encoding of a file, and says why."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from typing import NamedTuple

from coach.domain.sanitize import shown
from coach.errors import RefusedError

# The encodings that banks, phones and spreadsheets still write, besides UTF-8 and UTF-16. If two of them give the same
# headings the first one counts: cp932 is Windows' Shift_JIS, cp949 its EUC-KR.
CANDIDATES = (
    *("cp932", "gb18030", "big5", "cp949", "euc_jp", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255"),
    *("cp1256", "cp1257", "cp1258", "cp874", "iso8859_2", "iso8859_15", "koi8_r", "mac_roman", "cp850", "cp866"),
)
HEAD = 20_000  # bytes that include the headings
SAMPLE = 200_000  # bytes for the detector
_MONEY = re.compile(r"[€£¥]\s?\d|\d\s?[€£¥]")
FEW_BROKEN = 5  # per cent of the non-ASCII letters; with more, the file is not in UTF-8
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Decoded(NamedTuple):
    """The text of a file, its encoding, and the reason."""

    text: str
    encoding: str
    why: str


def decode(content: bytes, name: str, known: Callable[[str], int], encoding: str = "") -> Decoded:
    """Decode a file. `known` counts the headings it recognises in a text; `encoding` is the person's choice.

    Raises RefusedError for an encoding that does not exist or does not fit, and for a file that no encoding fits.
    """
    if encoding:
        return _decode_as(content, name, encoding)
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return Decoded(_try_decode(content, codec) or _with_replacements(content, codec), codec, "the file says so")
    if codec := _utf16_without_mark(content):
        if (text := _try_decode(content, codec)) is not None:
            return Decoded(text, codec, "every other byte is zero")
    elif (text := _try_decode(content, "utf-8")) is not None:
        return Decoded(text, "utf-8", "all of it is valid UTF-8")
    elif text := _broken_utf8(content):
        return Decoded(text, "utf-8", "nearly all of it is valid UTF-8; the rest shows as \ufffd")
    elif found := _by_headings(content, known) or _by_detector(content):
        return found
    raise RefusedError(
        f"coach can't read the text of {name}",
        "Open it in a spreadsheet and save it as CSV in UTF-8, or give its encoding with --encoding.",
    )


def _decode_as(content: bytes, name: str, encoding: str) -> Decoded:
    try:
        codec = codecs.lookup(encoding).name
        text = content.decode(codec)
    except LookupError as error:
        raise RefusedError(
            f"There is no encoding {shown(encoding)[:30]!r}", "Common ones are utf-8, cp1252, cp1251 and shift_jis."
        ) from error
    except (UnicodeDecodeError, ValueError) as error:
        raise RefusedError(
            f"{name} is not in {shown(encoding)[:30]}", "Leave out --encoding, and coach works it out."
        ) from error
    if not isinstance(text, str) or "\0" in text:
        raise RefusedError(f"{name} is not in {codec}", "Leave out --encoding, and coach works it out.")
    return Decoded(text.removeprefix("\ufeff"), codec, "you said so")


def _try_decode(content: bytes, codec: str) -> str | None:
    try:
        text = content.decode(codec)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text.removeprefix("\ufeff")


def _with_replacements(content: bytes, codec: str) -> str:
    return content.decode(codec, "replace").replace("\0", "\ufffd").removeprefix("\ufeff")


def _utf16_without_mark(content: bytes) -> str:
    """Detect UTF-16 without a byte order mark: in a Western file every other byte is zero."""
    start = content[:400]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if len(start) < 8 or max(even, odd) * 4 < len(start):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _broken_utf8(content: bytes) -> str:
    text = content.decode("utf-8", "replace")
    broken, beyond = text.count("\ufffd"), sum(not letter.isascii() for letter in text)
    return text if beyond and broken * 100 <= FEW_BROKEN * beyond and "\0" not in text else ""


def _by_headings(content: bytes, known: Callable[[str], int]) -> Decoded | None:
    """The encoding in which most headings are known words."""
    best: tuple[int, str] = (0, "")
    for codec in CANDIDATES:
        count = known(content[:HEAD].decode(codec, "replace"))
        if count > best[0] and _try_decode(content, codec) is not None:
            best = (count, codec)
    if best[0] < 2 or known(content[:HEAD].decode("ascii", "ignore")) >= best[0]:
        return None  # the headings are plain ASCII, and say nothing about the rest
    text = _try_decode(content, best[1])
    return Decoded(text, best[1], "its headings make sense in it") if text is not None else None


def _by_detector(content: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes

    found = from_bytes(content[:SAMPLE]).best()
    codecs_tried = [*([found.encoding] if found else []), "cp1252", "cp1250", "latin_1"]
    if found and len(str(found)) == len(content[:SAMPLE]):  # one byte per letter, so many encodings fit
        codecs_tried.sort(key=lambda codec: -len(_MONEY.findall(content[:SAMPLE].decode(codec, "replace"))))
    for codec in codecs_tried:
        if (text := _try_decode(content, codec)) is not None:
            return Decoded(text, codec, "its letters fit that encoding")
    return None
