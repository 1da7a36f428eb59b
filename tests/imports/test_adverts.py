"""Adverts from files: text in any encoding, saved pages, several in one file; anything else is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.skills.events import AdvertKept
from coach.errors import CoachError, RefusedError
from coach.imports.adverts import parse_adverts, read_adverts, text_of
from coach.imports.page_words import read_page
from tests.fuzz.rule import within
from tests.scenes import ADVERTS
from tests.unit.skills.making import found


def put(folder: Path, name: str, content: bytes) -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_common_encodings(encoding: str, tmp_path: Path) -> None:
    file = put(tmp_path, "a.txt", "Café manager – SQL".encode(encoding))
    (draft,) = read_adverts([file])
    assert (draft.text, draft.source) == ("Café manager – SQL", "a.txt")


def test_a_saved_page_gives_only_its_visible_text() -> None:
    (draft,) = read_adverts([ADVERTS / "abudhabi-gov.html"])
    assert draft.text.startswith("Digital Product Lead")
    assert "- Product roadmap and service design" in draft.text
    assert not any(word in draft.text for word in ("SAP", "COBOL", "Workday", "color", "<"))
    assert {"product roadmap", "Power BI", "web accessibility"} <= found(draft.text)


def test_pasted_html_is_read_as_a_page_and_text_with_an_angle_bracket_is_not() -> None:
    assert parse_adverts("<p>One</p><ul><li>SQL</li></ul><script>x</script>")[0].text == "One\n- SQL"
    assert parse_adverts("We build <div> and more; 3 < 4")[0].text == "We build <div> and more; 3 < 4"


def test_several_adverts_in_one_file_are_split_at_the_line_between_them() -> None:
    text = "First\nSQL\n\n=====\n\nSecond\nJira\n======\nThird\n=====\n"
    assert [draft.text.split("\n")[0] for draft in parse_adverts(text)] == ["First", "Second", "Third"]


def test_a_folder_gives_its_text_files(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", b"second")
    put(tmp_path, "a.md", b"first")
    put(tmp_path, "photo.png", b"\x89PNG\x00")
    assert [draft.text for draft in read_adverts([tmp_path])] == ["first", "second"]
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(RefusedError, match="no advert in it"):
        read_adverts([empty])


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"%PDF-1.7\n", "is damaged"),
        (b"PK\x03\x04rest", "a Word document"),
        (b"\xd0\xcf\x11\xe0rest", "old Word"),
        (b"{\\rtf1 SQL}", "rich text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is not a text file"),
        (b"SQL\x00SQL", "is not a text file"),
        (b"\xff\xfe\x00", "is not a text file"),
        (b"  \n ", "no advert"),
        (b"... 123", "no advert"),
    ],
)
def test_a_file_without_an_advert_is_refused_by_name(content: bytes, says: str, tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as told:
        read_adverts([put(tmp_path, "x.txt", content)])
    assert says in told.value.title
    assert "x.txt" in told.value.title


def test_a_missing_or_far_too_large_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CoachError, match="can't be read"):
        read_adverts([tmp_path / "none.txt"])
    with pytest.raises(RefusedError, match="too large"):
        read_adverts([put(tmp_path, "large.txt", b"x" * 5_000_001)])


@given(st.binary(max_size=200))
def test_any_bytes_are_a_valid_advert_or_refused(content: bytes) -> None:
    try:
        drafts = parse_adverts(text_of(content, "it"))
    except RefusedError:
        return
    for draft in drafts:
        assert AdvertKept("a", draft.text).text


@given(st.text(st.characters(), max_size=200))
def test_any_pasted_text_is_a_valid_advert_or_refused(text: str) -> None:
    try:
        drafts = parse_adverts(text)
    except RefusedError:
        return
    assert all(AdvertKept("a", draft.text).text for draft in drafts)


JOB = """{"@context": "https://schema.org", "@graph": [{"@type": "Organization", "name": "Somebody else"}, {
 "@type": ["JobPosting"], "title": "Data &amp; AI Lead", "hiringOrganization": {"name": "Nordlicht"},
 "jobLocation": [{"address": {"addressLocality": "Bremen", "addressCountry": {"name": "DE"}}}],
 "jobLocationType": "TELECOMMUTE", "validThrough": "2027-01-31T23:59",
 "baseSalary": {"currency": "EUR", "value": {"minValue": 70000, "maxValue": 80000, "unitText": "YEAR"}},
 "description": "&lt;p&gt;You know &lt;b&gt;SQL&lt;/b&gt;.&lt;/p&gt;"}]}"""
PAGE = "<html><head><title>x</title>{}</head><body><div id='root'></div><p>Switch on JavaScript</p></body></html>"


def data(text: str) -> str:
    return f'<script data-x="1" type="application/ld+json">{text}</script>'


def test_structured_data_of_a_page_describes_its_job() -> None:
    (draft,) = parse_adverts(PAGE.format(data("{broken") + data('{"@type": "BreadcrumbList"}') + data(JOB)))
    assert (draft.role, draft.employer, draft.place) == ("Data & AI Lead", "Nordlicht", "Bremen, DE; remote")
    assert (draft.pay, str(draft.closes)) == ("EUR 70000-80000 a year", "2027-01-31")
    assert draft.text.endswith("You know SQL.")


def test_several_jobs_on_a_page_are_several_adverts() -> None:
    jobs = [f'{{"@type": "JobPosting", "title": "{role}", "description": "Do it."}}' for role in ("Baker", "Cook")]
    assert [each.role for each in parse_adverts(PAGE.format(data(f"[{','.join(jobs)}]")))] == ["Baker", "Cook"]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"@type": "JobPosting", "title": {"name": []}, "baseSalary": [], "jobLocation": 7, "validThrough": "31.2."}',
        '{"@type": "JobPosting", "title": true, "description": null}',
    ],
)
def test_useless_structured_data_leaves_the_text_of_the_page(text: str) -> None:
    (draft,) = parse_adverts(PAGE.format(data(text)))
    assert (draft.text, draft.closes) == ("Switch on JavaScript", None)


def test_a_page_saved_as_one_file_is_read(tmp_path: Path) -> None:
    page = (
        "From: <Saved by a browser>\r\nSubject: A job\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; boundary="=b"\r\n\r\n--=b\r\nContent-Type: text/html; charset=utf-8\r\n'
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n<html><body><h1>Chef</h1><p>Ku=\r\nbernetes caf=C3=A9</p>"
        "</body></html>\r\n--=b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBO\r\n"
        "--=b--\r\n"
    )
    (draft,) = read_adverts([put(tmp_path, "job.mhtml", page.encode())])
    assert draft.text == "Chef\nKubernetes café"


@pytest.mark.parametrize("piece", ["<td>", '<a "', "<", "<!--", "<script>", "<a b='", "&", "<p><!", "</"])
def test_a_page_of_broken_tags_is_read_at_once(piece: str) -> None:
    with within(10):
        read_page(piece * (4_000_000 // len(piece)))
