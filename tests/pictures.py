"""Pictures of the scenes, for the documents."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from tests.scenes import SCENES, coach_in
from tests.tui.app_driver import run_app


async def draw(name: str, size: tuple[int, int], theme: str) -> str:
    """A scene as an SVG picture."""
    scene = SCENES[name]
    with TemporaryDirectory() as folder:
        store = coach_in(Path(folder))
        # A scene names records by their keys, so they are without the mark of this machine.
        with patch("coach.storage.store.unique_prefix", lambda _device, _others: ""):
            scene.filling(store)
        async with run_app(store, size) as person:
            person.app.theme = theme
            await person.press(*scene.keys)
            await person.settle()
            return person.app.export_screenshot()
