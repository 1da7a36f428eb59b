"""Invented bank statements in the formats of real banks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from coach.domain.runway.statement import Statement
from coach.imports.progress import Progress
from coach.imports.statements.files import read_file
from coach.imports.statements.table_file import StatementLocale

START = date(2026, 5, 1)


def month(number: int, day: int = 1) -> date:
    """A day of the nth month from May 2026."""
    return date(2026 + (4 + number) // 12, (4 + number) % 12 + 1, day)


def half_a_year() -> list[tuple[date, str, str, str]]:
    """Six months of one person: pay, rent, a loan, subscriptions, shopping; (day, payee, amount, reference)."""
    rows: list[tuple[date, str, str, str]] = []
    for number in range(6):
        rows += [
            (month(number, 25), "SALARY ACME FZE 0042", "18500.00", f"S{number}"),
            (month(number, 1), "Standing Order RENT Al Reem Tower 12", "-5200.00", f"R{number}"),
            (month(number, 5), f"EMI CAR LOAN {100 + number}", "-1450.00", f"L{number}"),
            (month(number, 12), f"POS PURCHASE NETFLIX.COM {number:04}", "-56.00", f"N{number}"),
            (month(number, 3), "ETISALAT BILL", f"-{540 + number}.00", f"E{number}"),
        ]
        rows += [
            (
                month(number, 2) + timedelta(days=7 * week),
                "CARREFOUR 0815",
                f"-{210 + 37 * ((week * 5 + number) % 4)}.35",
                "",
            )
            for week in range(4)
        ]
        rows.append((month(number, 9), f"CAFE {'ABCDEF'[number] * 3}", "-31.50", ""))
    return sorted(rows)


def uae(rows: Sequence[tuple[date, str, str, str]] | None = None) -> str:
    """A UAE bank: debit and credit columns, day before month, newest first, totals at the end."""
    lines = [
        "Account Statement",
        "Account No,101-42",
        "",
        "Transaction Date,Description,Debit Amount,Credit Amount,Balance",
    ]
    for on, payee, amount, _ in sorted(rows or half_a_year(), reverse=True):
        debit, credit = (amount[1:], "") if amount.startswith("-") else ("", amount)
        grouped = f'"{float(debit or credit):,.2f}"'
        lines.append(f'{on:%d/%m/%Y},{payee},{grouped if debit else ""},{grouped if credit else ""},"1,000.00"')
    return "\n".join([*lines, 'Closing balance,,,,"1,000.00"']) + "\n"


def german(rows: Sequence[tuple[date, str, str, str]] | None = None) -> str:
    """A German bank: a preamble, semicolons, decimal commas, DD.MM.YY."""
    lines = ['"Girokonto";"DE00 0000"', '"Kontostand vom 31.10.2026:";"1.234,56 €"', '""']
    lines.append('"Buchungsdatum";"Zahlungsempfänger*in";"Verwendungszweck";"Betrag (€)"')
    for on, payee, amount, reference in rows or half_a_year():
        number = f"{float(amount):,.2f}".translate(str.maketrans(",.", ".,"))
        lines.append(f'"{on:%d.%m.%y}";"{payee}";"{reference}";"{number}"')
    return "\n".join(lines) + "\n"


def american(rows: Sequence[tuple[date, str, str, str]] | None = None) -> str:
    """A US bank: month before day, one signed amount."""
    lines = ["Posting Date,Description,Amount,Type"]
    lines += [f"{on:%m/%d/%Y},{payee},{amount},ACH" for on, payee, amount, _ in rows or half_a_year()]
    return "\r\n".join(lines) + "\r\n"


OFX_HEAD = """OFXHEADER:100
DATA:OFXSGML
VERSION:102
SECURITY:NONE
ENCODING:USASCII
CHARSET:1252
COMPRESSION:NONE
OLDFILEUID:NONE
NEWFILEUID:NONE

"""


def ofx(rows: Sequence[tuple[date, str, str, str]] | None = None, *, xml: bool = False) -> str:
    """OFX 1 (SGML, leaves not closed) or OFX 2 (XML)."""

    def leaf(name: str, value: str) -> str:
        return f"<{name}>{value}</{name}>" if xml else f"<{name}>{value}\n"

    booked = "".join(
        "<STMTTRN>"
        + leaf("TRNTYPE", "DEBIT" if amount.startswith("-") else "CREDIT")
        + leaf("DTPOSTED", f"{on:%Y%m%d}")
        + leaf("TRNAMT", amount)
        + leaf("FITID", f"F{number}")
        + leaf("NAME", payee.replace("&", "&amp;"))
        + "</STMTTRN>"
        for number, (on, payee, amount, _) in enumerate(rows or half_a_year())
    )
    head = '<?xml version="1.0"?><?OFX OFXHEADER="200" VERSION="211"?>' if xml else OFX_HEAD
    return (
        f"{head}<OFX><BANKMSGSRSV1><STMTTRNRS>{leaf('TRNUID', '1')}<STMTRS>{leaf('CURDEF', 'AED')}<BANKACCTFROM>"
        f"{leaf('BANKID', '1')}{leaf('ACCTID', '42')}{leaf('ACCTTYPE', 'CHECKING')}</BANKACCTFROM><BANKTRANLIST>"
        f"{booked}</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>"
    )


def read_statements(
    file: Path, place: StatementLocale, *, progress: Progress = lambda _done, _all: None
) -> tuple[Statement, ...]:
    """The statements in a file, without any choices."""
    return read_file(file, place, progress=progress).statements
