"""Typed paths: home folders of unknown users, impossible names, places without access."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.errors import RefusedError
from coach.files import is_folder, is_there, typed_path
from coach.imports.adverts import parse_adverts
from coach.imports.worksheet_form import read_form
from tests.cli.shell import Shell, the_line
from tests.scenes import with_money
from tests.tui.app_driver import coach_at, run_app
from tests.tui.conftest import terminal  # noqa: F401 - the fixture

ODD = ("~nobody-of-this-name/x", "a" * 5_000, "\0", "", "a/" * 3_000, "\ud800", "~" * 300)
READING = (
    ("money", "import"),
    ("people", "import"),
    ("calendar", "import"),
    ("skills", "add"),
    ("read", "add"),
    ("import",),
)
WRITING = (
    ("money", "export"),
    ("people", "export"),
    ("calendar", "export"),
    ("export", "--all"),
    ("export", "--spreadsheet"),
    ("review", "--output"),
)


@pytest.mark.parametrize("text", ODD, ids=lambda text: ascii(text)[:20])
def test_any_text_is_a_path_that_can_be_examined(text: str) -> None:
    path = typed_path(text)
    assert is_there(path) in (True, False)
    assert is_folder(path) in (True, False)


def test_a_dragged_path_loses_its_quotes_and_its_tilde_is_expanded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/anna")
    assert typed_path(" '~/my file.csv' ") == Path("/home/anna/my file.csv")


@pytest.mark.parametrize("command", [*READING, *WRITING], ids=" ".join)
def test_an_impossible_name_is_reported_in_one_line(command: tuple[str, ...], tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    shell.says("block", "add", "friday", "9:00", "60", "networking")
    ended = shell(*command, "a" * 1_000)
    assert ended.returncode in (1, 2)
    assert "because of a bug" not in the_line(ended.stderr)
    assert "because of a bug" not in shell(*command, "~nobody-of-this-name/x/y").stderr


@pytest.mark.usefixtures("terminal")
async def test_an_unknown_users_home_does_not_end_the_window(tmp_path: Path) -> None:
    async with run_app(coach_at(tmp_path / "home", with_money)) as person:
        await person.press("4", "i")
        await person.type("~nobody-of-this-name/x.csv")
        await person.press("enter")
        await person.until(lambda: "can't be read" in person.text)
        await person.press("escape")
        assert person.app.is_running


@pytest.mark.parametrize("front", ["worksheet = " + "9" * 5_000, "worksheet = " + "[" * 2_000, "worksheet = 1", "x"])
def test_invalid_front_matter_is_refused(front: str) -> None:
    with pytest.raises(RefusedError, match="lines at the top"):
        read_form(f"+++\n{front}\n+++\n")


def test_a_page_with_nonsensical_declarations_is_read() -> None:
    (advert,) = parse_adverts("<![/b] html><html><body><div><h1>Engineer</h1><ul><li>Python</ul></div></body></html>")
    assert "Python" in advert.text
