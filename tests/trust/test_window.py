"""What leaves the window: links for the browser, text for the clipboard."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.errors import RefusedError
from coach.tui.own_keys import load_keymap
from coach.tui.screens.main import Main
from tests.scenes import second_week
from tests.tui.app_driver import coach_at, run_app
from tests.tui.conftest import terminal  # noqa: F401 - the fixture


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    "link", ["file:///etc/passwd", "javascript:alert(1)", "-X", "data:text/html,x", " https://x", ""]
)
async def test_only_web_links_are_opened(link: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda link, *_, **__: opened.append(link))
    async with run_app(coach_at(tmp_path / "home", second_week)) as person:
        main = person.screen
        assert isinstance(main, Main)
        main.open_in_browser("https://example.org")
        main.open_in_browser(link)
        await person.press("1")
        assert opened == ["https://example.org"]
        assert "No page to open" in person.toasts[-1]


@pytest.mark.usefixtures("terminal")
async def test_copied_text_is_safe_to_paste_anywhere(tmp_path: Path) -> None:
    async with run_app(coach_at(tmp_path / "home", second_week)) as person:
        person.app.copy_to_clipboard("one\ntwo \x1b[201~rm\r \u202e")
        assert person.app.clipboard == "one\ntwo \ufffd[201~rm\ufffd \ufffd"


def test_a_deeply_nested_keys_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "keys.toml").write_text("undo = " + "[" * 2_000)
    with pytest.raises(RefusedError, match="can't be read"):
        load_keymap(tmp_path / "keys.toml")
