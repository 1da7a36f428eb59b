"""Keys as they are printed, with the mark of the machine, which the other tests of commands do not look at."""

from __future__ import annotations

import pytest

from tests.cli.shell import Shell


@pytest.fixture
def marked(shell: Shell) -> Shell:
    """A machine with an id that is known."""
    shell.home.mkdir(mode=0o700)
    (shell.home / "device").write_text("7c1e90ab\n", "ascii")
    shell.marks = True
    return shell


def test_the_mark_of_the_machine_is_in_the_key_and_printed_only_where_it_is_needed(marked: Shell) -> None:
    assert "(mira-roy)" in marked.says("people", "add", "Mira Roy")
    assert "(mira-roy)" in marked.says("people", "list")
    assert [row["key"] for row in marked.json("people", "list")["people"]] == ["mira-roy.7c1e"]


def test_the_key_is_taken_with_its_mark_and_without(marked: Shell) -> None:
    marked.says("people", "add", "Mira Roy")
    marked.says("people", "edit", "mira-roy.7c1e", "--phone", "0155")
    marked.says("people", "edit", "mira-roy", "--email", "mira@example.org")
    [row] = marked.json("people", "list")["people"]
    assert (row["key"], row["phone"], row["email"]) == ("mira-roy.7c1e", "0155", "mira@example.org")


def test_a_second_record_of_that_name_has_a_key_of_its_own(marked: Shell) -> None:
    marked.says("people", "add", "Mira Roy")
    marked.says("people", "add", "Mira Roy")
    assert {row["key"] for row in marked.json("people", "list")["people"]} == {"mira-roy.7c1e", "mira-roy-2.7c1e"}


def test_what_is_logged_names_the_person_by_that_key(marked: Shell) -> None:
    marked.says("people", "add", "Mira Roy")
    marked.says("log", "talked to Mira Roy")
    [effort] = marked.json("activities", "list")["activities"]
    assert effort["person"] == "mira-roy.7c1e"
    assert effort["key"].endswith(".7c1e")
