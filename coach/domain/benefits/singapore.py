"""Singapore."""

from __future__ import annotations

from coach.domain.benefits.proposal import BenefitLine, Case
from coach.domain.runway.plan import OneOffIncome
from coach.domain.runway.recurrence import months_after
from coach.errors import RefusedError


def support(case: Case) -> tuple[BenefitLine, ...]:
    """Six decreasing monthly payments, none above the former average income (go.gov.sg/jobseekersupport).

    Raises RefusedError for an income above the limit, and for no income.
    """
    income, first = case.amount("income"), case.day("first_payment")
    if income > case.units("most_income"):
        raise RefusedError(
            "The scheme is for incomes up to 5,000 a month on average", "See whether the other rules here fit you."
        )
    if not income:
        raise RefusedError(
            "With no income in the last twelve months, this scheme pays nothing",
            "Each payment is at most what you earned before. Ask ComCare at a Social Service Office about other help.",
        )
    proposals = []
    for number, (units,) in enumerate(case.numbers["months"]):
        amount = min(units * 10**case.digits, income)
        lump = OneOffIncome("", f"Jobseeker Support, month {number + 1}", amount, months_after(first, number))
        proposals.append(BenefitLine(lump, f"{case.said(amount)} of at most {units:,}."))
    return tuple(proposals)
