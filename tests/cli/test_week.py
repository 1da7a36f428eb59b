"""The week from the shell: planned, lived, changed, timed, exported."""

from __future__ import annotations

import pytest

from tests.cli.shell import Shell, furnished


def a_planned_week(shell: Shell) -> None:
    """Somebody with a week that was planned on a Monday."""
    shell.says("start", "--yes", "--lost-on", "2026-11-10", "--country", "AE")
    shell.says("plan", "--hours", "8-16", "--blocks", "--thing", "Two applications", "--plan", "a no comes", "I walk")


@pytest.fixture
def planned(shell: Shell) -> Shell:
    return furnished(shell, a_planned_week)


def days_of(shell: Shell, *day: str) -> dict[str, list[str]]:
    found = shell.json("week", *day)
    return {each["date"][-2:]: [block["key"] for block in each["blocks"]] for each in found["days"]}


def block_of(shell: Shell, key: str) -> dict[str, object]:
    [found] = [each for day in shell.json("week")["days"] for each in day["blocks"] if each["key"] == key]
    assert isinstance(found, dict)
    return found


def test_a_week_is_planned_with_one_command_and_told(planned: Shell) -> None:
    said = " ".join(planned.says("week").split())
    assert "Mon 23 Nov to Sun 29 Nov" in said
    assert "a full week is 8 to 16 h" in said
    assert "[ ] 09:30-11:00 networking" in said
    assert "[ ] 1 Two applications" in said
    assert "If a no comes, then I walk." in said
    assert "An hour with somebody who is working" in said
    found = planned.json("week")
    assert found["hours"] == {"least": 8, "most": 16}
    assert found["things"] == [{"text": "Two applications", "done": False}]
    assert found["plans"] == [{"if": "a no comes", "then": "I walk"}]


def test_without_a_plan_it_says_how_to_make_one(shell: Shell) -> None:
    assert "`coach plan` makes one" in shell.says("week")


def test_a_block_is_done_and_undone_and_counts(planned: Shell) -> None:
    planned.says("block", "done", "applications-mon", "--minutes", "1h15")
    assert block_of(planned, "applications-mon")["done_minutes"] == 75
    assert {"theme": "applications", "planned_minutes": 90, "done_minutes": 75} in planned.json("week")["themes"]
    assert "is already done" in planned.refuses("block", "done", "applications-mon")
    planned.says("block", "undone", "applications-mon")
    assert block_of(planned, "applications-mon")["done"] is False


def test_blocks_are_moved_lengthened_swapped_copied_this_once(planned: Shell) -> None:
    planned.says("block", "move", "learning-wed", "thursday", "--start", "15")
    assert "learning-wed" in days_of(planned)["26"]
    assert "learning-wed" not in days_of(planned)["25"]
    assert "learning-wed" in days_of(planned, "2026-12-09")["09"]
    planned.says("block", "lengthen", "practice-thu", "-30")
    assert block_of(planned, "practice-thu")["minutes"] == 60
    planned.says("block", "swap", "review-fri", "networking-tue")
    assert "review-fri" in days_of(planned)["24"]
    planned.says("block", "copy", "review-fri", "saturday")
    assert days_of(planned)["28"] == ["review-1128-0930"]
    planned.says("undo")
    assert days_of(planned)["28"] == []


def test_a_change_from_now_on_leaves_past_weeks_alone(planned: Shell) -> None:
    planned.now = "2026-11-30T09:00:00+04:00"
    planned.says("block", "edit", "networking-tue", "--start", "14", "--from-now-on", "--on", "2026-12-01")
    then = {
        each["begins"][11:16]
        for day in planned.json("week", "last")["days"]
        for each in day["blocks"]
        if each["key"] == "networking-tue"
    }
    now = {
        each["begins"][11:16]
        for day in planned.json("week")["days"]
        for each in day["blocks"]
        if each["key"] == "networking-tue"
    }
    assert (then, now) == ({"09:30"}, {"14:00"})
    planned.says("block", "remove", "networking-tue", "--on", "2026-12-01")
    assert "networking-tue" not in [key for keys in days_of(planned, "next").values() for key in keys]
    assert "networking-tue" in days_of(planned, "last")["24"]


def test_a_block_may_be_for_an_action_a_person_or_an_application(planned: Shell) -> None:
    planned.says("people", "add", "Ana Lopez")
    planned.says("applications", "add", "Acme", "analyst")
    said = planned.says(
        "block", "add", "friday", "15:00", "1h", "networking", "--action", "4.6", "--person", "Ana Lopez"
    )
    assert "networking-1127-1500" in said
    found = block_of(planned, "networking-1127-1500")
    assert (found["action"], found["person"], found["weekly"]) == ("4.6", "ana-lopez", False)
    assert "There is no action" in planned.refuses("block", "edit", "networking-1127-1500", "--action", "44.1")
    planned.says("block", "edit", "networking-1127-1500", "--title", "Coffee", "--zone", "Europe/London")
    assert "Coffee" in planned.says("week")
    assert block_of(planned, "networking-1127-1500")["begins"] == "2026-11-27T19:00:00+04:00"


