"""temp"""

from __future__ import annotations
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple
from coach.domain.folding import folded


class HeaderWords(NamedTuple):
    fields: Mapping[str, Mapping[str, str]]
    sign_words: Mapping[str, int]
    state_words: Mapping[str, str]
    no_booking: tuple[str, ...]
    cards: tuple[frozenset[str], ...] = ()
    repayments: tuple[str, ...] = ()


F = {
    "date": "date|transaction date|posting date|posted date|booking date|completed date|txn date|trans date|buchungstag|buchungsdatum|datum|data|fecha|dato|التاريخ|日付|取引日|年月日|datum zaúčtování|kirjauspäivä|dateOp|könyvelés dátuma|data contabile|completion time|data operacji|дата операции|дата|bokföringsdag|tarih|дата i час операції|交易时间|日期|belegdatum",
    "value_date": "value date|post date|valuta|wertstellung|date de valeur|dateval|data valuta|rentedato|valuta",
    "amount": "amount|betrag|umsatz|importe|importo|montant|monto|المبلغ|金額|valor|value|částka|beløb|määrä|összeg|gross|net|kwota|сумма операции|сума в валюті картки|belopp|tutar|金额|bedrag|buchungsbetrag",
    "debit": "debit|debit amount|withdrawal|withdrawn|paid out|soll|débit|dare|お引出し|مدين|lastschrift|uscite|ut fra konto|outflow|支払",
    "credit": "credit|credit amount|deposit|paid in|haben|crédit|avere|お預入れ|دائن|gutschrift|entrate|inn på konto|inflow",
    "sign": "debit/credit|dr/cr|dr / cr|type|af bij|收/支|soll/haben|credit debit indicator|transaction type",
    "balance": "balance|saldo|bakiye|残高",
    "currency": "currency|währung|měna|devizanem|валюта|valuta|valuta",
    "fee": "fee",
    "state": "status|state",
    "payee": "payee|merchant|name|empfänger|naam / omschrijving|name / description|saaja/maksaja|partner|namn|交易对方|název protiúčtu",
    "text": "description|narration|details|transaction details|libellé|label|memo|البيان|摘要|tekst|avisierungstext|causale|descrizione|forklaring|opis operacji|описание|açıklama|деталі операції|transaktionsbeschreibung|お取り扱い内容|descripción",
    "reference": "reference|chq / ref no.|receipt no.",
    "account": "rekening|rachunek",
    "ignored": "amount due|umsatz getätigt von|category|kategoria|card number",
}


@cache
def header_words(kind: str = "money") -> HeaderWords:
    f = {k: {folded(w): "en" for w in v.split("|")} for k, v in F.items()}
    f["amount"].update({folded("betrag"): "de"})
    s = {
        **{folded(w): -1 for w in "dr debit d s soll dbit af 支出 db -".split()},
        **{folded(w): 1 for w in "cr credit c h haben crdt bij 收入 +".split()},
    }
    return HeaderWords(
        f,
        s,
        {
            "pending": "pending",
            "reserviert": "pending",
            "reserverat": "pending",
            "declined": "declined",
            "completed": "booked",
        },
        ("opening balance", "closing balance", "turnover", "total"),
        (frozenset(("trans date", "post date")), frozenset(("card member",))),
        ("payment thank you", "autopay payment", "payment"),
    )
