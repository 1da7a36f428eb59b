"""Ticks and everything else that is written, and taking it back."""

from __future__ import annotations

from datetime import date

import pytest

from coach.domain.events import Done, ProfileSet
from tests.cli.shell import Shell


def action_in(shell: Shell, action_id: str) -> dict[str, object]:
    steps = shell.json("steps")["steps"]
    found: dict[str, object] = next(each for step in steps for each in step["actions"] if each["id"] == action_id)
    return found


def test_a_tick_is_there_in_the_next_process(shell: Shell) -> None:
    assert shell.says("done", "4.2") == "[x] 4.2 Grow the list to thirty people: done today.\n"
    ticked = action_in(shell, "4.2")
    assert (ticked["done"], ticked["times"], ticked["last_on"]) == (True, 1, "2026-11-23")


def test_a_tick_carries_its_day_its_minutes_and_its_note(shell: Shell) -> None:
    said = shell.says("done", "4.2", "--on", "yesterday", "--minutes", "90", "--note", "Thirty-one names")
    assert said == "[x] 4.2 Grow the list to thirty people: done yesterday, 1 h 30 min.\n"
    (tick,) = shell.open().state.history_of("4.2").by_day[date(2026, 11, 22)]
    assert (tick.number("minutes"), tick.text("note")) == (90, "Thirty-one names")


@pytest.mark.parametrize(
    ("word", "day"),
    [
        ("today", "2026-11-23"),
        ("yesterday", "2026-11-22"),
        ("-3", "2026-11-20"),
        ("monday", "2026-11-23"),
        ("Fri", "2026-11-20"),
        ("2026-02-28", "2026-02-28"),
        ("2024-02-29", "2024-02-29"),
    ],
)
def test_a_tick_is_for_the_day_that_on_names(shell: Shell, word: str, day: str) -> None:
    assert shell.json("done", "1.1", "--on", word)["on"] == day


@pytest.mark.parametrize(
    "word", ["2026-02-29", "2027-02-29", "tomorrow", "2026-11-24", "soon", "", "-x", "--", "-99999"]
)
def test_a_day_that_is_none_or_is_to_come_is_refused(shell: Shell, word: str) -> None:
    shell.refuses("done", "1.1", "--on", word)
    assert not shell.home.exists()


def test_a_leap_day_is_a_day_like_any_other(shell: Shell) -> None:
    shell.now = "2028-02-29T23:30:00+04:00"
    assert shell.json("done", "1.1")["on"] == "2028-02-29"
    shell.now = "2028-03-01T00:10:00+04:00"
    assert shell.says("done", "1.2", "--on", "yesterday").endswith("done yesterday.\n")
    assert action_in(shell, "1.2")["last_on"] == "2028-02-29"


def test_the_day_of_a_tick_is_the_local_day(shell: Shell) -> None:
    shell.now = "2026-11-24T00:30:00+04:00"  # still the 23rd in Greenwich
    assert shell.json("done", "1.1")["on"] == "2026-11-24"


def test_asked_for_again_on_a_day_an_action_is_done_once(shell: Shell) -> None:
    first = shell.json("done", "1.6", "--note", "at the sea")
    assert shell.json("done", "1.6") == first
    more = shell.json("done", "1.6", "--minutes", "30")
    assert (more["times"], more["minutes"], more["note"]) == (1, 30, "at the sea")
    assert shell.json("today")["week"]["ticks"] == 1
    assert shell.json("done", "1.6", "--on", "yesterday")["times"] == 2


def test_a_tick_of_a_month_that_is_summed_up_is_found_and_not_made_again(shell: Shell) -> None:
    shell.says("done", "1.6", "--on", "2026-10-05")
    store = shell.open()
    store.compact(worth_it=0)
    assert shell.json("done", "1.6", "--on", "2026-10-05")["times"] == 1


def test_the_last_tick_of_a_step_says_what_it_came_to_and_what_is_next(shell: Shell) -> None:
    with_all_but_one = [action.id for action in shell.open().state.guide.step(4).actions][:-1]
    store = shell.open()
    store.append(ProfileSet(name="Anna"))
    for action_id in with_all_but_one:
        store.append(Done(action_id, minutes=30))
    said = " ".join(shell.says("done", "4.8").split())
    assert "Step 4 is done 6 ticks over 1 day, 2 h 30 min of your time as you noted it." in said
    assert "Next, when you like: step 1, Give Yourself 48 Hours to Feel Everything." in said


def test_the_json_of_a_tick_names_the_step_it_finished(shell: Shell) -> None:
    store = shell.open()
    for action in store.state.guide.step(1).actions[:-1]:
        store.append(Done(action.id))
    last = store.state.guide.step(1).actions[-1].id
    told = shell.json("done", last)
    assert (told["finished_step"], told["next_step"]) == (1, 2)
    assert shell.json("done", last)["finished_step"] is None