def test_the_timer_survives_the_end_of_the_program_and_asks_when_forgotten(planned: Shell) -> None:
    planned.says("block", "start", "applications-mon")
    assert "A timer is already running for applications-mon" in planned.refuses("block", "start", "applications-mon")
    planned.now = "2026-11-23T09:40:00+04:00"
    assert planned.json("week")["timer"]["minutes"] >= 39
    planned.now = "2026-11-24T08:00:00+04:00"
    assert "--minutes 90" in planned.refuses("block", "stop")
    planned.says("block", "stop", "--minutes", "50")
    assert block_of(planned, "applications-mon")["done_minutes"] == 50
    assert "No timer is running" in planned.refuses("block", "stop")
    planned.says("block", "start", "networking-tue")
    assert "This time is not counted" in planned.says("block", "stop", "--drop")


def test_things_are_ticked_by_their_number(planned: Shell) -> None:
    assert "Done: Two applications" in planned.says("plan", "--done", "1")
    assert planned.json("week")["things"][0]["done"] is True
    assert "Not done after all" in planned.says("plan", "--done", "1")
    assert "This week has no thing number 4" in planned.refuses("plan", "--done", "4")


def test_a_break_is_planned_and_ended(planned: Shell) -> None:
    planned.says("pause", "--from", "+1", "--until", "+3", "--reason", "travelling")
    week = planned.json("week")
    assert [day["break"] for day in week["days"]] == [False, True, True, True, False, False, False]
    planned.now = "2026-11-25T09:00:00+04:00"
    assert planned.json("status")["paused"] is True
    planned.says("resume")
    assert [day["break"] for day in planned.json("week")["days"]][:4] == [False, True, False, False]
    assert "has no last day" in planned.refuses("pause", "--from", "+2")


def test_holidays_stand_in_the_week_and_may_be_worked(planned: Shell) -> None:
    planned.now = "2026-12-02T08:00:00+04:00"
    assert (planned.json("today")["holiday"], planned.json("today")["working_day"]) == ("National Day", False)
    assert "National Day, a day off." in planned.says("today")
    week = planned.json("week", "2026-12-02")
    day = next(each for each in week["days"] if each["date"] == "2026-12-02")
    assert (day["blocks"], bool(day["holiday"])) == ([], True)
    planned.says("plan", "--holidays", "working")
    assert "learning-wed" in days_of(planned, "2026-12-02")["02"]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("plan", "--hours", "18-10"), "such as 10-18"),
        (("plan", "--themes", "rest,rest"), "A week has seven themes"),
        (("plan",), "coach can't ask you without a terminal"),
        (("week", "someday"), "That is not a date"),
        (("block", "done", "nothing"), "There is no block"),
        (("block", "add", "friday", "25", "60", "x"), "not a time of day"),
        (("block", "add", "friday", "9", "1", "x"), "not a length for a block"),
        (("block", "edit", "applications-mon"), "Nothing to change"),
        (("block", "add", "friday", "9", "60", "x", "--zone", "Atlantis"), "no time zone"),
        (("block", "move", "applications-mon", "someday"), "That is not a date"),
        (("calendar", "import", "none.ics"), ""),
    ],
)
def test_what_can_not_be_is_refused(planned: Shell, command: tuple[str, ...], said: str) -> None:
    if said:
        assert said in planned.refuses(*command)
    else:
        assert planned(*command).returncode == 1


def test_the_calendar_is_written_once_and_busy_times_come_in(planned: Shell) -> None:
    file = planned.folder / "coach.ics"
    planned.says("calendar", "export", str(file), "--zone", "Asia/Dubai")
    assert file.read_bytes().count(b"BEGIN:VEVENT") == 7
    assert file.stat().st_mode & 0o777 == 0o600
    assert "already exists" in planned.refuses("calendar", "export", str(file))
    assert planned.says("calendar", "export").startswith("BEGIN:VCALENDAR")
    said = planned.says("calendar", "import", str(file), "--weeks", "1", "--yes")
    assert "coach.ics:" in said
    assert any(day["busy"] for day in planned.json("week")["days"])
    assert "coach can't ask you without a terminal" in planned("calendar", "import", str(file)).stderr


@pytest.mark.parametrize("zone", ["EST5EDT4,M3.2.0,M11.1.0", "<-03>3", "UTC0"])
def test_a_zone_without_a_name_exports_the_times_as_they_are_planned(zone: str, planned: Shell) -> None:
    planned.more |= {"TZ": zone, "COACH_NOW": ""}
    content = planned.says("calendar", "export")
    assert "DTSTART:20" in content
    assert "TZID" not in content


def test_hostile_words_are_only_words(planned: Shell) -> None:
    planned.says("block", "add", "friday", "15", "60", "other", "--title", "[red]$(rm -rf ~)[/red] `x` ';--")
    assert "[red]$(rm -rf ~)[/red] `x` ';--" in " ".join(planned.says("week").split())
    assert "control character" in planned.refuses(
        "block", "add", "friday", "16", "60", "other", "--title", "a\x1b[31mb"
    )
