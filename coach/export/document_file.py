"""A document as the content of a file, in any of its formats."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.domain.document import Document


class Shareable(Protocol):
    """Anything that makes a document to save or share, with parts left out on request."""

    @property
    def stem(self) -> str:
        """The file name without its ending."""

    def document(self, without: frozenset[str]) -> Document:
        """Return the document, leaving out what `without` names."""

    def data(self, without: frozenset[str]) -> Mapping[str, object]:
        """Return the same as plain values for JSON."""


def shared_file(found: Shareable, kind: str, without: frozenset[str]) -> bytes:
    """Return the content of a file in a format of `document_file`, or "json". Raises RefusedError (PDF)."""
    if kind == "json":
        return (json.dumps(found.data(without), ensure_ascii=False, indent=2) + "\n").encode()
    return document_file(found.document(without), kind)


def document_file(document: Document, kind: str) -> bytes:
    """Return the content of a file in a format: "text", "md", "html" or "pdf". Raises RefusedError (PDF)."""
    if kind == "pdf":
        from coach.export.pdf import document_pdf

        return document_pdf(document)
    if kind == "html":
        from coach.export.html import document_html

        return document_html(document).encode()
    if kind == "md":
        from coach.export.markdown import document_markdown

        return document_markdown(document).encode()
    from coach.export.text import document_text

    return ("\n".join(document_text(document)) + "\n").encode()
