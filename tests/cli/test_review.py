"""The review and the close of the day from the shell."""

from __future__ import annotations

import pytest

from tests.cli.shell import Shell, furnished


def a_few_days(shell: Shell) -> None:
    """Somebody with a few days behind them."""
    shell.says("start", "--yes", "--name", "Amal")
    shell.says("done", "4.2", "--minutes", "30")
    shell.says("log", "called Ana at Acme, 25 min")
    shell.says("note", "Ana laughed.")
    shell.says("checkin", "--mood", "4")


@pytest.fixture
def lived(shell: Shell) -> Shell:
    return furnished(shell, a_few_days)


def test_the_week_is_printed_and_counted(lived: Shell) -> None:
    said = lived.says("review")
    assert "The week: Mon 23 Nov to Sun 29 Nov 2026, so far" in said
    assert "You had a conversation and ticked one action of the guide." in said
    assert "1 tick, 1 conversation, 30 min in all." in " ".join(said.split())
    found = lived.json("review")
    assert (found["week"], found["conversations"], found["ticks"]) == ("2026-W48", 1, 1)
    assert lived.json("review", "2026-11")["week"] == "2026-11"
    assert lived.json("review", "all")["ticks"] == 1
    assert lived.json("review", "last")["ticks"] == 0


def test_pages_are_written_and_what_is_left_out_is_not_in_them(lived: Shell) -> None:
    for form in ("md", "html", "pdf"):
        file = lived.folder / f"week.{form}"
        lived.says("review", "--format", form, "--output", str(file))
        assert file.stat().st_size > 100
        assert file.stat().st_mode & 0o777 == 0o600
    assert "Ana laughed." in (lived.folder / "week.html").read_text("utf-8")
    bare = lived.says("review", "--format", "html", "--without", "names,mood")
    assert "Ana" not in bare
    assert "mood 4" not in bare


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("review", "someday"), "That is not a week"),
        (("review", "--without", "shame"), "can't be left out"),
        (("review", "--format", "pdf"), "A PDF needs a file"),
        (("close", "--mood", "9"), "from 1 to 5"),
        (("close",), "--mood is missing"),
        (("export",), "say which: --all or --spreadsheet"),
    ],
)
def test_what_can_not_be_is_refused(lived: Shell, command: tuple[str, ...], said: str) -> None:
    assert said in lived.refuses(*command)


def test_a_day_is_closed_and_on_a_low_one_a_help_line_comes_first(lived: Shell) -> None:
    assert "The day is done" in lived.says("close", "--mood", "4", "two people wrote back")
    assert lived.json("today")["check_in"] == {"mood": 4, "energy": None, "note": "two people wrote back"}
    low = lived.says("close", "--mood", "1", "--energy", "2")
    assert "takes two minutes" in low
    assert low.index("findahelpline.com") < low.index("takes two minutes")
    assert "findahelpline.com" in lived.says("checkin", "--mood", "2")
    assert "findahelpline.com" not in lived.says("checkin", "--mood", "3")


def test_answers_and_stories_are_kept_and_stand_on_the_page(lived: Shell) -> None:
    lived.says("reflect", "--goals", "Meant five, had three", "--lesson", "one a day")
    lived.says("reflect", "--lesson", "two a day")
    assert "One thing to learn from: two a day" in lived.says("reflect")
    lived.says("story", "add", "the audit", "--result", "two weeks saved", "--shows", "patience")
    page = lived.says("review", "--format", "md")
    assert "the audit: two weeks saved. It shows: patience." in page
    assert "Goals and plan: Meant five, had three" in page
    lived.says("story", "remove", "the-audit")
    assert "There is no story yet" in lived.says("story", "list")
    assert "There is no story" in lived.refuses("story", "remove", "the-audit")


def test_what_is_left_out_is_remembered_until_it_is_said_otherwise(lived: Shell) -> None:
    assert "mood 4" not in lived.says("review", "--without", "mood")
    assert "mood 4" not in lived.says("review")
    assert "mood 4" in lived.says("review", "--without", "nothing")
    assert "mood 4" in lived.says("review")


def test_everything_goes_out_and_in_again_on_another_machine(lived: Shell) -> None:
    first, second = lived.folder / "first", lived.folder / "second"
    lived.says("export", "--all", str(first))
    assert first.stat().st_mode & 0o777 == 0o700
    assert "is not empty" in lived.refuses("export", "--all", str(first))
    lived.more = {"COACH_HOME": str(lived.folder / "other")}
    lived.says("import", str(first))
    assert "no entries imported" in lived.says("import", str(first))
    lived.says("export", "--all", str(second))
    assert {file.name: file.read_bytes() for file in first.iterdir()} == {
        file.name: file.read_bytes() for file in second.iterdir()
    }


def test_a_record_that_is_not_sound_is_refused_whole(lived: Shell) -> None:
    folder = lived.folder / "record"
    lived.says("export", "--all", str(folder))
    file = folder / "entries.jsonl"
    file.write_text(file.read_text("utf-8") + '{"id": "x"}\n', encoding="utf-8")
    lived.more = {"COACH_HOME": str(lived.folder / "other")}
    assert "entries.jsonl was changed" in lived.refuses("import", str(folder))
    (folder / "manifest.json").unlink()
    assert "Nothing was imported" in lived.refuses("import", str(folder))
    assert not (lived.folder / "other" / "journal").exists()
    file.write_text("no json\n", encoding="utf-8")
    assert "line 1 is not an entry" in lived.refuses("import", str(folder))
    assert lived("import", str(lived.folder / "none")).returncode == 1
