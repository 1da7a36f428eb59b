"""United Kingdom."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from coach.domain.benefits.proposal import BenefitLine, Case, after, check_order, full_years
from coach.domain.runway.plan import Income, OneOffIncome
from coach.domain.runway.recurrence import months_after
from coach.errors import RefusedError


def redundancy(case: Case) -> tuple[BenefitLine, ...]:
    """Half a week, one week or one and a half weeks of pay for each full year, counted back from the end (GOV.UK).

    A year counts by the age at its start: 1.5 from 41, 1 from 22, 0.5 below; only the last twenty count. Raises
    RefusedError below two years, for a year whose cap is not known here, and for Northern Ireland, whose caps differ.
    """
    born, first, last, weekly = case.day("born"), case.day("first_day"), case.day("last_day"), case.amount("weekly")
    check_order(first, last)
    if case.answers["place"] == "ni":
        raise RefusedError(
            "Northern Ireland has its own cap, which coach does not know",
            "Look it up at nidirect.gov.uk/articles/redundancy-pay, and add the result as a lump sum.",
        )
    years = full_years(first, last)
    if years < case.numbers["least_years"]:
        raise RefusedError("No statutory redundancy pay before two years", f"From {first} to {last} is less than that.")
    weeks = redundancy_weeks(born, last, min(years, case.numbers["most_years"]))
    cap = _cap(case, last)
    paid = min(weekly, cap)
    owed = round(weeks * paid)
    capped = f" (capped from {case.said(weekly)})" if paid < weekly else ""
    words = f"{float(weeks):g} weeks x {case.said(paid)}{capped} is {case.said(owed)}, for {years} full years."
    return (BenefitLine(OneOffIncome("", "Statutory redundancy pay", owed, last), words),)


def redundancy_weeks(born: date, last: date, years: int) -> Fraction:
    """The weeks of pay for this many full years before the day after `last`."""
    ended = after(last, 1)
    return sum((_weeks(_age(born, months_after(ended, -12 * back))) for back in range(1, years + 1)), Fraction(0))


def _weeks(age: int) -> Fraction:
    return Fraction(3, 2) if age >= 41 else Fraction(1) if age >= 22 else Fraction(1, 2)


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _cap(case: Case, last: date) -> int:
    on = int(f"{last:%Y%m%d}")
    for begins, ends, weekly in case.numbers["caps"]:
        if begins <= on <= ends:
            cap: int = weekly * 10**case.digits
            return cap
    raise RefusedError(
        "coach does not know the cap on a week's pay for that date",
        "Look it up on GOV.UK, work it out there, and add the result as a lump sum.",
    )


def jsa(case: Case) -> tuple[BenefitLine, ...]:
    """A fixed amount a week for 182 days, by age (rates from April 2026)."""
    weekly = case.units("weekly" if case.amount("age") >= 25 else "weekly_under_25")
    first = case.day("first_payment")
    until = after(first, case.numbers["days"] - 1)
    income = Income("", "Jobseeker's Allowance", weekly, "week", first, until)
    return (BenefitLine(income, f"{case.said(weekly)} a week for {case.numbers['days']} days."),)
