"""The person's own Markdown: parsed where possible, harmless otherwise."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.document import Paragraph
from coach.imports.markdown import LONG, blocks_of

HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]")
signs = st.lists(st.sampled_from([*"*_`[]()<>!#->&~|\\\n \t1.", "a", "word", "\x1b[31m", "\u202e", "&#x202e;", "\n\n"]))


def forms(text: str) -> list[tuple[str, str]]:
    return [(block.form, block.text) for block in blocks_of(text)]


def test_paragraphs_headings_lists_quotes_and_code() -> None:
    text = "# One\n\nTwo\nlines *here*.\n\n## Three\n\n- a\n- b\n\n3. c\n4. d\n\n> e\n\n```\nf   g\n```\n\n---\n"
    assert forms(text) == [
        *(("title", "One"), ("text", "Two lines here."), ("heading", "Three"), ("item", "a"), ("item", "b")),
        *(("text", "3. c"), ("text", "4. d"), ("quote", "e"), ("code", "f   g"), ("remark", "* * *")),
    ]


def test_emphasis_is_where_it_was_written() -> None:
    (block,) = blocks_of("a *b* **c** `d`")
    assert {mark: block.text[begin:end] for begin, end, mark in block.marks} == {
        "emphasis": "b",
        "strong": "c",
        "code": "d",
    }


def test_links_show_where_they_lead() -> None:
    (block,) = blocks_of("[a page](https://a.org/?b=1) and <https://b.org> and ![c](https://c.org/d.png)")
    assert block.text == "a page (https://a.org/?b=1) and https://b.org and c (https://c.org/d.png)"


@pytest.mark.parametrize("text", ["<b onclick='x'>bold</b>", "<script>alert(1)</script>", "[/b] [link='x", "{} %s"])
def test_html_and_markup_are_left_as_written(text: str) -> None:
    assert "".join(block.text for block in blocks_of(text)) == text


def test_a_plain_text_keeps_its_words_and_its_paragraphs() -> None:
    assert forms("One,\ntwo.\n\n    Set in, three.\n\n5 * 3 * 2\n") == [
        *(("text", "One, two."), ("text", "Set in, three."), ("text", "5 * 3 * 2")),
    ]


def test_a_table_keeps_its_rows() -> None:
    assert forms("| a | b |\n|---|---|\n| 1 | 2 |") == [("text", "| a | b |\n|---|---|\n| 1 | 2 |")]


@given(signs.map("".join) | st.text(max_size=80))
def test_nothing_that_a_terminal_would_act_on_comes_out_and_nothing_goes_wrong(text: str) -> None:
    for block in blocks_of(text):
        assert not HARMFUL.search(block.text)
        assert all(0 <= begin < end <= len(block.text) for begin, end, _ in block.marks)


@given(st.lists(st.sampled_from(["rest", "walk", "write", "call"]), min_size=1, max_size=30))
def test_no_word_of_a_plain_text_is_lost(words: list[str]) -> None:
    text = "\n\n".join(" ".join(words[at : at + 7]) for at in range(0, len(words), 7))
    assert " ".join(block.text for block in blocks_of(text)).split() == words


@pytest.mark.parametrize("part", ["![", "*x", "[a](", "_a", "*a **b ", "&", "<"])
def test_a_paragraph_made_to_be_hard_is_shown_as_it_was_written(part: str) -> None:
    text = (part * (LONG // len(part) + 1)).strip()
    assert blocks_of(text) == (Paragraph(text),)


def test_absurdly_nested_markdown_keeps_its_words() -> None:
    for text in ("\n".join("  " * depth + "- word" for depth in range(400)), "> " * 2_000 + "word"):
        assert all(HARMFUL.search(block.text) is None for block in blocks_of(text))
    assert "word" in blocks_of("\n".join("  " * depth + "- word" for depth in range(400)))[-1].text
