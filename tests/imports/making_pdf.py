"""PDFs for tests: typeset ones, and some assembled by hand."""

from __future__ import annotations

import io
import zlib

import typst
from pypdf import PdfReader, PdfWriter


def typeset(text: str) -> bytes:
    """A PDF of a text in Typst markup."""
    made = typst.compile(text.encode())
    assert isinstance(made, bytes)
    return made


def by_hand(content: bytes, filtered: bytes = b"", resources: bytes = b"/Font<</F1 5 0 R>>") -> bytes:
    """A PDF of one page with this content stream, encoded as `filtered` says."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<<%s>>>>" % resources,
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), filtered, content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(made),
    )


def packed(content: bytes) -> bytes:
    """A PDF of one page with a compressed content stream."""
    return by_hand(zlib.compress(content, 9), b"/Filter/FlateDecode")


def written(line: bytes) -> bytes:
    """A content stream that writes a line."""
    return b"BT /F1 12 Tf 10 100 Td (%s) Tj ET" % line


def locked(content: bytes, password: str) -> bytes:
    """The same PDF, encrypted with a password."""
    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(content)))
    writer.encrypt(password, "the owner's", algorithm="RC4-128")
    return _bytes_of(writer)


def blank(pages: int) -> bytes:
    """A PDF with this many empty pages."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    return _bytes_of(writer)


def _bytes_of(writer: PdfWriter) -> bytes:
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()
