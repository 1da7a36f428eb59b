"""The text of a PDF, extracted in a separate process, so that a malicious file costs ten seconds at most."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

from coach.errors import RefusedError
from coach.imports.pdf_pages import MOST_PAGES, SECONDS, PdfText

LARGEST = 20_000_000
"""Bytes. A PDF includes its fonts and pictures."""

_STARTS = b"%PDF-"
_FIRST = 1_024  # bytes in which the header of a PDF may be
_MOST_ODD = 0.3
"""The share of characters outside any script above which the fonts of a PDF can't be mapped to text."""

_PARTED_WORD = re.compile(r"(?<=[^\W\d_])-[ ]?\n(?=[^\W\d_A-Z])")
_GOES_ON = re.compile(r" ?\n(?=[a-zà-öø-ÿ]{2})")

_COPY = "Open it, copy the text, and paste it here; or save the page where you found it."
_WRONG = {
    "locked": ("is locked with a password", "Open it, and print it to a new PDF without one; or copy its text."),
    "long": (f"has more than {MOST_PAGES} pages", "Print only the pages of the advert to a new PDF."),
    "broken": ("can't be read: it is damaged, or made in an unusual way", _COPY),
    "slow": ("takes too long to read", _COPY),
    "pictures": ("has pages that are pictures, without words that can be read", "Type or paste what it says."),
    "nameless": ("does not say which letters it shows", _COPY),
}


def is_pdf(content: bytes) -> bool:
    """Whether the content starts as a PDF does."""
    return _STARTS in content[:_FIRST]


def pdf_text(content: bytes, name: str) -> str:
    """The text of a PDF, a blank line between its pages. Raises RefusedError, with the reason, if there is none."""
    found = _read(content)
    text = "\n\n".join(_unwrapped(page) for page in found.pages if page.strip())
    wrong = found.wrong or ("pictures" if not text else "nameless" if _is_gibberish(text) else "")
    if wrong:
        what, otherwise = _WRONG[wrong]
        raise RefusedError(f"{name} {what}", otherwise)
    return text


def _read(content: bytes) -> PdfText:
    command = [sys.executable, "-P", "-m", "coach.imports.pdf_pages"]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        ended = subprocess.run(  # noqa: S603 - this Python, and a module of ours
            command, input=content, capture_output=True, timeout=SECONDS, env=environment, check=False
        )
        pages, wrong = json.loads(ended.stdout)
    except subprocess.TimeoutExpired:
        return PdfText(wrong="slow")
    except (OSError, ValueError):  # it was killed, and has written nothing
        return PdfText(wrong="broken")
    return PdfText(tuple(pages), wrong)


def _unwrapped(page: str) -> str:
    """Join lines that were wrapped at the margin: the next one continues in lower case."""
    return _GOES_ON.sub(" ", _PARTED_WORD.sub("-", page.strip()))


def _is_gibberish(text: str) -> bool:
    """Whether the text is meaningless: fonts without a mapping to characters give that."""
    signs = [each for each in text if not each.isspace()]
    return sum(not each.isprintable() or each == "\ufffd" for each in signs) > _MOST_ODD * len(signs)
