"""The skills gap from the shell: adverts from files and pipes, marks, the choice, hours."""

from __future__ import annotations

import pytest

from coach.domain.skills.events import AdvertKept
from tests.cli.shell import Shell, the_line
from tests.scenes import ADVERTS

HOSTILE = "Analyst \x1b[31mred\x1b[0m [b]SQL[/b] =cmd|'x'!A1 `rm` $(rm) \u202e*_<script>_* " + "日本語" * 40


def test_adverts_are_read_counted_marked_and_one_is_learned(shell: Shell) -> None:
    said = shell.says("skills", "add", str(ADVERTS))
    assert said.count("Saved: ") == 6
    assert "already have this one" in shell.says("skills", "add", str(ADVERTS / "london-growth.txt"))
    listed = shell.says("skills")
    assert "6 adverts" in listed
    assert "  5 of 6  [ ]        SQL; 2 require it, nice to have in 2" in listed
    assert shell.says("skills", "mark", "T-SQL", "missing") == "SQL: missing.\n"
    shell.says("skills", "mark", "jira", "have", "--proof", "three boards")
    listed = " ".join(shell.says("skills").split())
    assert "[have] Jira; 1 requires it; proof: three boards" in listed
    assert "SQL: 5 of 6 adverts name it, 2 as required." in listed
    shell.says("skills", "learn", "SQL", "--because", "most ask for it", "--until", "+42")
    assert shell.says("skills", "hours", "SQL", "90") == "Noted. SQL: 1 h 30 min in all.\n"
    assert "since today. Your reason: most ask for it. Last day: 4 January 2027. So far 1 h 30 min." in " ".join(
        shell.says("skills").split()
    )
    assert shell.json("review")["learning_minutes"] == 90


def test_what_is_piped_is_an_advert_and_can_be_taken_out_again(shell: Shell) -> None:
    ended = shell("skills", "add", "-", "--role", "Cook", "--employer", "Acme", stdin=None, input="We want HACCP")
    assert (ended.returncode, ended.stdout) == (0, "Saved: Cook, Acme (cook-acme)\n")
    assert shell.json("skills", "adverts")["adverts"][0]["skills"] == ["food safety"]
    assert "Cook, Acme; added today; 1 skill (cook-acme)" in shell.says("skills", "adverts")
    assert shell.says("skills", "remove", "cook").startswith("Removed: Cook, Acme.")
    assert shell.json("skills")["adverts"] == 0
    shell.says("undo")
    assert shell.json("skills")["adverts"] == 1


def test_a_skill_of_one_s_own_is_found_in_what_is_there_already(shell: Shell) -> None:
    shell("skills", "add", "-", stdin=None, input="We need a falconer, and falcon-keeping.")
    shell.says("skills", "own", "falconry", "--also", "falconer")
    assert [skill["name"] for skill in shell.json("skills")["skills"]] == ["falconry"]
    assert "Your own: falconry." in shell.says("skills", "vocabulary")
    shell.says("skills", "remove", "falconry")
    assert shell.json("skills")["skills"] == []


