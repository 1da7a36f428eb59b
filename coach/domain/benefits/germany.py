"""Germany."""

from __future__ import annotations

from fractions import Fraction

from coach.domain.benefits.proposal import Case, Proposal, after
from coach.domain.runway.cadence import months_after
from coach.domain.runway.plan import Income, MoneyClock
from coach.errors import RefusedError


def alg(case: Case) -> tuple[Proposal, ...]:
    """60 % of the flat-rate net, 67 % with a child, for as long as § 147 SGB III says.

    Raises RefusedError for too few insured months.
    """
    months = duration(case, case.amount("insured"), case.amount("age"))
    if not months:
        least = case.numbers["least_months"]
        raise RefusedError(f"Nothing is paid before {least} insured months", "Ask the office about other help.")
    rate: int = case.numbers["rate_percent_with_child" if case.answers["child"] == "yes" else "rate_percent"]
    benefit = round(Fraction(case.amount("net") * rate, 100))
    first = case.day("first_payment")
    income = Income("", "Arbeitslosengeld", benefit, "month", first, months_after(first, months - 1))
    return (
        Proposal(income, f"{rate} % of {case.said(case.amount('net'))} is {case.said(benefit)}, for {months} months."),
    )


def duration(case: Case, insured: int, age: int) -> int:
    """For how many months it is paid, by the insured months and the age; 0 for too few."""
    rows = case.numbers["duration"]
    return max((months for least, from_age, months in rows if insured >= least and age >= from_age), default=0)


def permit(case: Case) -> tuple[Proposal, ...]:
    """Tell the immigration office within 14 days (§ 82 (6) AufenthG)."""
    days: int = case.numbers["tell_within_days"]
    on = after(case.day("told"), days)
    return (
        Proposal(MoneyClock("", "Last day to tell the immigration office", on), f"{days} days after you learned it."),
    )
