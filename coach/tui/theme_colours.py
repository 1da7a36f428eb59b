"""One colour for each theme of the week, used in every room: blocks, bars, strips and heat maps.

Write it as a style (`"$theme-learning"`, or `theme_style("learning")`), so that it follows the person's theme. A colour
is never alone: beside or under it stands the theme's word, or its code where there are three or four cells.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from coach.domain.schedule.constants import REST, THEMES


class Look(NamedTuple):
    """How a theme of the week looks: in our dark and light theme and in a terminal's own sixteen colours.

    `word` (at most nine cells) and `code` (three) name it where colours can't.
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
    """How a theme looks; one that the person named looks like `other`, with its own name as its word."""
    return LOOKS.get(theme) or OTHER._replace(word=theme, code=theme[:3])


def theme_style(theme: str) -> str:
    """The theme's colour as a style for Content and CSS, in whatever theme the program is shown."""
    return f"$theme-{theme if theme in LOOKS else 'other'}"


def colour_variables(*, dark: bool, ansi: bool) -> dict[str, str]:
    """The variables behind these styles: "theme-applications" and so on."""
    return {f"theme-{name}": look.ansi if ansi else look.dark if dark else look.light for name, look in LOOKS.items()}
