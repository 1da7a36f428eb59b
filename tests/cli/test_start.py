"""Setting up, and the settings."""

from __future__ import annotations

import pytest

from tests.cli.shell import Shell


def test_start_asks_nothing_with_yes_and_keeps_everything(shell: Shell) -> None:
    shell.says("start", "--lost-on", "2026-11-20", "--country", "AE", "--currency", "usd", "--name", "Anna", "--yes")
    assert shell.json("settings") == {
        "started": True,
        "name": "Anna",
        "lost_on": "2026-11-20",
        "country": "AE",
        "currency": "USD",
        "first_weekday": 0,
        "working_days": [0, 1, 2, 3, 4],
        "theme": None,
        "work": None,
        "all_keys": False,
    }


def test_all_keys_are_shown_when_asked_for_and_few_again(shell: Shell) -> None:
    shell.says("start", "--yes")
    assert "few in your first week" in shell.says("settings")
    shell.says("settings", "--all-keys")
    assert shell.json("settings")["all_keys"] is True
    shell.says("settings", "--no-all-keys")
    assert shell.json("settings")["all_keys"] is False


@pytest.mark.parametrize(
    ("country", "told"),
    [
        ("germany", ("DE", "EUR", 0, [0, 1, 2, 3, 4])),
        ("us", ("US", "USD", 6, [0, 1, 2, 3, 4])),
        ("Egypt", ("EG", "EGP", 5, [0, 1, 2, 3, 6])),
    ],
)
def test_a_country_brings_its_currency_and_its_week(shell: Shell, country: str, told: tuple[object, ...]) -> None:
    shell.says("start", "--country", country, "--yes")
    kept = shell.json("settings")
    assert (kept["country"], kept["currency"], kept["first_weekday"], kept["working_days"]) == told


def test_what_is_given_goes_before_what_fits_the_country(shell: Shell) -> None:
    shell.says(
        "start", "--country", "DE", "--currency", "CHF", "--week-starts", "sun", "--working-days", "mon-wed", "--yes"
    )
    kept = shell.json("settings")
    assert (kept["currency"], kept["first_weekday"], kept["working_days"]) == ("CHF", 6, [0, 1, 2])


def test_start_with_nothing_given_sets_up_with_everything_open(shell: Shell) -> None:
    shell.says("start", "--yes")
    kept = shell.json("settings")
    assert kept["started"] is True
    assert [kept[name] for name in ("name", "lost_on", "country", "currency")] == [None] * 4


def test_a_second_start_changes_only_what_is_given(shell: Shell) -> None:
    shell.says("start", "--name", "Anna", "--lost-on", "2026-11-01", "--yes")
    assert "already set up" in shell.says("start", "--yes")
    assert len(shell.open().state) == 1
    shell.says("start", "--name", "Ann", "--yes")
    kept = shell.json("settings")
    assert (kept["name"], kept["lost_on"]) == ("Ann", "2026-11-01")


def test_settings_change_what_is_given_and_an_empty_text_clears(shell: Shell) -> None:
    shell.says("start", "--name", "Anna", "--country", "DE", "--yes")
    shell.says("settings", "--country", "France", "--name", "", "--theme", "coach-light", "--working-days", "none")
    kept = shell.json("settings")
    assert (kept["country"], kept["name"], kept["theme"], kept["working_days"]) == ("FR", None, "coach-light", [])
    assert kept["currency"] == "EUR"


def test_settings_are_shown_in_words(shell: Shell) -> None:
    shell.says("start", "--lost-on", "yesterday", "--country", "DE", "--working-days", "sun-thu", "--yes")
    lines = shell.says("settings").splitlines()
    assert "Job lost on:    2026-11-22 (yesterday)" in lines
    assert "Country:        Germany (DE)" in lines
    assert "Working days:   Sunday to Thursday" in lines
    assert "Name:           not given" in lines


def test_what_is_wrong_leaves_nothing_behind(shell: Shell) -> None:
    shell.refuses("start", "--name", "Anna", "--country", "Atlantis", "--yes")
    assert not shell.home.exists()


@pytest.mark.parametrize(
    ("options", "hint"),
    [
        (("--lost-on", "2026-12-01"), "Give the day you were told"),
        (("--lost-on", "1990-01-01"), "long ago"),
        (("--lost-on", "someday"), "That is not a date"),
        (("--country", "Germny"), "Germany (DE)"),
        (("--country", "united"), "United Arab Emirates (AE)"),
        (("--currency", "XYZ"), "EUR"),
        (("--currency", "dollars"), "Several currencies have that name"),
        (("--week-starts", "m"), "not a day of the week"),
        (("--working-days", "mon-"), "not a day of the week"),
        (("--working-days", "mon..fri"), "not a day of the week"),
        (("--theme", "rainbow"), "coach settings --help"),
        (("--name", "A" * 81), "the limit is 80"),
    ],
)
def test_a_setting_that_can_not_be_is_refused_with_what_to_do(
    shell: Shell, options: tuple[str, str], hint: str
) -> None:
    assert hint in shell.refuses("settings", *options)
    assert hint in shell.refuses("start", "--yes", *options)


def test_the_first_48_hours_are_quiet_and_can_be_left(shell: Shell) -> None:
    shell.says("start", "--lost-on", "yesterday", "--yes")
    told = shell.json("today")
    assert (told["quiet"], told["quiet_ends"]) == (True, "2026-11-24T09:00:00+04:00")
    guide = shell.open().state.guide
    assert all(guide.actions[each["id"]].cannot_wait for each in told["actions"])
    said = shell.says("today")
    assert "24 hours left, until Tuesday 24 November at 09:00" in " ".join(said.split())
    assert "All right to feel" in said
    assert [line.split()[2] for line in said.splitlines() if line.startswith("[ ] ")] == [
        each["id"] for each in told["actions"]
    ]
    assert told["actions"]
    assert "Theme of the day" not in said
    assert shell.says("status") == "The first 48 hours: 24 hours left\n"
    assert shell.says("resume").startswith("The quiet time is over.")
    assert shell.json("today")["quiet"] is False
    assert shell.says("undo").startswith("Undone: ending the quiet time early.")
    assert shell.json("today")["quiet"] is True


def test_the_quiet_ends_by_itself_after_48_hours(shell: Shell) -> None:
    shell.says("start", "--lost-on", "today", "--yes")
    shell.now = "2026-11-25T08:59:00+04:00"
    assert shell.json("today")["quiet"] is True
    shell.now = "2026-11-25T09:00:00+04:00"
    assert shell.json("today")["quiet"] is False


def test_a_break_in_the_quiet_hides_nothing_that_cannot_wait(shell: Shell) -> None:
    shell.says("start", "--lost-on", "today", "--yes")
    before = shell.json("today")["actions"]
    shell.says("pause")
    assert shell.json("today")["actions"] == before != []
    said = " ".join(shell.says("today").split())
    assert "Paused since today" in said
    assert "Only this can't wait" in said
