"""MT940 and MT942 as banks of several countries write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.runway.statement import Balance, Booking, Statement
from coach.errors import CoachError, RefusedError
from coach.imports.statements.mt940_file import read_mt940
from tests.fuzz.rule import LONGEST, harmless, within


def read(text: str | bytes, digits: int = 2) -> tuple[Statement, ...]:
    return read_mt940(text if isinstance(text, bytes) else text.encode(), "bank.sta", digits, lambda _done, _of: None)


def alone(text: str | bytes) -> Statement:
    (statement,) = read(text)
    return statement


def message(
    *fields: str, account: str = "20041133/0532013000", opening: str = "C260501EUR100,00", closing: str = ""
) -> str:
    end = f":62F:{closing}\n" if closing else ""
    return f":20:START\n:25:{account}\n:28C:5/1\n:60F:{opening}\n" + "".join(f"{each}\n" for each in fields) + end


GERMAN = message(
    ":61:2605040504DR45,90N005NONREF//B1",
    ":86:005?00LASTSCHRIFT?10931?20EREF+R-2026-7781?21MREF+M1?22SVWZ+Strom Mai Vertrag 88",
    "?23 Abschlag?30COBADEFF?31DE89?32Stadtwerke Lindau GmbH und Co?33. KG",
    ":61:2605280528CR2100,N062NONREF",
    ":86:166?00GUTSCHRIFT?20Gehalt Mai?32Nordlicht Werft",
    closing="C260531EUR2154,10",
)
DUTCH = message(
    ":61:260502D7,50N426EREF//88",
    ":86:/TRTP/SEPA OVERBOEKING/IBAN/NL11BANK0001/BIC/BANKNL2A/NAME/Groenteboer",
    "/REMI/Appels en peren/EREF/NOTPROVIDED",
    opening="C260501EUR10,00",
    closing="C260531EUR2,50",
)
ING = message(
    ":61:2605030503D12,00NTRF", ":86:/CNTP/NL22BANK0002/BANKNL2A/De Fietsenmaker/UTRECHT///REMI/USTD//Band geplakt/"
)
POLISH = message(
    ":61:2605050505D30,00N020", ":86:020~00PRZELEW~20czynsz za maj~32JAN NOWAK~33 WARSZAWA", opening="C260501PLN50,00"
)
FREE = message(":61:2605060506C800,00NTRFREF77//BANK9", ":86:INWARD TRANSFER FROM PARKS", opening="D260501AED20,00")


@pytest.mark.parametrize(
    ("text", "booking"),
    [
        (DUTCH, Booking(date(2026, 5, 2), -750, "Groenteboer", "88", 1, "Appels en peren")),
        (ING, Booking(date(2026, 5, 3), -1200, "De Fietsenmaker", "", 1, "Band geplakt")),
        (POLISH, Booking(date(2026, 5, 5), -3000, "JAN NOWAK WARSZAWA", "", 1, "czynsz za maj")),
        (FREE, Booking(date(2026, 5, 6), 80000, "INWARD TRANSFER FROM PARKS", "BANK9", 1)),
    ],
)
def test_payee_and_purpose_are_found_in_every_country(text: str, booking: Booking) -> None:
    assert alone(text).bookings == (booking,)


def test_a_german_statement_with_its_subfields_its_balance_and_its_proof() -> None:
    statement = alone(GERMAN)
    assert [(row.on, row.amount, row.payee, row.text, row.reference) for row in statement.bookings] == [
        (date(2026, 5, 4), -4590, "Stadtwerke Lindau GmbH und Co. KG", "Strom Mai Vertrag 88 Abschlag", "B1"),
        (date(2026, 5, 28), 210000, "Nordlicht Werft", "Gehalt Mai", ""),
    ]
    assert (statement.currency, statement.account) == ("EUR", "…3000")
    assert statement.balance == Balance(date(2026, 5, 31), 215410)
    assert (statement.first, statement.last) == (date(2026, 5, 1), date(2026, 5, 31))
    assert "adds up" in [decision.what for decision in statement.decisions]
    wrong = alone(GERMAN.replace("EUR2154,10", "EUR2154,11"))
    assert "does not add up" in [decision.what for decision in wrong.decisions]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "{1:F01BANKDEFFXXXX0000000000}{2:I940BANKDEFFN}{4:\n" + text + "-}{5:{CHK:1}}\n",
        lambda text: "{1:F01X}{2:O940}{4:" + text + "-\n",
        lambda text: text.replace(":60F:", ":60M:").replace(":62F:", ":62M:"),
        lambda text: text.replace(":61:2605040504DR", ":61:260504DR"),
        lambda text: text.replace("45,90", "45.90"),
    ],
)
def test_envelopes_line_ends_and_short_entries_make_no_difference(change: object) -> None:
    assert callable(change)
    assert alone(change(GERMAN)).bookings == alone(GERMAN).bookings


@pytest.mark.parametrize(
    ("mark", "amount"), [("C", 500), ("D", -500), ("RC", -500), ("RD", 500), ("CR", 500), ("DR", -500)]
)
def test_a_reversal_has_the_other_direction(mark: str, amount: int) -> None:
    """The last two are a direction followed by a letter of the currency: EUR."""
    assert alone(message(f":61:2605040504{mark}5,00NTRF")).bookings[0].amount == amount


def test_the_entry_date_is_in_the_nearest_year() -> None:
    rows = alone(message(":61:2512310102D1,00NTRF", ":61:2601021231D1,00NTRF", ":61:2605040000D1,00NTRF")).bookings
    assert [row.on for row in rows] == [date(2026, 1, 2), date(2025, 12, 31), date(2026, 5, 4)]


def test_statements_are_merged_by_account() -> None:
    other = message(":61:2605040504C9,00NTRF", account="20041133/0777778888")
    found = read(GERMAN + message(":61:2606010601D1,00NTRF") + other)
    assert [(each.account, len(each.bookings)) for each in found] == [("…3000", 3), ("…8888", 1)]


def test_an_interim_report_leaves_out_expected_entries() -> None:
    head = ":20:X\n:25:1/0532013000\n:28C:0\n:34F:EUR0,\n:13D:2605041200+0200\n"
    text = f"{head}:61:260504D3,00NTRF\n:61:260505ED4,00NTRF\n:90D:1EUR3,\n"
    statement = alone(text)
    assert [(row.amount, statement.currency) for row in statement.bookings] == [(-300, "EUR")]
    assert [each.why for each in statement.left_out] == ["pending"]


def test_an_unreadable_entry_does_not_affect_the_others() -> None:
    text = message(
        ":61:2613450101D1,00NTRF", ":61:nonsense", ":61:2605040504D" + "9" * 15 + ",00NTRF", ":61:2605040504D2,00NTRF"
    )
    statement = alone(text)
    assert [row.number for row in statement.bookings] == [4]
    assert [each.row for each in statement.left_out] == [1, 2, 3]


def test_an_old_encoding_is_decoded() -> None:
    assert alone(GERMAN.replace("Nordlicht", "Größe").encode("cp1252")).bookings[1].payee == "Größe Werft"


@given(st.integers(0, len(GERMAN)))
def test_a_truncated_file_gives_its_first_bookings_or_is_refused(end: int) -> None:
    try:
        statement = alone(GERMAN[:end])
    except CoachError:
        return
    found = [(row.on, row.amount) for row in statement.bookings]
    assert found == [(row.on, row.amount) for row in alone(GERMAN).bookings][: len(found)]
    if end < GERMAN.index(":62F:"):
        assert "end" in [decision.step for decision in statement.decisions]


@pytest.mark.parametrize(
    "content", [b"", b":20:", b":61:" * 200_000, b":20:X\n:86:" + b"?20" * 300_000, b"{4:" * 300_000]
)
def test_a_file_without_bookings_is_refused_at_once(content: bytes) -> None:
    with within(LONGEST), pytest.raises(RefusedError):
        read(content)


def test_hostile_text_is_made_harmless_and_cut() -> None:
    statement = alone(
        message(":61:2605040504D1,00NTRF\x1b[2J", ":86:\x1b[2J\u202e" + "x" * 9_000, account="\x1b1\u202e2345678")
    )
    for text in (statement.bookings[0].payee, statement.bookings[0].reference, statement.account):
        harmless(text)
    assert len(statement.bookings[0].payee) == 200
