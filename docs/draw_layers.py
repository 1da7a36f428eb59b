"""Draw the rooms of the house, as the arrows between them are held by the gate, as docs/pictures/layers.svg.

    python docs/draw_layers.py

The floors are those of the layers in pyproject.toml; a test holds the picture against them.
"""

from __future__ import annotations

import tomllib
from html import escape
from pathlib import Path

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "pictures" / "layers.svg"
WIDTH, FLOOR, GAP, EDGE = 860, 62, 26, 20

ROOMS = {
    "__main__": "python -m coach",
    "cli": "one module for each command",
    "tui": "the screens; the only room that knows Textual",
    "services": "what screens and commands save, with the ticks that follow",
    "export": "the State as text, JSON, pages, tables, calendar",
    "imports": "files of others, read with suspicion",
    "storage": "the journal on the disk; the only room that knows TinyDB",
    "clock": "what time it is",
    "files": "opening files that anybody may have put there: ordinary ones, and bounded",
    "domain": "pure rules: events are replayed into the State; today is an argument",
    "guide": "content/ as values: steps, evidence, worksheets, money rules",
    "errors": "one family of errors",
    "first_screen": "what is shown before all else is loaded",
}


def floors() -> list[list[str]]:
    """The rooms of each floor, the top one first."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return [[room.strip().removeprefix("coach.") for room in layer.split("|")] for layer in layers]


def picture() -> str:
    """The whole picture as SVG."""
    house = floors()
    height = EDGE * 2 + len(house) * FLOOR + (len(house) - 1) * GAP
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">',
        "<title>The rooms of coach: each floor may use those below it, and none above</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="#f7f5f0"/>',
        '<g font-family="sans-serif" text-anchor="middle">',
    ]
    for number, rooms in enumerate(house):
        top = EDGE + number * (FLOOR + GAP)
        parts += _floor(rooms, top)
        if number + 1 < len(house):
            parts.append(_arrow(top + FLOOR))
    return "\n".join([*parts, "</g>", "</svg>"]) + "\n"


def _floor(rooms: list[str], top: int) -> list[str]:
    wide = (WIDTH - 2 * EDGE - GAP * (len(rooms) - 1)) / len(rooms)
    parts = []
    for place, room in enumerate(rooms):
        left = EDGE + place * (wide + GAP)
        middle = f'x="{left + wide / 2:.0f}"'
        size = {1: 13, 2: 12}.get(len(rooms), 10)
        parts += [
            f'<rect x="{left:.0f}" y="{top}" width="{wide:.0f}" height="{FLOOR}" rx="6" fill="#fff" stroke="#1d6b8a"/>',
            f'<text {middle} y="{top + 26}" font-size="17" font-weight="bold" fill="#1d6b8a">{escape(room)}</text>',
            f'<text {middle} y="{top + 47}" font-size="{size}" fill="#333">{escape(ROOMS[room])}</text>',
        ]
    return parts


def _arrow(top: int) -> str:
    middle = WIDTH // 2
    shaft = f"M{middle} {top + 3}V{top + GAP - 4}"
    return f'<path d="{shaft}m-5 -7l5 7l5 -7" fill="none" stroke="#8a5a00" stroke-width="2"/>'


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
