"""`coach story`: stories added, changed field by field, found, taken out, and the strengths they show."""

from __future__ import annotations

import pytest

from tests.cli.shell import HOSTILE, Shell


@pytest.fixture
def told(shell: Shell) -> Shell:
    """Somebody with two stories."""
    shell.says("story", "add", "the audit", "--result", "two weeks saved", "--shows", "Calm, explaining")
    shell.now = "2026-11-24T09:00:00+04:00"
    shell.says("story", "add", "the checkout", "--situation", "it broke on Fridays", "--shows", "calm; ownership")
    return shell


def test_one_part_is_changed_and_all_else_stays(told: Shell) -> None:
    before = {each["key"]: each for each in told.json("story", "list")["stories"]}
    assert "Saved: the audit (the-audit)" in told.says("story", "edit", "the-audit", "--situation", "Two teams")
    after = {each["key"]: each for each in told.json("story", "list")["stories"]}
    assert after["the-audit"] == {**before["the-audit"], "situation": "Two teams"}
    assert after["the-checkout"] == before["the-checkout"]
    assert "Nothing changed" in told.says("story", "edit", "the-audit", "--situation", "Two teams")
    told.says("story", "edit", "the-audit", "--situation", "")
    assert told.json("story", "list", "audit")["stories"][0]["situation"] == ""


def test_words_find_stories_and_strengths_are_counted(told: Shell) -> None:
    assert [each["key"] for each in told.json("story", "list", "FRIDAYS", "calm")["stories"]] == ["the-checkout"]
    assert "None of them has" in told.says("story", "list", "nowhere")
    assert told.json("story", "strengths")["strengths"][0] == {"name": "Calm", "stories": ["the-audit", "the-checkout"]}
    assert "Calm, 2 stories: the audit; the checkout" in told.says("story", "strengths")


def test_the_fifth_whole_story_ticks(told: Shell) -> None:
    whole = ("--situation", "s", "--action", "a", "--result", "r")
    for number in range(4):
        assert "[x]" not in told.says("story", "add", f"story {number}", *whole)
    assert "[x] 3.3" in told.says("story", "edit", "the-checkout", "--action", "a", "--result", "r")


def test_a_story_is_taken_out_and_comes_back(told: Shell) -> None:
    told.says("story", "remove", "the-audit")
    assert len(told.json("story", "list")["stories"]) == 1
    told.says("undo")
    assert len(told.json("story", "list")["stories"]) == 2


def test_what_can_not_be_is_refused_and_hostile_words_are_kept(shell: Shell) -> None:
    assert "Your stories don't name any strengths yet" in shell.says("story", "strengths")
    assert "There is no story" in shell.refuses("story", "edit", "nothing", "--title", "x")
    assert "There is no story" in shell.refuses("story", "remove", "nothing")
    assert "no title" in shell.refuses("story", "add", "")
    assert "control character" in shell.refuses("story", "add", "a\x1b[31m")
    shell.says("story", "add", HOSTILE, "--action", HOSTILE, "--shows", "x")
    (kept,) = shell.json("story", "list")["stories"]
    assert (kept["title"], kept["action"]) == (HOSTILE, HOSTILE)
    assert "Nothing to change" in shell.refuses("story", "edit", kept["key"])
