"""`coach worklog` from the shell: its days, its files, and text from a journal that was carried here."""

from __future__ import annotations

import pytest

from tests.cli.shell import Shell


@pytest.fixture
def midweek(shell: Shell) -> Shell:
    """A Wednesday, after two efforts on Monday and one today."""
    shell.now = "2026-11-25T09:00:00+04:00"
    for day, words in (("2026-11-23", "a fair"), ("2026-11-23", "a workshop"), ("2026-11-25", "a talk")):
        shell.says("activities", "add", "event", words, "--on", day)
    return shell


def test_days_that_are_left_out_still_count_for_the_running_week(midweek: Shell) -> None:
    page = midweek.says("worklog", "--authority", "new-york", "--from", "today")
    assert "1 activity. This week needs 3. Check that what you logged counts there." in page
    assert "a fair" not in page


def test_a_weekday_is_the_last_one(midweek: Shell) -> None:
    assert "23 November 2026 to 25 November 2026" in midweek.says("worklog", "--authority", "plain", "--from", "monday")


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (("--to", "9999-12-31"), "The limit is ten years"),
        (("--from", "0001-01-01"), "The limit is ten years"),
        (("--from", "tomorrow"), "in the future"),
        (("--from", "2026-12-24"), "in the future"),
        (("--from", "today", "--to", "yesterday"), "before the first"),
    ],
)
def test_days_that_can_not_be_are_refused(midweek: Shell, days: tuple[str, ...], said: str) -> None:
    assert said in midweek.refuses("worklog", "--authority", "plain", *days)


def test_a_file_is_written_over_only_when_asked(midweek: Shell) -> None:
    file = midweek.folder / "log.csv"
    words = ("worklog", "--authority", "plain", "--format", "csv", "--output", str(file))
    midweek.says(*words)
    before = file.read_bytes()
    assert before.startswith(b"Date,Start,")
    assert "--overwrite" in midweek.refuses(*words)
    assert file.read_bytes() == before
    midweek.says(*words, "--overwrite")


def test_a_name_from_a_journal_from_elsewhere_is_made_harmless(midweek: Shell) -> None:
    midweek.says("start", "--yes", "--name", "Amal")
    for page in (midweek.home / "journal").glob("*.json"):
        page.write_text(page.read_text().replace("Amal", "A\\u001b[31m<b>"))
    for form in ("html", "md"):
        said = midweek.says("worklog", "--authority", "plain", "--format", form)
        assert "\x1b" not in said
        assert "<b>" not in said.replace("\\<b\\>", "")


def test_without_an_authority_it_is_the_plain_log(midweek: Shell) -> None:
    assert midweek.says("worklog") == midweek.says("worklog", "--authority", "plain")
    assert "| 2026-11-25 |" in midweek.says("worklog")


def test_what_is_missing_is_told_with_what_fills_it_in(midweek: Shell) -> None:
    midweek.says("log", "applied to Vega")
    said = " ".join(midweek.says("worklog", "--authority", "ny", "--missing").split())
    assert "still empty: Address, e-mail or web, Phone or e-mail, Person and title, How, Position" in said
    assert "coach activities edit application-1125-vega" in said


def test_a_state_that_nobody_read_says_so(midweek: Shell) -> None:
    said = midweek.says("worklog", "--authority", "North Dakota")
    assert "Not verified here" in said
    assert "Job Service North Dakota" in said
