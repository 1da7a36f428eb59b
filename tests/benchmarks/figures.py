"""A figure with its bound, and the table of all of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Figure:
    """Something measured. `bound` is the most that the issue allows; without one the figure is for information.

    `unit` is "ms", "MB", or "x" for a ratio. `detail` says what it was made of.
    """

    name: str
    value: float
    unit: str
    bound: float | None = None
    detail: str = ""

    @property
    def verdict(self) -> str:
        """ "within" or "over"; "" without a bound."""
        return "" if self.bound is None else "within" if self.value <= self.bound else "over"


def timed(act: Callable[[], object]) -> float:
    """How many seconds it takes."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def milliseconds(name: str, seconds: Sequence[float], bound: float | None = None) -> Figure:
    """The median of some times, with the range they were in. `bound` is in milliseconds."""
    detail = f"{_number(min(seconds) * 1000)} to {_number(max(seconds) * 1000)}, {len(seconds)} times"
    return Figure(name, median(seconds) * 1000, "ms", bound, detail)


def megabytes(name: str, sizes: Sequence[float], bound: float | None = None) -> Figure:
    """The median of some sizes in MB, with the range they were in."""
    detail = f"{_number(min(sizes))} to {_number(max(sizes))}, {len(sizes)} times"
    return Figure(name, median(sizes), "MB", bound, detail)


def ratio(name: str, ours: Sequence[float], theirs: Sequence[float], bound: float | None = None) -> Figure:
    """The median of the ratios of what was measured side by side: a machine that grows slow in between slows both."""
    pairs = [mine / other for mine, other in zip(ours, theirs, strict=True)]
    detail = f"of the medians {_number(median(ours) / median(theirs))}"
    return Figure(name, median(pairs), "x", bound, detail)


def table(figures: Sequence[Figure]) -> str:
    """All figures as a Markdown table that can also be read as it is."""
    rows = [("figure", "measured", "at most", "", "range or detail"), ("-", "-", "-", "-", "-")]
    for figure in figures:
        bound = "" if figure.bound is None else f"{figure.bound:g} {figure.unit}"
        rows.append((figure.name, f"{_number(figure.value)} {figure.unit}", bound, figure.verdict, figure.detail))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]

    def line(row: Sequence[str]) -> str:
        filler = "-" if row[0] == "-" else " "
        return "| " + " | ".join(cell.ljust(width, filler) for cell, width in zip(row, widths, strict=True)) + " |"

    return "\n".join(line(row) for row in rows)


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
