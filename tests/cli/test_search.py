"""The search log from the shell: lines, lists, stages, cards, follow-ups, files, the log for an authority."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from tests.cli.shell import Shell, furnished


def a_search(shell: Shell) -> None:
    """Somebody with people, employers, applications and efforts."""
    shell.says("start", "--yes", "--name", "Amal", "--country", "US")
    shell.says("people", "add", "Ana Lopez", "--closeness", "4", "--employer", "Acme", "--decides", "yes")
    shell.says("people", "add", "Omar", "--closeness", "2", "--last-contact", "2024-01-10", "--shared", "yes")
    shell.says("employers", "add", "Acme", "--motivation", "5", "--posting", "3")
    shell.says("log", "applied to Acme as platform engineer via LinkedIn, -12")
    shell.says("log", "coffee with Ana Lopez at Acme, 40 min, ask about the team, follow up friday")


@pytest.fixture
def busy(shell: Shell) -> Shell:
    return furnished(shell, a_search)


def test_what_one_line_told_is_undone_and_brought_back_in_one_go(shell: Shell) -> None:
    def known() -> tuple[list[str], int]:
        people = [person["name"] for person in shell.json("people", "list")["people"]]
        return people, len(shell.json("activities", "list")["activities"])

    shell.says("log", "coffee with Jo Li at Globex, 40 min")
    told = known()
    assert told == (["Jo Li"], 1)
    assert "Jo Li in your people and what belongs to it (1 more)" in " ".join(shell.says("undo").split())
    assert known() == ([], 0)
    shell.says("redo")
    assert known() == told


def test_a_line_is_kept_and_said_back(shell: Shell) -> None:
    said = shell.says("log", "coffee", "with a former colleague at Acme, 40 min, follow up Friday")
    assert "Saved: What: coffee (conversation) Who: with a former colleague (new on your list)" in " ".join(
        said.split()
    )
    assert shell.json("activities", "list")["activities"][0]["minutes"] == 40
    assert shell.json("people", "list")["people"][0]["next_on"] == "2026-11-27"


def test_a_line_can_be_tried_without_keeping_it(shell: Shell) -> None:
    assert "Would be saved" in shell.says("log", "--show", "called Sam")
    assert not shell.home.exists() or shell.json("activities", "list")["activities"] == []


def test_records_are_listed_found_shown_changed_and_taken_out(busy: Shell) -> None:
    assert [each["key"] for each in busy.json("people", "list")["people"]] == ["ana-lopez", "omar"]
    assert [each["key"] for each in busy.json("people", "list", "acme")["people"]] == ["ana-lopez"]
    assert [each["key"] for each in busy.json("people", "list", "--sort", "longest silence first")["people"]] == [
        "omar",
        "ana-lopez",
    ]
    assert "coffee with Ana Lopez" in busy.says("people", "show", "Ana Lopez")
    busy.says("people", "edit", "omar", "--email", "omar@example.com", "--note", "kind")
    assert busy.json("people", "show", "omar")["email"] == "omar@example.com"
    busy.says("people", "edit", "omar", "--email", "")
    assert busy.json("people", "show", "omar")["email"] is None
    busy.says("people", "remove", "omar")
    assert len(busy.json("people", "list")["people"]) == 1
    busy.says("undo")
    assert len(busy.json("people", "list")["people"]) == 2
    assert "5" in busy.says("employers", "list")
    busy.says("activities", "add", "course", "SQL", "--minutes", "2h", "--on", "yesterday")
    assert busy.json("activities", "list", "SQL")["activities"][0]["on"] == "2026-11-22"


def test_an_application_goes_through_its_stages_and_a_no_is_answered_with_the_card(busy: Shell) -> None:
    busy.says("cards", "add", "rejection", "I walk for ten minutes.")
    busy.says("applications", "stage", "Acme", "interview", "--on", "yesterday", "--note", "with two of them")
    found = busy.json("applications", "show", "Acme")
    assert (found["stage"], [step["stage"] for step in found["stages"]]) == ("interview", ["applied", "interview"])
    due = busy.json("due")
    assert due["next"]["coasting"] == found["key"]
    said = busy.says("applications", "stage", "Acme", "rejected")
    assert "Your card for this: I walk for ten minutes." in said
    busy.says("cards", "held", "rejection")
    assert busy.json("cards", "list")["cards"][0]["held"] == 1
    assert "helped 1 of 1 time" in busy.says("cards", "list")
    busy.says("cards", "remove", "rejection")
    assert "There is no card yet" in busy.says("cards", "list")
    assert "That is a no to one application" in " ".join(busy.says("log", "rejected by Globex").split())


def test_what_is_due_comes_with_its_rules(busy: Shell) -> None:
    assert "ask once how things stand" in busy.says("due")
    omar = " ".join(busy.says("due").split()).partition("Omar: ")[2]
    assert "no contact for 2 years" in omar.partition(".")[0]
    busy.says("due", "--reminder", "20")
    assert busy.json("due")["due"] == []
    assert busy.json("due")["rules"]["reminder"] == 20
    assert "from 1 to 60" in busy.refuses("due", "--reminder", "0")
    assert "Omar" in busy.says("people", "next")
    busy.says("pause")
    assert "Omar" not in busy.says("people", "next")
    assert "taking a break" in busy.says("people", "next")


def test_drafts_are_printed_and_never_sent(busy: Shell) -> None:
    said = busy.says("people", "draft", "Ana Lopez")
    assert said.startswith("Hello Ana,")
    assert "the team" in said
    assert said.rstrip().endswith("Amal")
    assert "you may have missed my note" in busy.says("people", "draft", "omar", "--kind", "remind")


def test_people_go_out_and_come_in_again_without_doubling(busy: Shell) -> None:
    busy.says("people", "add", "=cmd|' /C calc'!A0", "--note", "+1 for them")
    file = busy.folder / "people.csv"
    busy.says("people", "export", str(file))
    text = file.read_text("utf-8-sig")
    assert not [cell for row in csv.reader(StringIO(text)) for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert "There is nothing to import." in busy.says("people", "import", str(file), "--yes")
    before = busy.json("people", "list")
    busy.more = {"COACH_HOME": str(busy.folder / "other")}
    busy.says("people", "import", str(file), "--yes")
    assert [each["name"] for each in busy.json("people", "list")["people"]] == [
        each["name"] for each in before["people"]
    ]
    assert busy.says("people", "export", "-") == busy.unmarked(text)


def test_a_networks_contacts_come_in(shell: Shell) -> None:
    file = shell.folder / "Connections.csv"
    file.write_text(
        'Notes:\n"When exporting your connection data, some of the email addresses may be missing."\n\n'
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Ana,Lopez,https://www.linkedin.com/in/ana,,Acme,Head of platform,12 Mar 2021\n"
        "Jo,Li,https://www.linkedin.com/in/jo,jo@example.com,Globex,,03 Jan 2020\n"
        "Jo,Li,https://www.linkedin.com/in/jo,jo@example.com,Globex,,03 Jan 2020\n",
        encoding="utf-8",
    )
    said = " ".join(shell.says("people", "import", str(file), "--yes").split())
    assert "2 new" in said
    assert "New: Ana Lopez; Jo Li." in said
    assert shell.json("people", "show", "Ana Lopez")["role"] == "Head of platform"
    assert "coach can't ask you without a terminal" not in said
    assert "There is nothing to import" in shell.says("people", "import", str(file))


def test_applications_go_out_and_come_in(busy: Shell) -> None:
    busy.says("applications", "stage", "Acme", "interview")
    file = busy.folder / "applications.csv"
    busy.says("applications", "export", str(file))
    busy.more = {"COACH_HOME": str(busy.folder / "other")}
    busy.says("applications", "import", str(file), "--yes")
    assert busy.json("applications", "show", "Acme")["stage"] == "interview"


def test_the_log_for_an_authority_in_every_form(busy: Shell) -> None:
    assert "new-york: New York State Department of Labor" in busy.says("worklog", "--list")
    page = busy.says("worklog", "--authority", "new-york", "--from", "2026-11-09")
    assert "coffee with Ana Lopez at Acme" in page
    assert "2 short for this week: 1 of 3 noted." in page
    assert "own form" in page
    rows = list(
        csv.reader(
            StringIO(busy.says("worklog", "--authority", "washington", "--from", "2026-11-09", "--format", "csv"))
        )
    )
    assert [row[4] for row in rows] == ["Employer", "Acme", "Acme"]
    assert "<table>" in busy.says("worklog", "--authority", "texas", "--format", "html")
    file = busy.folder / "log.pdf"
    busy.says("worklog", "--authority", "plain", "--format", "pdf", "--output", str(file))
    assert file.read_bytes().startswith(b"%PDF")
    assert "A PDF needs a file" in busy.refuses("worklog", "--authority", "plain", "--format", "pdf")
    assert "Choose one of" in busy.refuses("worklog", "--authority", "mars")
    wrong = ("--from", "today", "--to", "yesterday")
    assert "before the first" in busy.refuses("worklog", "--authority", "plain", *wrong)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("log", ""), "The line is empty"),
        (("people", "add", "Ana", "--closeness", "9"), "from 1 to 5"),
        (("people", "add", ""), "The name is missing"),
        (("people", "edit", "omar"), "Nothing to change"),
        (("people", "show", "nobody"), "There is no person"),
        (("people", "list", "--sort", "colour"), "Choose one of"),
        (("applications", "stage", "Acme", "hired"), "invalid choice"),
        (("activities", "add", "dance"), "kind of activity"),
        (("activities", "add", "call", "--on", "tomorrow"), "in the future"),
        (("employers", "add", "X", "--posting", "4"), "from 1 to 3"),
        (("cards", "held", "nothing"), "There is no card"),
    ],
)
def test_what_can_not_be_is_refused(busy: Shell, command: tuple[str, ...], said: str) -> None:
    assert said in busy.refuses(*command)


def test_an_application_sent_is_in_the_list_of_efforts_and_goes_there_from(shell: Shell) -> None:
    shell.says("applications", "add", "Acme", "Engineer")
    key = shell.json("applications", "list")["applications"][0]["key"]
    shell.says("applications", "stage", key, "applied")
    [effort] = shell.json("activities", "list")["activities"]
    assert (effort["what"], effort["text"], effort["on"]) == (
        "application",
        "applied to Acme as Engineer",
        "2026-11-23",
    )
    assert shell.json("today")["week"]["efforts"] == 1
    assert shell.json("week")["days"][0]["happened"]["activities"] == 1
    assert shell.json("review")["efforts"] == 1
