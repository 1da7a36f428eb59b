"""Detecting the format of a file, whatever its name; and the messages for unsupported formats."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import RefusedError
from coach.imports.statements.formats import format_of
from tests.fuzz.rule import LONGEST, harmless, within
from tests.imports.statements.ofx_making import XML_HEAD, account, booking, file
from tests.imports.statements.test_camt import TWO
from tests.imports.statements.test_mt940 import GERMAN
from tests.imports.statements.test_qif import BRITISH, QUICKEN
from tests.imports.statements.test_workbook import EXCEL_2003, PAGE, PLAIN

OFX = account(booking("20260502", "-1.00"))


def archive(*names: str) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as packed:
        for name in names:
            packed.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (file(OFX), "ofx"),
        (file(OFX, head=XML_HEAD), "ofx"),
        (file(OFX, head=""), "ofx"),
        (file(OFX).decode().encode("utf-16"), "ofx"),
        (BRITISH.encode(), "qif"),
        (b"\xef\xbb\xbf\n" + QUICKEN.encode(), "qif"),
        (GERMAN.encode(), "mt940"),
        (b"{1:F01BANK}{2:O940}{4:\n" + GERMAN.encode(), "mt940"),
        (TWO.encode(), "camt"),
        (TWO.replace("UTF-8", "UTF-16").encode("utf-16"), "camt"),
        (PLAIN, "xlsx"),
        (PAGE.encode(), "html"),
        (EXCEL_2003.encode(), "html"),
        (b"Date,Text,Amount\n2026-05-02,OFX,1.00\n", "csv"),
        ("Дата;Сумма\n02.05.2026;1,00\n".encode("cp1251"), "csv"),
        ("日付,金額\n2026/05/02,100\n".encode("shift_jis"), "csv"),
        ("Date\tAmount\n2026-05-02\t1\n".encode("utf-16-le"), "csv"),
        (b"[Statement]\nDate,Amount\n2026-05-02,1\n", "csv"),
    ],
)
def test_the_format_is_detected_from_the_content(content: bytes, form: str) -> None:
    assert format_of(content, "file.txt") == form


@pytest.mark.parametrize(
    ("content", "what", "next_step"),
    [
        (b"%PDF-1.7\nall text", "is a PDF", "CSV, OFX or Excel"),
        (b'{"transactions": []}', "is JSON", "CSV, OFX or Excel"),
        (b'[\n  {"a": 1}]', "is JSON", "CSV, OFX or Excel"),
        (b"<?xml version='1.0'?><pain:Order xmlns:pain='x'>1</pain:Order>", "XML of another kind (Order)", "CAMT"),
        (b"\x89PNG\r\n\x1a\n", "is a picture", "CSV, OFX or Excel"),
        (b"\xff\xd8\xff\xe0", "is a picture", "CSV, OFX or Excel"),
        (archive("january.csv"), "is an archive", "Unpack it"),
        (archive("mimetype", "content.xml"), ".ods", "save it as .xlsx"),
        (archive("Index/Document.iwa"), "Numbers", "export it as Excel"),
        (archive("xl/workbook.bin"), ".xlsb", "save it as .xlsx"),
        (b"PK\x03\x04broken", "is damaged", "Download it again"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1" + b"\0" * 600, ".xls", "save it as .xlsx"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "locked with a password", "save it without"),
        (b"{\\rtf1 hello}", "RTF", "CSV, OFX or Excel"),
        (b"-----BEGIN PGP MESSAGE-----\n", "PGP", "key"),
        (b"", "is empty", "Download it again"),
        (b"\xef\xbb\xbf \r\n", "is empty", "Download it again"),
        (b"BEGIN:VCARD\nFN:A\nEND:VCARD\n", "contacts", "coach people import"),
        (b"BEGIN:VCALENDAR\n", "calendar", "CSV, OFX or Excel"),
        (b"<html><body><p>Please log in</p></body></html>", "without a table", "CSV, OFX or Excel"),
        (b"\x7fELF\x01\x02\x03\0\0" + bytes(range(32)) * 40, "not a text file", "CSV, OFX or Excel"),
    ],
)
def test_an_unsupported_format_is_named_with_what_to_do(content: bytes, what: str, next_step: str) -> None:
    with pytest.raises(RefusedError) as refused:
        format_of(content, "my \x1bfile")
    assert what in refused.value.title
    assert next_step in refused.value.message
    harmless(refused.value.title)


@given(st.binary(max_size=400))
def test_any_bytes_have_a_format_or_are_refused(content: bytes) -> None:
    with suppress(RefusedError):
        assert format_of(content, "a") in {"ofx", "qif", "camt", "mt940", "xlsx", "html", "csv"}


@pytest.mark.parametrize("piece", [b"<", b"{", b"[", b"!", b":20:", b"PK\x03\x04", b"<!DOCTYPE html>"])
def test_the_format_of_a_large_file_is_detected_at_once(piece: bytes) -> None:
    with within(LONGEST), suppress(RefusedError):
        format_of(piece * 1_000_000, "a")
