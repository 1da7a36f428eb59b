"""The money rules of a country, from content/money/: what may be due, deadlines for claims, and sources.

The shipped files are trusted here; the tests and the build of the wheel check them (money_schema.py).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from coach.errors import RefusedError
from coach.guide.content import content_root


class RuleQuestion(NamedTuple):
    """A question to the person. `kind` is amount, date, number or choice; a choice has `choices`, value and label."""

    key: str
    prompt: str
    kind: str
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()


class RuleDeadline(NamedTuple):
    """A deadline, in whole months and days from the answer to the question `after`; `days` may be negative."""

    name: str
    after: str
    months: int = 0
    days: int = 0


class MoneyRule(NamedTuple):
    """One rule. `text` has a line for each paragraph. `formula` names the function that computes it, or is "".

    `numbers` are the rates and caps of the formula: whole numbers, or texts for decimals. The source fields are
    described in coach.guide.sources. `ends_on` is the last day on which the figures apply, if known. `status` is "in
    force", or "in conflict" if sources differ: then the text or a question gives both readings.
    """

    id: str
    title: str
    text: str
    source: str
    link: str
    source_kind: str
    source_on: str
    ends_on: date | None
    status: str
    formula: str
    numbers: Mapping[str, Any]
    deadlines: tuple[RuleDeadline, ...]
    questions: tuple[RuleQuestion, ...]


class CountryMoney(NamedTuple):
    """The rules of one country, by its ISO code; `currency` is the currency of their amounts."""

    country: str
    name: str
    currency: str
    rules: tuple[MoneyRule, ...]

    def rule(self, rule_id: str) -> MoneyRule:
        """The rule with this id. Raises RefusedError."""
        for rule in self.rules:
            if rule.id == rule_id.strip().lower():
                return rule
        raise RefusedError(
            f"coach has no rule {rule_id[:40]!r} for {self.name}",
            f"Choose one of: {', '.join(rule.id for rule in self.rules)}.",
        )


def countries() -> tuple[str, ...]:
    """The codes of the countries that have rules."""
    found = (content_root() / "money").iterdir()
    return tuple(sorted(file.name[:2].upper() for file in found if file.name.endswith(".toml")))


def country_money(country: str) -> CountryMoney:
    """The rules of a country. Raises RefusedError if there are none."""
    known = countries()
    if country not in known:
        raise RefusedError(
            f"coach has no rules for {country} yet",
            f"It has rules for {', '.join(known)}. Ask your labour office what you can claim, and by when.",
        )
    text = (content_root() / "money" / f"{country.lower()}.toml").read_text(encoding="utf-8")
    values = tomllib.loads(text)
    return CountryMoney(
        values["country"], values["name"], values["currency"], tuple(_rule(each) for each in values["rules"])
    )


def _rule(values: dict[str, Any]) -> MoneyRule:
    given = {name: values[name] for name in ("id", "title", "source", "link", "source_kind", "source_on")}
    return MoneyRule(
        **given,
        text="\n".join(" ".join(line.split()) for line in values["text"].strip().splitlines()),
        ends_on=values.get("ends_on"),
        status=values.get("status", "in force"),
        formula=values.get("formula", ""),
        numbers=values.get("numbers", {}),
        deadlines=tuple(RuleDeadline(**each) for each in values.get("deadlines", ())),
        questions=tuple(_question(each) for each in values.get("questions", ())),
    )


def _question(values: dict[str, Any]) -> RuleQuestion:
    choices = tuple((value, words) for value, words in values.get("choices", {}).items())
    return RuleQuestion(values["key"], values["prompt"], values["kind"], values.get("help", ""), choices)
