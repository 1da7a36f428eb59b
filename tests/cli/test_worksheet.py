"""Worksheets from the shell: shown, filled, drawn, edited in an editor that may fail, exported."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.shell import Shell


@pytest.fixture
def begun(shell: Shell) -> Shell:
    shell.says("start", "--yes")
    return shell


def editor(shell: Shell, script: str) -> None:
    """An editor that does to its file what a line of shell says; "$1" is the file."""
    program = shell.folder / "editor.sh"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    shell.more["EDITOR"] = str(program)


def field(shell: Shell, name: str, key: str) -> dict[str, object]:
    found: dict[str, object] = next(each for each in shell.json("worksheet", name)["fields"] if each["key"] == key)
    return found


def test_a_field_is_filled_and_its_action_ticked(begun: Shell) -> None:
    begun.says("worksheet", "fill", "compass", "pay-need", "14,500 a month")
    said = begun.says("worksheet", "fill", "compass", "pay-hope", "22,000")
    assert "[x] 2.3" in said
    assert field(begun, "compass", "pay-need")["text"] == "14,500 a month"
    assert begun.says("worksheet", "fill", "compass", "pay-hope", "22,000") == "Nothing changed.\n"


def test_a_text_is_read_from_standard_input(begun: Shell) -> None:
    ended = begun("worksheet", "fill", "compass", "must", "-", stdin=None, input="Home by six\nHealth cover\n")
    assert ended.stdout == "Saved.\n"
    assert field(begun, "compass", "must")["needs"] == "one more line"


def test_a_draft_is_printed_and_kept_when_asked(begun: Shell) -> None:
    begun.says("worksheet", "fill", "compass", "roles", "Product manager")
    drawn = begun.says("worksheet", "draft", "compass", "sentence")
    assert "I am looking for a role as Product manager in ⟨industries⟩" in drawn
    assert field(begun, "compass", "sentence")["text"] == ""
    begun.says("worksheet", "draft", "compass", "sentence", "--keep")
    assert field(begun, "compass", "sentence")["needs"] == "2 gaps to fill"


def test_rows_come_and_go(begun: Shell) -> None:
    row = ("row", "confidence", "worked", "before=3", "after=7", "did=drew the sheet")
    assert "[x] 6.6" in begun.says("worksheet", *row)
    rows = field(begun, "confidence", "worked")["rows"]
    assert isinstance(rows, list)
    assert rows[0]["values"] == {"before": "3", "after": "7", "did": "drew the sheet"}
    begun.says("worksheet", "remove", "confidence", "worked", rows[0]["key"])
    assert field(begun, "confidence", "worked")["rows"] == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("nothing",), "There is no worksheet 'nothing'"),
        (("compass", "extra"), "'compass' is not a command of `coach worksheet`"),
        (("fill", "compass"), "Something is missing"),
        (("fill", "compass", "must"), "There is no text"),
        (("fill", "compass", "wish", "x"), "There is no field 'wish'"),
        (("fill", "confidence", "time", "forever"), "'forever' is not one of the choices"),
        (("fill", "confidence", "worked", "x"), "Times worked is a log"),
        (("row", "confidence", "worked", "mood=3"), "There is no column 'mood'"),
        (("row", "confidence", "worked", "before=99"), "not such a number"),
        (("row", "confidence", "worked"), "There is nothing to save"),
        (("row", "compass", "must", "x=1"), "Must have is not a log"),
        (("remove", "confidence", "worked", "row9"), "There is no row 'row9'"),
        (("draft", "compass", "must"), "Must have is not a draft"),
        (("draft", "compass", "sentence", "--tone", "loud"), "There is no tone 'loud'"),
        (("edit",), "You can only edit one worksheet at a time"),
    ],
)
def test_what_cannot_be_done_is_said(begun: Shell, words: tuple[str, ...], told: str) -> None:
    assert told in begun.refuses("worksheet", *words)


def test_an_editor_changes_what_it_changes(begun: Shell) -> None:
    begun.says("worksheet", "fill", "compass", "pay-need", "14,500")
    editor(begun, 'sed -i -e "s/14,500/15,000/" -e "/\\[pay-hope\\]/,+1s/-->/-->\\n22,000/" "$1"')
    assert "[x] 2.3" in begun.says("worksheet", "edit", "compass")
    assert field(begun, "compass", "pay-need")["text"] == "15,000"
    assert field(begun, "compass", "pay-hope")["text"] == "22,000"
    assert not (begun.home / "editing").exists()


def test_the_editor_gets_a_file_that_only_its_owner_reads(begun: Shell) -> None:
    editor(begun, 'stat -c "%a" "$1" > "$HOME/mode"; stat -c "%a" "$(dirname "$1")" >> "$HOME/mode"')
    assert begun.says("worksheet", "edit", "compass") == "Nothing changed.\n"
    assert (begun.folder / "mode").read_text() == "600\n700\n"


def test_a_mistake_loses_nothing(begun: Shell) -> None:
    editor(begun, 'printf "## [wish] x\\nmy words\\n" >> "$1"')
    line = begun.refuses("worksheet", "edit", "compass")
    file = begun.home / "editing" / "compass.md"
    assert "[wish] is not a field of this worksheet" in line
    assert str(file) in line
    assert "my words" in file.read_text()
    assert "You still have an unsaved text" in begun.refuses("worksheet", "edit", "compass")
    file.write_text(file.read_text().replace("[wish]", "[industries]").replace("## [industries] Industries", "", 1))
    begun.says("worksheet", "edit", "--from", str(file))
    assert field(begun, "compass", "industries")["text"] == "my words"
    assert not file.exists()


def test_an_editor_that_fails_changes_nothing(begun: Shell) -> None:
    begun.more["EDITOR"] = "false"
    ended = begun("worksheet", "edit", "compass")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "Nothing was changed" in ended.stderr
    editor(begun, 'echo more >> "$1"; exit 3')
    ended = begun("worksheet", "edit", "compass")
    assert ended.returncode == 1
    assert (begun.home / "editing" / "compass.md").read_text().endswith("more\n")


@pytest.mark.parametrize(
    ("chosen", "code", "told"), [("no-such-editor", 1, "did not start"), ("'", 2, "can't be read")]
)
def test_an_editor_that_is_not_there_is_said(begun: Shell, chosen: str, code: int, told: str) -> None:
    begun.more["EDITOR"] = chosen
    ended = begun("worksheet", "edit", "compass")
    assert (ended.returncode, ended.stdout) == (code, "")
    assert told in ended.stderr
    assert not (begun.home / "editing" / "compass.md").exists()


def test_export_writes_markdown(begun: Shell, tmp_path: Path) -> None:
    begun.says("worksheet", "fill", "compass", "pay-need", "14,500 <b>")
    assert "## Pay I need\n\n14,500 \\<b\\>" in begun.says("worksheet", "export", "compass")
    assert begun.says("worksheet", "export").count("\n# ") == 9
    begun.says("worksheet", "export", "compass", "--output", str(tmp_path / "c.md"))
    assert (tmp_path / "c.md").stat().st_mode & 0o777 == 0o600
    assert "already exists" in begun.refuses("worksheet", "export", "compass", "--output", str(tmp_path / "c.md"))
