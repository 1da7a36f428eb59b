"""What is made of statements: recurring lines, averages, transfers, and duplicates."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from coach.domain.runway.recurring import RecurringBookings, find_recurring
from coach.domain.runway.state import MoneyState
from coach.domain.runway.statement import Booking, Statement
from coach.domain.runway.suggestions import as_event, evidence_words
from coach.errors import CoachError, RefusedError
from coach.imports.statements.choices import NO_CHOICES
from coach.imports.statements.table_file import StatementLocale
from coach.imports.statements.tables import Request, nothing_known, read_csv
from tests.imports.factories import american, german, half_a_year, month, ofx, read_statements, uae

UAE = StatementLocale(2, "AED", "AE", date(2026, 11, 29))
BOOKED = sorted((on, round(float(amount) * 100)) for on, _, amount, _ in half_a_year())


def quiet(done: int, of: int) -> None:
    """Ignore progress."""


def read(text: str) -> Statement:
    """One account. The format makes no difference here, so the currency is left open."""
    (statement,) = read_csv(text.encode(), Request("bank.csv", StatementLocale(), NO_CHOICES, nothing_known, quiet))[1]
    return statement


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("uae.csv", uae().encode()),
        ("german.csv", german().encode("cp1252", "replace")),
        ("american.csv", american().encode("utf-16")),
        ("old.ofx", ofx().encode()),
        ("new.qfx", ofx(xml=True).encode()),
        ("named-wrong.csv", ofx().encode()),
    ],
)
def test_every_format_gives_the_same_bookings_and_reports_progress(name: str, content: bytes, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    told: list[tuple[int, int]] = []
    (statement,) = read_statements(file, StatementLocale(), progress=lambda done, of: told.append((done, of)))
    assert sorted((row.on, row.amount) for row in statement.bookings) == BOOKED
    assert told[-1][0] == told[-1][1]
    assert statement.questions == ()


def test_a_missing_file_and_an_invalid_ofx_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CoachError, match="can't be read"):
        read_statements(tmp_path / "none.csv", UAE)
    for content in (b"", b"OFXHEADER:100\n\n<OFX>", b"<OFX><BANKMSGSRSV1></OFX>", b"\xff\xfe\x00"):
        file = tmp_path / "bad.ofx"
        file.write_bytes(content)
        with pytest.raises(RefusedError):
            read_statements(file, UAE)


def found_in(*texts: str) -> RecurringBookings:
    return find_recurring([read(text) for text in texts])


def test_recurring_bookings_are_found() -> None:
    found = {line.name: line for line in found_in(uae()).proposals}
    assert {name for name, line in found.items() if line.every == "month" and not line.spread} == {
        *("Salary Acme", "Rent Al Reem Tower", "Emi Car Loan", "Etisalat", "Netflix"),
    }
    rent, netflix = found["Rent Al Reem Tower"], found["Netflix"]
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


def test_the_total_is_the_sum_of_the_lines() -> None:
    found = found_in(uae()).proposals
    gone = -sum(amount for _, amount in BOOKED if amount < 0)
    assert sum(abs(row.amount) for line in found if not line.comes for row in line.bookings) == gone


def test_duplicates_across_files_count_once_and_within_a_file_twice() -> None:
    alone, both = found_in(uae()), found_in(uae(), american(), german())
    assert (both.bookings, both.duplicates) == (alone.bookings, 120)
    twice = read("Date,Description,Amount\n2026-05-01,Cafe,-3\n2026-05-01,Cafe,-3\n2026-05-09,X,-1\n")
    assert (find_recurring([twice]).bookings, find_recurring([twice, twice]).bookings) == (3, 3)


def test_transfers_between_own_accounts_are_neither_income_nor_spending() -> None:
    here = Statement("a", (Booking(date(2026, 5, 1), -100_000, "To savings"), Booking(date(2026, 5, 2), -500, "Cafe")))
    there = Statement(
        "b", (Booking(date(2026, 5, 3), 100_000, "From current"), Booking(date(2026, 5, 20), 500, "Interest"))
    )
    found = find_recurring([here, there])
    assert (found.transfers, found.bookings) == (2, 2)
    back = Statement(
        "c", (Booking(date(2026, 5, 1), -4_000, "Shop"), Booking(date(2026, 5, 2), 4_000, "Shop, returned"))
    )
    assert find_recurring([back]).transfers == 0
    named = find_recurring([here], ["savings"])
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
def test_recurring_bookings_need_regular_gaps_and_enough_bookings(step: int, hits: int, every: str | None) -> None:
    rows = tuple(
        Booking(date.fromordinal(date(2025, 1, 1).toordinal() + step * n), -5000, "Thing") for n in range(hits)
    )
    line = find_recurring([Statement("a", rows)]).proposals[0]
    assert (None if line.spread else line.every) == every


def test_amounts_that_differ_too_much_are_not_recurring() -> None:
    rows = tuple(Booking(month(n), -amount, "Shop") for n, amount in enumerate((1000, 3000, 500, 9000)))
    assert find_recurring([Statement("a", rows)]).proposals[0].spread


def test_a_proposal_names_its_bookings_and_becomes_a_line() -> None:
    netflix = next(line for line in found_in(uae()).proposals if line.name == "Netflix")
    words = evidence_words(netflix, "AED", 2)
    assert words.startswith(
        "Netflix: AED 56 every month. Cuttable, a subscription, because of NETFLIX. Seen 6 times, last "
    )
    assert "12 Oct 2026 56" in words
    event = as_event(netflix, MoneyState(), 2, month(6, 20))
    assert (event.line, event.amount, event.every, event.day, event.since) == (
        "netflix",
        "56.00",
        "month",
        12,
        month(7, 12),
    )


def test_hostile_payees_are_only_text() -> None:
    rows = tuple(Booking(month(n), -100, "\x1b[2J[/b]\u202e=cmd()") for n in range(4))
    line = find_recurring([Statement("a", rows)]).proposals[0]
    assert "\x1b" not in as_event(line, MoneyState(), 2, date(2026, 11, 29)).name
    assert "\x1b" not in evidence_words(line, "AED", 2)


def test_card_repayments_are_not_income_and_refunds_are_not_spending() -> None:
    rows = [Booking(month(number, 5), -9_000, "GROCER") for number in range(5)]
    rows += [Booking(month(number, 20), 9_000, "THANK YOU FOR PAYING") for number in range(5)]
    rows += [Booking(month(2, 7), -2_500, "LAMPS"), Booking(month(2, 9), 2_500, "LAMPS REFUND")]
    found = find_recurring([Statement("card", tuple(rows), is_card=True)])
    assert [(line.name, line.comes) for line in found.proposals] == [("Grocer", False)]
    assert (found.transfers, found.refunds, found.irregular) == (5, 1, None)