def test_ten_adverts_tick_what_they_finish(shell: Shell) -> None:
    for number in range(10):
        said = shell("skills", "add", "-", stdin=None, input=f"Role {number}: SQL").stdout
        assert ("[x] 8.3" in said) == (number == 9)
    assert "[x] 8.5" in shell.says("skills", "mark", "SQL", "have", "--proof", "it")
    shell.says("undo")
    shell.says("undo")
    assert shell.json("skills")["skills"][0]["mark"] is None


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("mark", "sqwl", "have"), "There is no skill 'sqwl'"),
        (("mark", "SQL", "loved"), "invalid choice"),
        (("mark", "SQL", "have", "--proof", "x" * 401), "too long"),
        (("own", "++"), "There is no skill name"),
        (("own", "a\x1bb"), "control character"),
        (("learn", "SQL", "--because", ""), "no reason"),
        (("learn", "SQL", "--because", "x", "--until", "someday"), "not a date"),
        (("hours", "SQL", "0"), "how long it was"),
        (("hours", "SQL", "1441"), "number of minutes"),
        (("hours", "SQL", "much"), "is not a length of time"),
        (("remove", "nothing"), "There is no advert"),
        (("add", "."), "has no advert in it"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(shell: Shell, arguments: tuple[str, ...], words: str) -> None:
    assert words in shell.refuses("skills", *arguments)


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"PK\x03\x04", b"\x00\x01\x02", b"   ", b"x" * 20_001])
def test_files_that_are_no_advert_are_refused_and_nothing_of_the_others_is_kept(shell: Shell, content: bytes) -> None:
    (shell.folder / "good.txt").write_text("SQL", "utf-8")
    (shell.folder / "bad.txt").write_bytes(content)
    ended = shell("skills", "add", "good.txt", "bad.txt")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert the_line(ended.stderr)
    assert shell.json("skills")["adverts"] == 0


def test_several_adverts_have_no_one_role(shell: Shell) -> None:
    assert "2 adverts" in the_line(shell("skills", "add", "-", "--role", "x", stdin=None, input="a\n\n=====\nb").stderr)


def test_hostile_text_is_counted_and_shown_harmless(shell: Shell) -> None:
    assert shell("skills", "add", "-", stdin=None, input=HOSTILE).returncode == 0
    store = shell.open()
    store.append(AdvertKept("wild", "SQL", "[/b] <b> | \\ `x`", "=1+1"))
    for words in (("skills",), ("skills", "adverts"), ("skills", "page"), ("skills", "--json")):
        said = shell.says(*words)
        assert "\x1b" not in said
        assert "\u202e" not in said
    page = shell.says("skills", "page")
    assert "\\[/b\\] \\<b\\> \\| \\\\ \\`x\\`" in page
    assert "<script>" not in page


def test_the_page_is_written_to_a_file_and_not_over_another(shell: Shell) -> None:
    shell.says("skills", "add", str(ADVERTS))
    shell.says("skills", "page", "--output", "skills.md")
    text = (shell.folder / "skills.md").read_text("utf-8")
    assert text.startswith("# The skills gap\n\n| skill | named in |")
    assert "| SQL | 5 of 6 | 2 | 2 |  |  |" in text
    assert "already exists" in shell.refuses("skills", "page", "--output", "skills.md")


def test_the_worksheet_is_exported_with_what_was_made_there(shell: Shell) -> None:
    assert "There is nothing in it yet." in shell.says("worksheet", "export", "skills-gap")
    shell.says("skills", "add", str(ADVERTS))
    assert "| SQL | 5 of 6 | 2 | 2 |  |  |" in shell.says("worksheet", "export", "skills-gap")


def test_an_advert_becomes_an_application_and_an_application_keeps_its_advert(shell: Shell) -> None:
    page = shell.folder / "job.html"
    page.write_text(
        '<html><body><p>Loading</p><br><script type="application/ld+json">{"@type": "JobPosting", "title": "Welder",'
        '"hiringOrganization": "Kessel", "validThrough": "2027-01-09", "description": "You do TIG welding."}</script>'
    )
    shell.says("skills", "add", str(page))
    assert "Kessel, Welder" in shell.says("skills", "apply", "welder-kessel")
    (made,) = shell.json("applications", "list")["applications"]
    assert (made["employer"], made["role"], made["note"]) == ("Kessel", "Welder", "Closes on 2027-01-09.")
    assert "already has an application" in shell.refuses("skills", "apply", "welder-kessel")
    (shell.folder / "more.txt").write_text("Welder wanted for our yard in the north")
    shell.says("skills", "add", str(shell.folder / "more.txt"), "--application", "Kessel")
    assert {each["application"] for each in shell.json("skills", "adverts")["adverts"]} == {made["key"]}
