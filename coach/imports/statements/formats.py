"""Detects the format of a statement from its content, not its name; and says what to do about other formats."""

from __future__ import annotations

import re

from coach.domain.sanitize import shown
from coach.errors import RefusedError
from coach.imports.statements.ofx_tags import looks_like_ofx
from coach.imports.table.declared_encoding import head_of
from coach.imports.table.forms import FormatAdvice, form_of_archive, refuse_binary, refuse_empty

_OTHERWISE = "Ask the bank for the same days as CSV, OFX or Excel; its page of the account has a download or an export."
_INSTEAD = FormatAdvice(
    other=_OTHERWISE,
    unpack="Unpack it first, and name the file that was in it.",
    database="Export the bookings from that program as CSV, OFX or QIF.",
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
_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?([A-Za-z_][\w.-]{0,60})[\s/>]")
_QIF = re.compile(r"\s*!(?:Type|Account|Option|Clear)\b", re.IGNORECASE)
_SWIFT = re.compile(r"^:(?:60[FM]?|61|62[FM]?|34F|28C?|25P?):", re.MULTILINE)
_CAMT = re.compile(r"camt\.05[234]|<(?:\w{1,20}:)?BkToCstmr(?:Stmt|AcctRpt|DbtCdtNtfctn)\b")


def format_of(content: bytes, file_name: str) -> str:
    """The format: "ofx", "qif", "camt", "mt940" (MT942 too), "xlsx", "html" or "csv".

    "html" includes Excel's XML of 2003; "csv" is any other text. Raises RefusedError, naming the format and what to do,
    for one that is not supported.
    """
    name = shown(file_name)
    refuse_empty(content, name, "Download")
    if content.startswith(b"PK\x03\x04"):
        return form_of_archive(content, name, _INSTEAD)
    refuse_binary(content, name, _INSTEAD)
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
