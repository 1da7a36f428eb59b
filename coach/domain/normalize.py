"""Normalise text for searching."""

from __future__ import annotations

import unicodedata


def normalized(text: str) -> str:
    """A text without case and accents, to compare with other normalised text."""
    if text.isascii():
        return text.casefold()
    return "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
