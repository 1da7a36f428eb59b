"""Who was paid, without what changes from one booking to the next; and how much of a need it is likely to be."""

from __future__ import annotations

import re

from coach.domain.runway.plan import Category


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NOISE = _words(
    "pos purchase card visa mastercard debit credit payment paid kartenzahlung lastschrift sepa ref auth trx txn "
    "transaction direct dd so standing order recurring ecom online www com inc ltd llc gmbh co fze bill"
)
_KNOWN: dict[Category, frozenset[str]] = {
    "essential": _words(
        "rent miete mortgage landlord dewa addc sewa electricity water gas strom energie utilities insurance "
        "versicherung loan emi school fees council tax pharmacy apotheke hospital clinic carrefour lulu spinneys "
        "grocery supermarket aldi lidl rewe edeka tesco sainsbury walmart kroger etisalat du vodafone telekom"
    ),
    "cuttable": _words(
        "netflix spotify disney prime hulu youtube shahid osn audible gym fitness fitnessfirst classpass apple "
        "icloud playstation xbox nintendo steam patreon dazn hbo max paramount adobe magazine"
    ),
}
LONGEST = 3


def payee_key(payee: str) -> str:
    """The name by which bookings belong together: at most three words, without numbers and a card's noise."""
    words = re.findall(r"[^\W\d_]{2,}", payee.casefold())
    return " ".join([word for word in words if word not in _NOISE][:LONGEST]) or payee.strip().casefold()[:30]


def likely_category(payee: str) -> Category:
    """A first guess, for the person to change."""
    words = set(re.findall(r"[^\W\d_]+", payee.casefold()))
    return next((category for category, known in _KNOWN.items() if words & known), "flexible")


def is_subscription(payee: str) -> bool:
    """Whether it is one of those that are easily forgotten."""
    return likely_category(payee) == "cuttable"
