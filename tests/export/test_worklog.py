"""The work-search log: its rows, its weeks, its minimum; and that no text in it is anything but text."""

from __future__ import annotations

import csv
import re
import zlib
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.search.events import ActivitySet, ApplicationSet, PersonSet, StageReached
from coach.domain.search.worklog import source_words, work_log
from coach.errors import RefusedError
from coach.export.pdf import needs_other_letters
from coach.export.worklog_document import LogPage, worklog_csv, worklog_document, worklog_file
from coach.guide.authorities import authority, authority_ids
from tests.factories import MONDAY, Diary, days

HOSTILE = (
    "=cmd|'/c calc'!A0",
    "<script>alert(1)</script>",
    "| a | b",
    "#set page(width: 1pt)",
    "*x* [y](z)",
    "\x1b[31m",
)


def page(
    diary: Diary, name: str = "plain", first: date = MONDAY, last: date | None = None, today: date | None = None
) -> LogPage:
    who, last = authority(name), last or days(6)
    log = work_log(diary.state.search, who, first, last, 0)
    return LogPage(log, who, "Amal", first, last, today or days(2))


def worklog_markdown(found: LogPage) -> str:
    return worklog_file(found, "md").decode()


def worklog_html(found: LogPage) -> str:
    return worklog_file(found, "html").decode()


def worklog_pdf(found: LogPage) -> bytes:
    return worklog_file(found, "pdf")


def busy() -> Diary:
    diary = Diary()
    diary.write(PersonSet("ana", "Ana Lopez", role="head", email="ana@example.com", employer="Acme"))
    diary.write(ApplicationSet("acme", "Acme", "analyst", link="https://example.com/jobs/1"))
    diary.write(StageReached("acme", "applied"), on=MONDAY)
    diary.write(StageReached("acme", "interview"), on=days(2))
    diary.write(ActivitySet("call", "call", "called Ana", 20, person="ana", application="acme"), on=days(1))
    diary.write(ActivitySet("old", "course", "a course", 60), on=days(-3))
    return diary


def rows(found: LogPage) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(worklog_csv(found))))


def test_rows_take_what_they_do_not_say_from_their_person_and_application() -> None:
    first, second = rows(page(busy()))
    assert (first["Date"], first["Kind"], first["Employer"]) == ("2026-11-23", "application", "Acme")
    assert second["Contact"] == "Ana Lopez, head"
    assert (second["Phone or e-mail"], second["Position"]) == ("ana@example.com", "analyst")
    assert (second["Address or link"], second["Result"]) == ("https://example.com/jobs/1", "interview, 2026-11-25")


def test_an_application_counts_once_whether_or_not_it_was_noted() -> None:
    diary = busy()
    assert len(rows(page(diary))) == 2
    diary.write(ActivitySet("sent", "application", "applied to Acme", 45, application="acme"), on=MONDAY)
    assert [row["Minutes"] for row in rows(page(diary))] == ["45", "20"]


def test_days_and_words_with_hyphens_are_printed_as_they_are() -> None:
    diary = Diary()
    diary.write(ActivitySet("a", "other", "a follow-up, 2-3 lines", 20, reference="CR-77"), on=MONDAY)
    text = worklog_markdown(page(diary))
    assert f"| {MONDAY.isoformat()} |" in text
    assert "a follow-up, 2-3 lines" in text
    assert "CR-77" in text
    assert "\\" not in text


def test_weeks_are_those_of_the_person_and_empty_ones_are_there() -> None:
    log = work_log(busy().state.search, authority("plain"), days(-14), days(6), 6)
    assert [(week.first, len(week.rows)) for week in log.weeks] == [
        *((days(-14), 0), (days(-8), 1), (days(-1), 2)),
        (days(6), 0),
    ]
    assert log.weeks[0].last == days(-9)


def test_one_short_is_said_for_the_running_week_where_the_rule_was_read_at_its_source() -> None:
    assert "One short for this week: 2 of 3 noted." in worklog_markdown(page(busy(), "new-york"))
    assert "short" not in worklog_markdown(page(busy(), "new-york", today=days(9)))
    assert "short" not in worklog_markdown(page(busy(), "texas"))
    assert "This week needs 1. Check that what you logged counts there." in worklog_markdown(page(busy(), "california"))


