"""Render a document, or parts of it, for the screen. No text in it is ever read as markup."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from coach.domain import document
from coach.domain.document import KEPT, Bar, Bars, Document, Figure, Paragraph, Part
from coach.domain.reading.strength import READ, strength
from coach.domain.sanitize import shown, shown_lines
from coach.guide.models import Evidence
from coach.tui.theme_colours import look_of, theme_style
from coach.tui.themes import EMPHASIS, LEADS, MUTED, STYLES
from coach.tui.widgets.area_chart import beside_bar

NAME = 13  # cells


def paragraph(each: Paragraph) -> Content:
    """Return a paragraph with its styles as one line, to be wrapped by the screen."""
    text = Content((shown_lines if each.form in KEPT else shown)(each.text))
    text = text.stylize(STYLES.get(each.form, ""))
    for begin, end, emphasis in each.marks:
        text = text.stylize(EMPHASIS[emphasis], begin, end)
    return Content.assemble(LEADS.get(each.form, ""), each.lead, text)


def parts(of: Iterable[Part], bar: int = 0) -> Content:
    """Return parts one below another; the longest bar is `bar` cells long."""
    return Content("\n").join([line for each in of for line in _lines(each, bar)])


def whole(of: Document, bar: int = 0) -> Content:
    """Return a document without its title, which is shown elsewhere."""
    lines = [Content(shown(" ".join(of.intro)))] if of.intro else []
    for section in of.sections:
        title = [Content.styled(shown(section.title), "bold")] if section.title else []
        lines += [*([Content("")] if lines else []), *title, parts(section.parts, bar)]
    return Content("\n").join(lines)


def prose(text: str) -> Content:
    """Return prose from content/."""
    return parts(document.prose(text))


def bar_line(of: Bar, width: int) -> Content:
    """Return a theme with its bar in `width` cells: what was done, and in a lighter shade the rest of the plan."""
    done, beyond = beside_bar(of.done / 100, of.planned / 100, width)
    style = theme_style(of.name)
    drawn = Content.assemble((done, style), (beyond, f"{style} 60%")).pad_right(max(0, width - len(done + beyond)))
    return Content.assemble(f"{shown(look_of(of.name).word)[:NAME]:<{NAME}} ", drawn, " ", (of.words, MUTED))


def _lines(part: Part, bar: int) -> Iterable[Content]:
    if isinstance(part, Paragraph):
        return [paragraph(part)]
    if isinstance(part, Bars):
        return [bar_line(each, bar) for each in part.bars]
    if isinstance(part, Figure):
        return map(Content, part.rows)
    return [Content("  ".join(map(shown, row))) for row in part.rows]


def evidence_line(evidence: Evidence) -> Content:
    """Return a finding in two lines: what it says, then how certain it is, its source and how much of it we read."""
    return Content.assemble(
        (evidence.title, "bold"),
        "\n",
        (strength(evidence).capitalize(), "$accent"),
        f": {evidence.size}. ",
        (f"{evidence.source}. We read {READ[evidence.read]}.", MUTED),
    )
