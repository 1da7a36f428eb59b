"""A worksheet as Markdown: it is complete, and nothing in it is markup."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from coach.domain.worksheets.events import FieldFilled, RowAdded
from coach.export.markdown import document_markdown
from coach.export.text import document_text, parts_text
from coach.export.worksheet_data import worksheet_data
from coach.export.worksheet_document import worksheet_lines, worksheet_overview, worksheet_page
from coach.guide.worksheets import worksheet, worksheets
from tests.factories import Diary

HOSTILE = (
    "<script>alert(1)</script>",
    "[click](javascript:alert(1)) ![](http://example.org/x.png)",
    "# heading",
    "| a | b |",
    "1. one",
    "2) two",
    "words\n===",
    "words\n---",
    "- dash",
    "+ plus",
    "> quote",
    "    code",
    "***",
    "`code` **bold** ~~gone~~",
    "&lt;b&gt;",
    "https://example.org",
)


def page_of(**fields: str) -> str:
    diary = Diary()
    for key, text in fields.items():
        diary.write(FieldFilled("compass", key.replace("_", "-"), text))
    return document_markdown(worksheet_page(diary.state, worksheet("compass")))


def test_what_was_written_stands_under_its_field() -> None:
    page = page_of(must="Home by six\n- Health cover", order="Health cover\nHome by six", pay_need="14,500 a month")
    assert "# The compass card" in page
    assert "## Must have\n\n- Home by six\n- Health cover\n" in page
    assert "## In order\n\n1. Health cover\n2. Home by six\n" in page
    assert "## Pay I need\n\n14,500 a month\n" in page
    assert "What I miss" not in page


def test_an_empty_worksheet_says_so() -> None:
    assert "There is nothing in it yet." in page_of()


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("field", ["must", "pay-need", "change"])
def test_the_persons_text_is_never_markup(text: str, field: str) -> None:
    html = MarkdownIt("commonmark", {"linkify": False}).enable("table").render(page_of(**{field: text}))
    body = html.partition("</h2>")[2]
    assert set(re.findall(r"<(\w+)", body)) <= {"ul", "li", "p", "br"}


@given(
    st.text(
        st.characters(
            exclude_categories=("Cs", "Cc", "Zl", "Zp"),
            exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
        ),
        max_size=60,
    )
)
def test_a_line_reads_the_same_once_it_is_rendered(text: str) -> None:
    html = MarkdownIt("commonmark", {"html": True}).render(page_of(pay_need=text))
    plain = (
        re.sub(r"<[^>]+>", "", html)
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", '"')
        .replace("&amp;", "&")
    )
    if text.strip():
        assert " ".join(text.split()) in " ".join(plain.split())


def test_rows_and_choices_are_told_in_words() -> None:
    diary = Diary()
    diary.write(FieldFilled("confidence-project", "time", "some"))
    diary.write(RowAdded("confidence-project", "worked", "row", (("before", "3"), ("did", "drew *it*"))))
    sheet = worksheet("confidence-project")
    page = document_markdown(worksheet_page(diary.state, sheet))
    assert "half a day" in page
    assert "- 2026-11-23: before 3, what I did: drew \\*it\\*" in page
    fields = {field["key"]: field for field in worksheet_data(diary.state, sheet)["fields"]}
    assert fields["worked"]["rows"] == [
        {"key": "row", "on": "2026-11-23", "values": {"before": "3", "did": "drew *it*"}}
    ]
    assert fields["time"]["filled"]
    plain = "\n".join(document_text(worksheet_overview(diary.state, sheet), 60))
    assert "[x] Time a week [time]\n    half a day" in plain
    assert "2026-11-23 before 3, what I did: drew *it* (row)" in " ".join(plain.split())


def test_the_list_says_how_far_each_is() -> None:
    diary = Diary()
    diary.write(FieldFilled("compass", "pay-need", "14,500"))
    lines = "\n".join(parts_text(worksheet_lines(diary.state, worksheets()), 200))
    assert "The compass card [compass] (1 of 13 filled)" in lines
    assert "The audit [audit]. Every payment" in lines
