"""Rules worked out from the shipped files, as a person would answer them."""

from __future__ import annotations

from datetime import date

from coach.domain.benefits.calculator import propose
from coach.domain.benefits.proposal import BenefitLine
from coach.domain.runway.plan import Income, OneOffIncome
from coach.guide.money import country_money

TODAY = date(2026, 11, 24)


def worked(country: str, rule: str, **answers: object) -> tuple[BenefitLine, ...]:
    told = {key: str(value) for key, value in answers.items()}
    return propose(country_money(country).rule(rule), told, 2, TODAY)


def lump(country: str, rule: str, **answers: object) -> OneOffIncome:
    line = worked(country, rule, **answers)[0].line
    assert isinstance(line, OneOffIncome)
    return line


def income(country: str, rule: str, **answers: object) -> Income:
    line = worked(country, rule, **answers)[0].line
    assert isinstance(line, Income)
    return line


def days(country: str, rule: str, **answers: object) -> dict[str, date]:
    """The dates a rule comes to, by their names."""
    lines = (each.line for each in worked(country, rule, **answers))
    return {line.name: line.on for line in lines if not isinstance(line, Income | OneOffIncome)}


def amounts(country: str, rule: str, **answers: object) -> list[int]:
    """The amounts of the lump sums a rule comes to."""
    lines = (each.line for each in worked(country, rule, **answers))
    return [line.amount for line in lines if isinstance(line, OneOffIncome)]
