"""A document as a PDF, A4. Texts reach the template as JSON, so none of them is ever markup."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from coach.domain.document import KEPT, Bars, Figure, Paragraph, Table, gathered
from coach.domain.sanitize import shown, shown_lines
from coach.errors import RefusedError
from coach.export.html import template
from coach.export.text import document_text

if TYPE_CHECKING:
    from coach.domain.document import Document, Part

LAST_USUAL = 0x052F
"""The last Cyrillic letter. Allowed beyond it: accented Latin (from 1E00), and signs, arrows and lines (up to 25FF)."""

OTHER_LETTERS = "It has letters that a PDF made on this machine may show as empty boxes. HTML shows them all."


def document_pdf(document: Document) -> bytes:
    """Return the document on A4. Raises RefusedError if the PDF library is not installed."""
    try:
        import typst
    except ModuleNotFoundError as error:
        raise RefusedError(
            "A PDF needs one more library",
            "Install coach with its pdf extra (coach[pdf]), or use --format html and print from a browser.",
        ) from error
    made = typst.compile(template("document.typ").encode(), sys_inputs={"data": json.dumps(_data(document))})
    assert isinstance(made, bytes)
    return made


def needs_other_letters(document: Document) -> bool:
    """Whether it has characters that fonts for Latin, Greek and Cyrillic lack, such as Arabic or Japanese."""
    texts = [document.name, *document_text(document)]
    return any(ord(letter) > LAST_USUAL and not 0x1E00 <= ord(letter) <= 0x25FF for text in texts for letter in text)


def _data(document: Document) -> dict[str, object]:
    return {
        "title": shown(document.title),
        "name": shown(document.name),
        "intro": shown(" ".join(document.intro)),
        "sections": [
            {"title": shown(section.title), "parts": [_part(*each) for each in gathered(section.parts)]}
            for section in document.sections
        ],
        "footnotes": list(map(shown, document.footnotes)),
        "is_form": document.is_form,
    }


def _part(kind: str, parts: tuple[Part, ...]) -> dict[str, object]:
    part = parts[0]
    if isinstance(part, Paragraph):
        show = shown_lines if kind in KEPT else shown
        texts = [show(each.text) for each in parts if isinstance(each, Paragraph)]
        return {"kind": kind, "texts": texts}
    if isinstance(part, Table):
        rows = [list(map(shown, row)) for row in part.rows]
        return {"kind": "table", "headings": list(map(shown, part.headings)), "rows": rows}
    if isinstance(part, Bars):
        return {"kind": "bars", "bars": [bar._asdict() | {"name": shown(bar.name)} for bar in part.bars]}
    assert isinstance(part, Figure)
    return {"kind": "figure", "rows": "\n".join(part.rows)}
