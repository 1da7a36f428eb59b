"""Money rules and their results, as plain values for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.amounts import plain
from coach.domain.benefits.source_age import warning
from coach.domain.runway.plan import Deadline, OneOffIncome
from coach.export.json_values import Data, iso

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from coach.domain.benefits.proposal import BenefitLine
    from coach.guide.money import CountryMoney, MoneyRule


def rules_data(money: CountryMoney, rules: Iterable[MoneyRule], today: date) -> Data:
    """What `coach benefits COUNTRY --json` prints."""
    return {
        "country": money.country,
        "name": money.name,
        "currency": money.currency,
        "rules": [
            {
                "id": rule.id,
                "title": rule.title,
                "text": rule.text,
                **source_data(rule, today),
                "status": rule.status,
                "questions": [
                    {"key": each.key, "prompt": each.prompt, "kind": each.kind, "choices": dict(each.choices)}
                    for each in rule.questions
                ],
            }
            for rule in rules
        ],
    }


def source_data(rule: MoneyRule, today: date) -> Data:
    """The source of a rule, its kind and date, how long it is valid, and a warning if it is old."""
    return {
        "source": rule.source,
        "link": rule.link,
        "source_kind": rule.source_kind,
        "source_on": rule.source_on,
        "ends_on": iso(rule.ends_on),
        "warning": warning(rule, today) or None,
    }


def proposals_data(rule: MoneyRule, proposals: Iterable[BenefitLine], digits: int, today: date) -> Data:
    """The results of a rule."""
    found = [_proposal(each, digits) for each in proposals]
    return {"rule": rule.id, **source_data(rule, today), "proposals": found}


def _proposal(proposal: BenefitLine, digits: int) -> Data:
    line = proposal.line
    data: Data = {"name": line.name, "sum": proposal.sum}
    if isinstance(line, Deadline):
        return data | {"kind": "clock", "on": line.on.isoformat()}
    if isinstance(line, OneOffIncome):
        return data | {"kind": "lump", "amount": plain(line.amount, digits), "on": line.on.isoformat()}
    return data | {
        "kind": "income",
        "amount": plain(line.amount, digits),
        "every": line.every,
        "from": iso(line.since),
        "until": iso(line.until),
    }
