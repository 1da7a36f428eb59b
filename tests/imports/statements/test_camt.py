"""CAMT.052, .053 and .054 of several versions, and malicious XML."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.runway.statement import Balance, Booking, Statement
from coach.errors import CoachError, RefusedError
from coach.imports.statements.camt_file import read_camt
from tests.fuzz.rule import LONGEST, harmless, within


def read(content: str | bytes, digits: int = 2) -> tuple[Statement, ...]:
    data = content if isinstance(content, bytes) else content.encode()
    return read_camt(data, "bank.xml", digits, lambda _done, _of: None)


def alone(content: str | bytes) -> Statement:
    (statement,) = read(content)
    return statement


def entry(amount: str, inside: str = "", way: str = "DBIT", day: str = "2026-05-04", state: str = "BOOK") -> str:
    return (
        f'<Ntry><Amt Ccy="CHF">{amount}</Amt><CdtDbtInd>{way}</CdtDbtInd><Sts>{state}</Sts>'
        f"<BookgDt><Dt>{day}</Dt></BookgDt><ValDt><Dt>2026-01-01</Dt></ValDt>{inside}</Ntry>"
    )


def details(inside: str) -> str:
    return f"<NtryDtls>{inside}</NtryDtls>"


def balance(code: str, amount: str, day: str, way: str = "CRDT") -> str:
    return (
        f'<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy="CHF">{amount}</Amt>'
        f"<CdtDbtInd>{way}</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>"
    )


def stmt(*parts: str, iban: str = "CH9300762011623852957", kind: str = "Stmt") -> str:
    return f"<{kind}><Id>S1</Id><Acct><Id><IBAN>{iban}</IBAN></Id><Ccy>CHF</Ccy></Acct>{''.join(parts)}</{kind}>"


def document(*statements: str, form: str = "camt.053.001.02", body: str = "BkToCstmrStmt") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:{form}">'
        f"<{body}><GrpHdr><MsgId>1</MsgId></GrpHdr>{''.join(statements)}</{body}></Document>"
    )


SHOP = details(
    "<TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId><AcctSvcrRef>R77</AcctSvcrRef></Refs>"
    "<RltdPties><Dbtr><Nm>Me Myself</Nm></Dbtr><Cdtr><Nm>Velo Meier</Nm></Cdtr></RltdPties>"
    "<RmtInf><Ustrd>Reparatur</Ustrd><Ustrd>Rad</Ustrd></RmtInf></TxDtls>"
)
TWO = document(
    stmt(
        balance("OPBD", "100.00", "2026-05-01"),
        balance("CLBD", "880.50", "2026-05-31"),
        entry("19.50", SHOP),
        entry("800.00", "<AddtlNtryInf>Salary</AddtlNtryInf>", "CRDT"),
    )
)


def test_entries_with_and_without_details_have_a_payee_a_text_and_a_day() -> None:
    statement = alone(TWO)
    assert statement.bookings == (
        Booking(date(2026, 5, 4), -1950, "Velo Meier", "R77", 1, "Reparatur Rad"),
        Booking(date(2026, 5, 4), 80000, "Salary", "", 2),
    )
    assert (statement.currency, statement.account, statement.balance) == (
        "CHF",
        "…2957",
        Balance(date(2026, 5, 31), 88050),
    )
    assert "adds up" in [decision.what for decision in statement.decisions]
    wrong = alone(TWO.replace("880.50", "880.40"))
    assert "does not add up" in [decision.what for decision in wrong.decisions]


@pytest.mark.parametrize(
    "content",
    [
        TWO.replace("053.001.02", "053.001.08")
        .replace("<Sts>BOOK</Sts>", "<Sts><Cd>BOOK</Cd></Sts>")
        .replace("<Cdtr><Nm>Velo Meier</Nm></Cdtr>", "<Cdtr><Pty><Nm>Velo Meier</Nm></Pty></Cdtr>"),
        TWO.replace("BkToCstmrStmt", "BkToCstmrAcctRpt").replace("Stmt>", "Rpt>").replace("camt.053", "camt.052"),
        TWO.replace("<Dt>2026-05-04</Dt></BookgDt>", "<DtTm>2026-05-04T23:30:00-05:00</DtTm></BookgDt>"),
        TWO.replace("</", "</d:")
        .replace("<", "<d:")
        .replace("<d:/d:", "</d:")
        .replace("<d:?", "<?")
        .replace("xmlns=", "xmlns:d="),
        TWO.replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16"),
    ],
)
def test_every_version_gives_the_same_bookings(content: str | bytes) -> None:
    assert alone(content).bookings == alone(TWO).bookings


def test_a_batch_is_split_only_if_its_parts_add_up() -> None:
    parts = "".join(
        f'<TxDtls><AmtDtls><TxAmt><Amt Ccy="CHF">{amount}</Amt></TxAmt></AmtDtls>'
        f"<RltdPties><Cdtr><Nm>{name}</Nm></Cdtr></RltdPties></TxDtls>"
        for amount, name in (("10.00", "Anna"), ("5.50", "Beat"))
    )
    apart = alone(document(stmt(entry("15.50", details(parts)))))
    assert [(row.amount, row.payee, row.number) for row in apart.bookings] == [(-1000, "Anna", 1), (-550, "Beat", 1)]
    assert "batches" in [decision.step for decision in apart.decisions]
    whole = alone(document(stmt(entry("16.00", details(parts) + "<AddtlNtryInf>Collected</AddtlNtryInf>"))))
    assert [(row.amount, row.payee) for row in whole.bookings] == [(-1600, "Collected")]


def test_pending_entries_are_left_out_and_reported() -> None:
    rows = (entry("1.00"), entry("2.00", state="PDNG"), entry("3.00", state="INFO"))
    statement = alone(document(stmt(*rows)))
    assert [row.amount for row in statement.bookings] == [-100]
    assert [(each.row, each.why) for each in statement.left_out] == [(2, "pending"), (3, "only announced")]


def test_a_reversal_has_the_original_payee_and_the_other_direction() -> None:
    row = alone(document(stmt(entry("19.50", "<RvslInd>true</RvslInd>" + SHOP, "CRDT")))).bookings[0]
    assert (row.amount, row.payee) == (1950, "Velo Meier")


def test_statements_are_merged_by_account() -> None:
    other = stmt(entry("9.00"), iban="CH1100762011623850000")
    days = [stmt(entry("1.00", day=f"2026-05-0{day}")) for day in (4, 5)]
    found = read(document(*days, other))
    assert [(each.account, [row.amount for row in each.bookings]) for each in found] == [
        ("…2957", [-100, -100]),
        ("…0000", [-900]),
    ]


def test_a_notification_is_read_and_covers_its_days() -> None:
    days = "<FrToDt><FrDtTm>2026-04-01T00:00:00</FrDtTm><ToDtTm>2026-06-30T23:59:59</ToDtTm></FrToDt>"
    notice = stmt(days, entry("4.00", way="CRDT"), kind="Ntfctn")
    statement = alone(document(notice, form="camt.054.001.04", body="BkToCstmrDbtCdtNtfctn"))
    assert [row.amount for row in statement.bookings] == [400]
    assert (statement.first, statement.last) == (date(2026, 4, 1), date(2026, 6, 30))


def test_an_unreadable_entry_does_not_affect_the_others() -> None:
    rows = (
        entry("1e9"),
        entry("9" * 30),
        entry("1.00", way="BOTH"),
        entry("1.00", day="2026-02-30"),
        entry("1.00").replace("CHF", "EUR"),
        entry("2.00"),
    )
    statement = alone(document(stmt(*rows)))
    assert [row.number for row in statement.bookings] == [6]
    assert [each.row for each in statement.left_out] == [1, 2, 3, 4, 5]


BOMB = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FETCH = '<!DOCTYPE a SYSTEM "file:///etc/passwd">'


@pytest.mark.parametrize("declared", [BOMB, FETCH])
def test_a_file_that_declares_a_document_type_is_refused(declared: str) -> None:
    with pytest.raises(RefusedError, match="not the kind of file a bank writes"):
        read(TWO.replace("?><Document", f"?>{declared}<Document"))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<",
        TWO[:400].encode(),
        document().encode(),
        document(stmt("<A>" * 100_000)).encode(),
        b"<a>" * 300_000,
        TWO.replace("UTF-8", "zlib").encode(),
        TWO.replace("Salary", "\0").encode(),
    ],
)
def test_broken_or_deeply_nested_xml_is_refused_at_once(content: bytes) -> None:
    with within(LONGEST), pytest.raises(RefusedError) as refused:
        read(content)
    assert "bank.xml" in refused.value.title


@given(st.integers(0, len(TWO) - 1))
def test_a_truncated_file_is_refused(end: int) -> None:
    with pytest.raises(CoachError):
        read(TWO[:end])


def test_hostile_text_is_made_harmless_and_cut() -> None:
    text = TWO.replace("Velo Meier", "\u202e" + "x" * 900).replace("Reparatur", "\u2028y").replace("R77", "7" * 900)
    row = alone(text).bookings[0]
    harmless(row.payee + row.text)
    assert (len(row.payee), len(row.reference)) == (200, 80)
