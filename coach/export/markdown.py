"""A document as Markdown. Nothing a person wrote is ever markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from coach.domain.document import KEPT, Bars, Document, Figure, Form, Paragraph, Part, Table, gathered
from coach.domain.sanitize import shown, shown_lines

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
_BEGINS_A_BLOCK = re.compile(r"^(\s*(?:(?=[-+=])|\d*(?=[.)])))(?<!\\)(.)", re.MULTILINE)
AROUND: Mapping[Form, str] = {"remark": "*", "heading": "**", "title": "**"}


def document_markdown(document: Document) -> str:
    """Return the document as one page."""
    blocks = [f"# {escaped(document.title)}"]
    blocks += [f"*{escaped(document.name)}*"] if document.name else []
    blocks += [escaped(" ".join(document.intro))] if document.intro else []
    for section in document.sections:
        blocks += [f"## {escaped(section.title)}"] if section.title else []
        blocks += parts_markdown(section.parts)
    if document.footnotes:
        blocks.append("  \n".join(f"*{escaped(note)}*" for note in document.footnotes))
    return "\n\n".join(blocks) + "\n"


def parts_markdown(parts: Iterable[Part]) -> Iterator[str]:
    """Yield the parts as blocks; consecutive items form one list."""
    for kind, together in gathered(parts):
        yield "\n".join(map(_item if kind == "list" else _block, together))


def escaped(text: str) -> str:
    """Escape one line of a person's text, so that neither Markdown nor HTML acts on it."""
    return _escape(shown(text))


def _escape(text: str) -> str:
    return _BEGINS_A_BLOCK.sub(r"\1\\\2", _MARKS.sub(r"\\\1", text))


def _item(part: Part) -> str:
    assert isinstance(part, Paragraph)
    number = part.lead.strip()
    return f"{number if number[:-1].isdecimal() else '-'} {escaped(part.text)}"


def _block(part: Part) -> str:
    if isinstance(part, Table):
        return _table(part)
    if isinstance(part, Bars):
        done = "Done of planned" if any(bar.planned for bar in part.bars) else "Done"
        return _table(Table((part.about, done), tuple((bar.name, bar.words) for bar in part.bars)))
    if isinstance(part, Figure):
        return "\n".join(["```", *part.rows, "```"])
    if part.form in KEPT:
        lines = _escape(shown_lines(part.text)).strip().split("\n")
        return "  \n".join(lines).replace("\n  \n", "\n\n")
    if part.form == "quote":
        return f"> {escaped(part.text)}"
    around = AROUND.get(part.form, "")
    return f"{around}{escaped(part.text)}{around}"


def _table(table: Table) -> str:
    return "\n".join([_row(table.headings), f"| {' | '.join(['---'] * len(table.headings))} |", *map(_row, table.rows)])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(escaped, cells))} |"
