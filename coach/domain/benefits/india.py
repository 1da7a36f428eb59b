"""India."""

from __future__ import annotations

from fractions import Fraction

from coach.domain.benefits.proposal import Case, Proposal, after, check_order, full_years
from coach.domain.runway.cadence import months_after
from coach.domain.runway.plan import Lump
from coach.errors import RefusedError


def gratuity(case: Case) -> tuple[Proposal, ...]:
    """15/26 of the last month's wages for each year, a part of more than six months counting as one; 20 lakh at most.

    Raises RefusedError below five years, or one on a fixed-term contract (Labour Codes of 2025).
    """
    wages, first, last = case.amount("wages"), case.day("first_day"), case.day("last_day")
    check_order(first, last)
    years = full_years(first, last)
    least: int = case.numbers["least_years_fixed_term" if case.answers["contract"] == "fixed_term" else "least_years"]
    if years < least:
        raise RefusedError(f"No gratuity before {least} years of service", f"From {first} to {last} is less.")
    counted = years + (months_after(first, 12 * years + 6) < after(last, 1))
    share = Fraction(case.numbers["days"], case.numbers["of_days"])
    ceiling = case.units("ceiling")
    owed = min(round(share * wages * counted), ceiling)
    capped = ", the ceiling" if owed == ceiling else ""
    words = f"15/26 x {case.said(wages)} x {counted} years is {case.said(owed)}{capped}."
    return (Proposal(Lump("", "Gratuity", owed, after(last, case.numbers["paid_within_days"])), words),)


def epf(case: Case) -> tuple[Proposal, ...]:
    """75 % at once, the rest after twelve months without work (rules of October 2025)."""
    balance, last = case.amount("balance"), case.day("last_day")
    now = round(Fraction(balance * case.numbers["percent_at_once"], 100))
    later = months_after(last, case.numbers["rest_after_months"])
    return (
        Proposal(Lump("", "Provident fund, three quarters", now, last), f"75 % of {case.said(balance)}."),
        Proposal(Lump("", "Provident fund, the rest", balance - now, later), "25 %, twelve months later."),
    )
