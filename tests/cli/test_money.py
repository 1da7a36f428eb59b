"""Money from the shell: told, changed, cut, carried in and out; and the runway that comes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.shell import Shell, furnished, the_line
from tests.imports.factories import uae

PLAN = """\
currency = "AED"
start = 2026-12-01
[[account]]
name = "Savings"
balance = "30,000"
[[expense]]
name = "Rent"
amount = 3000
every = "month"
[[expense]]
name = "TV"
amount = "50"
every = "month"
category = "cuttable"
"""


def money_told(shell: Shell) -> None:
    """Somebody with savings, a rent and a subscription."""
    shell.says("start", "--yes", "--lost-on", "2026-11-10", "--country", "AE", "--currency", "AED")
    shell.says("money", "add", "account", "Savings", "30k")
    shell.says("money", "add", "expense", "Rent", "3,000", "--day", "1")
    shell.says("money", "add", "expense", "TV", "600/12", "--category", "cuttable", "--discomfort", "1")


@pytest.fixture
def told(shell: Shell) -> Shell:
    return furnished(shell, money_told)


def test_the_json_of_a_plan_file_has_the_promised_shape_and_touches_nothing(shell: Shell) -> None:
    file = shell.folder / "plan.toml"
    file.write_text(PLAN)
    found = shell.json("runway", "--plan", str(file))
    assert found["currency"] == "AED"
    assert found["start"] == "2026-12-01"
    assert found["scenarios"]["lean"] == {
        "runs_out": "2027-10-01",
        "months": 10.0,
        "days": 304,
        "lowest": {"on": "2027-09-30", "amount": "0.00"},
    }
    assert found["scenarios"]["current"]["months"] == 9.836
    assert found["scenarios"]["bare-bones"] == found["scenarios"]["lean"]
    tv = found["lines"][1]
    assert (tv["name"], tv["category"], tv["monthly"], tv["days_bought"]) == ("TV", "cuttable", "50.00", 5)
    assert found["break_even_monthly"] == "3050.00"
    assert found["cliffs"] == []
    assert not shell.home.exists()


def test_no_end_is_null_and_not_zero(shell: Shell) -> None:
    file = shell.folder / "plan.toml"
    file.write_text('currency = "JPY"\nstart = 2026-12-01\n[[account]]\nname = "A"\nbalance = 5\n')
    current = shell.json("runway", "--plan", str(file))["scenarios"]["current"]
    assert (current["runs_out"], current["months"], current["days"]) == (None, None, None)
    assert current["lowest"] == {"on": "2026-12-01", "amount": "5"}


def test_what_is_told_is_listed_and_makes_the_runway(told: Shell) -> None:
    assert "until 1 September 2027" in told.says("runway").replace("\n", " ")
    lines = told.json("money", "list")["lines"]
    assert [(line["line"], line["amount"]) for line in lines] == [
        ("savings", "30000.00"),
        ("rent", "3000.00"),
        ("tv", "50.00"),
    ]
    only = told.json("runway", "--scenario", "lean")["scenarios"]
    assert list(only) == ["lean"]


def test_a_cut_moves_the_day_and_keeping_moves_it_back(told: Shell) -> None:
    assert "1 October 2027" in told.says("money", "cut", "tv").replace("\n", " ")
    assert told.json("runway")["lines"][1]["cut"] is True
    assert "1 September 2027" in told.says("money", "keep", "TV").replace("\n", " ")
    told.says("money", "cut", "tv")
    assert "cutting tv" in told.says("undo")
    assert told.json("runway")["lines"][1]["cut"] is False


def test_a_line_can_be_changed_and_taken_out(told: Shell) -> None:
    told.says("money", "edit", "rent", "--amount", "2500", "--name", "Flat")
    assert told.json("money", "list")["lines"][1]["amount"] == "2500.00"
    told.says("money", "remove", "flat", "tv")
    assert [line["line"] for line in told.json("money", "list")["lines"]] == ["savings"]
    told.says("undo")
    assert len(told.json("money", "list")["lines"]) == 2


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("money", "add", "hope", "X", "1"), "kind of line"),
        (("money", "add", "expense", "X", "1e3"), "not an amount"),
        (("money", "add", "expense", "X", "-5"), "below zero"),
        (("money", "add", "expense", "X"), "an amount"),
        (("money", "add", "expense", "X", "1", "--from", "2026-12-02", "--until", "2026-12-01"), "before it starts"),
        (("money", "add", "lump", "X", "1"), "a day"),
        (("money", "add", "lump", "X", "1", "--on", "2027-02-31"), "not a date"),
        (("money", "add", "clock", "X", "--on", "2027-01-01", "--tier", "now"), "no tier"),
        (("money", "add", "expense", "X", "$1 a week"), "the plan is in AED"),
        (("money", "add", "expense", "X", "1 every 5 weeks"), "not a rhythm"),
        (("money", "add", "expense", "X", "1 a week", "--every", "month"), "given twice"),
        (("money", "add", "account", "X", "1 a week"), "a single sum"),
        (("money", "add", "account", "X", "1", "--after-days", "9"), "Set the tier to later"),
        (("money", "add", "expense", "X", "1", "--day", "9", "--spread"), "has no due day"),
        (("money", "add", "expense", "X", "1", "--from", "9990-01-01"), "too far ahead"),
        (("money", "add", "debt", "X", "100", "--minimum", "1 a week"), "For the least to pay"),
        (("money", "cut", "savings"), "not an expense"),
        (("money", "cut", "nothing"), "no money line"),
        (("money", "edit", "rent"), "Nothing to change"),
        (("money", "export", "."), "folder"),
        (("money", "import", "missing.csv"), "can't be read"),
        (("runway", "--scenario", "hope"), "no scenario"),
        (("benefits", "AE", "x"), "no rule"),
        (("benefits", "AE", "iloe", "age=3"), "has no question"),
        (("benefits", "FR"), "no rules for FR"),
    ],
)
def test_what_is_wrong_is_told_in_one_line_and_nothing_is_kept(
    told: Shell, words: tuple[str, ...], reason: str
) -> None:
    before = told.json("money", "list")
    ended = told(*words)
    assert ended.returncode in (1, 2)
    assert reason in the_line(ended.stderr)
    assert told.json("money", "list") == before


def test_what_was_understood_and_what_is_assumed_is_said(told: Shell) -> None:
    said = " ".join(told.says("money", "add", "expense", "Studio rent", "50,400 a year in 6 cheques").split())
    assert "Saved: Studio rent (studio-rent), AED 8,400 every 2 months." in said
    assert "It has no day, so a little is counted every day." in said
    assert "It counts as essential because of “rent”." in said
    assert "`coach money edit studio-rent` changes it." in said
    said = " ".join(told.says("money", "add", "expense", "Zorb", "9", "--every", "fortnight", "--day", "3").split())
    assert "AED 9 every 2 weeks. It is not sorted yet, so it counts as flexible." in said
    runway = " ".join(told.says("runway").split())
    assert "TV and Studio rent have no day, so a little is counted every day." in runway
    assert "1 line is not sorted yet, so it counts as flexible." in runway
    lines = {line["id"]: line for line in told.json("runway")["lines"]}
    assert (lines["zorb"]["category"], lines["zorb"]["counted_daily"]) == (None, False)
    assert (lines["studio-rent"]["category_from"], lines["studio-rent"]["counted_daily"]) == ("rent", True)
    listed = " ".join(told.says("money", "list").split())
    assert "Studio rent (studio-rent): expense, AED 8,400 every 2 months, essential because of “rent”" in listed
    told.says("money", "edit", "studio-rent", "--day", "12", "--category", "flexible")
    lines = {line["id"]: line for line in told.json("runway")["lines"]}
    assert (lines["studio-rent"]["category"], lines["studio-rent"]["counted_daily"]) == ("flexible", False)


def test_the_plan_goes_out_and_comes_in_again(told: Shell) -> None:
    file = told.folder / "out.toml"
    told.says("money", "export", str(file))
    assert file.stat().st_mode & 0o777 == 0o600
    assert "already exists" in told.refuses("money", "export", str(file))
    told.says("money", "export", str(file), "--overwrite")
    before = told.json("runway")
    told.says("money", "remove", "rent")
    told.says("money", "import", str(file), "--yes")
    after = told.json("runway")
    assert after["scenarios"] == before["scenarios"]
    assert sorted(told.says("money", "export", "-").splitlines()) == sorted(file.read_text().splitlines())


def test_a_plan_file_with_one_wrong_line_changes_nothing(told: Shell) -> None:
    file = told.folder / "plan.toml"
    file.write_text(PLAN.replace("3000", "3000.5"))
    before = told.json("money", "list")
    assert 'expense 1 ("Rent")' in told.refuses("money", "import", str(file), "--yes")
    assert told.json("money", "list") == before
    file.write_text(PLAN.replace("AED", "EUR"))
    assert "your currency is AED" in told.refuses("money", "import", str(file), "--yes")


def test_a_statement_is_proposed_with_its_evidence_and_taken_only_with_a_yes(shell: Shell) -> None:
    shell.says("start", "--yes", "--currency", "AED")
    file = shell.folder / "bank.csv"
    file.write_text(uae())
    asked = shell("money", "import", str(file))
    assert (asked.returncode, "--yes" in the_line(asked.stderr)) == (2, True)
    assert shell.json("money", "list")["lines"] == []
    said = " ".join(shell.says("money", "import", str(file), "--yes").split())
    assert "60 bookings" in said
    assert "Netflix: AED 56 every month. Cuttable, a subscription, because of NETFLIX. Seen 6 times" in said
    lines = shell.json("money", "list")["lines"]
    assert {line["line"] for line in lines} >= {"netflix", "rent-al-reem-tower", "carrefour"}
    assert "Netflix is already in your plan." in shell.says("money", "import", str(file), "--yes")
    assert shell.json("money", "list")["lines"] == lines


def test_benefits_are_told_with_their_source_worked_out_and_kept(told: Shell) -> None:
    said = " ".join(told.says("benefits").split())
    assert "United Arab Emirates" in said
    assert "Kind: a newspaper. Date: 27 February 2026" in said
    answers = ("basic=12k", "last_day=2026-11-10", "claimed=2026-11-12")
    found = told.json("benefits", "AE", "iloe", *answers)
    assert found["proposals"][0] == {
        "name": "Unemployment insurance",
        "sum": "60 % of 12,000 is 7,200 a month, 3 times. The first is expected 14 days after the claim.",
        "kind": "income",
        "amount": "7200.00",
        "every": "month",
        "from": "2026-11-26",
        "until": "2027-01-26",
    }
    assert (found["source_kind"], found["source_on"], found["warning"]) == ("press", "2026-02-27", None)
    told.says("benefits", "AE", "iloe", *answers, "--keep")
    assert [cliff["what"] for cliff in told.json("runway")["cliffs"]] == [
        "Last day to claim unemployment insurance",
        "Unemployment insurance: the last payment",
    ]
    lines = {line["name"]: line for line in told.json("money", "list")["lines"]}
    assert "(27 February 2026)" in lines["Unemployment insurance"]["source"]
    assert "From: The Filipino Times" in " ".join(told.says("money", "list").split())
    assert {rule["id"] for rule in told.json("benefits", "GB")["rules"]} >= {"redundancy", "jsa"}


def test_a_rule_that_is_old_is_told_of_wherever_it_is_shown(shell: Shell) -> None:
    gratuity = ("benefits", "AE", "gratuity")
    answers = ("daily=thirty", "basic=9000", "first_day=2016-11-25", "last_day=2026-11-20")
    for words in (gratuity, (*gratuity, *answers)):
        assert "Careful: This source is more than a year old" in " ".join(shell.says(*words).split())
    assert "more than a year old" in shell.json(*gratuity)["rules"][0]["warning"]
    assert "more than a year old" in shell.json(*gratuity, *answers)["warning"]


def test_assumptions_are_kept_and_shown(told: Shell) -> None:
    assert "Prices rise by 2.5 % a year" in told.says("money", "assume", "--inflation", "2.5", "--search", "9")
    assert told.json("runway")["shortfall"]["months"] == 9
    assert told.json("money", "list")["assumed"]["inflation"] == 250


def test_hostile_text_is_shown_as_typed_or_refused(told: Shell) -> None:
    told.says("money", "add", "expense", "[/b] $(rm) =1+1", "5")
    assert "[/b] $(rm) =1+1" in told.says("money", "list")
    assert "control character" in told.refuses("money", "add", "expense", "\x1b[2J", "5")
    file = told.folder / "out.toml"
    told.says("money", "export", str(file))
    assert Path(file).read_text().count("[/b] $(rm) =1+1") == 1