@pytest.mark.parametrize("name", authority_ids())
def test_every_authority_names_its_source_and_says_whose_form_decides(name: str) -> None:
    who = authority(name)
    text = worklog_markdown(page(busy(), name))
    assert who.source in text
    assert re.search(r"decide|own form|online journal", text)
    assert who.source_kind in ("official", "ours") or "not checked with the authority" in text
    assert "social security" not in " ".join(heading for heading, _ in who.columns).lower()
    assert len(rows(page(busy(), name))) == 2


def test_where_time_is_asked_for_the_week_says_how_much() -> None:
    assert "2 activities, 20 min logged." in worklog_markdown(page(busy(), "uk-universal-credit"))
    assert "min noted" not in worklog_markdown(page(busy(), "texas"))


def test_the_german_log_speaks_german() -> None:
    first, _ = rows(page(busy(), "germany"))
    assert (first["Art"], first["Verlauf"]) == ("Bewerbung", "2026-11-23 beworben; 2026-11-25 Vorstellungsgespräch")


def test_a_log_that_is_not_there_is_refused() -> None:
    with pytest.raises(RefusedError, match="Choose one of: plain"):
        authority("mars")
    assert authority("New York").id == "new-york"


# -- hostile text


@dataclass
class Seen:
    """What a reader of HTML sees of a page."""

    tags: set[str]
    text: str
    links: list[str]


def seen(html: str) -> Seen:
    found = Seen(set(), "", [])

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.tags.add(tag)
            found.links += [value or "" for name, value in attrs if name in ("src", "href")]

        def handle_data(self, data: str) -> None:
            found.text += data

    Reader().feed(html)
    return found


@given(st.sampled_from(HOSTILE[:-1]) | st.text(st.characters(categories=["L", "P", "S"]), min_size=1, max_size=30))
def test_the_page_is_one_file_without_scripts_and_text_is_text(words: str) -> None:
    diary = Diary()
    diary.write(ActivitySet("x", "other", words, employer=words[:80]))
    found = seen(worklog_html(page(diary)))
    assert words in found.text
    assert not found.tags & {"script", "iframe", "img", "link", "object", "a", "form"}
    assert found.links == []
    cells = [cell for row in csv.reader(StringIO(worklog_csv(page(diary)))) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_text_of_a_journal_from_elsewhere_is_made_harmless() -> None:
    from tests.factories import entry

    diary = Diary()
    diary.entries.append(entry("activity", 1, key="x", what="other", text="a\x1b[31mb\nc"))
    for text in (worklog_html(page(diary)), worklog_csv(page(diary)), worklog_markdown(page(diary))):
        assert "\x1b" not in text


def test_a_long_link_in_the_pdf_has_no_character_that_was_not_written() -> None:
    diary = busy()
    diary.write(ActivitySet("far", "other", "a form", address="https://example.com/" + "long" * 60))
    streams = re.findall(rb"stream\r?\n(.*?)endstream", worklog_pdf(page(diary)), re.DOTALL)
    texts = [zlib.decompress(stream.strip(b"\r\n")) for stream in streams if stream[:1] == b"x"]
    assert any(b" Tf" in text for text in texts)
    assert not any(b"200B" in text for text in texts)


@pytest.mark.parametrize(("words", "told"), [("Łódź, Αθήνα, Київ “x” €", False), ("東京", True), ("مقابلة", True)])
def test_letters_that_fonts_may_lack_are_told(words: str, told: bool) -> None:  # noqa: FBT001
    diary = Diary()
    diary.write(ActivitySet("x", "other", words))
    assert needs_other_letters(worklog_document(page(diary))) == told


def test_the_pdf_is_made_whatever_stands_in_it() -> None:
    diary = busy()
    for number, words in enumerate(HOSTILE[:-1]):
        diary.write(ActivitySet(f"x{number}", "other", words, address="https://example.com/" + "long" * 60))
    made = worklog_pdf(page(diary))
    assert made.startswith(b"%PDF")
    assert len(made) > 5_000


def test_the_source_says_its_date_its_kind_and_its_age() -> None:
    assert source_words(authority("singapore"), date(2026, 3, 1)) == "Date: April 2025."
    assert source_words(authority("singapore"), date(2026, 11, 29)).endswith(
        "(April 2025). Check that it is still right."
    )
    assert (
        source_words(authority("california"), date(2026, 11, 29))
        == "This source has no date. Check that it is still right."
    )
    assert source_words(authority("texas"), date(2026, 11, 29)).startswith(
        "It was not checked with the authority. This source"
    )
    assert source_words(authority("plain"), date(2040, 1, 1)) == ""
    assert source_words(authority("ohio"), date(2026, 11, 29)) == ""
