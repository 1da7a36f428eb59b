"""An amount and how often it recurs, as people say it: "$120 a week", "72,000 a year in 3 cheques", "900 pcm".

The words for periods, cheques and currency signs are in the tables at the top.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from coach.domain.amounts import MOST, parse_amount, plain
from coach.domain.runway.plan import Every
from coach.domain.sanitize import shown
from coach.errors import RefusedError

LONGEST = 100  # characters


class MoneyPhrase(NamedTuple):
    """`amount` is in minor units per occurrence; `every` is None if no rhythm was given.

    `currency` is the plan's currency code or, if the plan has none, the one that was written ("" for none).
    """

    amount: int
    every: Every | None
    currency: str


class _Plan(NamedTuple):
    """The plan's currency and country."""

    digits: int
    currency: str
    country: str


_NOUNS: dict[Every, str] = {
    "day": "day",
    "week": "week|wk",
    "2 weeks": "2 weeks|two weeks|2 wks|fortnight|other week|second week|14 days",
    "4 weeks": "4 weeks|four weeks|4 wks|28 days",
    "month": "month|mo|mth|calendar month",
    "2 months": "2 months|two months|other month|second month",
    "quarter": "quarter|qtr|3 months|three months|third month",
    "4 months": "4 months|four months",
    "6 months": "6 months|six months|half year|half-year|half a year",
    "year": "year|yr|annum|12 months|twelve months",
}
_BY_THEMSELVES: dict[Every, str] = {
    "day": "daily",
    "week": "weekly|pw|p.w.",
    "2 weeks": "fortnightly|biweekly|bi-weekly",
    "4 weeks": "four-weekly|4-weekly",
    "twice a month": "twice a month|two times a month|2 times a month|semimonthly|semi-monthly|twice monthly",
    "month": "monthly|pm|p.m.|pcm|p.c.m.|once a month",
    "quarter": "quarterly|pq|four times a year|4 times a year",
    "4 months": "three times a year|3 times a year",
    "2 months": "six times a year|6 times a year",
    "6 months": "half-yearly|half yearly|semi-annually|semiannually|twice a year|two times a year|2 times a year",
    "year": "yearly|annually|annual|pa|p.a.|once a year",
    "once": "once|one-off|one off|one time|one-time|just once",
}
_CHEQUES: dict[int, Every] = {1: "year", 2: "6 months", 3: "4 months", 4: "quarter", 6: "2 months", 12: "month"}
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "six": 6, "twelve": 12}
# The currencies a sign may mean; ISO 4217 codes, signs from the Unicode CLDR.
_SIGNS = {
    "$": "USD AUD CAD SGD NZD HKD TWD MXN ARS CLP COP BSD BBD BMD BND BZD FJD GYD JMD KYD LRD NAD SBD SRD TTD XCD",
    "£": "GBP EGP FKP GIP LBP SDG SHP SSP SYP",
    "€": "EUR",
    "¥": "JPY CNY",
    "₹": "INR",
    "₩": "KRW",
    "₪": "ILS",
    "₺": "TRY",
    "₽": "RUB",
    "₱": "PHP",
    "฿": "THB",
    "₫": "VND",
    "₴": "UAH",
    "₦": "NGN",
    "us$": "USD",
    "a$": "AUD",
    "au$": "AUD",
    "c$": "CAD",
    "ca$": "CAD",
    "s$": "SGD",
    "nz$": "NZD",
    "hk$": "HKD",
    "nt$": "TWD",
    "r$": "BRL",
    "rs": "INR PKR LKR NPR MUR SCR",
    "dhs": "AED MAD",
    "dh": "AED MAD",
    "kr": "SEK NOK DKK ISK",
    "zł": "PLN",
    "kč": "CZK",
    "ft": "HUF",
    "rm": "MYR",
    "sr": "SAR",
    "qr": "QAR",
}
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " "})
_NUMBER = "|".join([r"[0-9]{1,2}", *_NUMBERS])
_PAID_IN = re.compile(
    rf"[, ]*(?:paid )?(?:in|by|over|with)? *(?P<number>{_NUMBER}) "
    r"(?P<word>cheques?|checks?|instalments?|installments?|payments?)(?: (?:a|per|each|every) year| yearly)?"
)
_EACH_OF = re.compile(
    rf"(?P<number>{_NUMBER}) (?P<word>cheques?|checks?|instalments?|installments?|payments?) of (?P<amount>.+)"
)
_MARK = re.compile(
    r"(?P<before>[^0-9\s.,'+-][^0-9\s,'+-]{0,3}?)\.? ?(?=[0-9])|(?<=[0-9kKmM]) ?(?P<behind>[^0-9\s/]{1,4})"
)
_SAYS_HOW_OFTEN = re.compile(r"\b(?:a|an|per|each|every|times) |(?:day|week|month|year)", re.IGNORECASE)
_HOW = 'Write it in figures, and how often if you like, such as 4,500, "120 a week" or "72,000 a year in 3 cheques".'


