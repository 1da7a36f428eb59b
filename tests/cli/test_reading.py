"""What the reading commands print for people."""

from __future__ import annotations

from itertools import pairwise

import pytest

from coach.domain.events import Done
from tests.cli.shell import Shell


def test_today_shows_what_to_do_and_how_to_tick_it(shell: Shell) -> None:
    shell.says("start", "--lost-on", "2026-11-15", "--yes")
    said = shell.says("today")
    assert said.startswith("Good morning. Monday 23 November, day 9.\nNothing is planned for today.\n")
    assert "Step 1: Give Yourself 48 Hours to Feel Everything (0 of 10 done)\n" in said
    assert "[ ] 1.1   Write down the dates that cannot wait (can't wait, 15 min)\n" in said
    assert "`coach done 1.1` ticks 1.1" in said
    shell.says("done", "1.1")
    assert "[x] 1.1   Write down the dates that cannot wait\n" in shell.says("today")


def test_today_works_before_set_up_and_says_how_to_begin(shell: Shell) -> None:
    assert "`coach start`" in shell.says("today")
    shell.says("start", "--yes")
    assert "`coach start`" not in shell.says("today")


def test_today_offers_more_once_everything_is_done(shell: Shell) -> None:
    for action in shell.json("today")["actions"]:
        shell.says("done", action["id"])
    told = shell.json("today")
    assert all(action["done"] for action in told["actions"])
    assert told["more"]
    assert f"[ ] {told['more'][0]['id']}" in shell.says("today")


def test_the_end_of_the_guide_is_told(shell: Shell) -> None:
    store = shell.open()
    for action_id in store.state.guide.actions:
        store.append(Done(action_id))
    assert shell.json("today")["step"] is None
    assert "You have been through all ten steps." in shell.says("today")
    assert shell.says("status").startswith("All ten steps are done; today ")


def test_steps_lists_every_action_with_its_id(shell: Shell) -> None:
    shell.says("done", "4.2", "--on", "-3")
    said = shell.says("steps")
    assert "[x] 4.2  Grow the list to thirty people (done Fri 20 Nov)\n" in said
    for action_id in shell.open().state.guide.actions:
        assert f"[ ] {action_id} " in said or action_id == "4.2"


def test_a_step_is_told_in_full(shell: Shell) -> None:
    said = " ".join(shell.says("step", "4").split())
    step = shell.open().state.guide.step(4)
    assert step.title in said
    for action in step.actions:
        assert action.title in said
        assert action.done_when in said
        assert step.how(action.id).split("\n")[0] in said
    assert "`coach read van-hoye-2009`" in said


def test_everything_listed_to_read_can_be_read(shell: Shell) -> None:
    told = shell.json("read")
    listed = shell.says("read")
    for piece in [*told["articles"], *told["evidence"]]:
        assert f"{piece['id']}: " in listed
    article, finding = told["articles"][-1], told["evidence"][0]
    opened = " ".join(shell.says("read", article["id"]).split())
    for heading, text in shell.json("read", article["id"])["sections"].items():
        assert f"{'' if heading == 'Summary' else heading} {' '.join(text.split())}" in opened
    assert finding["title"] in " ".join(shell.says("read", finding["id"]).split())


def test_where_names_the_folder_and_needs_none(shell: Shell) -> None:
    assert shell.json("where")["home"] == str(shell.home)
    assert str(shell.home / "journal") in shell.says("where").splitlines()
    assert not shell.home.exists()


def test_without_coach_home_the_folder_is_the_system_s_place_for_data(shell: Shell) -> None:
    shell.more = {"COACH_HOME": "", "XDG_DATA_HOME": str(shell.folder / "data")}
    assert shell.json("where")["home"].startswith(str(shell.folder))
    assert shell.json("where")["home"].endswith("coach")


def test_status_is_one_line_that_says_where_one_stands(shell: Shell) -> None:
    assert shell.says("status") == "Not set up yet. `coach start` takes less than a minute\n"
    shell.says("start", "--lost-on", "2026-11-15", "--yes")
    shell.says("done", "1.1")
    assert shell.says("status") == "Step 1: 1 of 10 done; today 1 of 5 done\n"
    shell.says("pause", "--until", "tomorrow")
    assert shell.says("status") == "Paused until Tue 24 Nov\n"


def test_doctor_finds_a_sound_folder_sound(shell: Shell) -> None:
    assert shell.says("doctor").startswith("fine:")
    shell.says("done", "1.1")
    told = shell.json("doctor")
    assert (told["sound"], told["pages"], told["entries"]) == (True, 1, 1)


@pytest.mark.parametrize("columns", ["20", "60", "300"])
def test_prose_fits_the_width_there_is(shell: Shell, columns: str) -> None:
    shell.more = {"COLUMNS": columns}
    wide = max(len(line) for line in shell.says("step", "4").splitlines())
    assert wide <= min(int(columns), 88) + (12 if columns == "20" else 0)  # long words stay whole


def test_wider_terminals_get_longer_lines(shell: Shell) -> None:
    lengths = []
    for columns in ("40", "60", "88"):
        shell.more = {"COLUMNS": columns}
        lengths.append(len(shell.says("step", "4").splitlines()))
    assert all(longer > shorter for longer, shorter in pairwise(lengths))


def test_letters_that_the_terminal_does_not_know_do_no_harm(shell: Shell) -> None:
    shell.says("settings", "--name", "Zoë 🙂")
    shell.more = {"PYTHONIOENCODING": "ascii"}
    assert "Name:           Zo? ?\n" in shell.says("settings")
    assert shell.json("settings")["name"] == "Zoë 🙂"


def test_it_runs_from_anywhere_as_a_module(shell: Shell) -> None:
    assert shell.says("--version") == shell.says("-V")
    assert shell.says("--version").startswith("coach ")
