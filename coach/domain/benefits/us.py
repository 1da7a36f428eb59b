"""United States."""

from __future__ import annotations

from fractions import Fraction

from coach.domain.benefits.proposal import Case, Proposal, after
from coach.domain.runway.plan import Income, MoneyClock


def california(case: Case) -> tuple[Proposal, ...]:
    """The best quarter / 26, between 40 and 450 a week; in all 26 weeks of it, or half of the base period's wages."""
    low, high = case.units("least"), case.units("most")
    weekly = max(low, min(high, round(Fraction(case.amount("quarter"), case.numbers["divisor"]))))
    in_all = min(weekly * case.numbers["weeks"], case.amount("base") // 2)
    weeks = in_all // weekly
    first = case.day("first_payment")
    words = (
        f"{case.said(case.amount('quarter'))} / {case.numbers['divisor']} is {case.said(weekly)} a week, {weeks} times."
    )
    if weeks < 1:
        return ()
    return (Proposal(Income("", "Unemployment benefit", weekly, "week", first, after(first, 7 * (weeks - 1))), words),)


def cobra(case: Case) -> tuple[Proposal, ...]:
    """60 days to elect, and 45 days after that to pay (US Department of Labor)."""
    ends = case.day("cover_ends")
    elect = after(ends, case.numbers["elect_within_days"])
    pay = after(elect, case.numbers["pay_within_days"])
    return (
        Proposal(MoneyClock("", "Last day to choose COBRA", elect), f"60 days after {ends}."),
        Proposal(MoneyClock("", "Last day to pay for COBRA, if chosen then", pay), f"45 days after {elect}."),
    )


def visa(case: Case) -> tuple[Proposal, ...]:
    """60 days after the employment ends, or the date on the I-94, whichever is sooner (8 CFR 214.1(l)(2))."""
    days = after(case.day("last_day"), case.numbers["days"])
    until = min(days, case.day("i94"))
    return (Proposal(MoneyClock("", "Work visa: last day of grace", until), f"The sooner of {days} and your I-94."),)
