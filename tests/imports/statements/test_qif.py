"""QIF as Quicken, GnuCash and banks write it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.runway.statement import Booking, Statement
from coach.errors import CoachError, RefusedError
from coach.imports.statements.answers import NO_ANSWERS, Answers
from coach.imports.statements.qif_file import read_qif
from tests.fuzz.rule import LONGEST, harmless, within

QUICKEN = """!Option:AutoSwitch
!Account
NEveryday
TBank
^
NVisa
TCCard
^
!Clear:AutoSwitch
!Option:AutoSwitch
!Account
NEveryday
TBank
^
!Type:Bank
D5/ 1'26
T1,000.00
CX
POpening Balance
L[Everyday]
^
D5/14'26
U-1,250.40
T-1,250.40
N1042
PHillside Homes
MRent for May
LHousing:Rent
SHousing:Rent
$-1,200.00
SFees
$-50.40
^
!Account
NVisa
TCCard
^
!Type:CCard
D5/15'26
T-20.00
PBookshop
^
"""
BRITISH = "!Type:Bank\nD25/05/2026\nT-12.50\nPCorner Shop\n^\nD01/06/2026\nT2300.00\nPMill & Co\nMwages\n^\n"
GERMAN = "!Type:Cash\r\nD3.6.26\r\nT-1.234,50\r\nPMöbelhaus\r\n^\r\nD4.6.26\r\nT-3,20\r\nMBrötchen\r\n^\r\n"


def read(text: str | bytes, answers: Answers = NO_ANSWERS, digits: int = 2) -> tuple[Statement, ...]:
    content = text if isinstance(text, bytes) else text.encode()
    return read_qif(content, "bank.qif", digits, lambda _done, _of: None, answers)


def alone(text: str | bytes, answers: Answers = NO_ANSWERS, digits: int = 2) -> Statement:
    (statement,) = read(text, answers, digits)
    return statement


def test_a_quicken_file_has_its_accounts_and_whole_splits() -> None:
    everyday, visa = read(QUICKEN)
    assert everyday.bookings == (Booking(date(2026, 5, 14), -125040, "Hillside Homes", "1042", 2, "Rent for May"),)
    assert [(each.row, each.why) for each in everyday.left_out] == [(1, "an opening balance")]
    assert [(visa.account, row.on, row.amount) for row in visa.bookings] == [("Visa", date(2026, 5, 15), -2000)]


def test_date_order_and_decimal_commas_are_found_from_the_whole_file() -> None:
    assert [(row.on, row.amount) for row in alone(BRITISH).bookings] == [
        (date(2026, 5, 25), -1250),
        (date(2026, 6, 1), 230000),
    ]
    for content in (GERMAN.encode(), GERMAN.encode("cp1252")):
        statement = alone(content, Answers(country="DE"))
        assert [(row.on, row.amount, row.payee) for row in statement.bookings] == [
            (date(2026, 6, 3), -123450, "Möbelhaus"),
            (date(2026, 6, 4), -320, "Brötchen"),
        ]


OPEN = "!Type:Bank\nD03/04/2026\nT-1.00\nPA\n^\n"


@pytest.mark.parametrize(
    ("answers", "day"),
    [
        (Answers(day_order="dmy", country="US"), date(2026, 4, 3)),
        (Answers(day_order="mdy"), date(2026, 3, 4)),
        (Answers(country="US"), date(2026, 3, 4)),
        (Answers(country="gb"), date(2026, 4, 3)),
    ],
)
def test_an_open_date_order_is_settled_by_the_person_or_their_country(answers: Answers, day: date) -> None:
    statement = alone(OPEN, answers)
    assert (statement.bookings[0].on, statement.questions) == (day, ())
    assert "day-order" in [decision.step for decision in statement.decisions]


@pytest.mark.parametrize("country", ["", "CA"])
def test_an_ambiguous_date_order_is_asked_with_a_date_of_the_file(country: str) -> None:
    (question,) = alone(OPEN, Answers(country=country)).questions
    assert (question.about, question.words) == ("day-order", "Which day is 03/04/2026?")
    assert question.choices == (("dmy", "3 April 2026"), ("mdy", "4 March 2026"))


def test_a_date_order_that_alone_sorts_the_rows_needs_no_question() -> None:
    rows = "".join(f"D{day}/2026\nT-1\n^\n" for day in ("01/02", "01/05", "02/03"))
    statement = alone("!Type:Bank\n" + rows)
    assert [row.on.month for row in statement.bookings] == [1, 1, 2]
    assert statement.questions == ()


def test_an_ambiguous_decimal_mark_is_asked_and_the_answer_counts() -> None:
    text = OPEN.replace("-1.00", "-1,500")
    asked = [question.about for question in alone(text, Answers(day_order="dmy")).questions]
    assert asked == ["decimal"]
    amounts = [alone(text, Answers(day_order="dmy", decimal=mark)).bookings[0].amount for mark in ".,"]
    assert amounts == [-150000, -150]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("6/ 1' 5", date(2005, 6, 1)),
        ("12/31/99", date(1999, 12, 31)),
        ("2026-06-07", date(2026, 6, 7)),
        ("6-1-26", date(2026, 6, 1)),
    ],
)
def test_every_way_to_write_a_date_is_read(written: str, day: date) -> None:
    assert alone(f"!Type:Bank\nD{written}\nT-1.00\n^\n", Answers(country="US")).bookings[0].on == day


def test_an_unreadable_booking_does_not_affect_the_others() -> None:
    text = BRITISH + "D31/02/2026\nT-1.00\n^\nD01/06/2026\nTmuch\n^\nT-1.00\n^\n"
    statement = alone(text)
    assert len(statement.bookings) == 2
    assert [(each.row, each.why) for each in statement.left_out] == [
        (3, "'31/02/2026' is not a date"),
        (4, "'much' is not an amount"),
        (5, "it has no date"),
    ]


def test_trades_are_counted_and_lists_of_categories_are_skipped() -> None:
    trades = "!Type:Invst\nD5/1/26\nNBuy\nYACME\nI10\nQ5\nT50.00\n^\n"
    with pytest.raises(RefusedError, match="trades, not payments"):
        read(trades)
    statement = alone("!Type:Cat\nNFood\nE\n^\n" + BRITISH + trades)
    assert len(statement.bookings) == 2
    assert "accounts" in [decision.step for decision in statement.decisions]


def test_an_account_number_is_masked() -> None:
    assert alone("!Account\nNGB44 0011 2233 4455\n^\n" + BRITISH).account == "…4455"


@given(st.integers(0, len(BRITISH)))
def test_a_truncated_file_gives_its_first_bookings_or_is_refused(end: int) -> None:
    whole = [(row.on, row.amount) for row in alone(BRITISH).bookings]
    try:
        statement = alone(BRITISH[:end], Answers(country="GB"))
    except CoachError:
        return
    found = [(row.on, row.amount) for row in statement.bookings]
    assert found == whole[: len(found)]


@pytest.mark.parametrize(
    "content", [b"", b"!Type:Bank", b"!Type:Bank\n" + b"^\n" * 300_000, b"!" * 1_000_000, b"\0" * 900]
)
def test_a_file_without_bookings_is_refused_at_once(content: bytes) -> None:
    with within(LONGEST), pytest.raises(RefusedError):
        read(content)


def test_hostile_text_is_made_harmless_and_cut() -> None:
    statement = alone(BRITISH.replace("Corner Shop", "\x1b[2J\u202e" + "x" * 900).replace("wages", "\x1b]0;a\x07"))
    for row in statement.bookings:
        harmless(row.payee + row.text)
    assert len(statement.bookings[0].payee) == 200
