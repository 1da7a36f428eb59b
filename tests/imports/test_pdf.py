"""A PDF of an advert gives its text, or the reason why there is none; and never takes more than ten seconds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import RefusedError
from coach.imports.adverts import read_advert_bytes, read_adverts
from coach.imports.pdf import is_pdf, pdf_text
from coach.imports.pdf_pages import MOST_PAGES, PdfText, read_pages
from tests.imports.making_pdf import blank, by_hand, locked, packed, typeset, written

ADVERT = typeset(
    """#set page(width: 12cm, height: 14cm, margin: 1cm)
= Ledger clerk, Harbour Mills
Cork. 38,000 EUR a year.

You keep the purchase ledger in order, and answer suppliers who wait for their money with a voice that is calm and firm.

- Excel is required
- Rust would be a plus
#pagebreak()
We offer bread, fresh each day. Überstunden gibt es nicht."""
)
PLAIN = by_hand(written(b"We need Excel and SQL"))


def why(content: bytes) -> str:
    with pytest.raises(RefusedError) as refused:
        read_advert_bytes(content, "job.pdf")
    return str(refused.value)


def test_a_pdf_of_an_advert_is_read_page_by_page(tmp_path: Path) -> None:
    file = tmp_path / "job.pdf"
    file.write_bytes(ADVERT)
    (draft,) = read_adverts([file])
    assert draft.text.splitlines()[:2] == ["Ledger clerk, Harbour Mills", "Cork. 38,000 EUR a year."]
    assert "Überstunden gibt es nicht." in draft.text
    assert draft.source == "job.pdf"


def test_a_sentence_wrapped_at_the_margin_is_one_line_again() -> None:
    lines = pdf_text(ADVERT, "job.pdf").splitlines()
    assert any(line.startswith("You keep the purchase ledger") and line.endswith("calm and firm.") for line in lines)
    assert len([line for line in lines if "Excel is required" in line or "Rust would be" in line]) == 2


def test_a_folder_gives_its_pdfs_too(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(PLAIN)
    (tmp_path / "b.txt").write_text("A cook is wanted.")
    assert [each.text for each in read_adverts([tmp_path])] == ["We need Excel and SQL", "A cook is wanted."]


def test_a_wrong_cross_reference_table_is_rebuilt() -> None:
    at = PLAIN.rindex(b"startxref\n") + len(b"startxref\n")
    assert read_advert_bytes(PLAIN[:at] + b"7\n%%EOF", "job.pdf")[0].text == "We need Excel and SQL"


def test_a_pdf_protected_against_changes_is_read() -> None:
    assert read_advert_bytes(locked(PLAIN, ""), "job.pdf")[0].text == "We need Excel and SQL"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (locked(PLAIN, "secret"), "is locked with a password: Open it, and print it to a new PDF without one"),
        (blank(1), "has pages that are pictures"),
        (blank(MOST_PAGES + 1), f"has more than {MOST_PAGES} pages"),
        (ADVERT[: len(ADVERT) // 2], "can't be read: it is damaged"),
        (b"%PDF-1.7\n", "can't be read: it is damaged"),
        (b"%PDF-1.4\n" + b"<<" * 100_000, "can't be read: it is damaged"),
        (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj trailer<</Root 1 0 R>>startxref 9", "can't be read"),
        (packed(b"BT /F1 12 Tf " + b"(x) Tj " * 20_000_000), "can't be read: it is damaged"),
        (by_hand(b"[" * 200_000), "has pages that are pictures"),
        (by_hand(written(b"\x01\x02\x03\x04\x05\x06")), "does not say which letters it shows"),
    ],
)
def test_a_pdf_without_readable_text_is_refused_with_what_to_do(content: bytes, said: str) -> None:
    assert f"job.pdf {said}" in why(content)


def test_a_pdf_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coach.imports.pdf.SECONDS", 2)
    endless = packed(b"BT /F1 12 Tf " + b"(x) Tj 1 0 0 1 0 0 Tm " * 2_000_000)
    assert "job.pdf takes too long to read" in why(endless)


@given(st.binary(max_size=300), st.integers(0, len(PLAIN)), st.integers(0, 60))
def test_any_bytes_give_text_or_a_reason(put_in: bytes, at: int, out: int) -> None:
    found = read_pages(PLAIN[:at] + put_in + PLAIN[at + out :])
    assert isinstance(found, PdfText)
    assert found.wrong in ("", "locked", "long", "broken")
    assert not (found.pages and found.wrong)


def test_a_text_about_pdfs_is_not_a_pdf() -> None:
    assert not is_pdf(b"Send your CV as a PDF (%PDF is fine).")
    assert read_advert_bytes(b"Send your CV as a PDF (%PDF is fine).", "")[0].text
