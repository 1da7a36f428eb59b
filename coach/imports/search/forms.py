"""Which form a file of people or applications has, by what is in it; and what to do about the forms not read."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from coach.domain.text import shown
from coach.errors import RefusedError

_EXPORT = "Export the contacts as CSV or vCard, or the table as CSV or .xlsx."
_SAVE_AS = "Open it in a spreadsheet program and save it as .xlsx or as CSV."
_UNPACK = "Unpack it first, then give a file from it. In LinkedIn's archive the contacts are Connections.csv."
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "is a PDF", _EXPORT),
    (b"\x89PNG", "is a picture", _EXPORT),
    (b"\xff\xd8\xff", "is a picture", _EXPORT),
    (b"GIF8", "is a picture", _EXPORT),
    (b"\x1f\x8b", "is an archive", _UNPACK),
    (b"7z\xbc\xaf", "is an archive", _UNPACK),
    (b"Rar!", "is an archive", _UNPACK),
    (b"\xd0\xcf\x11\xe0", "is an old or a locked Excel workbook (.xls)", _SAVE_AS),
    (b"{\\rtf", "is a text document (RTF)", _EXPORT),
    (
        b"SQLite format 3\0",
        "is a database of another program",
        "Export the contacts from that program as CSV or vCard.",
    ),
    (
        b"!BDN",
        "is an Outlook data file (.pst)",
        "In Outlook choose File, Open and Export, and export the contacts as CSV.",
    ),
)
_BEGINNINGS: tuple[tuple[str, str, str], ...] = (
    (r"BEGIN:VCALENDAR", "is a calendar", "Import it with `coach calendar import`."),
    (r"(?:OFXHEADER|!Type:|<OFX>)", "is a bank's file", "Import it with `coach money import`."),
    (r"dn:|version: 1\s+dn:", "is an LDIF file", "In Thunderbird choose Export, then CSV or vCard instead of LDIF."),
    (r"(?:Return-Path|Received|MIME-Version|Delivered-To): ", "is an e-mail", _EXPORT),
    (r"\{\s*(?:\"|\}|$)|\[\s*[\[{\"\]]", "is JSON, a format for programs", _EXPORT),
)
_ARCHIVES: tuple[tuple[str, str, str], ...] = (
    (r"xl/workbook\.bin", "is a binary Excel workbook (.xlsb)", _SAVE_AS),
    (
        r"word/document\.xml",
        "is a Word document",
        "Copy the table into a spreadsheet, and save that as .xlsx or as CSV.",
    ),
    (r"Index(?:/.*\.iwa|\.zip)", "is a Numbers document", "Open it in Numbers, and export it as Excel or as CSV."),
    (r"content\.xml", "is an OpenDocument file (.ods)", _SAVE_AS),
)
_RULE = re.compile(r"^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$", re.MULTILINE)


def form_of(content: bytes, file_name: str) -> str:
    """The form: "vcard", "xlsx", "html", "markdown" or "csv", which is any other text.

    Raises RefusedError, naming the form and what to do, for a form that is not read.
    """
    name = shown(file_name)
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise RefusedError(f"{name} is empty", "Export it again, and check that it is not empty.")
    if content.startswith(b"PK"):
        return _form_of_archive(content, name)
    for magic, what, otherwise in _MAGIC:
        if content.startswith(magic):
            raise RefusedError(f"{name} {what}", otherwise)
    head = content[:16_384].replace(b"\0", b"").decode("latin_1").lstrip("ÿþ»ï¿\ufeff \t\r\n")
    if re.match(r"BEGIN[ \t]*:[ \t]*VCARD", head, re.IGNORECASE):
        return "vcard"
    for pattern, what, otherwise in _BEGINNINGS:
        if re.match(pattern, head):
            raise RefusedError(f"{name} {what}", otherwise)
    if head.startswith("<"):
        return _form_of_markup(content, head, name)
    return "markdown" if _RULE.search(head) else "csv"


def _form_of_archive(content: bytes, name: str) -> str:
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()[:5_000]
    except (BadZipFile, ValueError, OSError, NotImplementedError, EOFError, UnicodeDecodeError) as error:
        raise RefusedError(f"{name} is damaged", "Download it again.") from error
    if any(each.lower().lstrip("/") == "xl/workbook.xml" for each in names):
        return "xlsx"
    for pattern, what, otherwise in _ARCHIVES:
        if any(re.fullmatch(pattern, each) for each in names):
            raise RefusedError(f"{name} {what}", otherwise)
    raise RefusedError(f"{name} is an archive", _UNPACK)


def _form_of_markup(content: bytes, head: str, name: str) -> str:
    if (
        b"<table" in content.replace(b"\0", b"").lower()
        or "urn:schemas-microsoft-com:office:spreadsheet" in head.lower()
    ):
        return "html"
    raise RefusedError(f"{name} has no table that coach can read", _EXPORT)
