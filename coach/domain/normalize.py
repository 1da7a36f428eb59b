"""Texts made ready for finding words in them."""

from __future__ import annotations

import unicodedata


def normalized(text: str) -> str:
    """A text without case and accents, for comparing with words that are as well."""
    if text.isascii():
        return text.casefold()
    return "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
