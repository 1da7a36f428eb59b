"""Fixtures of every screen test: a home folder, a neutral terminal, and snapshots."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from difflib import unified_diff
from pathlib import Path

import pytest

os.environ["TEXTUAL_ANIMATIONS"] = "none"  # read once, when Textual is imported

SNAPSHOTS = Path(__file__).parent / "snapshots"
TELLING = (
    *("NO_COLOR", "FORCE_COLOR", "COLORFGBG", "COLORTERM", "COACH_HOME", "COACH_NOW"),
    *("LC_ALL", "LC_CTYPE", "LANG", "TEXTUAL_THEME", "TEXTUAL"),
)


@pytest.fixture(autouse=True)
def no_collecting() -> Iterator[None]:
    """Collect garbage between tests only: a window leaves a lot to collect, which would slow down later tests."""
    gc.disable()
    gc.freeze()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Hide this machine's environment from the screens."""
    for name in TELLING:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr("coach.tui.app.SETTLE", 3600.0)  # rooms are built when opened; test_rooms.py tries it otherwise


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with its snapshot under snapshots/; --update-snapshots replaces the snapshot."""

    def compare(name: str, text: str) -> None:
        file = SNAPSHOTS / f"{name}.txt"
        if request.config.getoption("--update-snapshots"):
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        kept = file.read_text(encoding="utf-8") if file.exists() else ""
        difference = unified_diff(kept.splitlines(), text.splitlines(), f"kept {name}", "now", lineterm="")
        assert kept == text, "the screen changed; look at it, then --update-snapshots\n" + "\n".join(difference)

    return compare


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the system was asked to open: addresses and files."""
    links: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda link, *_, **__: links.append(link))
    return links
