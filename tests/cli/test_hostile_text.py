"""Text that would do harm in a terminal: shown as it was typed, or refused with a reason, through every option."""

from __future__ import annotations

import re

import pytest

from tests.cli.shell import Shell, the_line

MARKUP = "[/b] [link='x {} %s \\n"
EMOJI = "👩‍👩‍👧 Zoë 日本"
LONG = "a" * 10_000
KEPT = [MARKUP, EMOJI]
REFUSED: list[str | bytes] = ["\x1b[31mred\x1b]0;title\x07", "a\u202eb", "\x9b31m", LONG, b"not \xff text"]
WITH_LINES = "two\nlines\tand a tab"

TEXTS = {
    "note": ("note",),
    "done --note": ("done", "1.1", "--note"),
    "checkin --note": ("checkin", "--mood", "3", "--note"),
    "settings --name": ("settings", "--name"),
    "start --name": ("start", "--yes", "--name"),
}
NO_TEXTS = [
    *(["{}"], ["done", "{}"], ["done", "1.1", "--on", "{}"], ["done", "1.1", "--minutes", "{}"], ["undone", "{}"]),
    *(["note", "words", "--action", "{}"], ["checkin", "--mood", "{}"], ["step", "{}"], ["skip", "{}"], ["read", "{}"]),
    *(["pause", "--until", "{}"], ["completion", "{}"], ["settings", "--country", "{}"], ["today", "{}"]),
    *(["settings", "--currency", "{}"], ["settings", "--week-starts", "{}"], ["settings", "--working-days", "{}"]),
    *(["settings", "--theme", "{}"], ["start", "--yes", "--lost-on", "{}"]),
]

HARMFUL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.mark.parametrize("option", TEXTS)
def test_text_is_kept_as_typed(shell: Shell, option: str) -> None:
    for text in KEPT:
        shell.says(*TEXTS[option], text)
    kept = [
        text for entry in shell.open().state.written_on(shell.open().journal.device) for text in entry.fields.values()
    ]
    assert [text for text in kept if text in KEPT] == KEPT


@pytest.mark.parametrize("option", TEXTS)
def test_text_that_would_do_harm_is_refused_with_a_reason(shell: Shell, option: str) -> None:
    for text in REFUSED:
        line = shell.refuses(*TEXTS[option], text)
        assert not HARMFUL.search(line)
        assert "too long" in line or "control character" in line
    assert not shell.home.exists()


@pytest.mark.parametrize("option", [name for name in TEXTS if "name" not in name])
def test_lines_are_kept_in_notes(shell: Shell, option: str) -> None:
    shell.says(*TEXTS[option], WITH_LINES)
    (entry,) = shell.open().state.written_on(shell.open().journal.device)
    assert WITH_LINES in entry.fields.values()


@pytest.mark.parametrize("arguments", NO_TEXTS, ids=" ".join)
def test_text_in_the_place_of_anything_else_is_refused_in_one_clean_line(shell: Shell, arguments: list[str]) -> None:
    texts: list[str | bytes] = [MARKUP + WITH_LINES, REFUSED[0], LONG, b"\xff"]
    for text in texts:
        line = shell.refuses(*(text if word == "{}" else word for word in arguments))
        assert not HARMFUL.search(line)
        assert len(line) <= 510
    assert not shell.home.exists()


def test_hostile_text_that_came_from_elsewhere_is_shown_harmless(shell: Shell) -> None:
    shell.says("note", "words")
    (page,) = (shell.home / "journal").glob("*.json")
    page.write_text(page.read_text().replace("words", "\\u001b[31m \\u202e \\n more"))
    said = shell.says("undo")
    assert "31m" in said
    assert not HARMFUL.search(said)


def test_a_hostile_name_for_the_folder_is_shown_harmless(shell: Shell) -> None:
    shell.more = {"COACH_HOME": str(shell.folder / "a\x1b[31m\nb")}
    (shell.folder / "a\x1b[31m\nb").write_text("mine")
    assert not HARMFUL.search(the_line(shell("today").stderr))
    assert not HARMFUL.search(shell.says("where"))
