"""Which column of a statement is what, by the names that banks give them."""

from __future__ import annotations

import re
from typing import NamedTuple

NAMES: dict[str, tuple[str, ...]] = {
    "date": (
        *("date", "transaction date", "posting date", "posted date", "booking date", "value date", "completed date"),
        *(
            "started date",
            "buchungstag",
            "buchungsdatum",
            "buchung",
            "datum",
            "valuta",
            "wertstellung",
            "fecha",
            "data",
        ),
        *("date opération", "date operation", "date de comptabilisation", "txn date", "التاريخ", "日付", "取引日"),
    ),
    "amount": (
        *("amount", "transaction amount", "betrag", "betrag (eur)", "betrag (€)", "umsatz", "importe", "importo"),
        *("montant", "monto", "amount (aed)", "amount aed", "amount (gbp)", "amount (usd)", "المبلغ", "金額", "valor"),
    ),
    "debit": (
        *("debit", "debit amount", "withdrawal", "withdrawals", "withdrawal amt.", "paid out", "money out", "soll"),
        *("débit", "cargo", "dare", "debits", "debit (aed)", "お引出し", "引出"),
    ),
    "credit": (
        *("credit", "credit amount", "deposit", "deposits", "deposit amt.", "paid in", "money in", "haben", "crédit"),
        *("abono", "avere", "credits", "credit (aed)", "お預入れ", "預入"),
    ),
    "payee": (
        *("description", "payee", "narration", "merchant", "name", "details", "transaction details", "particulars"),
        *("auftraggeber / begünstigter", "begünstigter / auftraggeber", "zahlungsempfänger*in", "empfänger", "libellé"),
        *(
            "auftraggeber/empfänger",
            "auftraggeber / empfänger",
            "begünstigter/zahlungspflichtiger",
            "zahlungsempfänger",
        ),
        *("beneficiario", "contraparte", "controparte", "bénéficiaire", "tegenpartij", "naam / omschrijving"),
        *("beguenstigter/zahlungspflichtiger", "name zahlungsbeteiligter", "concepto", "descrizione", "الوصف", "摘要"),
        *("verwendungszweck", "buchungstext", "transaction description", "memo", "remarks"),
    ),
    "reference": (
        "reference",
        "reference number",
        "ref",
        "transaction id",
        "id",
        "kundenreferenz",
        "fitid",
        "cheque no",
    ),
    "currency": ("currency", "währung", "waehrung", "devise", "moneda", "valuta/währung", "ccy", "العملة"),
    "sign": ("debit/credit", "cr/dr", "dr/cr", "credit debit indicator", "soll/haben", "type"),
}
LONGEST_PAYEE, LONGEST_REFERENCE = 200, 80  # characters
WIDEST = 200  # columns that are looked at; a file of nothing but commas has millions


class Columns(NamedTuple):
    """The places of the columns in a row; None for one that is not there."""

    date: int | None = None
    amount: int | None = None
    debit: int | None = None
    credit: int | None = None
    payee: int | None = None
    reference: int | None = None
    currency: int | None = None
    sign: int | None = None

    @property
    def is_complete(self) -> bool:
        """Whether there is a day and an amount."""
        return self.date is not None and (self.amount is not None or None not in (self.debit, self.credit))

    def is_booking(self, row: list[str]) -> bool:
        """Whether a row has a day and some amount."""
        return bool(_cell(row, self.date)) and any(self.amounts_of(row))

    def date_of(self, row: list[str]) -> str:
        """The cell with the day, as it stands in the file."""
        return _cell(row, self.date)

    def amounts_of(self, row: list[str]) -> tuple[str, str, str]:
        """The amount, the debit and the credit, as they stand there."""
        return _cell(row, self.amount), _cell(row, self.debit), _cell(row, self.credit)

    def payee_of(self, row: list[str]) -> str:
        """Who was paid, or who paid."""
        return " ".join(_cell(row, self.payee).split())[:LONGEST_PAYEE]

    def reference_of(self, row: list[str]) -> str:
        """The bank's own number of the booking, or ""."""
        return _cell(row, self.reference)[:LONGEST_REFERENCE]

    def currency_of(self, row: list[str]) -> str:
        """The currency's code, or ""."""
        code = _cell(row, self.currency).upper()
        return code if re.fullmatch(r"[A-Z]{3}", code) else ""

    def sign_of(self, row: list[str]) -> int:
        """-1 where a column of its own says that it went, otherwise 1."""
        return -1 if _cell(row, self.sign).casefold() in ("dr", "debit", "d", "s", "soll", "dbit") else 1


def find_columns(header: list[str]) -> Columns:
    """The columns that a row names; the first of a kind counts, by the order of the names above."""
    cells = [" ".join(cell.casefold().replace("\ufeff", "").split()) for cell in header[:WIDEST]]
    found: dict[str, int] = {}
    for kind, names in NAMES.items():
        place = next((cells.index(name) for name in names if name in cells), None)
        if place is None:
            place = next((number for number, cell in enumerate(cells) for name in names if _begins(cell, name)), None)
        if place is not None and place not in found.values():
            found[kind] = place
    return Columns(**found)


def _begins(cell: str, name: str) -> bool:
    """ "Amount (AED)" is an amount; "amounts due" is not."""
    return cell.startswith(name) and not cell[len(name) : len(name) + 1].isalpha() and len(name) > 3


def _cell(row: list[str], place: int | None) -> str:
    return row[place].strip() if place is not None and place < len(row) else ""
