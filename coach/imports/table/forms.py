"""Refuses files that are neither text nor a table: names the format, detected by content, and says what to do."""

from __future__ import annotations

import re
from io import BytesIO
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from coach.errors import RefusedError
from coach.imports.table.declared_encoding import head_of

_SAVE_AS = "Open it in a spreadsheet program and save it as .xlsx or as CSV."
_PST = "In Outlook choose File, Open and Export, and export the contacts as CSV."


class FormatAdvice(NamedTuple):
    """What to do about an unsupported format.

    `other` is for most, `unpack` for an archive, `database` for a database, and `document` for a word processor's file.
    """

    other: str
    unpack: str
    database: str
    document: str = ""


_MAGIC: tuple[tuple[bytes, str, str], ...] = (  # first bytes, name of the format, and the field of Otherwise, or words
    (b"\x89PNG", "is a picture", "other"),
    (b"\xff\xd8\xff", "is a picture", "other"),
    (b"GIF8", "is a picture", "other"),
    (b"II*\0", "is a picture", "other"),
    (b"MM\0*", "is a picture", "other"),
    (b"\x1f\x8b", "is an archive", "unpack"),
    (b"7z\xbc\xaf", "is an archive", "unpack"),
    (b"Rar!", "is an archive", "unpack"),
    (b"BZh", "is an archive", "unpack"),
    (b"\xfd7zXZ", "is an archive", "unpack"),
    (b"{\\rtf", "is a text document (RTF)", "other"),
    (b"SQLite format 3\0", "is a database of another program", "database"),
    (b"!BDN", "is an Outlook data file (.pst)", _PST),
)
_ARCHIVES: tuple[tuple[str, str, str], ...] = (
    (r"xl/workbook\.bin", "is a binary Excel workbook (.xlsb)", _SAVE_AS),
    (r"word/document\.xml", "is a Word document", "document"),
    (r"Index(?:/.*\.iwa|\.zip)", "is a Numbers document", "Open it in Numbers, and export it as Excel or as CSV."),
    (r"content\.xml", "is an OpenDocument file (.ods)", _SAVE_AS),
)


def refuse_empty(content: bytes, name: str, again: str) -> None:
    """Raises RefusedError for an empty file; `again` is "Download" or "Export"."""
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise RefusedError(f"{name} is empty", f"{again} it again, and check that it is not empty.")


def refuse_binary(content: bytes, name: str, otherwise: FormatAdvice) -> None:
    """Raises RefusedError if it is not text."""
    if b"%PDF-" in content[:1_024]:
        raise RefusedError(f"{name} is a PDF", f"A PDF is made to be printed. {otherwise.other}")
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise RefusedError(
                f"{name} is locked with a password", f"Open it with the password, and save it without. {_SAVE_AS}"
            )
        raise RefusedError(f"{name} is an old Excel workbook (.xls)", _SAVE_AS)
    if content[:4] == b"RIFF" or content[4:8] == b"ftyp":
        raise RefusedError(f"{name} is a picture or a film", otherwise.other)
    for magic, what, then in _MAGIC:
        if content.startswith(magic):
            raise RefusedError(f"{name} {what}", otherwise._asdict().get(then, then))
    if _is_binary(content[:4_096]):
        raise RefusedError(f"{name} is not a text file", otherwise.other)


def _is_binary(head: bytes) -> bool:
    """Whether there are more than a few control characters that no text has, or zeros that are not UTF-16."""
    text = head_of(head)
    acted_on = sum(each < " " and each not in "\t\r\n\f\v\x1a\x1b" for each in text)
    is_wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or head.count(0) * 3 >= len(head)
    return acted_on * 50 > len(text) or (not is_wide and head.count(0) * 50 > len(head))


def form_of_archive(content: bytes, name: str, otherwise: FormatAdvice) -> str:
    """ "xlsx"; raises RefusedError for any other archive."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()[:5_000]
    except (BadZipFile, ValueError, OSError, NotImplementedError, EOFError, UnicodeDecodeError) as error:
        raise RefusedError(f"{name} is damaged", "Download it again.") from error
    if any(each.lower().lstrip("/") == "xl/workbook.xml" for each in names):
        return "xlsx"
    for pattern, what, then in _ARCHIVES:
        if any(re.fullmatch(pattern, each) for each in names):
            document = otherwise.document or otherwise.other
            raise RefusedError(f"{name} {what}", document if then == "document" else then)
    raise RefusedError(f"{name} is an archive", otherwise.unpack)
