"""Web addresses that coach may open."""

from __future__ import annotations

from urllib.parse import urlsplit

SCHEMES = ("http", "https")


def is_link(text: str) -> bool:
    """Whether this is a web address. No other kind is ever passed to the browser."""
    if not text.isprintable() or any(sign.isspace() for sign in text):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme.lower() in SCHEMES and bool(parts.hostname)


def looks_like_link(text: str) -> bool:
    """Whether somebody who typed this meant a web address rather than a file."""
    return text.strip().lower().startswith(("http:", "https:", "www."))
