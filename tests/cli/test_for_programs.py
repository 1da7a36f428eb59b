"""What scripts rely on: nouns list, several ids at once, times as people write them, JSON of what was saved."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.shell import Shell


@pytest.mark.parametrize(
    ("noun", "key"),
    [("people", "people"), ("employers", "employers"), ("applications", "applications"), ("activities", "activities")],
)
def test_a_noun_alone_lists(shell: Shell, noun: str, key: str) -> None:
    shell.says("people", "add", "Ana Lopez")
    shell.says("employers", "add", "Acme")
    shell.says("applications", "add", "Acme")
    shell.says("log", "rang Ana Lopez")
    assert shell.says(noun) == shell.says(noun, "list")
    assert len(shell.json(noun)[key]) == 1
    assert shell.json(noun) == json.loads(shell.says(noun, "list", "--json"))
    assert "VERB" in shell.says(noun, "--help")


@pytest.mark.parametrize("noun", ["money", "cards", "story"])
def test_a_noun_with_nothing_in_it_says_so(shell: Shell, noun: str) -> None:
    assert shell.says(noun) == shell.says(noun, "list")


def test_several_actions_are_ticked_at_once_and_taken_back_at_once(shell: Shell) -> None:
    said = shell.says("done", "1.1", "1.3", "1.1")
    assert (said.count("[x] 1.1"), said.count("[x] 1.3")) == (1, 1)
    assert [each["action"] for each in shell.json("done", "1.1", "1.3")["done"]] == ["1.1", "1.3"]
    shell.says("undone", "1.1", "1.3")
    assert shell.json("review")["ticks"] == 0
    shell.says("undo")
    assert shell.json("review")["ticks"] == 2


def test_of_several_actions_all_are_ticked_or_none(shell: Shell) -> None:
    assert shell("done", "1.1", "99.9").returncode == 2
    assert shell("done", "1.1", "1.3", "--minutes", "30").returncode == 2
    assert shell.json("review")["ticks"] == 0
    shell.says("done", "1.1")
    assert shell("undone", "1.1", "1.3").returncode == 2
    assert shell.json("review")["ticks"] == 1


@pytest.mark.parametrize(("words", "minutes"), [("90", 90), ("1h30", 90), ("45 min", 45), ("0", 0)])
def test_a_length_of_time_is_written_as_people_write_it(shell: Shell, words: str, minutes: int) -> None:
    assert shell.json("done", "1.1", "--minutes", words)["minutes"] == minutes


def test_what_is_no_length_of_time_is_refused(shell: Shell) -> None:
    refused = shell("done", "1.1", "--minutes", "a while")
    assert refused.returncode == 2
    assert "1h30" in refused.stderr


@pytest.mark.parametrize(
    ("command", "kinds"),
    [
        (("note", "[/b] =1+1"), ["note"]),
        (("checkin", "--mood", "3"), ["check_in"]),
        (("people", "add", "Ana Lopez"), ["person"]),
        (("money", "add", "account", "Cash", "100"), ["money"]),
        (("skip", "8"), ["step_skipped"]),
        (("undo",), ["undo"]),
    ],
)
def test_a_command_that_saves_prints_what_it_saved(shell: Shell, command: tuple[str, ...], kinds: list[str]) -> None:
    shell.says("note", "before")
    found = shell.json(*command)
    assert [each["kind"] for each in found["written"]] == kinds
    assert found["says"]
    assert {"id", "at", "on", "device", "v"} <= found["written"][0].keys()
    stored = "".join(file.read_text() for file in (shell.home / "journal").glob("*.json"))
    assert found["written"][0]["id"] in stored


def test_what_is_refused_prints_no_json(shell: Shell) -> None:
    refused = shell("people", "edit", "nobody", "--name", "X", "--json")
    assert (refused.returncode, refused.stdout) == (2, "")


def test_a_month_is_an_option_of_the_review(shell: Shell) -> None:
    assert shell.json("review", "--month")["week"] == "2026-11"
    assert shell.json("review", "--month", "2026-10")["week"] == "2026-10"
    assert shell("review", "last", "--month").returncode == 2


def test_csv_has_a_mark_for_excel_only_where_it_is_asked_for(shell: Shell, tmp_path: Path) -> None:
    shell.says("people", "add", "Zoë Ó Briain")
    plain, marked = tmp_path / "plain.csv", tmp_path / "marked.csv"
    shell.says("people", "export", str(plain))
    shell.says("people", "export", str(marked), "--excel")
    assert not plain.read_bytes().startswith(b"\xef\xbb\xbf")
    assert marked.read_bytes() == b"\xef\xbb\xbf" + plain.read_bytes()


@pytest.mark.parametrize("command", ["checkin --note", "close --note"])
def test_a_line_about_the_day_can_be_given_in_one_way_everywhere(shell: Shell, command: str) -> None:
    shell.says(*command.split(), "two people wrote back", "--mood", "3")
    assert shell.json("review")["mood"][0]["mood"] == 3
    assert "two people wrote back" in shell.says("review")


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash")
def test_bash_completes_what_the_person_has(shell: Shell, tmp_path: Path) -> None:
    shell.says("people", "add", "Ana Lopez")
    (tmp_path / "coach").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m coach "$@"\n')
    (tmp_path / "coach").chmod(0o755)
    script = tmp_path / "completion.bash"
    script.write_text(shell.says("completion", "bash"))
    asked = {
        "people show an": "ana-lopez",
        "done 4.1": "4.1",
        "block add monday 9:30 90 net": "networking",
        "worklog --authority ohi": "ohio",
        "skip 1": "1 10",
    }
    lines = [f"source {script}"]
    for words in asked:
        count = len(words.split())
        lines.append(
            f'COMP_WORDS=(coach {words}); COMP_CWORD={count}; COMPREPLY=(); _shtab_coach; echo "${{COMPREPLY[*]}}"'
        )
    environment = {**shell.environment, "PATH": f"{tmp_path}:{shell.environment['PATH']}"}
    done = subprocess.run(
        [str(shutil.which("bash")), "-c", "\n".join(lines)],
        capture_output=True,
        text=True,
        env=environment,
        check=True,
        timeout=60,
    )
    for (words, found), line in zip(asked.items(), shell.unmarked(done.stdout).splitlines(), strict=True):
        assert set(found.split()) <= set(line.split()), words


def test_words_for_a_shell_are_of_known_kinds(shell: Shell) -> None:
    assert "1.1" in shell.says("completion", "words", "actions").split()
    assert shell("completion", "words", "secrets").returncode == 2