def parse_money_phrase(text: str, digits: int, currency: str, country: str = "") -> MoneyPhrase:
    """Parse an amount in `currency`, an ISO 4217 code ("" if none is chosen yet), with `digits` decimal places.

    The amount is as in `parse_amount`; a currency sign or code, and how often it recurs, may come before or after. A
    yearly sum "in 3 cheques" is a third of it every four months; cheques without a period are a year's. Raises
    RefusedError for what can't be read, for another currency, and for a rhythm that a plan does not support.
    """
    plan = _Plan(digits, currency, country)
    said = " ".join(text.translate(_SPACES).split())
    if len(said) > LONGEST:
        raise RefusedError("That is too long for an amount", _HOW)
    if found := _EACH_OF.fullmatch(said.lower()):
        words, _ = _without_period(said[found.start("amount") :])
        return _phrase(words, plan, _rhythm_of(found["number"], said))
    words, number = said, ""
    paid = re.search(rf"{_PAID_IN.pattern}$", said, re.IGNORECASE)
    if paid and paid.start() > 0:
        words, number = said[: paid.start()], paid["number"].lower()
    words, every = _without_period(words)
    if not number:
        return _phrase(words, plan, every)
    if every == "month" and _NUMBERS.get(number, number) in (2, "2"):
        whole = _phrase(words, plan, "twice a month")
        return whole._replace(amount=round(Fraction(whole.amount, 2)))
    in_cheques = paid is not None and paid["word"].lower().startswith("che")
    if every not in (None, "year") or (every is None and not in_cheques):
        raise RefusedError(
            f"{shown(said)[:40]!r} does not say how often it comes",
            'Write it for a year: "12,000 a year in 4 payments".',
        )
    whole = _phrase(words, plan, None)
    rhythm = _rhythm_of(number, said)
    parts = _NUMBERS.get(number) or int(number)
    return whole._replace(amount=round(Fraction(whole.amount, parts)), every=rhythm)


def phrase_words(amount: str, every: Every) -> str:
    """The phrase that `parse_money_phrase` reads back: "24,000 every 4 months", "500 twice a month"."""
    return f"{amount} {rhythm_words(every)}"


def rhythm_words(every: str) -> str:
    """How often: "once", "twice a month", "every 4 months"."""
    return every if every in ("once", "twice a month") else f"every {every}"


def rhythm_named(text: str) -> str:
    """The rhythm meant by "fortnight", "monthly" or "a week"; the text itself if it is none."""
    for said in (f"1 {text}", f"1 every {text}"):
        try:
            every = _without_period(said)[1]
        except RefusedError:
            continue
        if every is not None:
            return every
    return text


def monthly_amount(phrase: MoneyPhrase, digits: int, a_month: dict[Every, Fraction]) -> int:
    """The phrase's amount as a monthly one. Raises RefusedError, with the sum worked out, for another rhythm."""
    if phrase.every is None or phrase.every == "month":
        return phrase.amount
    monthly = plain(round(phrase.amount * a_month[phrase.every]), digits)
    raise RefusedError("That is not an amount for a month", f"Give it for a month. On average that is {monthly}.")


def _phrase(words: str, plan: _Plan, every: Every | None) -> MoneyPhrase:
    digits, currency, country = plan
    bare, code = _without_currency(words, currency)
    amount = parse_amount(bare, digits, country)
    return MoneyPhrase(min(amount, MOST), every, currency or code)


def _rhythm_of(number: str, said: str) -> Every:
    parts = _NUMBERS.get(number) or int(number)
    if parts not in _CHEQUES:
        raise RefusedError(
            f"{shown(said)[:40]!r}: {parts} a year is not something coach can plan with",
            "A year can have 1, 2, 3, 4, 6 or 12 payments. Otherwise add each payment on its own, with its day.",
        )
    return _CHEQUES[parts]


@lru_cache(maxsize=1)
def _periods() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, Every]]:
    """Patterns for a period after the amount and before it, and the rhythm each word means."""
    nouns, alone = (
        {word: every for every, words in known.items() for word in words.split("|")}
        for known in (_NOUNS, _BY_THEMSELVES)
    )
    any_noun, any_alone = ("|".join(map(re.escape, sorted(known, key=len, reverse=True))) for known in (nouns, alone))
    period = rf"(?:(?:(?:a|an|per|each|every|the|p) |(?:per|/) ?)(?P<noun>{any_noun})|(?P<alone>{any_alone}))"
    trailing = re.compile(rf"(?P<amount>.*?[^a-z])[ ,]*{period}", re.IGNORECASE)
    before = re.compile(rf"{period}[ :]+(?P<amount>.+)", re.IGNORECASE)
    return trailing, before, {**nouns, **alone}


def _without_period(words: str) -> tuple[str, Every | None]:
    """Split off the rhythm. Raises RefusedError for a period that a plan does not support."""
    trailing, before, known = _periods()
    if found := trailing.fullmatch(words) or before.fullmatch(words):
        return found["amount"].strip(" ,"), known[(found["noun"] or found["alone"]).lower()]
    if re.search(r"[0-9]", words) and _SAYS_HOW_OFTEN.search(words):
        raise RefusedError(
            f"{shown(words)[:40]!r} is not a rhythm coach knows",
            "Use one of: every day, week, 2 weeks, 4 weeks, month, 2 months, quarter, 4 months, 6 months, year; twice "
            "a month; once.",
        )
    return words, None


def _without_currency(words: str, currency: str) -> tuple[str, str]:
    """Split off the currency sign or code. Raises RefusedError if it is not the plan's."""
    found = _MARK.match(words) or _MARK.search(words)
    if not found or (found["behind"] and found.end() != len(words)):
        return words, ""
    mark = (found["before"] or found["behind"]).strip(" .")
    if mark.lower() in ("k", "m"):
        return words, ""
    known = _SIGNS.get(mark.lower(), mark.upper() if re.fullmatch(r"[A-Za-z]{3}", mark) else "").split()
    if not known:
        return words, ""
    if currency and currency not in known:
        what = known[0] if len(known) == 1 else mark
        raise RefusedError(
            f"{shown(words)[:40]!r} is marked {what}, and the plan is in {currency}",
            f"Write every amount in {currency}.",
        )
    return f"{words[: found.start()]}{words[found.end() :]}".strip(), known[0] if len(known) == 1 else ""