def test_unticking_takes_back_the_ticks_of_that_day_alone(shell: Shell) -> None:
    shell.says("done", "4.2", "--on", "yesterday")
    shell.says("done", "4.2")
    assert shell.says("undone", "4.2").startswith("[ ] 4.2 Grow the list to thirty people: not done today.")
    assert action_in(shell, "4.2")["last_on"] == "2026-11-22"
    shell.says("undone", "4.2", "--on", "-1")
    assert action_in(shell, "4.2")["done"] is False


def test_unticking_what_is_not_ticked_says_when_it_was(shell: Shell) -> None:
    assert "It has no ticks." in shell.refuses("undone", "4.2")
    shell.says("done", "4.2", "--on", "-3")
    assert "--on 2026-11-20" in shell.refuses("undone", "4.2")
    assert len(shell.open().state) == 1


def test_undo_and_redo_say_what_they_did_in_later_processes(shell: Shell) -> None:
    shell.says("done", "4.2")
    assert shell.says("undo").startswith("Undone: the tick on 4.2 Grow the list to thirty people.")
    assert action_in(shell, "4.2")["done"] is False
    assert shell.says("redo") == "Brought back: the tick on 4.2 Grow the list to thirty people.\n"
    assert action_in(shell, "4.2")["done"] is True


def test_nothing_to_undo_is_said_plainly(shell: Shell) -> None:
    assert shell.says("undo") == "There is nothing to undo.\n"
    assert shell.says("redo") == "There is nothing to redo.\n"


def test_a_note_needs_no_quotes_and_can_be_about_an_action(shell: Shell) -> None:
    assert shell.says("note", "Ask", "for", "the", "reference") == "Saved.\n"
    assert shell.says("note", "-3 degrees", "--action", "4.4").startswith("Saved with 4.4 ")
    notes = [(note.text("text"), note.text("action")) for note in shell.open().state.notes]
    assert notes == [("Ask for the reference", ""), ("-3 degrees", "4.4")]


@pytest.mark.parametrize("text", ["-3", "-x", "--mood", "-", "=", "-- -3"])
def test_a_note_may_begin_with_a_dash(shell: Shell, text: str) -> None:
    shell.says("done", "1.1", f"--note={text}")
    shell.says("done", "1.1", "--note", text)
    ticks = shell.open().state.history_of("1.1").by_day[date(2026, 11, 23)]
    assert {tick.text("note") for tick in ticks} == {text}


def test_two_dashes_are_no_text(shell: Shell) -> None:
    assert "can't be just --" in shell.refuses("done", "1.1", "--note=--")
    assert "expected one argument" in shell.refuses("done", "1.1", "--note", "--")
    assert shell.says("note", "--", "--mood", "-3") == "Saved.\n"


def test_an_option_that_lacks_its_text_does_not_take_the_next_option_for_it(shell: Shell) -> None:
    assert shell.refuses("done", "1.1", "--note", "--json").startswith("coach: --note: expected one argument.")


def test_a_check_in_is_kept_for_today_and_the_last_one_counts(shell: Shell) -> None:
    shell.says("checkin", "--mood", "2")
    said = shell.says("checkin", "--mood", "4", "--energy", "3", "--note", "Walked")
    assert said == "Saved for today: mood 4 of 5, energy 3 of 5.\n"
    assert shell.json("today")["check_in"] == {"mood": 4, "energy": 3, "note": "Walked"}


def test_a_step_can_be_left_out_and_taken_up_again(shell: Shell) -> None:
    assert "is skipped" in shell.says("skip", "1")
    assert shell.json("today")["step"] == 2
    assert shell.says("skip", "1") == "You have already skipped step 1.\n"
    assert "is back" in shell.says("unskip", "1")
    assert shell.json("today")["step"] == 1
    assert shell.says("unskip", "1") == "Step 1 is not skipped.\n"
    assert len(shell.open().state) == 2


@pytest.mark.parametrize(
    ("word", "day"), [("tomorrow", "2026-11-24"), ("+3", "2026-11-26"), ("mon", "2026-11-30"), ("2026-12-01",) * 2]
)
def test_a_pause_lasts_until_the_day_that_is_named(shell: Shell, word: str, day: str) -> None:
    shell.says("pause", "--until", word)
    told = shell.json("today")
    assert (told["paused"], told["paused_until"], told["actions"]) == (True, day, [])
    shell.now = f"{day}T23:00:00+04:00"
    assert shell.json("today")["paused"] is True
    shell.now = "2026-12-02T00:00:00+04:00"
    assert shell.json("today")["paused"] is False


def test_a_pause_is_over_when_one_resumes(shell: Shell) -> None:
    shell.says("pause")
    assert "coach resume" in shell.says("today")
    assert shell.says("resume").startswith("The pause is over.")
    assert shell.json("today")["paused"] is False
    assert shell.says("resume") == "There is no pause to end.\n"
