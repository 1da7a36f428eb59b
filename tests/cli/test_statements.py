"""`coach money check` and `coach money import` of a bank's files, as real processes."""

from __future__ import annotations

import pytest

from tests.cli.shell import HOSTILE, ROOT, Shell, furnished

PLAIN = "Date,Description,Amount\n2026-10-01,RENT,-4500.00\n2026-10-25,ACME PAY,9000.00\nPending,SHOP,-12.00\n"
OPEN = "Date,Description,Amount\n05/06/2026,RENT,-4500.00\n05/07/2026,SHOP,-30.00\n"


def in_the_emirates(shell: Shell) -> None:
    """Somebody in the Emirates."""
    shell.says("start", "--yes", "--lost-on", "2026-11-20", "--country", "AE", "--currency", "AED")


@pytest.fixture
def told(shell: Shell) -> Shell:
    return furnished(shell, in_the_emirates)


def test_check_prints_what_it_would_read_and_takes_nothing(told: Shell) -> None:
    (told.folder / "bank.csv").write_text(PLAIN)
    data = told.json("money", "check", "bank.csv")
    assert {name: data[name] for name in ("rows", "taken", "in", "out", "first", "last", "currency")} == {
        "rows": 3,
        "taken": 2,
        "in": "9000.00",
        "out": "4500.00",
        "first": "2026-10-01",
        "last": "2026-10-25",
        "currency": "AED",
    }
    assert data["left_out"] == [{"row": 4, "why": "not booked yet"}]
    assert {"encoding", "delimiter", "header", "columns", "day-order", "decimal", "sign"} <= set(data["decisions"])
    assert data["questions"] == []
    said = told.says("money", "check", "bank.csv")
    assert "2 bookings from 1 Oct 2026 to 25 Oct 2026" in said
    assert "Row 4: not booked yet." in said
    assert told.json("money", "list")["lines"] == []


def test_the_docs_name_every_key_of_check(told: Shell) -> None:
    (told.folder / "bank.csv").write_text(PLAIN)
    docs = (ROOT / "docs" / "commands.md").read_text("utf-8")
    for key in told.json("money", "check", "bank.csv"):
        assert f'"{key}"' in docs


def test_several_files_are_checked_one_by_one(told: Shell) -> None:
    (told.folder / "one.csv").write_text(PLAIN)
    (told.folder / "two.csv").write_text(PLAIN)
    assert [each["file"] for each in told.json("money", "check", "one.csv", "two.csv")["files"]] == [
        "one.csv",
        "two.csv",
    ]


def test_what_is_open_is_said_and_an_option_answers_it(shell: Shell) -> None:
    shell.says("start", "--yes", "--lost-on", "2026-11-20", "--country", "CA", "--currency", "CAD")
    (shell.folder / "bank.csv").write_text(OPEN)
    refused = shell("money", "import", "bank.csv", "--yes")
    assert refused.returncode == 2
    assert "--day-order dmy (5 June 2026) or --day-order mdy (6 May 2026)" in " ".join(refused.stderr.split())
    assert shell.json("money", "check", "bank.csv")["questions"][0]["about"] == "day-order"
    shell.says("money", "import", "bank.csv", "--yes", "--day-order", "mdy")
    kept = shell.json("money", "check", "bank.csv")
    assert (kept["questions"], kept["first"], kept["last"]) == ([], "2026-05-06", "2026-05-07")
    shell.says("undo")
    assert shell.json("money", "check", "bank.csv")["questions"] != []


@pytest.mark.parametrize(
    ("options", "what"),
    [
        (("--columns", "colour=1"), "There is no column"),
        (("--day-order", "ydm"), "There is no day order"),
        (("--decimal", "star"), "There is no decimal mark"),
        (("--delimiter", "abc"), "more than one character"),
        (("--encoding", "latin-99"), "There is no encoding"),
        (("--currency", "QQQ"), "There is no currency"),
    ],
)
def test_an_option_that_makes_no_sense_is_refused(told: Shell, options: tuple[str, str], what: str) -> None:
    (told.folder / "bank.csv").write_text(PLAIN)
    refused = told("money", "check", "bank.csv", *options)
    assert refused.returncode == 2
    assert what in refused.stderr


def test_columns_can_be_named_where_no_heading_helps(told: Shell) -> None:
    (told.folder / "bank.csv").write_text("Zeg;Plom;Quar\n03.10.2026;4,50;tea\n04.10.2026;6,00;bread\n")
    data = told.json("money", "check", "bank.csv", "--columns", "date=1,amount=2,name=3", "--flip")
    assert (data["taken"], data["in"], data["out"]) == (2, "0.00", "10.50")


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.pdf", b"%PDF-1.7\n", "is a PDF"),
        ("a.json", b'{"transactions": []}', "is JSON"),
        ("a.vcf", b"BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n", "a.vcf"),
        ("a.csv", b"", "empty"),
    ],
)
def test_what_is_no_statement_is_named(told: Shell, name: str, content: bytes, what: str) -> None:
    (told.folder / name).write_bytes(content)
    refused = told("money", "check", name)
    assert refused.returncode == 2
    assert what in refused.stderr
    assert "Traceback" not in refused.stderr


def test_the_banks_words_stay_text(told: Shell) -> None:
    (told.folder / "bank.csv").write_text(f'Date,Description,Amount\n2026-10-01,"\x1b[2J{HOSTILE}",-5.00\n')
    said = told.says("money", "check", "bank.csv")
    assert "\x1b" not in said
    assert "[/b]" in said
