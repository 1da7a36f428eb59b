"""The contrast between two colours."""

from __future__ import annotations

from rich.color_triplet import ColorTriplet


def contrast(one: ColorTriplet, other: ColorTriplet) -> float:
    """Return the contrast ratio of two colours, from 1 to 21, as WCAG defines it."""

    def light(colour: ColorTriplet) -> float:
        red, green, blue = (
            part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)
