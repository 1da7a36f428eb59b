"""`coach people pass`: names typed or piped in, prompt by prompt."""

from __future__ import annotations

from tests.cli.shell import HOSTILE, Shell


def walk(shell: Shell, typed: str) -> str:
    """What the pass prints when its lines are piped in."""
    ended = shell("people", "pass", stdin=None, input=typed)
    assert ended.returncode == 0, ended.stderr
    return " ".join(ended.stdout.split())


def test_names_are_kept_line_by_line_and_the_pass_is_taken_up(shell: Shell) -> None:
    said = walk(shell, "Ana Lopez, Acme\nana lopez\n\nBo at Globex\nq\n")
    assert "School (0 of 30 names)" in said
    assert "Saved: Ana Lopez, Acme. Ana Lopez, Acme is already on your list." in said
    assert "`coach people pass` continues from here." in said
    people = shell.json("people", "list")["people"]
    assert [(each["name"], each["employer"], each["where"]) for each in people] == [
        ("Ana Lopez", "Acme", "school"),
        ("Bo", "Globex", "our studies"),
    ]
    said = walk(shell, "")
    assert "The first job (2 of 30 names)" in said
    assert "School" not in said


def test_the_second_pass_asks_of_each_and_the_end_says_what_follows(shell: Shell) -> None:
    shell.says("people", "add", "Ana Lopez", "--where", "some years ago", "--employer", "Acme")
    said = walk(shell, "\n" * 30 + "q\n")
    assert "How close, and what to ask" in said
    said = walk(shell, "\n" * 22 + "5\nhow Acme hires\n9\n3\n")
    person = shell.json("people", "show", "Ana Lopez")
    assert (person["closeness"], person["ask"], person["last_contact"]) == (5, "how Acme hires", "2025-11-23")
    assert "Write to Ana Lopez, Acme (ana-lopez): somebody you trust" in said
    assert "how Acme hires" in shell.says("people", "draft", "ana-lopez")


def test_what_can_not_be_kept_is_told_and_the_pass_goes_on(shell: Shell) -> None:
    ended = shell("people", "pass", stdin=None, input=f", Acme\nA\x1b[31m\n{'x' * 90}\nBo, 9\n{HOSTILE}\n\nq\n")
    assert ended.returncode == 0
    for words in ("The line has no name", "control character", "too long", "from 1 to 5"):
        assert words in ended.stderr
    assert "\x1b" not in ended.stderr + ended.stdout
    assert [each["name"] for each in shell.json("people", "list")["people"]] == [HOSTILE]


def test_with_nobody_to_answer_it_says_what_is_there(shell: Shell) -> None:
    assert "0 of 30 names" in walk(shell, "")
