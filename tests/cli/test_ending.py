"""The end of a search from the shell: it is noted, shown, undone and taken up again."""

from __future__ import annotations

import pytest

from tests.cli.shell import Shell, furnished


def plain(text: str) -> str:
    return " ".join(text.split())


def five_weeks(shell: Shell) -> None:
    """Somebody five weeks into a search, with two applications, a talk that is due for thanks, and weekly blocks."""
    shell.says("start", "--yes", "--name", "Amal", "--lost-on", "2026-10-19", "--country", "GB", "--currency", "GBP")
    shell.says("log", "applied to Northwind as fitter")
    shell.says("log", "applied to Contoso as welder")
    shell.says("people", "add", "Bea Stone", "--next-step", "ring", "--next-on", "2026-11-23")
    shell.says("log", "called Cem Kaya, 25 min")
    shell.says("block", "add", "mon", "09:00", "60", "networking", "--weekly")


@pytest.fixture
def searching(shell: Shell) -> Shell:
    return furnished(shell, five_weeks)


def test_without_a_job_it_says_how_to_tell_of_one_and_writes_nothing(searching: Shell) -> None:
    before = searching.says("applications", "list")
    ended = searching("ending")
    assert ended.returncode == 2
    assert "coach ending --employer Acme --starts 2027-01-04" in plain(ended.stderr)
    assert searching.json("ending") == {"employer": None}
    assert searching.says("applications", "list") == before


def test_one_page_has_the_weeks_the_people_and_the_drafts(searching: Shell) -> None:
    said = plain(searching.says("ending", "--employer", "northwind", "--starts", "+14"))
    assert "You said yes to northwind" not in said
    assert "You said yes to Northwind on 23 November 2026. You start on Monday 7 December." in said
    assert "It took 6 weeks, from 19 October 2026. You had a conversation and sent two applications." in said
    assert "Cem Kaya: talked with you on 23 November" in said
    assert "Hello Cem, I start at Northwind on 7 December. Thank you for the talk on 23 November." in said
    assert "I have accepted another job, so I withdraw my application for welder." in said
    assert "10.10 Start the new job: the first 90 days" in said


def test_after_it_every_command_agrees_that_nothing_is_due(searching: Shell) -> None:
    assert searching.json("due")["due"]
    searching.says("ending", "--employer", "Northwind", "--starts", "2026-12-07")
    due, today = searching.json("due"), searching.json("today")
    assert (due["due"], due["write_to"]) == ([], [])
    assert (today["accepted"], today["begins"], today["search"]["due"]) == ("Northwind", "2026-12-07", 0)
    assert [thing["label"] for thing in today["things"] if not thing["done"]] == ["10.10"]
    assert searching.says("status").strip() == "Your first day at Northwind is Monday 7 December, in 14 days"
    assert "who to thank" in searching.says("people", "next")
    searching.now = "2026-12-28T09:00:00+04:00"
    assert "You started at Northwind on 7 December 2026." in searching.says("today")
    assert searching.json("due")["due"] == []


def test_what_is_open_is_withdrawn_and_the_blocks_end_and_undo_takes_each_back(searching: Shell) -> None:
    searching.says("ending", "--employer", "Northwind", "--starts", "2026-12-07")
    assert searching("ending", "--withdraw").returncode == 2  # nobody can be asked here
    assert [each["employer"] for each in searching.json("ending")["open"]] == ["Contoso"]
    searching.says("ending", "--withdraw", "--end-blocks", "--yes")
    found = searching.json("ending")
    assert found["open"] == []
    assert {each["name"]: each["done"] for each in found["stops"]} == {
        "blocks": True,
        "follow-ups": True,
        "alerts": None,
    }
    searching.says("undo")
    assert next(each for each in searching.json("ending")["stops"] if each["name"] == "blocks")["done"] is False
    searching.says("undo")
    assert [each["employer"] for each in searching.json("ending")["open"]] == ["Contoso"]


def test_it_can_be_taken_up_again_and_undo_gives_the_ending_back(searching: Shell) -> None:
    was = searching.json("due")
    searching.says("ending", "--employer", "Northwind")
    ended = searching.json("ending")
    assert "Your search goes on." in searching.says("ending", "--again")
    assert searching.json("due")["due"] != []
    assert searching.json("ending") == {"employer": None}
    searching.says("undo")
    assert searching.json("ending") == ended
    searching.says("undo")
    assert searching.json("due") == was
    assert "already going on" in searching("ending", "--again").stderr


def test_the_page_is_written_in_every_format_and_never_over_a_file_unasked(searching: Shell) -> None:
    searching.says("ending", "--employer", "Northwind")
    for form in ("md", "html", "pdf"):
        file = searching.folder / f"ending.{form}"
        searching.says("ending", "--format", form, "--output", str(file))
        assert file.stat().st_mode & 0o777 == 0o600
    page = (searching.folder / "ending.md").read_text("utf-8")
    assert "## People to thank" in page
    assert "| Theme | Done |" in page
    assert searching("ending", "--format", "md", "--output", str(searching.folder / "ending.md")).returncode == 2
    searching.says("review", "--without", "names")
    assert "Cem" not in searching.says("ending", "--format", "md")
