"""Size classes for the style sheet. A screen that has them from the start is laid out only once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.geometry import Size

WIDTHS = [(0, "-narrow"), (76, "-usual"), (100, "-wide")]
HEIGHTS = [(0, "-short"), (24, "-usual-height"), (32, "-tall")]


def size_classes(size: Size) -> tuple[str, str]:
    """Return the classes that Textual gives a screen of this size after its layout."""
    return (
        [name for least, name in WIDTHS if size.width >= least][-1],
        [name for least, name in HEIGHTS if size.height >= least][-1],
    )
