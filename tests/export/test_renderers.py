"""One document in every form: nothing of it is lost, and no text in it is ever more than a text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from coach.domain.document import (
    GAP,
    Bar,
    Bars,
    Document,
    Figure,
    Form,
    Paragraph,
    Part,
    Section,
    Table,
    grouped,
    labelled,
    prose,
    section,
    with_gaps,
)
from coach.export.document_file import document_file
from coach.export.html import document_html
from coach.export.markdown import document_markdown
from coach.export.pdf import document_pdf
from coach.export.text import document_text, parts_text
from coach.tui.rich_text import parts as on_screen
from coach.tui.rich_text import whole

FORMS: tuple[Form, ...] = get_args(Form)
HOSTILE = (
    "<script>alert(1)</script> <b>loud</b>",
    "[click](javascript:alert(1)) ![](https://example.org/x.png)",
    "[bold red]x[/] [@click=app.quit]quit[/]",
    "# heading",
    "| a | b |",
    "1. one",
    "- dash",
    "> quote",
    "***",
    "`code` **bold**",
    "&lt;b&gt; {{ 7 * 7 }} {% raw %}",
    "#set page(width: 1pt) $x$ @ref",
    "\x1b[31mred\x07",
    "left \u202eright",
)
ACTED_ON = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]")
letters = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=40)


def everywhere(text: str) -> Document:
    """A document with the text in every place that can hold one."""
    parts: tuple[Part, ...] = (
        *(Paragraph(text, form) for form in FORMS),
        Table((text, "b"), ((text, "2"),)),
        Bars("Theme", (Bar(text, "1 h", 100, 50),)),
    )
    return Document(text, (Section(text, parts),), text, (text,), (text,))


class Reader(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: D102 - HTMLParser calls it
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:  # noqa: D102 - HTMLParser calls it
        self.text += data


# -- hostile text


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_acted_on_by_a_browser(text: str) -> None:
    page = Reader(document_html(everywhere(text)))
    harmless = Reader(document_html(everywhere("harmless")))
    assert (page.tags, page.attributes) == (harmless.tags, harmless.attributes)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_markup_in_markdown(text: str) -> None:
    def tags(words: str) -> set[str]:
        return set(re.findall(r"<(\w+)", MarkdownIt("commonmark").enable("table").render(words)))

    assert tags(document_markdown(everywhere(text))) == tags(document_markdown(everywhere("harmless")))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_acted_on_by_a_terminal(text: str) -> None:
    for words in ("\n".join(document_text(everywhere(text), 40)), whole(everywhere(text), 10).plain):
        assert not ACTED_ON.search(words)


@pytest.mark.parametrize("text", HOSTILE[:11])
def test_no_text_has_a_style_of_its_own_on_the_screen(text: str) -> None:
    for form in FORMS:
        shown = on_screen([Paragraph(text, form)])
        assert text in shown.plain
        assert {str(span.style) for span in shown.spans} == {
            str(span.style) for span in on_screen([Paragraph("x", form)]).spans
        }


def test_a_pdf_is_made_whatever_stands_in_it() -> None:
    for text in HOSTILE:
        assert document_pdf(everywhere(text)).startswith(b"%PDF")


@settings(max_examples=40)
@given(letters, st.sampled_from(FORMS))
def test_no_word_is_lost_in_any_form(text: str, form: Form) -> None:
    document = grouped([Paragraph(text, form)])
    words = " ".join(text.split())
    assert words in " ".join(" ".join(document_text(document)).split())
    assert words in " ".join(Reader(document_html(document)).text.split())
    assert words in " ".join(whole(document).plain.split())
    rendered = Reader(MarkdownIt("commonmark").render(document_markdown(document))).text
    assert words in " ".join(rendered.split())


# -- the forms


def test_a_list_is_one_list_and_keeps_its_numbers() -> None:
    listed = grouped([Paragraph("a", "item"), Paragraph("b", "detail"), Paragraph("c")])
    numbered = grouped([Paragraph("a", "item", lead="1. "), Paragraph("b", "item", lead="2. ")])
    assert document_markdown(listed._replace(title="T")) == "# T\n\n- a\n- b\n\nc\n"
    assert document_markdown(numbered._replace(title="T")) == "# T\n\n1. a\n2. b\n"
    assert "<ul><li>a</li><li>b</li></ul>" in document_html(listed)


def test_a_lead_is_hung_under_but_never_by_more_than_a_third() -> None:
    ticked = Paragraph("one two three four five six", lead="[x] 4.2  ")
    assert parts_text([ticked], 30) == ["[x] 4.2  one two three four", "         five six"]
    assert parts_text([ticked], 18) == ["[x] 4.2  one two", "      three four", "      five six"]


def test_prose_set_in_below_something_is_set_in_as_a_whole() -> None:
    inside = [each._replace(depth=1) for each in prose("one two\n> three\n- four")]
    assert parts_text(inside, 40) == ["    one two", "    > three", "    - four"]


def test_sections_stand_apart_and_gaps_are_only_seen_where_lines_are() -> None:
    document = Document("T", (section("A", prose("one\n\ntwo")), section("", [Paragraph("three")])))
    assert document_text(document, 40) == ["T", "", "A", "one", "", "two", "", "three"]
    assert document_markdown(document) == "# T\n\n## A\n\none\n\ntwo\n\nthree\n"
    assert document_html(document).count("<p>") == 3


def test_a_text_to_read_has_air_around_its_paragraphs_but_not_within_a_list() -> None:
    page = [Paragraph("T", "title"), Paragraph("H", "heading"), *prose("one\n- two\n- three")]
    assert [each.text for each in with_gaps(page)] == ["T", "", "H", "one", "", "two", "three"]


def test_lines_are_kept_in_every_form() -> None:
    document = grouped([Paragraph("one\ntwo\n\nthree", "lines")])
    assert document_text(document, 40) == ["one", "two", "", "three"]
    assert MarkdownIt("commonmark").render(document_markdown(document)).count("<br") == 1
    assert "one<br>two<br><br>three" in document_html(document)


def test_a_table_is_a_record_a_row_in_the_terminal() -> None:
    table = Table(("Day", "Employer", "Result"), (("2026-11-23", "Acme", "interview"), ("2026-11-24", "Initech", "")))
    assert parts_text([table], 60) == [
        "  2026-11-23; Employer: Acme; Result: interview",
        "  2026-11-24; Employer: Initech",
    ]
    assert "| 2026-11-23 | Acme | interview |" in document_markdown(grouped([table]))


def test_a_figure_is_drawn_as_it_is_and_told_in_words() -> None:
    figure = Figure((".-=", "#  "), "Six days")
    assert parts_text([figure], 3) == ["  .-=", "  #  "]
    assert 'aria-label="Six days"' in document_html(grouped([figure]))


def test_a_label_is_marked_on_the_screen_alone() -> None:
    done = labelled("Done when", "it is sent.")
    assert [(span.start, span.end) for span in on_screen([done]).spans] == [(0, 10)]
    assert parts_text([done, GAP], 40) == ["Done when: it is sent.", ""]


@pytest.mark.parametrize(("kind", "begins"), [("text", b"T"), ("md", b"# T"), ("html", b"<!doctype"), ("pdf", b"%PDF")])
def test_a_file_is_written_in_every_format(kind: str, begins: bytes) -> None:
    assert document_file(Document("T", ()), kind).lstrip().startswith(begins)
