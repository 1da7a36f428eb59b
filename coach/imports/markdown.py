"""Markdown as paragraphs to read. Nothing in it is active: links show their addresses, HTML is shown as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from coach.domain.document import Emphasis, Form, Paragraph
from coach.domain.sanitize import shown_lines

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

LONG = 10_000
"""A longer paragraph, in characters, is shown as written: hostile ones can take minutes to parse."""

_EMPHASIS: dict[str, Emphasis] = {"strong": "strong", "em": "emphasis", "link": "strong"}


def blocks_of(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text. One that is nested absurdly deep is shown line by line, as written."""
    try:
        return tuple(_blocks(_parser().parse(text)))
    except RecursionError:
        return tuple(Paragraph(shown_lines(line)) for line in text.splitlines() if line.strip())


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").disable("code")  # indented text in a plain text file is not code
    parser.core.ruler.at("inline", _make_out)
    return parser


def _make_out(state: StateCore) -> None:
    from markdown_it.token import Token

    for token in state.tokens:
        if token.type == "inline" and len(token.content) > LONG:
            token.children = [Token("text", "", 0, content=token.content)]
        elif token.type == "inline":
            token.children = []
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def _blocks(tokens: Sequence[Token]) -> Iterator[Paragraph]:
    around: list[str] = []
    numbers: list[int | None] = []
    lead = ""
    for number, token in enumerate(tokens):
        kind = token.type.removesuffix("_open").removesuffix("_close")
        if kind == "list_item" and token.nesting == 1:
            lead = _lead(numbers)
        if token.nesting == 1:
            around.append(kind)
            if kind in ("bullet_list", "ordered_list"):
                numbers.append(int(token.attrGet("start") or 1) if kind == "ordered_list" else None)
        elif token.nesting == -1:
            around.pop()
            if kind in ("bullet_list", "ordered_list"):
                numbers.pop()
        elif token.type == "inline":
            form = _form(around, lead, first=number == 1 and tokens[0].tag == "h1")
            yield _paragraph(token, form, lead if form == "text" else "")
            lead = ""
        elif token.type == "hr":
            yield Paragraph("* * *", "remark")
        elif token.content.strip():
            yield Paragraph(shown_lines(token.content.rstrip("\n").expandtabs(4)), "code")


def _lead(numbers: list[int | None]) -> str:
    """The marker before the first paragraph of an item: "-", or its number, which is counted up."""
    if not numbers or numbers[-1] is None:
        return "-"
    numbers[-1] += 1
    return f"{numbers[-1] - 1}. "


def _form(around: Sequence[str], lead: str, *, first: bool) -> Form:
    if around[-1:] == ["heading"]:
        return "title" if first else "heading"
    if "blockquote" in around:
        return "quote"
    return "item" if lead == "-" else "text"


def _paragraph(token: Token, form: Form, lead: str) -> Paragraph:
    """A paragraph with its emphasis; spaces and line ends are collapsed, except in a table drawn with bars."""
    drawn = token.content.startswith("|")
    text, marks, begun = lead, list[tuple[int, int, Emphasis]](), list[tuple[int, str]]()
    for child in token.children or ():
        kind = child.type.removesuffix("_open").removesuffix("_close")
        if child.nesting == 1:
            begun.append((len(text), str(child.attrGet("href") or "")))
        elif child.nesting == -1:
            begin, address = begun.pop()
            marks.append((begin, len(text), _EMPHASIS.get(kind, "emphasis")))
            if address and address != text[begin:]:
                marks.append((len(text), len(text) + len(address) + 3, "muted"))
                text += f" ({address})"
        elif kind == "softbreak":
            text += "\n" if drawn else " "
        elif kind == "hardbreak":
            text += "\n"
        elif kind == "image":
            text += f"{child.content} ({child.attrGet('src') or ''})"
        else:
            if kind == "code_inline":
                marks.append((len(text), len(text) + len(child.content), "code"))
            text += child.content
    return Paragraph(shown_lines(text.replace("\t", " ")), form, tuple(mark for mark in marks if mark[0] < mark[1]))
