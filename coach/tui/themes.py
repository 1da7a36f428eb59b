"""Our own two themes, calm and without red. Every Textual theme can be chosen as well."""

from __future__ import annotations

import os
from collections.abc import Mapping

from textual.theme import Theme

from coach.domain.document import Emphasis, Form

MUTED = "$foreground 65%"
"""The style of secondary text."""

STYLES: Mapping[Form, str] = {
    "title": "bold $primary",
    "heading": "bold",
    "remark": MUTED,
    "quote": "italic",
}
"""The style of a paragraph by its form; below, the style of a span by its emphasis."""
EMPHASIS: Mapping[Emphasis, str] = {"strong": "bold", "emphasis": "italic", "code": "$accent", "muted": MUTED}
LEADS: Mapping[Form, str] = {"item": "- ", "quote": "  ", "code": "  "}
"""The prefix of a paragraph's first line. Further lines are indented to match."""

DARK = Theme(
    name="coach-dark",
    primary="#7fb3c8",
    secondary="#b7a5d6",
    accent="#e6b673",
    success="#93c29a",
    warning="#e6b673",
    error="#d99a6c",
    foreground="#dfe3e6",
    background="#16191d",
    surface="#1d2126",
    panel="#272c33",
    dark=True,
    variables={"scrollbar": "#3f4a55", "scrollbar-background": "#1d2126"},
)

LIGHT = Theme(
    name="coach-light",
    primary="#1f6f8b",
    secondary="#6a4f9e",
    accent="#8a5a00",
    success="#2f6b3c",
    warning="#8a5a00",
    error="#8f4a14",
    foreground="#22272c",
    background="#f7f5f0",
    surface="#efece4",
    panel="#e3dfd4",
    dark=False,
    variables={"scrollbar": "#bdb7a8", "scrollbar-background": "#efece4"},
)

OURS = (DARK, LIGHT)


def first_theme(chosen: str, available: list[str]) -> str:
    """Return the theme to start with: the chosen one, or else one that suits the terminal's background if known."""
    if chosen in available:
        return chosen
    background = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT.name if background in ("7", "15") else DARK.name
