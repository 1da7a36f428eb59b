"""United States."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from coach.domain.benefits.proposal import BenefitLine, Case, after
from coach.domain.runway.plan import Deadline, Income, OneOffIncome
from coach.errors import RefusedError


def california(case: Case) -> tuple[BenefitLine, ...]:
    """The weekly benefit by the best quarter, and how long the award lasts (Cal. Unemployment Insurance Code).

    Eligibility and the award (half of the base period's wages, rounded up to the dollar, 26 weeks at most): section
    1281. The weekly benefit: the table of section 1280 for low quarters; above it a 26th of the quarter, rounded up to
    the dollar, 450 at most. What remains of the award after whole weeks is a last, smaller payment. Raises RefusedError
    if section 1281 gives no claim.
    """
    quarter, base, first = case.amount("quarter"), case.amount("base"), case.day("first_payment")
    _check_claim(case, quarter, base)
    dollar: int = 10**case.digits
    weekly = _weekly(case, quarter)
    award = min(weekly * case.numbers["weeks"], ceil(Fraction(base, 2 * dollar)) * dollar)
    weeks, rest = divmod(award, weekly)
    words = f"{case.said(weekly)} a week, {case.said(award)} in all. Your notice from EDD decides."
    lines: list[Income | OneOffIncome] = []
    if weeks:
        lines.append(Income("", "Unemployment benefit", weekly, "week", first, after(first, 7 * (weeks - 1))))
    if rest:
        lines.append(OneOffIncome("", "Unemployment benefit, the last part of a week", rest, after(first, 7 * weeks)))
    return tuple(BenefitLine(line, words) for line in lines)


def _check_claim(case: Case, quarter: int, base: int) -> None:
    if base < quarter:
        raise RefusedError(
            "The whole base period can't be less than its best quarter",
            f"You gave {case.said(base)} and {case.said(quarter)}. Change one of them.",
        )
    enough, low = case.units("least_quarter"), case.units("least_low_quarter")
    if not (quarter >= enough or (quarter >= low and base * 4 >= quarter * 5)):
        raise RefusedError(
            "With these figures you have no claim in California",
            f"You need {case.said(enough)} in the best quarter. Or you need {case.said(low)} there and 1.25 times that "
            "quarter in the whole base period. EDD may use another base period, so apply if you are close.",
        )


def _weekly(case: Case, quarter: int) -> int:
    dollar: int = 10**case.digits
    if quarter >= case.units("table_until"):
        share = Fraction(quarter, dollar * int(case.numbers["divisor"]))
        return min(case.units("most"), ceil(share) * dollar)
    table: list[tuple[int, int]] = case.numbers["low_quarters"]
    return max(weekly for least, weekly in table if quarter >= least * dollar) * dollar


def cobra(case: Case) -> tuple[BenefitLine, ...]:
    """Days to elect, from the later of the notice and the end of cover, then more days to pay (Department of Labor)."""
    ends = max(case.day("cover_ends"), case.day("notice"))
    to_elect, to_pay = case.numbers["elect_within_days"], case.numbers["pay_within_days"]
    elect = after(ends, to_elect)
    pay = after(elect, to_pay)
    return (
        BenefitLine(Deadline("", "Last day to choose COBRA", elect), f"{to_elect} days after {ends}."),
        BenefitLine(Deadline("", "Last day to pay for COBRA, if chosen then", pay), f"{to_pay} days after {elect}."),
    )


def offer(case: Case) -> tuple[BenefitLine, ...]:
    """From age 40, 21 days to consider a waiver, or 45 in a group lay-off (29 USC 626(f))."""
    days: int = case.numbers["group_days" if case.answers["who"] == "group" else "alone_days"]
    given = case.day("given")
    name = "You need not sign the severance offer before this day"
    return (BenefitLine(Deadline("", name, after(given, days)), f"{days} days after {given}."),)


def visa(case: Case) -> tuple[BenefitLine, ...]:
    """The earlier of 60 days after the employment ends and the date on the I-94 (8 CFR 214.1(l)(2))."""
    days = after(case.day("last_day"), case.numbers["days"])
    until = min(days, case.day("i94"))
    return (
        BenefitLine(
            Deadline("", "Work visa: last day of grace", until),
            f"{days}, or the date on your I-94 if that is earlier.",
        ),
    )
