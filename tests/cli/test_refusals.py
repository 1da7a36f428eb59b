"""What was asked wrongly ends with 2 and one line that says what to do; nothing is written."""

from __future__ import annotations

import pytest

from tests.cli.shell import NOW, Shell

WRONG: list[tuple[tuple[str, ...], str]] = [
    (("tody",), "Did you mean `coach today`?"),
    (("xyzzy",), "`coach --help` lists them all"),
    (("",), "`coach --help` lists them all"),
    (("--frobnicate",), "`coach --help` lists everything"),
    (("help", "xyzzy"), "`coach --help` lists them all"),
    (("done",), "ID is missing. `coach done --help` shows how."),
    (("done", "4.99"), "`coach steps` lists them all"),
    (("done", "4.2", "4.3", "--minutes", "30"), "Tick these one by one."),
    (("done", "4.2", "--minute", "3"), "`coach done --help` shows how."),
    (("done", "4.2", "--minutes"), "`coach done --help` shows how."),
    (("done", "4.2", "--minutes", "many"), "'many' is not a length of time"),
    (("done", "4.2", "--minutes", "-1"), "is not a length of time"),
    (("done", "4.2", "--minutes", "1441"), "from 0 to 1440"),
    (("done", "4.2", "--minutes", "9" * 5000), "is not a length of time"),
    (("done", "4.2", "--minutes", "1.5"), "is not a length of time"),
    (("done", "4.2", "--on", "2026-11-24"), "Today is 2026-11-23"),
    (("done", "4.2", "--on", "2026-02-29"), "not '2026-02-29'"),
    (("undone",), "ID is missing"),
    (("undone", "nothing"), "No such action"),
    (("note",), "TEXT is missing"),
    (("note", ""), "The note is empty"),
    (("note", "  "), "The note is empty"),
    (("note", "words", "--action", "11.1"), "No such action"),
    (("note", "a" * 4001), "the limit is 4,000"),
    (("checkin",), "--mood is missing"),
    (("checkin", "--mood", "0"), "from 1 (low) to 5 (high)"),
    (("checkin", "--mood", "6"), "from 1 (low) to 5 (high)"),
    (("checkin", "--mood", "3", "--energy", "9"), "from 1 (low) to 5 (high)"),
    (("checkin", "--energy", "3"), "--mood is missing"),
    (("step",), "N is missing"),
    (("step", "eleven"), "is not a whole number"),
    (("step", "11"), "steps 1 to 10"),
    (("step", "0"), "steps 1 to 10"),
    (("skip", "11"), "steps 1 to 10"),
    (("unskip", "-1"), "steps 1 to 10"),
    (("pause", "--until", "yesterday"), "a day after it"),
    (("pause", "--until", "2026-11-22"), "Today is 2026-11-23"),
    (("pause", "--until", "2028-01-01"), "in the next twelve months"),
    (("read", "anti-tec"), "Did you mean anti-tech?"),
    (("read", "zzz"), "`coach read` lists them all"),
    (("completion",), "SHELL is missing"),
    (("completion", "tcsh"), "`coach completion --help` shows how."),
    (("today", "now"), "`coach today --help` shows how."),
    (("status", "--yaml"), "`coach status --help` shows how."),
    (("start",), "Add --yes"),
    (("start", "--name", "Anna"), "Add --yes"),
    *(((name, "extra"), f"`coach {name} --help`") for name in ("undo", "redo", "resume", "where", "doctor", "steps")),
]


@pytest.mark.parametrize(("arguments", "hint"), WRONG, ids=lambda value: str(value)[:40])
def test_a_wrong_command_is_refused_with_what_to_do(shell: Shell, arguments: tuple[str, ...], hint: str) -> None:
    line = shell.refuses(*arguments)
    assert line.startswith("coach: ")
    assert hint in line
    assert len(line) <= 510
    assert not shell.home.exists()


@pytest.mark.parametrize(
    "setting",
    [
        "noon",
        "2026-13-01T00:00",
        "2026-02-29T09:00",
        "[/b]",
        "0001-01-01T00:00",
        "9999-12-31T23:59-12:00",
        "1899-12-31",
    ],
)
def test_a_clock_that_can_not_be_set_is_refused(shell: Shell, setting: str) -> None:
    shell.now = setting
    assert "COACH_NOW is not a time" in shell.refuses("today")


def test_an_empty_clock_setting_is_the_machine_s_own_clock(shell: Shell) -> None:
    shell.now = ""
    assert shell.json("today")["date"] >= NOW[:10]


@pytest.mark.parametrize("name", ["--help", "-h", "help"])
def test_the_overview_can_be_asked_for_in_every_usual_way(shell: Shell, name: str) -> None:
    assert shell.says(name).startswith("coach: a guide")
    assert not shell.home.exists()
