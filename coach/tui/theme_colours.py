"""One colour for each theme of the week, used in every room: blocks, bars, strips and heat maps.

Write it as a style (`"$theme-learning"`, or `theme_style("learning")`), so that it follows the theme in use. Never rely
on colour alone: show the theme's word beside or below it, or its code if there are only three or four cells.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from coach.domain.schedule.constants import REST, THEMES


class Look(NamedTuple):
    """How a theme of the week looks: in our dark and light themes and in a terminal's sixteen colours.

    `word` (at most nine cells) and `code` (three) name it for anybody who can't tell the colours.
    """

    word: str
    code: str
    dark: str
    light: str
    ansi: str


LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        "applications": Look("applying", "app", "#7fb3c8", "#1b6680", "ansi_cyan"),
        "networking": Look("network", "net", "#93c29a", "#2f6b3c", "ansi_green"),
        "learning": Look("learning", "lrn", "#b7a5d6", "#6a4f9e", "ansi_magenta"),
        "practice": Look("practice", "prc", "#e6b673", "#865700", "ansi_yellow"),
        "review": Look("review", "rev", "#d4a08a", "#8f4a2c", "ansi_bright_magenta"),
        "confidence": Look("project", "prj", "#7fc9bb", "#156b5b", "ansi_bright_cyan"),
        "visit": Look("a visit", "vis", "#d9a3c4", "#8c3f73", "ansi_bright_blue"),
        "other": Look("other", "oth", "#c4bba8", "#665a3f", "ansi_default"),
        REST: Look("rest", "off", "#939ba3", "#5a6167", "ansi_default"),
    }
)
assert LOOKS.keys() == {*THEMES}
OTHER = LOOKS["other"]


def look_of(theme: str) -> Look:
    """Return how a theme looks. A theme the person named looks like `other`, with its own name as its word."""
    return LOOKS.get(theme) or OTHER._replace(word=theme, code=theme[:3])


def theme_style(theme: str) -> str:
    """Return the theme's colour as a style for Content and CSS, valid in every theme of the program."""
    return f"$theme-{theme if theme in LOOKS else 'other'}"


def colour_variables(*, dark: bool, ansi: bool) -> dict[str, str]:
    """Return the variables behind these styles: "theme-applications" and so on."""
    return {f"theme-{name}": look.ansi if ansi else look.dark if dark else look.light for name, look in LOOKS.items()}
