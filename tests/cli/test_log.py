"""`coach log` from the shell: what is printed back, what lies ahead, lines from stdin, and who somebody is."""

from __future__ import annotations

import json
import subprocess

import pytest

from tests.cli.shell import COACH, HOSTILE, Shell


def test_every_word_is_printed_back_once(shell: Shell) -> None:
    words = (
        "lunch",
        "with",
        "Zora",
        "Quill",
        "at",
        "Brightwater",
        "25",
        "min,",
        "ref",
        "K-88,",
        "wonderful",
        "pudding",
    )
    said = shell.says("log", " ".join(words)).replace("\n", " ").split()
    for word in ("Zora", "Quill", "Brightwater", "K-88", "wonderful", "pudding", "lunch", "25"):
        assert said.count(word) == 1, word


def test_what_lies_ahead_is_planned_and_no_employer_has_a_day_in_its_name(shell: Shell) -> None:
    said = shell.says("log", "interview at Vega tomorrow 10am")
    assert said.startswith("Planned:")
    assert shell.json("activities", "list")["activities"] == []
    [application] = shell.json("applications", "list")["applications"]
    assert (application["employer"], application["stage"]) == ("Vega", "wished")
    assert "interview at Vega" in shell.says("week", "next") + shell.says("week")
    assert "1 effort" not in shell.says("worklog", "--from", "2026-11-16", "--to", "2026-11-30")


def test_what_is_undone_takes_the_plan_back_whole(shell: Shell) -> None:
    shell.says("log", "interview at Vega tomorrow 10am")
    shell.says("undo")
    assert shell.json("applications", "list")["applications"] == []
    assert "interview at Vega" not in shell.says("week")


def test_what_was_understood_is_there_for_programs(shell: Shell) -> None:
    found = shell.json("log", "--json", "wrote to Ida and Noor, it rained")
    assert [each["name"] for each in found["people"]] == ["Ida", "Noor"]
    assert (found["kept"], found["planned"], found["method"], found["not_read"]) == (True, False, None, ["it rained"])
    assert shell.json("log", "--json", "--show", "met Li last week")["asks"][0]["about"] == "day"


def test_a_day_that_can_not_be_read_is_asked_for_and_nothing_is_kept(shell: Shell) -> None:
    assert "Which day was it?" in shell.refuses("log", "applied to Vega on 31 November")
    assert not shell.home.exists() or shell.json("activities", "list")["activities"] == []


def test_who_it_is_can_be_said(shell: Shell) -> None:
    for employer in ("Falcon", "Harbour"):
        shell.says("people", "add", "Nadia Karim", "--employer", employer)
    assert "--person with one of: nadia-karim, nadia-karim-2, new" in " ".join(
        shell.refuses("log", "met Nadia").split()
    )
    shell.says("log", "--person", "nadia-karim-2", "met Nadia")
    assert [each["person"] for each in shell.json("activities", "list")["activities"]] == ["nadia-karim-2"]
    shell.says("log", "--person", "new", "called Nadia")
    assert len(shell.json("people", "list")["people"]) == 3


def lines(shell: Shell, text: bytes, *more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COACH, "log", "-", *more],
        env=shell.environment,
        cwd=shell.folder,
        input=text,
        capture_output=True,
        timeout=60,
        check=False,
    )


def test_lines_come_from_stdin_and_one_that_is_refused_costs_itself(shell: Shell) -> None:
    ended = lines(shell, "\ufeffcalled Ida, 20 min\r\n\r\nmet Li on 31 November\napplied to Vega\n".encode())
    assert ended.returncode == 2
    assert b"Line 3 was not saved" in ended.stdout
    kept = shell.json("activities", "list")["activities"]
    assert sorted(each["what"] for each in kept) == ["application", "call"]


def test_lines_from_stdin_are_told_as_json(shell: Shell) -> None:
    ended = lines(shell, b"called Ida\n", "--json")
    assert ended.returncode == 0
    assert [each["kept"] for each in json.loads(ended.stdout)["lines"]] == [True]


@pytest.mark.parametrize("text", [b"", b"\n \n"])
def test_no_line_at_all_is_refused(shell: Shell, text: bytes) -> None:
    ended = lines(shell, text)
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert b"nothing on stdin" in ended.stderr


def test_hostile_text_stays_a_text(shell: Shell) -> None:
    shell.says("log", f"met Li; {HOSTILE}")
    assert shell.json("activities", "list")["activities"][0]["note"] == HOSTILE
