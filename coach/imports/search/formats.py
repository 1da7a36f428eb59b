"""Detects the format of a file of people or applications from its content; and says what to do about other formats."""

from __future__ import annotations

import re

from coach.domain.sanitize import shown
from coach.errors import RefusedError
from coach.imports.table.forms import FormatAdvice, form_of_archive, refuse_binary, refuse_empty

_EXPORT = "Export the contacts as CSV or vCard, or the table as CSV or .xlsx."
_INSTEAD = FormatAdvice(
    other=_EXPORT,
    unpack="Unpack it first, and name a file in it. In LinkedIn's archive the contacts are Connections.csv.",
    database="Export the contacts from that program as CSV or vCard.",
    document="Copy the table into a spreadsheet, and save that as .xlsx or as CSV.",
)
_BEGINNINGS: tuple[tuple[str, str, str], ...] = (
    (r"BEGIN:VCALENDAR", "is a calendar", "Import it with `coach calendar import`."),
    (r"(?:OFXHEADER|!Type:|<OFX>)", "is a bank's file", "Import it with `coach money import`."),
    (r"dn:|version: 1\s+dn:", "is an LDIF file", "In Thunderbird choose Export, then CSV or vCard instead of LDIF."),
    (r"(?:Return-Path|Received|MIME-Version|Delivered-To): ", "is an e-mail", _EXPORT),
    (r"\{\s*(?:\"|\}|$)|\[\s*[\[{\"\]]", "is JSON, a format for programs", _EXPORT),
)
_RULE = re.compile(r"^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*\r?$", re.MULTILINE)


def format_of(content: bytes, file_name: str) -> str:
    """The format: "vcard", "xlsx", "html", "markdown" or "csv", which is any other text.

    Raises RefusedError, naming the format and what to do, for one that is not supported.
    """
    name = shown(file_name)
    refuse_empty(content, name, "Export")
    if content.startswith(b"PK\x03\x04"):
        return form_of_archive(content, name, _INSTEAD)
    refuse_binary(content, name, _INSTEAD)
    head = content[:16_384].replace(b"\0", b"").decode("latin_1").lstrip("ÿþ»ï¿\ufeff \t\r\n")
    if re.match(r"BEGIN[ \t]*:[ \t]*VCARD", head, re.IGNORECASE):
        return "vcard"
    for pattern, what, otherwise in _BEGINNINGS:
        if re.match(pattern, head):
            raise RefusedError(f"{name} {what}", otherwise)
    if head.startswith("<"):
        return _form_of_markup(content, head, name)
    return "markdown" if _RULE.search(head) else "csv"


def _form_of_markup(content: bytes, head: str, name: str) -> str:
    if (
        b"<table" in content.replace(b"\0", b"").lower()
        or "urn:schemas-microsoft-com:office:spreadsheet" in head.lower()
    ):
        return "html"
    raise RefusedError(f"{name} has no table that coach can read", _EXPORT)
