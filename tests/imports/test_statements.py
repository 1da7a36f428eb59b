"""Bank statements in many forms, and files that are none."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from coach.imports.statements.csv_file import read_csv
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.runway.proposing import as_fact, evidence_words
from coach.domain.runway.record import MoneyRecord
from coach.domain.runway.sorting import SortedBookings, sort_statements
from coach.domain.runway.statement import Booking, Statement
from coach.errors import CoachError, RefusedError
from coach.imports.statements.files import read_statement
from tests.imports.making import american, german, half_a_year, month, ofx, uae


def quiet(done: int, of: int) -> None:
    """Nobody looks at the bar."""


def read(text: str | bytes, digits: int = 2) -> Statement:
    content = text if isinstance(text, bytes) else text.encode()
    return read_csv(content, "bank.csv", digits, quiet)


BOOKED = sorted((on, round(float(amount) * 100)) for on, _, amount, _ in half_a_year())


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("uae.csv", uae().encode()),
        ("german.csv", german().encode("cp1252", "replace")),
        ("german.csv", german().encode("utf-8-sig")),
        ("american.csv", american().encode("utf-16")),
        ("old.ofx", ofx().encode()),
        ("new.qfx", ofx(xml=True).encode()),
        ("named-wrong.csv", ofx().encode()),
    ],
)
def test_every_form_gives_the_same_bookings(name: str, content: bytes, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    told: list[tuple[int, int]] = []
    statement = read_statement(file, 2, lambda done, of: told.append((done, of)))
    assert sorted((row.on, row.amount) for row in statement.bookings) == BOOKED
    assert told[-1] == (60, 60)
    assert statement.questions == ()


def test_sums_at_the_end_are_left_out_and_counted() -> None:
    assert len(read(uae()).left_out) == 1


@pytest.mark.parametrize(
    ("cell", "minor"),
    [
        ("1,234.56", 123456),
        ("-1,234.56", -123456),
        ("(45.20)", -4520),
        ("45.20-", -4520),
        ("45.20 DR", -4520),
        ("45.20 CR", 4520),
        ("AED -1,000.00", -100000),
        ("-AED 1,000.00", -100000),
        ("\u22125.00", -500),
        ("7", 700),
    ],
)
def test_amounts_are_read_as_banks_write_them(cell: str, minor: int) -> None:
    assert read(f'Date,Description,Amount\n2026-05-01,A,"{cell}"\n2026-05-02,B,"9.99"\n').bookings[0].amount == minor


def test_the_decimal_comma_is_found_from_the_whole_column() -> None:
    rows = read('Date;Description;Amount\n2026-05-01;A;1.234\n2026-05-02;B;"9,99"\n').bookings
    assert [row.amount for row in rows] == [123400, 999]


@pytest.mark.parametrize("header", ["Auftraggeber/Empfänger", "Beneficiario", "Contraparte"])
def test_who_was_paid_counts_more_than_what_for(header: str) -> None:
    rows = read(f"Buchungstag;{header};Verwendungszweck;Betrag\n03.08.2026;Nord;Miete August;-850,00\n").bookings
    assert [(row.payee, row.amount) for row in rows] == [("Nord", -85000)]


def test_a_column_of_its_own_may_say_what_went() -> None:
    rows = read("Date,Description,Amount,Dr/Cr\n2026-05-01,A,10,DR\n2026-05-02,B,20,CR\n").bookings
    assert [row.amount for row in rows] == [-1000, 2000]


def test_day_and_month_are_told_apart_by_the_whole_column_and_by_its_order() -> None:
    rows = read("Date,Description,Amount\n03/04/2026,A,1\n25/04/2026,B,1\n").bookings
    assert rows[0].on == date(2026, 4, 3)
    rows = read("Date,Description,Amount\n01/02/2026,A,1\n01/05/2026,B,1\n02/03/2026,C,1\n").bookings
    assert [row.on for row in rows] == [date(2026, 1, 2), date(2026, 1, 5), date(2026, 2, 3)]


def test_a_date_that_can_be_read_in_two_ways_is_told() -> None:
    (question,) = read("Date,Description,Amount\n03/04/2026,A,1\n").questions
    assert "03 April 2026 or 04 March 2026" in question.words


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "no row that names"),
        ("just words\nand more\n", "no row that names"),
        ("Date,Description,Amount\n", "no bookings"),
        ("Date,Description,Amount\n2026-05-01,A,1\n2026-02-30,B,1\n", "row 3"),
        ("Date,Description,Amount\n2026-05-01,A,ten\n", "row 2"),
        ("Date,Description,Amount\n2026-05-01,A,1.2345\n2026-05-01,A,1.25\n", "row 2"),
        ("Date,Description,Amount,Currency\n2026-05-01,A,1,AED\n2026-05-02,B,1,EUR\n", "mixes currencies"),
        (b"PK\x03\x04\x00\x00binary", "not a text file"),
        ("Date,Description,Amount\n2026-05-01,A,99999999999999999999\n", "row 2"),
        ("Date,Description,Amount\n2026-05-01,\x1b[2J,\x1b[2J5x6\n", "row 2"),
        ('Date,Description,Amount\n2026-05-01,"' + "x" * 200_000 + '",1\n', "can't be read as CSV"),
    ],
)
def test_a_bad_file_is_told_with_its_row(text: str | bytes, what: str) -> None:
    with pytest.raises(RefusedError) as refused:
        read(text)
    said = f"{refused.value.title}. {refused.value.message}"
    assert what in said
    assert "bank.csv" in said
    assert "\x1b" not in said


def test_a_file_that_is_not_there_and_an_ofx_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(CoachError, match="can't be read"):
        read_statement(tmp_path / "none.csv", 2)
    for content in (b"", b"OFXHEADER:100\n\n<OFX>", b"<OFX><BANKMSGSRSV1></OFX>", b"\xff\xfe\x00"):
        file = tmp_path / "bad.ofx"
        file.write_bytes(content)
        with pytest.raises(RefusedError):
            read_statement(file, 2)


@pytest.mark.parametrize(("digits", "cell", "minor"), [(0, "4,500", 4500), (3, "4.500", 4500), (0, "4500.00", 4500)])
def test_a_currency_has_its_own_digits(digits: int, cell: str, minor: int) -> None:
    text = f'Date,Description,Amount\n2026-05-01,A,"{cell}"\n2026-05-02,A,"1.500"\n'
    if digits == 0:
        text = text.replace('"1.500"', '"7"')
    assert read(text, digits).bookings[0].amount == minor


@given(st.binary(max_size=300) | st.text("Date,Amount;\n\"'0123456789-/.", max_size=120).map(str.encode))
def test_no_file_is_more_than_refused(content: bytes) -> None:
    with suppress(RefusedError):
        assert read(content).bookings


# -- sorted


def found_in(*texts: str) -> SortedBookings:
    return sort_statements([read(text) for text in texts])


def test_rhythms_are_found_with_their_bookings() -> None:
    found = {line.name: line for line in found_in(uae()).proposals}
    assert {name for name, line in found.items() if line.every == "month" and not line.spread} == {
        *("Salary Acme", "Rent Al Reem", "Emi Car Loan", "Etisalat", "Netflix"),
    }
    rent, netflix = found["Rent Al Reem"], found["Netflix"]
    assert (rent.amount, rent.category, len(rent.bookings), rent.bookings[-1].on) == (
        520_000,
        "essential",
        6,
        month(5, 1),
    )
    assert (netflix.subscription, netflix.category) == (True, "cuttable")
    assert found["Salary Acme"].comes
    assert found["Carrefour"].spread
    assert not any(line.subscription for line in found.values() if line.name != "Netflix")


def test_what_goes_in_all_is_what_the_lines_come_to() -> None:
    found = found_in(uae()).proposals
    gone = -sum(amount for _, amount in BOOKED if amount < 0)
    assert sum(abs(row.amount) for line in found if not line.comes for row in line.bookings) == gone


def test_the_same_bookings_in_two_files_count_once_and_twice_in_one_file_twice() -> None:
    alone, both = found_in(uae()), found_in(uae(), american(), german())
    assert (both.bookings, both.duplicates) == (alone.bookings, 120)
    twice = read("Date,Description,Amount\n2026-05-01,Cafe,-3\n2026-05-01,Cafe,-3\n2026-05-09,X,-1\n")
    assert (sort_statements([twice]).bookings, sort_statements([twice, twice]).bookings) == (3, 3)


def test_money_moved_between_ones_own_accounts_is_neither_coming_nor_going() -> None:
    here = Statement("a", (Booking(date(2026, 5, 1), -100_000, "To savings"), Booking(date(2026, 5, 2), -500, "Cafe")))
    there = Statement(
        "b", (Booking(date(2026, 5, 3), 100_000, "From current"), Booking(date(2026, 5, 20), 500, "Interest"))
    )
    found = sort_statements([here, there])
    assert (found.transfers, found.bookings) == (2, 2)
    back = Statement(
        "c", (Booking(date(2026, 5, 1), -4_000, "Shop"), Booking(date(2026, 5, 2), 4_000, "Shop, returned"))
    )
    assert sort_statements([back]).transfers == 0
    named = sort_statements([here], ["savings"])
    assert (named.transfers, named.bookings) == (1, 1)


@pytest.mark.parametrize(
    ("step", "hits", "every"),
    [
        (7, 8, "week"),
        (14, 6, "2 weeks"),
        (91, 4, "quarter"),
        (365, 2, "year"),
        (92, 2, "quarter"),
        (30, 2, None),
        (3, 9, None),
    ],
)
def test_a_rhythm_needs_its_gaps_and_enough_bookings(step: int, hits: int, every: str | None) -> None:
    rows = tuple(
        Booking(date.fromordinal(date(2025, 1, 1).toordinal() + step * n), -5000, "Thing") for n in range(hits)
    )
    line = sort_statements([Statement("a", rows)]).proposals[0]
    assert (None if line.spread else line.every) == every


def test_amounts_that_differ_too_much_are_no_rhythm() -> None:
    rows = tuple(Booking(month(n), -amount, "Shop") for n, amount in enumerate((1000, 3000, 500, 9000)))
    assert sort_statements([Statement("a", rows)]).proposals[0].spread


def test_a_proposal_says_what_it_was_found_in_and_becomes_a_line() -> None:
    netflix = next(line for line in found_in(uae()).proposals if line.name == "Netflix")
    words = evidence_words(netflix, "AED", 2)
    assert words.startswith(
        "Netflix: AED 56 every month. Cuttable, a subscription, because of NETFLIX. Seen 6 times, last "
    )
    assert "12 Oct 2026 56" in words
    fact = as_fact(netflix, MoneyRecord(), 2, month(6, 20))
    assert (fact.line, fact.amount, fact.every, fact.day, fact.since) == (
        "netflix",
        "56.00",
        "month",
        12,
        month(6, 12).replace(month=month(6, 12).month),
    )


def test_hostile_payees_are_only_text() -> None:
    rows = tuple(Booking(month(n), -100, "\x1b[2J[/b]\u202e=cmd()") for n in range(4))
    line = sort_statements([Statement("a", rows)]).proposals[0]
    assert "\x1b" not in as_fact(line, MoneyRecord(), 2, date(2026, 11, 29)).name
    assert "\x1b" not in evidence_words(line, "AED", 2)
