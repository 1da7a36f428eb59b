"""Addresses on the web that a person may be sent to."""

from __future__ import annotations

from urllib.parse import urlsplit

SCHEMES = ("http", "https")


def is_link(text: str) -> bool:
    """Whether this is an address of the web. No other kind is ever handed to the browser."""
    if not text.isprintable() or any(sign.isspace() for sign in text):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme.lower() in SCHEMES and bool(parts.hostname)


def looks_like_link(text: str) -> bool:
    """Whether somebody who typed this meant an address and no file."""
    return text.strip().lower().startswith(("http:", "https:", "www."))
