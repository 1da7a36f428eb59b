"""Pages from our templates: HTML that needs nothing else, and PDF. No text of a person is ever markup in them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.resources import files

from coach.domain.sanitize import shown
from coach.errors import RefusedError


def html_of(template: str, **values: object) -> str:
    """One file: no script, no request to anywhere."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["shown"] = shown
    return environment.from_string(_template(template)).render(**values)


def pdf_of(template: str, data: object) -> bytes:
    """A PDF of the data. Raises RefusedError where the library that makes PDFs is not installed."""
    try:
        import typst
    except ModuleNotFoundError as error:
        raise RefusedError(
            "A PDF needs one more library",
            "Install coach with its pdf extra (coach[pdf]), or use --format html and print from a browser.",
        ) from error
    made = typst.compile(_template(template).encode(), sys_inputs={"data": json.dumps(data)})
    assert isinstance(made, bytes)
    return made


LAST_USUAL = 0x052F
"""The last letter of Cyrillic; behind it come Latin with more accents (1E00), signs, arrows and lines (up to 25FF)."""

OTHER_LETTERS = "It has letters that a PDF made on this machine may show as empty boxes. HTML shows them all."


def may_lack_letters(texts: Iterable[str]) -> bool:
    """Whether some texts have letters or signs that fonts for Latin, Greek and Cyrillic lack: Arabic, Japanese."""
    return any(ord(letter) > LAST_USUAL and not 0x1E00 <= ord(letter) <= 0x25FF for text in texts for letter in text)


def _template(name: str) -> str:
    return files("coach.export").joinpath("templates", name).read_text(encoding="utf-8")
