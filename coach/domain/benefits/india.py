"""India."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from coach.domain.benefits.proposal import BenefitLine, Case, after, check_order, full_years
from coach.domain.runway.plan import OneOffIncome
from coach.domain.runway.recurrence import months_after
from coach.domain.wording import count
from coach.errors import RefusedError

DAYS_OF_MONTH = {"thirty": 30, "twenty_six": 26}


def gratuity(case: Case) -> tuple[BenefitLine, ...]:
    """15/26 of the last month's wages for each year, 20 lakh at most (Code on Social Security 2020, section 53).

    Fixed term: in proportion to the time served. Otherwise from five years on, and a part of more than six months
    counts as a year. Between 4 years and 240 days and five years the courts differ, so the claim is proposed with both
    readings. Raises RefusedError below that.
    """
    first, last = case.day("first_day"), case.day("last_day")
    check_order(first, last)
    if case.answers["contract"] == "fixed_term":
        return _fixed_term(case, first, last)
    years = full_years(first, last)
    if years >= case.numbers["least_years"]:
        return (_gratuity(case, _rounded_years(first, last)),)
    into_year = (after(last, 1) - months_after(first, 12 * years)).days
    if years == case.numbers["least_years"] - 1 and into_year >= case.numbers["days_of_a_year"]:
        found = _gratuity(case, case.numbers["least_years"])
        words = (
            "Courts differ. The Madras High Court counts 4 years and 240 days as five years, and then "
            f"{found.sum} The Andhra Pradesh High Court wants five full years, and then nothing is owed. "
            "Claim it in writing, but do not rely on it."
        )
        return (BenefitLine(found.line._replace(name="Gratuity, if five years are counted"), words),)
    raise RefusedError(
        "Under five years there is usually no gratuity",
        f"From {first} to {last} is {count(years, 'full year')}. Some courts count 4 years and 240 days as five. A "
        "fixed-term contract is paid in proportion; death or disablement needs no five years.",
    )


def _fixed_term(case: Case, first: date, last: date) -> tuple[BenefitLine, ...]:
    months = _months(first, last)
    found = _gratuity(case, months / 12, f"{float(months):g} / 12 years")
    if months >= 12:
        return (found,)
    words = f"{found.sum} Under a year it is disputed: the law is often read as asking for a year. Ask, and claim it."
    return (BenefitLine(found.line, words),)


def _gratuity(case: Case, years: int | Fraction, said: str = "") -> BenefitLine:
    wages, ceiling = case.amount("wages"), case.units("ceiling")
    share = Fraction(case.numbers["days"], case.numbers["of_days"])
    owed = min(round(share * wages * years), ceiling)
    capped = ", the ceiling" if owed == ceiling else ""
    words = f"15/26 x {case.said(wages)} x {said or count(int(years), 'year')} is {case.said(owed)}{capped}."
    due = after(case.day("last_day"), case.numbers["paid_within_days"])
    return BenefitLine(OneOffIncome("", "Gratuity", owed, due), words)


def retrenchment(case: Case) -> tuple[BenefitLine, ...]:
    """15 days' average pay a year, and 15 days' wages from the fund.

    A part of more than six months counts as a year. Industrial Relations Code 2020, sections 70 and 83. Raises
    RefusedError below a year of service.
    """
    wages, first, last = case.amount("wages"), case.day("first_day"), case.day("last_day")
    check_order(first, last)
    if full_years(first, last) < 1:
        raise RefusedError(
            "No retrenchment pay before a year of service", f"From {first} to {last} is less than a year."
        )
    of_days, days = DAYS_OF_MONTH[case.answers["daily"]], case.numbers["days"]
    years = _rounded_years(first, last)
    once = round(Fraction(days * wages, of_days))
    owed = round(Fraction(days * wages * years, of_days))
    share = f"{days}/{of_days} x {case.said(wages)}"
    fund = after(last, case.numbers["fund_within_days"])
    fund_words = f"{share} is {case.said(once)}, within {case.numbers['fund_within_days']} days of the end."
    return (
        BenefitLine(
            OneOffIncome("", "Retrenchment pay", owed, last), f"{share} x {count(years, 'year')} is {case.said(owed)}."
        ),
        BenefitLine(OneOffIncome("", "Re-skilling fund", once, fund), fund_words),
    )


def epf(case: Case) -> tuple[BenefitLine, ...]:
    """75 % at once, the rest after twelve months without work (EPF Scheme 2026)."""
    balance, last = case.amount("balance"), case.day("last_day")
    now = round(Fraction(balance * case.numbers["percent_at_once"], 100))
    later = months_after(last, case.numbers["rest_after_months"])
    return (
        BenefitLine(OneOffIncome("", "Provident fund, three quarters", now, last), f"75 % of {case.said(balance)}."),
        BenefitLine(OneOffIncome("", "Provident fund, the rest", balance - now, later), "25 %, twelve months later."),
    )


def _rounded_years(first: date, last: date) -> int:
    """Full years of service; a remainder of more than six months counts as one."""
    years = full_years(first, last)
    return years + (months_after(first, 12 * years + 6) < after(last, 1))


def _months(first: date, last: date) -> Fraction:
    """Months of service; part of a month counts by its days."""
    ended = after(last, 1)
    months = (ended.year - first.year) * 12 + ended.month - first.month
    months -= months_after(first, months) > ended
    begun = months_after(first, months)
    return months + Fraction((ended - begun).days, (months_after(first, months + 1) - begun).days)
