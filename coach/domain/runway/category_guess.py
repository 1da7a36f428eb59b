"""Guess the category of an expense from the words of its name, with the reason, for the person to change."""

from __future__ import annotations

import re
from typing import NamedTuple

from coach.domain.runway.categories import guess_category
from coach.domain.runway.payees import payee_key
from coach.domain.runway.plan import Category


class Guess(NamedTuple):
    """A category, and the word of the name that suggests it."""

    category: Category
    word: str


# What people call a line of their own; names of payees are in `payees`.
_CALLED: dict[Category, tuple[str, ...]] = {
    "essential": (
        *("rent", "mortgage", "food", "groceries", "electricity", "power", "water", "gas", "heating", "utilities"),
        *("insurance", "medicine", "medicines", "medication", "prescriptions", "doctor", "school", "nursery"),
        *("childcare", "daycare", "tuition", "loan", "tax", "taxes", "alimony", "child support"),
    ),
    "cuttable": ("subscription", "subscriptions", "streaming", "gym", "membership", "magazine", "newspaper", "lottery"),
    "flexible": (
        *("phone", "mobile", "internet", "broadband", "petrol", "fuel", "eating out", "restaurants", "restaurant"),
        *("takeaway", "clothes", "clothing", "travel", "taxi", "taxis", "gifts", "hobbies", "haircut", "holiday"),
        *("holidays", "pocket money", "coffee", "cleaner", "household"),
    ),
}


def guessed_category(name: str) -> Guess | None:
    """The category that the whole words of a name suggest; None if there is none."""
    words = re.findall(r"[^\W\d_]+", name.casefold())
    text = f" {' '.join(words)} "
    for category, called in _CALLED.items():
        for known in called:
            if f" {known} " in text:
                return Guess(category, known)
    payee = guess_category(name, "", payee_key(name), ())
    return Guess(payee.category, payee.word) if payee.category else None


def category_of(name: str, said: Category | None) -> tuple[Category | None, str]:
    """The given category, or the guess; and the word it was guessed from, "" if it was given or can't be guessed."""
    if said is not None or (guess := guessed_category(name)) is None:
        return said, ""
    return guess.category, guess.word
