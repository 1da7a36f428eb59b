"""Which form a statement's file has, by what is in it and not by its name; and what to do about the forms not read."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from coach.domain.text import shown
from coach.errors import RefusedError
from coach.imports.statements.declared_encoding import head_of
from coach.imports.statements.ofx_tags import looks_like_ofx

_OTHERWISE = "Ask the bank for the same days as CSV, OFX or Excel; its page of the account has a download or an export."
_SAVE_AS = "Open it in a spreadsheet program and save it as .xlsx or as CSV."
_UNPACK = "Unpack it first, then give the file that was in it."
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG", "is a picture", _OTHERWISE),
    (b"\xff\xd8\xff", "is a picture", _OTHERWISE),
    (b"GIF8", "is a picture", _OTHERWISE),
    (b"II*\0", "is a picture", _OTHERWISE),
    (b"MM\0*", "is a picture", _OTHERWISE),
    (b"\x1f\x8b", "is an archive", _UNPACK),
    (b"7z\xbc\xaf", "is an archive", _UNPACK),
    (b"Rar!", "is an archive", _UNPACK),
    (b"BZh", "is an archive", _UNPACK),
    (b"\xfd7zXZ", "is an archive", _UNPACK),
    (b"{\\rtf", "is a text document (RTF)", _OTHERWISE),
    (
        b"SQLite format 3\0",
        "is a database of another program",
        "Export the bookings from that program as CSV, OFX or QIF.",
    ),
)
_BEGINNINGS: tuple[tuple[str, str, str], ...] = (
    (
        r"-----BEGIN ",
        "is encrypted or signed (PGP)",
        "Decrypt it with its key first, then give the decrypted file.",
    ),
    (
        r"BEGIN:VCARD",
        "contains contacts (a vCard)",
        "A statement is CSV, OFX or Excel. Import contacts with `coach people import`.",
    ),
    (r"BEGIN:VCALENDAR", "is a calendar", "A statement is CSV, OFX or Excel. Ask the bank for one of these."),
    (
        r"(?:Return-Path|Received|MIME-Version|Delivered-To): ",
        "is an e-mail",
        "Save the file attached to it, and give that one.",
    ),
    (r"\{\s*(?:\"|\}|$)|\[\s*[\[{\"\]]", "is JSON, a format for programs", _OTHERWISE),
)
_ARCHIVES: tuple[tuple[str, str, str], ...] = (
    (r"xl/workbook\.bin", "is a binary Excel workbook (.xlsb)", _SAVE_AS),
    (r"word/document\.xml", "is a Word document", _OTHERWISE),
    (r"Index(?:/.*\.iwa|\.zip)", "is a Numbers document", "Open it in Numbers, and export it as Excel or as CSV."),
    (r"content\.xml", "is an OpenDocument file (.ods)", _SAVE_AS),
)
_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?([A-Za-z_][\w.-]{0,60})[\s/>]")
_QIF = re.compile(r"\s*!(?:Type|Account|Option|Clear)\b", re.IGNORECASE)
_SWIFT = re.compile(r"^:(?:60[FM]?|61|62[FM]?|34F|28C?|25P?):", re.MULTILINE)
_CAMT = re.compile(r"camt\.05[234]|<(?:\w{1,20}:)?BkToCstmr(?:Stmt|AcctRpt|DbtCdtNtfctn)\b")


def form_of(content: bytes, file_name: str) -> str:
    """The form: "ofx", "qif", "camt", "mt940" (MT942 too), "xlsx", "html" or "csv".

    "html" is also Excel's XML of 2003; "csv" is any text that is none of the others. Raises RefusedError, naming the
    form and what to do, for a form that is not read.
    """
    name = shown(file_name)
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise RefusedError(f"{name} is empty", "Download it again, and check that it is not empty.")
    if content.startswith(b"PK\x03\x04"):
        return _form_of_archive(content, name)
    _refuse_binary(content, name)
    head = head_of(content, 16_384).lstrip("\ufeff \t\r\n")
    if looks_like_ofx(content):
        return "ofx"
    if head.startswith("{1:") or (":20:" in head and _SWIFT.search(head)):
        return "mt940"
    if _QIF.match(head):
        return "qif"
    for pattern, what, otherwise in _BEGINNINGS:
        if re.match(pattern, head):
            raise RefusedError(f"{name} {what}", otherwise)
    return _form_of_markup(content, head, name) if head.startswith("<") else "csv"


def _refuse_binary(content: bytes, name: str) -> None:
    if b"%PDF-" in content[:1_024]:
        raise RefusedError(f"{name} is a PDF", f"coach can't read statements from a PDF. {_OTHERWISE}")
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise RefusedError(
                f"{name} is locked with a password", f"Open it with the password, and save it without one. {_SAVE_AS}"
            )
        raise RefusedError(f"{name} is an old Excel workbook (.xls)", _SAVE_AS)
    if content[:4] == b"RIFF" or content[4:8] == b"ftyp":
        raise RefusedError(f"{name} is a picture or a film", _OTHERWISE)
    for magic, what, otherwise in _MAGIC:
        if content.startswith(magic):
            raise RefusedError(f"{name} {what}", otherwise)
    if _is_binary(content[:4_096]):
        raise RefusedError(f"{name} is not a text file", _OTHERWISE)


def _is_binary(head: bytes) -> bool:
    """Control characters that no text has, in more than a few places; zeros too, unless they are those of UTF-16."""
    text = head_of(head)
    acted_on = sum(each < " " and each not in "\t\r\n\f\v\x1a\x1b" for each in text)
    is_wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or head.count(0) * 3 >= len(head)
    return acted_on * 50 > len(text) or (not is_wide and head.count(0) * 50 > len(head))


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
    if _CAMT.search(head):
        return "camt"
    lower = head.lower()
    if "urn:schemas-microsoft-com:office:spreadsheet" in lower or "<table" in lower:
        return "html"
    is_page = "<html" in lower or lower.startswith("<!doctype html")
    if is_page and b"<table" in content.replace(b"\0", b"").lower():
        return "html"
    if is_page:
        raise RefusedError(f"{name} is a web page without a table", _OTHERWISE)
    root = _ROOT.search(head)
    what = f"XML of another kind ({root[1]})" if root else "XML of another kind"
    raise RefusedError(f"{name} is {what}", f"coach reads only CAMT.052, CAMT.053 and CAMT.054 in XML. {_OTHERWISE}")
