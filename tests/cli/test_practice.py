"""`coach practice`: rounds typed on a terminal or piped in, left in the middle, and listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.domain.review.events import StorySet
from tests.cli.shell import HOSTILE, Shell
from tests.cli.test_terminal import Terminal


def practise(shell: Shell, *arguments: str, typed: str) -> str:
    """What a round prints whose answers are piped in."""
    ended = shell("practice", *arguments, stdin=None, input=typed)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def ratings(shell: Shell) -> list[list[int | None]]:
    return [[each["rating"] for each in found["questions"]] for found in shell.json("practice")["rounds"]]


def test_two_rounds_piped_in_stand_beside_each_other_and_are_counted_and_ticked(shell: Shell) -> None:
    first = practise(shell, "--questions", "3", typed="\n1\nslower\n\n2\n\n\n3\n\n")
    assert "1 of 3. Opening" in first
    assert "now 1  Tell me about yourself. Note: slower" in first
    assert "[x] 9.5 " in first
    second = practise(shell, "--again", typed="\n3\n\n" * 3)
    assert "then 1 now 3  Tell me about yourself." in second
    assert "Compared with the time before: 2 better, 1 the same." in second
    assert "[x]" not in second  # once a day
    assert shell.json("review")["practice_rounds"] == 2
    assert [each["what"] for each in shell.json("activities", "list")["activities"]] == ["practice", "practice"]
    assert ratings(shell) == [[1, 2, 3], [3, 3, 3]]


def test_a_round_left_in_the_middle_keeps_what_was_rated_and_goes_on(shell: Shell) -> None:
    left = practise(shell, "--questions", "3", typed="\n4\n\nq\n")
    assert "coach practice --go-on" in left
    assert shell.json("review")["practice_rounds"] == 0
    assert "today, 1 of 3 questions: 4" in shell.says("practice", "--list")
    practise(shell, "--go-on", typed="\n\n\n\n2\n\n")
    assert ratings(shell) == [[4, None, 2]]
    practise(shell, "--go-on", typed="3\n\n")
    assert ratings(shell) == [[4, 3, 2]]
    assert shell.json("review")["practice_rounds"] == 1
    assert shell("practice", "--go-on", stdin=None, input="\n").returncode == 2


def test_weak_answers_are_due_the_next_day(shell: Shell) -> None:
    practise(shell, "--questions", "3", "--no-curveballs", typed="\n1\n\n\n4\n\n\n2\n\n")
    assert shell.json("practice")["due"] == []
    shell.now = "2026-11-24T09:00:00+04:00"
    found = shell.json("practice")
    assert [(each["rating"], each["due_on"]) for each in found["due"]] == [(1, "2026-11-24"), (2, "2026-11-24")]
    assert "2 questions are due, 2 questions to go over again" in " ".join(shell.says("practice", "--list").split())


def test_why_it_is_asked_and_the_stories_that_fit_are_told_on_a_letter(shell: Shell) -> None:
    shell.open().append(StorySet("boss", "A disagreement", result=f"peace {HOSTILE}", shows="diplomacy"))
    asked = practise(shell, "--kind", "stories", "--questions", "1", typed="w\ns\n\n3\n\n")
    assert "They want to know what you do when things get uncomfortable." in asked
    assert "Yours: A disagreement" in asked
    none = practise(shell, "--kind", "practical", "--questions", "1", typed="s\n\n3\n\n")
    assert "None of your stories" in none


def test_a_friend_sees_nothing_of_the_ratings_and_the_person_rates_at_the_end(shell: Shell) -> None:
    practise(shell, "--questions", "2", "--kind", "exit", typed="\n1\nmy own note\n\n1\n\n")
    told = practise(shell, "--again", "--partner", typed="\n\n4\nbelieved it\n3\n\n")
    for_the_friend, rated, _ = told.partition("Now rate your answers")
    assert rated
    assert "Listen for: What happened in one sentence" in for_the_friend
    assert not any(words in for_the_friend for words in ("my own note", "lost the thread", "then 1", "now 1"))
    assert "a friend asked: 4 3" in told
    assert shell.json("practice")["rounds"][-1]["partner"] is True


def test_a_mark_that_is_none_is_asked_for_again(shell: Shell) -> None:
    ended = shell("practice", "--questions", "1", stdin=None, input="\n9\nx\n2\n\n")
    assert ended.stderr.count("Give a number from 1 to 4") == 2
    assert ratings(shell) == [[2]]


@pytest.mark.parametrize("number", ["0", "21", "-1"])
def test_without_anybody_or_with_an_odd_number_nothing_begins(shell: Shell, number: str) -> None:
    assert "Practice needs a terminal" in shell.refuses("practice")
    assert "1 to 20 questions" in shell.refuses("practice", "--questions", number)
    assert "There is no kind" in shell.refuses("practice", "--kind", "nonsense")
    assert "There is no round yet" in shell.refuses("practice", "--again")
    assert "There is no round yet" in shell.refuses("practice", "--link", "a.m4a")
    assert shell.json("practice")["rounds"] == []
    assert not shell.home.exists()


def test_hostile_text_is_kept_as_it_is_and_runs_nothing(shell: Shell) -> None:
    practise(shell, "--questions", "1", typed=f"\n2\n{HOSTILE}\n")
    assert f"Note: {HOSTILE}" in " ".join(shell.says("practice", "--list").split())
    assert shell.json("practice")["rounds"][0]["questions"][0]["note"] == HOSTILE
    assert "\x1b" not in shell.refuses("practice", "--link", "\x1b[2J.m4a")
    shell.says("practice", "--link", "$(touch here).m4a")
    assert "Recording: $(touch here).m4a" in shell.says("practice", "--list")
    shell.says("practice", "--link", "")
    assert shell.json("practice")["rounds"][0]["recording"] == ""
    assert not Path(shell.folder, "here").exists()


def test_control_characters_in_a_note_are_refused_and_the_ratings_before_stay(shell: Shell) -> None:
    ended = shell("practice", "--questions", "2", stdin=None, input="\n2\n\n\n3\nred \x1b[31m\n")
    assert ended.returncode == 2
    assert "control character" in ended.stderr
    assert ratings(shell) == [[2, None]]


def test_on_a_terminal_the_answer_is_timed_and_ctrl_c_keeps_what_was_rated(shell: Shell) -> None:
    terminal = Terminal(shell, "practice", "--questions", "2")
    terminal.wait_for("q quit:")
    terminal.type("\n")
    terminal.wait_for("from 1 to 4:")
    terminal.type("3\n")
    terminal.wait_for("keep or change:")
    terminal.type("\n")
    terminal.wait_for("2 of 2.")
    terminal.wait_for("q quit:")
    terminal.type("\x03")
    assert terminal.end() == 130
    assert ratings(shell) == [[3, None]]
    assert isinstance(shell.json("practice")["rounds"][0]["questions"][0]["seconds"], int)


def test_a_question_of_ones_own_is_asked_rated_changed_and_taken_out(shell: Shell) -> None:
    asked = f"Why {HOSTILE}?"
    assert "coach will ask it in your next rounds." in shell.says(
        "practice", "add", asked, "--listen", "one calm sentence"
    )
    [added] = shell.json("practice", "questions")["added"]
    assert (added["asks"], added["listen"]) == (asked, "one calm sentence")
    told = practise(shell, "--kind", "added", "--partner", typed="\n3\n\n")
    assert "1 of 1. Questions you added" in told
    assert "Listen for: one calm sentence" in told
    shell.says("practice", "edit", added["key"], "--asks", "Why so long?")
    assert "Listen for: one calm sentence" in shell.says("practice", "questions")
    assert shell.json("practice")["rounds"][0]["questions"][0]["asks"] == "Why so long?"
    assert "Removed: Why so long?" in shell.says("practice", "remove", "why so long?")
    assert shell.json("practice", "questions")["added"] == []
    assert "Why so long?" in shell.says("practice", "--list")
    assert "You have not added any yet" in shell.says("practice", "questions")
    assert "You have not added a question" in shell.refuses("practice", "remove", added["key"])
    assert "You have not added a question" in shell.refuses("practice", "edit", added["key"], "--asks", "x")
    assert "Nothing to change" in shell.refuses("practice", "edit", added["key"])
    assert "no question yet" in shell.refuses("practice", "add", " ")
    assert not Path(shell.folder, "here").exists()


def test_questions_of_ones_own_go_out_and_come_in_with_the_whole_record(shell: Shell) -> None:
    shell.says("practice", "add", "Why so long?")
    shell.says("export", "--all", "out")
    other = Shell(Path(shell.folder, "elsewhere"))
    other.home.parent.mkdir(parents=True, exist_ok=True)
    other.says("import", str(Path(shell.folder, "out")))
    there = other.says("practice", "questions", "--json")
    assert shell.unmarked(there) == shell.says("practice", "questions", "--json")
