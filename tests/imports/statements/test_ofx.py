"""OFX in the dialects of banks: dates, amounts, accounts, and broken files."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.runway.statement import Balance, Statement
from coach.errors import CoachError, RefusedError
from coach.imports.statements.ofx_file import looks_like_ofx, read_ofx
from tests.fuzz.rule import LONGEST, harmless, within
from tests.imports.statements.ofx_making import CLOSED, HEAD, XML_HEAD, account, booking, card, file


def quiet(done: int, of: int) -> None:
    """Ignore progress."""


def read(content: bytes, digits: int = 2) -> tuple[Statement, ...]:
    return read_ofx(content, "bank.ofx", digits, quiet)


def alone(content: bytes, digits: int = 2) -> Statement:
    (statement,) = read(content, digits)
    return statement


TWO = (("20260502", "-12.30"), ("20260603", "800.00"))
SGML = file(account(*(booking(day, amount) for day, amount in TWO)))
XML = file(account(*(booking(day, amount, form=CLOSED) for day, amount in TWO)), head=XML_HEAD)


@pytest.mark.parametrize(
    "content",
    [
        SGML,
        XML,
        SGML.replace(b"\n", b"\r\n"),
        SGML.replace(b"\n", b"") + b"\n",
        SGML.removeprefix(HEAD.encode()),
        b"\n\n  " + SGML.replace(b"OFXHEADER:100", b"OFXHEADER: 100"),
        SGML.replace(b"-12.30", b"-12,30").replace(b"800.00", b"+800,00"),
        SGML.replace(b"800.00", b"+800"),
        SGML.decode().lower().replace("aed", "AED").encode(),
        SGML.decode().encode("utf-16"),
        b"\xef\xbb\xbf" + XML,
        XML.replace(b"20260502", b"2026-05-02"),
        XML.replace(b"<NAME>", b"<!-- <STMTTRN> --><NAME>"),
        SGML.replace(b"USASCII", b"X-UNKNOWN").replace(b"1252", b"zlib"),
    ],
)
def test_every_dialect_gives_the_same_bookings(content: bytes) -> None:
    statement = alone(content)
    assert [(row.on, row.amount) for row in statement.bookings] == [
        (date(2026, 5, 2), -1230),
        (date(2026, 6, 3), 80000),
    ]
    assert (statement.currency, statement.left_out, statement.questions) == ("AED", (), ())
    assert looks_like_ofx(content)


@pytest.mark.parametrize(
    "written",
    ["20260701", "20260701000000[4:GST]", "20260701203000[-5:EST]", "20260701120000.000[+5.5:IST]", "202607010000[9]"],
)
def test_the_date_is_the_banks_own_whatever_the_time_zone(written: str) -> None:
    assert alone(file(account(booking(written, "-5.00")))).bookings[0].on == date(2026, 7, 1)


def test_a_card_and_two_accounts_are_three_statements_with_masked_numbers() -> None:
    content = file(
        account(booking("20260502", "-100.00", "To savings")),
        account(booking("20260502", "100.00", "From current"), number="4401829944", kind="SAVINGS"),
        card(booking("20260504", "-7.25")),
    )
    found = read(content)
    assert [statement.account for statement in found] == ["…7731 checking", "…9944 savings", "…0099 card"]
    assert [sum(row.amount for row in statement.bookings) for statement in found] == [-10000, 10000, -725]
    assert [row.number for statement in found for row in statement.bookings] == [1, 2, 3]


def test_two_lists_of_an_account_are_one_statement_and_a_short_number_is_hidden() -> None:
    twice = [account(booking(day, "-1.00"), number="12") for day in ("20260502", "20260601")]
    statement = alone(file(*twice))
    assert (len(statement.bookings), statement.account) == (2, "checking")


def test_name_is_the_payee_and_memo_the_text() -> None:
    rows = (
        booking("20260502", "-1.00", "NETFLIX.COM", memo="NETFLIX.COM card 12"),
        booking("20260503", "-1.00", "", memo="Only a memo"),
        booking("20260504", "-1.00", "A &amp; B", memo="A & B"),
        booking("20260505", "-1.00").replace("<NAME>Shop", "<PAYEE><NAME>Inside<CITY>Cork</PAYEE>"),
        booking("20260506", "-1.00", "<![CDATA[Tom <3 Ann]]>"),
    )
    found = [(row.payee, row.text) for row in alone(file(account(*rows))).bookings]
    assert found == [
        ("NETFLIX.COM", "NETFLIX.COM card 12"),
        ("Only a memo", ""),
        ("A & B", ""),
        ("Inside", ""),
        ("Tom <3 Ann", ""),
    ]


def test_text_is_decoded_as_utf8_or_by_the_header() -> None:
    text = file(account(booking("20260502", "-1.00", "Bäckerei"))).decode()
    for content in (text.encode(), text.encode("cp1252"), text.replace("1252", "ISO-8859-2").encode("iso8859-2")):
        assert alone(content).bookings[0].payee == "Bäckerei"


def test_empty_optional_elements_are_ignored() -> None:
    statement = alone(file(account(booking("20260502", "-1.00"), tail="<LEDGERBAL><BALAMT/><DTASOF/></LEDGERBAL>")))
    assert (len(statement.bookings), statement.balance) == (1, None)
    ends = "<LEDGERBAL><BALAMT>-20.50<DTASOF>20260731120000</LEDGERBAL><AVAILBAL><BALAMT>99<DTASOF>20260801</AVAILBAL>"
    statement = alone(file(account(booking("20260502", "-1.00"), tail=ends)))
    assert statement.balance == Balance(date(2026, 7, 31), -2050)
    assert (statement.first, statement.last) == (date(2026, 5, 1), date(2026, 7, 31))


def test_bookings_outside_the_declared_days_extend_them() -> None:
    statement = alone(file(account(booking("20260402", "-1.00"), booking("20260802", "-1.00"))))
    assert (statement.first, statement.last) == (date(2026, 4, 2), date(2026, 8, 2))


def test_extra_decimal_places_are_rounded_half_to_even_and_reported() -> None:
    amounts = ("-48.2149", "-0.125", "-0.135", "3.10")
    statement = alone(file(account(*(booking("20260502", amount) for amount in amounts))))
    assert [row.amount for row in statement.bookings] == [-4821, -12, -14, 310]
    assert [decision.why for decision in statement.decisions if decision.step == "amounts"] == [
        "3 amounts have more decimal places than the currency."
    ]


def test_a_possible_thousands_mark_is_asked_about() -> None:
    (question,) = alone(file(account(booking("20260502", "-1.500")))).questions
    assert (question.about, question.words) == ("decimal", "1.500 can be 1,500 or 1.500.")
    assert alone(file(account(booking("20260502", "-12.500"))), 3).bookings[0].amount == -12500
    assert alone(file(account(booking("20260502", "-12.500"))), 0).bookings[0].amount == -12500
    grouped = alone(file(account(booking("20260502", "-1,500"), booking("20260503", "2,000.50"))))
    assert ([row.amount for row in grouped.bookings], grouped.questions) == ([-150000, 200050], ())


def test_an_unreadable_booking_does_not_affect_the_others() -> None:
    rows = (
        booking("20260502", "-1.00"),
        booking("20261345", "-2.00"),
        booking("00000000", "-2.00"),
        booking("20260503", ""),
        booking("20260503", "1e9"),
        booking("20260503", "9" * 30),
        booking("20260504", "-3.00").replace("</STMTTRN>", "<CURRENCY><CURRATE>3.67<CURSYM>USD</CURRENCY></STMTTRN>"),
        booking("20260505", "-4.00").replace(
            "</STMTTRN>", "<ORIGCURRENCY><CURRATE>1<CURSYM>USD</ORIGCURRENCY></STMTTRN>"
        ),
    )
    statement = alone(file(account(*rows)))
    assert [row.number for row in statement.bookings] == [1, 8]
    assert [(each.row, each.why) for each in statement.left_out] == [
        (2, "'20261345' is not a date"),
        (3, "'00000000' is not a date"),
        (4, "it has no amount"),
        (5, "'1e9' is not an amount"),
        (6, "its amount is too large"),
        (7, "its amount is in USD, the account is in AED"),
    ]


def test_pending_bookings_are_left_out_and_counted() -> None:
    pending = "<BANKTRANLISTP><STMTTRNP><TRNTYPE>POS<DTTRAN>20260730<TRNAMT>-9.00<NAME>Later</STMTTRNP></BANKTRANLISTP>"
    statement = alone(file(account(booking("20260502", "-1.00"), tail=pending)))
    assert [row.amount for row in statement.bookings] == [-100]
    assert [each.why for each in statement.left_out] == ["pending"]


def test_amounts_without_any_minus_go_by_the_type_of_booking() -> None:
    rows = (booking("20260502", "30.00"), booking("20260503", "500.00").replace("DEBIT", "CREDIT"))
    statement = alone(file(account(*rows)))
    assert [row.amount for row in statement.bookings] == [-3000, 50000]
    assert "sign" in [decision.step for decision in statement.decisions]
    (question,) = alone(file(account(rows[0]))).questions
    assert question.about == "flip"


INVESTED = (
    "<INVSTMTTRNRS><INVSTMTRS><INVTRANLIST><BUYMF><INVBUY>1</INVBUY></BUYMF>{}</INVTRANLIST></INVSTMTRS></INVSTMTTRNRS>"
)


@pytest.mark.parametrize("inside", ["", f"<INVBANKTRAN>{booking('20260502', '5.00')}</INVBANKTRAN>"])
def test_investment_trades_are_refused_or_reported_as_such(inside: str) -> None:
    with pytest.raises(RefusedError, match="trades, not payments"):
        read(file(INVESTED.format(inside)))
    beside = alone(file(INVESTED.format(inside), account(booking("20260502", "-1.00"))))
    assert [row.amount for row in beside.bookings] == [-100]
    assert "accounts" in [decision.step for decision in beside.decisions]


@pytest.mark.parametrize(
    "content", [b"", HEAD.encode(), b"<OFX></OFX>", b"<OFX><BANKMSGSRSV1>", b"\xff\xfe\x00", b"<OFX>" + b"<" * 99]
)
def test_a_file_without_bookings_is_refused(content: bytes) -> None:
    with pytest.raises(RefusedError) as refused:
        read(content)
    assert "bank.ofx" in refused.value.title


def test_a_csv_named_ofx_is_not_recognised_as_ofx() -> None:
    assert not looks_like_ofx(b"Date,Description,Amount\n2026-05-01,OFX,1.00\n")


@given(st.integers(0, len(SGML)), st.booleans())
def test_a_truncated_file_gives_its_first_bookings_or_is_refused(end: int, is_xml: bool) -> None:  # noqa: FBT001
    content = XML if is_xml else SGML
    whole = alone(content).bookings
    try:
        statement = alone(content[:end])
    except CoachError:
        return
    assert statement.bookings == whole[: len(statement.bookings)]
    if b"</OFX>" not in content[:end]:
        assert "end" in [decision.step for decision in statement.decisions]


@pytest.mark.parametrize(
    "content",
    [
        b"<OFX>" + b"<A>" * 300_000,
        b"<OFX>" + b"<" * 2_000_000,
        b"<OFX>" + b"<![CDATA[" * 200_000,
        b"<OFX>" + b"<!--" * 400_000,
        b"<OFX>" + b"<STMTTRN>" * 200_000,
        b"<OFX>" + b"<A" + b" " * 2_000_000,
    ],
)
def test_endless_tags_are_refused_or_left_out_at_once(content: bytes) -> None:
    with within(LONGEST):
        try:
            statements = read(content)
        except CoachError:
            return
    assert not any(statement.bookings for statement in statements)


def test_hostile_text_is_made_harmless_and_cut() -> None:
    rows = (
        booking("20260502", "-1.00", "\x1b[2J\u202e" + "x" * 5_000, memo="\x1b[31m\0" + "y" * 5_000),
        booking("\x1b[2J", "\x1b"),
    )
    statement = alone(file(account(*rows, number="\x1b\u202e4401827731")))
    (row,) = statement.bookings
    for text in (row.payee, row.text, row.reference, statement.account, *(each.why for each in statement.left_out)):
        harmless(text)
    assert (len(row.payee), len(row.text)) == (200, 400)


def test_progress_is_reported_from_start_to_end() -> None:
    told: list[tuple[int, int]] = []
    read_ofx(
        file(account(*(booking("20260502", "-1.00") for _ in range(900)))), "a", 2, lambda *each: told.append(each)
    )
    assert told[0] == (0, 900)
    assert told[-1] == (900, 900)
    assert told == sorted(told)
    assert len(told) > 5
