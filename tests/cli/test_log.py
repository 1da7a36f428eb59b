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


def test_what_was_planned_is_done_once_it_is_said_and_one_undo_opens_it_again(shell: Shell) -> None:
    shell.says("log", "call Ida tomorrow at 15:00")
    shell.now = "2026-11-24T16:00+04:00"
    [block] = shell.json("log", "--json", "called Ida")["blocks_done"]
    assert f"[x] 15:00-16:00 networking: call Ida, Ida ({block})" in shell.says("week")
    shell.says("undo")
    assert f"[ ] 15:00-16:00 networking: call Ida, Ida ({block})" in shell.says("week")
    assert shell.json("activities", "list")["activities"] == []
    assert "The block at 15:00 counts as done." in shell.says("log", "called Ida")


def test_how_it_was_done_is_asked_where_a_log_needs_it_and_never_filled_in(shell: Shell) -> None:
    assert "How was it done?" not in shell.says("log", "applied to Vega")
    shell.says("worklog", "--authority", "new-york", "--keep")
    assert "How was it done?" in " ".join(shell.says("log", "applied to Orion").split())
    assert "How was it done?" not in shell.says("log", "applied to Altair online")
    assert "How was it done?" not in shell.says("log", "apply to Deneb tomorrow")
    told = {each["employer"]: each["method"] for each in shell.json("activities", "list")["activities"]}
    assert (told["Orion"] or "", told["Altair"]) == ("", "online")


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


def test_hostile_lines_are_kept_harmless_or_refused_one_by_one(shell: Shell) -> None:
    hostile = (
        *("called \x1b[31mIda\x1b[0m", "met Li\0", "met \u202eLi", "rang \aIda", f"met {'x' * 5_000}"),
        *("  \t  ", "☕ with Noor 😀 at Vega", "met Li\u200b\u200f", "called Ken\u2028and Yuki", "called\x0bMei"),
    )
    ended = lines(shell, "\n".join(hostile).encode() + b"\nmet \xff\xfe Bo", "--json")
    found = json.loads(ended.stdout)["lines"]
    assert ended.returncode == 2
    assert [each["line"] for each in found] == [1, 2, 3, 4, 5, 7, 8, 9, 10, 11]
    assert [each["line"] for each in found if each["kept"]] == [7, 8, 9, 10, 11]
    assert all("The line" in each["refused"] or "too long" in each["refused"] for each in found if not each["kept"])
    told = {each["line"]: [person["name"] for person in each["people"]] for each in found if each["kept"]}
    assert (told[7], told[8], told[9], told[10]) == (["Noor"], ["Li"], ["Ken", "Yuki"], ["Mei"])
    assert {each["name"] for each in shell.json("people", "list")["people"]} >= {"Noor", "Li", "Ken", "Yuki", "Mei"}
    printed = lines(shell, "\n".join(hostile).encode()).stdout.decode()
    assert not any(mark in printed for mark in ("\x1b", "\0", "\a", "\u202e", "\x0b"))


@pytest.mark.parametrize("text", [b"", b"\n \n"])
def test_no_line_at_all_is_refused(shell: Shell, text: bytes) -> None:
    ended = lines(shell, text)
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert b"nothing on stdin" in ended.stderr


def test_hostile_text_stays_a_text(shell: Shell) -> None:
    shell.says("log", f"met Li; {HOSTILE}")
    assert shell.json("activities", "list")["activities"][0]["note"] == HOSTILE
