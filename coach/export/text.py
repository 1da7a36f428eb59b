"""A document as plain text, for a terminal, a pipe or a screen reader: no colour, no markup, ASCII marks."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping

from coach.domain.document import KEPT, Bars, Document, Figure, Form, Paragraph, Part, Table
from coach.domain.sanitize import shown, shown_lines

Lines = list[str]

LONGEST_BAR = 30  # cells
STEP = "    "
"""The indentation of one level."""
HANGING: Mapping[Form, tuple[str, str]] = {
    "item": ("- ", "  "),
    "entry": ("", "    "),
    "detail": ("  ", "    "),
    "fact": ("", "  "),
    "row": ("  ", "  "),
    "quote": ("> ", "  "),
}
"""The prefixes of a paragraph's first line and of its further lines."""


def document_text(document: Document, width: int | None = None, bar: int = LONGEST_BAR) -> Lines:
    """Return the document in lines of at most `width`, or unwrapped; the longest bar is `bar` cells."""
    lines = wrap(document.title, width, rest=STEP) if document.title else []
    lines += wrap(" ".join(document.intro), width, rest=STEP) if document.intro else []
    for section in document.sections:
        lines += [""] if lines else []
        lines += wrap(section.title, width, rest=STEP) if section.title else []
        lines += parts_text(section.parts, width, bar)
    return lines + [line for note in document.footnotes for line in ["", *wrap(note, width)]]


def parts_text(parts: Iterable[Part], width: int | None, bar: int = LONGEST_BAR) -> Lines:
    """Return the lines of parts, one part below another."""
    return [line for part in parts for line in _lines(part, width, bar)]


def wrap(text: str, width: int | None, *, first: str = "", rest: str = "") -> Lines:
    """Wrap one paragraph to lines of at most `width`; long words such as addresses stay whole."""
    if width is None:
        return [f"{first}{shown(text)}".rstrip()]
    return textwrap.wrap(
        shown(text),
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [first.rstrip()]


def _lines(part: Part, width: int | None, bar: int) -> Iterable[str]:
    if isinstance(part, Paragraph):
        return _paragraph(part, width)
    if isinstance(part, Figure):
        return (f"  {row}" for row in part.rows)
    return _bars(part, width, bar) if isinstance(part, Bars) else _table(part, width)


def _paragraph(paragraph: Paragraph, width: int | None) -> Lines:
    before, after = HANGING.get(paragraph.form, ("", ""))
    inset = STEP * paragraph.depth
    if paragraph.form == "row":
        return [f"{inset}{before}{shown(paragraph.text)}"]
    first = f"{inset}{before}{paragraph.lead}"
    hangs = len(first) if width is None else min(len(first), width // 3)
    rest = " " * hangs if paragraph.lead else inset + after
    lines = shown_lines(paragraph.text).split("\n") if paragraph.form in KEPT else [paragraph.text]
    return [each for line in lines for each in wrap(line, width, first=first, rest=rest)]


def _bars(bars: Bars, width: int | None, longest: int) -> Iterator[str]:
    for bar in bars.bars:
        cells = "#" * (bar.done * longest // 100)
        yield from wrap(f"  {bar.name:<14} {cells:<{longest}} {bar.words}", width, rest="    ")


def _table(table: Table, width: int | None) -> Iterator[str]:
    """Yield each row as a record: its first cell, then the others with their headings."""
    for first, *others in table.rows:
        told = (f"{heading}: {cell}" for heading, cell in zip(table.headings[1:], others, strict=True) if cell)
        yield from wrap("; ".join([first, *told]), width, first="  ", rest="    ")
