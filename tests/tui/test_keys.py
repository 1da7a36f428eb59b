"""The person's own keys: a file that rebinds commands, and what happens if it is invalid."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.tui.commands import COMMANDS, EVERYWHERE, ROOMS
from coach.tui.own_keys import load_keymap
from coach.tui.screens.dialog import TextDialog
from tests.scenes import second_week
from tests.tui.app_driver import coach_at, run_app


def keys(home: Path, text: str | bytes) -> None:
    """Write the file before the window opens."""
    coach_at(home, second_week)
    (home / "keys.toml").write_bytes(text.encode() if isinstance(text, str) else text)


async def test_a_command_is_run_with_its_own_key_and_no_longer_with_the_usual_one(home: Path) -> None:
    keys(home, 'tick = "x"\nundo = "z"\n"room.library" = "l"\n')
    async with run_app(coach_at(home)) as person:
        await person.press("space")
        assert person.shows("[ ] 1.6")
        await person.press("x")
        assert person.shows("[x] 1.6")
        await person.press("u")
        assert person.shows("[x] 1.6")
        await person.press("z")
        assert person.shows("[ ] 1.6")
        await person.press("l")
        assert person.seen_in("#library-list")


@pytest.mark.parametrize(
    "text",
    [
        'practice.edit = "z"\nweek.tick = "x,space"\n',
        '"practice.edit" = "z"\n"week.tick" = "x,space"\n',
        '[practice]\nedit = "z"\n[week]\ntick = "x,space"\n',
    ],
)
def test_a_name_with_a_dot_is_the_same_with_quotes_without_them_and_in_a_table(text: str, tmp_path: Path) -> None:
    file = tmp_path / "keys.toml"
    file.write_text(text, "utf-8")
    assert load_keymap(file) == {"practice.edit": "z", "week.tick": "x,space"}


def test_every_command_can_have_a_key_of_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "keys.toml"
    file.write_text("".join(f'"{name}" = "f9"\n' for name in COMMANDS), "utf-8")
    assert load_keymap(file) == dict.fromkeys(COMMANDS, "f9")


async def test_the_footer_and_the_help_show_the_keys_of_ones_own(home: Path) -> None:
    keys(home, 'undo = "z"\n')
    async with run_app(coach_at(home), (80, 50)) as person:
        assert "z Undo" in person.lines[-1]
        await person.press("question_mark")
        assert " z Undo " in person.dialog()


@pytest.mark.parametrize(
    ("text", "title", "sentence"),
    [
        ("undo = z", "keys.toml can't be read", "Fix"),
        (b"\xff\xfe\x00", "keys.toml can't be read", "Fix"),
        ('undoo = "z"', "keys.toml has an unknown command", "There is no command 'undoo'. Did you mean undo?"),
        ('"[/b]" = "z"', "keys.toml has an unknown command", "There is no command '[/b]'. The names are room.today,"),
        ('week.tock = "z"', "keys.toml has an unknown command", "no command 'week.tock'. Did you mean week.tick?"),
        ("week.tick = 7", "keys.toml has a command without a key", 'Write a key in quotes, such as week.tick = "z".'),
        ("undo = 7", "keys.toml has a command without a key", 'Write a key in quotes, such as undo = "z".'),
        ('undo = ""', "keys.toml has a command without a key", 'Write a key in quotes, such as undo = "z".'),
    ],
)
async def test_an_invalid_file_is_reported_and_the_default_keys_apply(
    text: str | bytes, title: str, sentence: str, home: Path
) -> None:
    keys(home, text)
    async with run_app(coach_at(home)) as person:
        assert len(person.toasts) == 1
        assert title in person.toasts[0]
        assert sentence in person.toasts[0]
        await person.press("space", "u")
        assert "tick on 1.6" in person.toasts[-1]


async def test_a_folder_in_place_of_the_file_is_reported_too(home: Path) -> None:
    coach_at(home, second_week)
    (home / "keys.toml").mkdir()
    async with run_app(coach_at(home)) as person:
        assert "keys.toml can't be read" in person.toasts[0]


async def test_the_palette_lists_every_command_and_runs_the_chosen_one(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (100, 72)) as person:
        await person.press("ctrl+p")
        await person.until(lambda: person.shows(ROOMS[-1].help))
        for command in (*ROOMS, *EVERYWHERE):
            assert person.shows(command.title)
            assert person.shows(command.help)
        assert not person.shows("End the quiet early")

        await person.type("help")
        await person.until(lambda: not person.shows(ROOMS[-1].help))
        await person.press("enter")
        await person.until(lambda: isinstance(person.screen, TextDialog))
        assert "coach has ten steps" in person.dialog()


async def test_the_palette_runs_what_belongs_to_the_room_that_is_open(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("2", "ctrl+p")
        await person.type("skip step")
        await person.until(lambda: person.shows("Skip this step"))
        await person.press("enter")
        await person.until(lambda: "Step 2 is skipped." in "".join(person.toasts))

        await person.press("enter", "ctrl+p")
        await person.type("tick")
        await person.until(lambda: person.shows("Tick this for today, or remove the tick."))
        await person.press("enter")
        await person.until(lambda: person.store.state.history_of("2.3").times == 1)


async def test_a_key_that_no_keyboard_has_does_no_harm(home: Path) -> None:
    keys(home, 'undo = "[/b]"\ntick = "\\u202e"\nopen = "[link=\'x"\n')
    async with run_app(coach_at(home)) as person:
        await person.press("question_mark", "escape", "c", "escape", "down")
        assert person.row == "1.7"
