"""Every screen at every size: it draws, keeps within the window, and shows where the keys go."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.widget import Widget

from tests.pictures import draw
from tests.sampling import one_in
from tests.scenes import SCENES, SIZES
from tests.tui.app_driver import AppDriver, coach_at, run_app

# What these look like is kept under snapshots/, to be read when it changes.
KEPT = {
    "set-up": (80, 24),
    "quiet": (60, 20),
    "today": (80, 24),
    "steps": (120, 40),
    "step": (60, 20),
    "library": (80, 24),
    "check-in": (80, 24),
    "help": (80, 24),
}


async def walk(person: AppDriver, name: str) -> None:
    await person.press(*SCENES[name].keys)


def cut_off(person: AppDriver) -> list[str]:
    """Return widgets that extend beyond the sides of the window, or need horizontal scrolling."""
    width = person.app.size.width
    return [
        f"{widget!r} {widget.region} {widget.virtual_size}"
        for widget in person.screen.walk_children(Widget)
        if widget.display
        and widget.region
        and (widget.region.x < 0 or widget.region.right > width or widget.show_horizontal_scrollbar)
    ]


@pytest.mark.usefixtures("own_marks")
async def test_a_picture_for_the_documents_shows_what_was_told_of_each_record() -> None:
    drawn = await draw("search", (80, 24), "coach-dark")
    assert "they&#160;said&#160;no" in drawn, "a stage names its application, whatever the mark of the machine"


@pytest.mark.parametrize("name", [*KEPT, *one_in(3, [name for name in SCENES if name not in KEPT])])
async def test_every_scene_draws_within_the_window_at_every_size_and_shows_the_focus(
    name: str, home: Path, snapshot: Callable[[str, str], None]
) -> None:
    async with run_app(coach_at(home, SCENES[name].filling), SIZES[0]) as person:
        await walk(person, name)
        for width, height in SIZES:
            await person.resize(width, height)

            assert len(person.lines) == height
            assert {cell_len(line) for line in person.lines} == {width}
            assert cut_off(person) == []
            focused = person.screen.focused
            if name in (
                "leave",
                "help",
                "action",
                "runway-why",
                "runway-months",
            ):  # nothing to be filled in: the frame tells its keys
                assert "· esc stays" in person.text or "enter or esc closes" in person.text
            elif name == "setback":
                assert "enter saves it · esc closes" in person.text
            elif name == "said-aloud":
                assert "space: clock" in person.text or "space starts the clock" in person.text
            elif name == "runway-audit":
                assert "k, c, h, l or enter decides" in person.text
            else:
                assert focused is not None
                assert person.seen_in(focused)
            if KEPT.get(name) == (width, height):
                snapshot(f"{name}-{width}x{height}", person.text + "\n")
