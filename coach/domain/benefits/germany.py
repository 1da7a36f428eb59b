"""Germany."""

from __future__ import annotations

from fractions import Fraction

from coach.domain.benefits.proposal import BenefitLine, Case, after
from coach.domain.runway.plan import Deadline, Income
from coach.domain.runway.recurrence import months_after
from coach.errors import RefusedError


def alg(case: Case) -> tuple[BenefitLine, ...]:
    """60 % of the flat-rate net pay, 67 % with a child, for the duration in § 147 SGB III.

    Pay above a ceiling does not count, so there is a maximum. It depends on the tax class; the highest reported one is
    used. Raises RefusedError for too few insured months.
    """
    months = duration(case, case.amount("insured"), case.amount("age"))
    if not months:
        least = case.numbers["least_months"]
        raise RefusedError(f"Nothing is paid before {least} insured months", "Ask the office what other help there is.")
    with_child = "_with_child" if case.answers["child"] == "yes" else ""
    rate: int = case.numbers[f"rate_percent{with_child}"]
    net, most = case.amount("net"), case.units(f"most{with_child}")
    benefit = min(round(Fraction(net * rate, 100)), most)
    capped = (
        ", which is about the maximum. Your tax class decides, so use the office's calculator"
        if benefit == most
        else ""
    )
    first = case.day("first_payment")
    income = Income("", "Arbeitslosengeld", benefit, "month", first, months_after(first, months - 1))
    words = f"{rate} % of {case.said(net)} is {case.said(round(Fraction(net * rate, 100)))}"
    paid = f"; {case.said(benefit)} is used{capped}" if capped else ""
    return (BenefitLine(income, f"{words}{paid}. It is paid for {months} months."),)


def duration(case: Case, insured: int, age: int) -> int:
    """How many months it is paid for, by insured months and age; 0 for too few."""
    rows = case.numbers["duration"]
    return max((months for least, from_age, months in rows if insured >= least and age >= from_age), default=0)


def register(case: Case) -> tuple[BenefitLine, ...]:
    """Register as looking for work three months before the end, or within three days of learning of it (§ 38 SGB III).

    Register as unemployed on the first day without work (§ 141 SGB III): nothing is paid for earlier days.
    """
    learned, last = case.day("told"), case.day("last_day")
    soon = after(learned, case.numbers["days_after_learning"])
    early = months_after(last, -case.numbers["months_before_end"])
    first_day = after(last, 1)
    return (
        BenefitLine(
            Deadline("", "Last day to register as looking for work", max(soon, early)),
            f"3 days after {learned}, or 3 months before {last}, whichever is later.",
        ),
        BenefitLine(Deadline("", "Register as unemployed", first_day), f"The first day after {last}."),
    )
