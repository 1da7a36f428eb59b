"""A document as one self-contained HTML file: no script, no requests. No text in it is markup."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from coach.domain.document import gathered
from coach.domain.sanitize import shown, shown_lines

if TYPE_CHECKING:
    from coach.domain.document import Document


def document_html(document: Document) -> str:
    """Return the document as one page."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {"shown": shown, "shown_lines": shown_lines, "gathered": gathered}
    style = template("form.css" if document.is_form else "page.css")
    return environment.from_string(template("document.html.jinja")).render(document=document, style=style)


def template(name: str) -> str:
    """Read one of our templates."""
    return files("coach.export").joinpath("templates", name).read_text(encoding="utf-8")
