"""United Arab Emirates."""

from __future__ import annotations

from fractions import Fraction

from coach.domain.benefits.proposal import BenefitLine, Case, after, check_order, full_years
from coach.domain.runway.plan import Deadline, Income, OneOffIncome
from coach.domain.runway.recurrence import months_after
from coach.errors import RefusedError

DAILY = {"thirty": (Fraction(1, 30), "/ 30"), "year": (Fraction(12, 365), "x 12 / 365")}


def iloe(case: Case) -> tuple[BenefitLine, ...]:
    """min(60 % of the average basic wage, cap) a month for three months (ILOE scheme, Cabinet Resolution 97 of 2022).

    The cap is 10,000 for a basic wage up to 16,000, and 20,000 above. The first payment is expected two weeks after the
    claim. Raises RefusedError for a claim before the job ends or after the claim period.
    """
    basic, last, claimed = case.amount("basic"), case.day("last_day"), case.day("claimed")
    claim_by = after(last, case.numbers["claim_within_days"])
    if claimed < last:
        raise RefusedError(
            "The claim comes after the job ends", f"The job ends on {last}. Give that day or a later one."
        )
    if claimed > claim_by:
        raise RefusedError(
            "The deadline to claim is before that day",
            f"The deadline is {claim_by}. If you have missed it, ask ILOE anyway.",
        )
    cap = case.units("lower_cap" if basic <= case.units("lower_basic") else "upper_cap")
    rate = Fraction(case.numbers["rate_percent"], 100)
    benefit = min(round(basic * rate), cap)
    months: int = case.numbers["months"]
    first = after(claimed, case.numbers["paid_after_days"])
    capped = f", capped at {case.said(cap)}" if benefit == cap else ""
    income = Income("", "Unemployment insurance", benefit, "month", first, months_after(first, months - 1))
    words = (
        f"{rate * 100} % of {case.said(basic)}{capped} is {case.said(benefit)} a month, {months} times. "
        f"The first is expected {case.numbers['paid_after_days']} days after the claim."
    )
    claim = Deadline("", "Last day to claim unemployment insurance", claim_by)
    return BenefitLine(income, words), BenefitLine(claim, f"{case.numbers['claim_within_days']} days after {last}.")


def gratuity(case: Case) -> tuple[BenefitLine, ...]:
    """21 days of basic wage a year for five years, then 30; part years pro rata; two years' wage at most.

    Federal Decree-Law 33 of 2021, article 51. Rounded half to even to the minor unit. Raises RefusedError below a year.
    """
    basic, first, last = case.amount("basic"), case.day("first_day"), case.day("last_day")
    check_order(first, last)
    years = full_years(first, last)
    if years < 1:
        raise RefusedError("No gratuity before a year of service", f"From {first} to {last} is less than a year.")
    rest = (after(last, 1) - months_after(first, 12 * years)).days
    served = years + Fraction(rest, 365)
    early = min(served, case.numbers["first_years"])
    days = early * case.numbers["days_first_years"] + (served - early) * case.numbers["days_later"]
    daily, words = DAILY[case.answers["daily"]]
    owed = min(round(days * basic * daily), basic * case.numbers["cap_months"])
    due = after(last, case.numbers["paid_within_days"])
    sum_words = (
        f"{float(days):.2f} days x {case.said(basic)} {words} is {case.said(owed)}, for {float(served):.2f} years. If "
        "you owe your bank money, it may block or take this sum. Ask the bank before you count on it."
    )
    return (BenefitLine(OneOffIncome("", "End-of-service gratuity", owed, due), sum_words),)


def residence(case: Case) -> tuple[BenefitLine, ...]:
    """The date exactly as the person gives it; nothing is worked out."""
    return (BenefitLine(Deadline("", "Residence permit ends", case.day("until")), "The date on your permit."),)
