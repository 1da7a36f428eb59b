"""The money rules of a country, from content/money/: what may come, what must be claimed by when, and who says so.

The shipped files are trusted here; the tests and the build of the wheel check them (money_forms.py).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any, NamedTuple

from coach.errors import RefusedError
from coach.guide.content import content_root


class Question(NamedTuple):
    """What a person has to tell. `kind` is amount, date, number or choice; a choice has `choices`, value and words."""

    key: str
    prompt: str
    kind: str
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()


class Rule(NamedTuple):
    """One rule. `formula` names what works it out, or is "" for one that is only told.

    `numbers` are the rates and caps the formula uses: whole numbers, or texts where they are no whole numbers. `seen`
    is "official" where it was read at its source, "secondary" where it was read in the press or at an adviser's.
    `status` is "in force", or "in conflict" where sources differ: then a question puts both readings.
    """

    id: str
    title: str
    text: str
    source: str
    link: str
    seen: str
    as_of: str
    status: str
    formula: str
    numbers: Mapping[str, Any]
    questions: tuple[Question, ...]


class CountryMoney(NamedTuple):
    """The rules of one country, by its ISO code; `currency` is the one they count in."""

    country: str
    name: str
    currency: str
    rules: tuple[Rule, ...]

    def rule(self, rule_id: str) -> Rule:
        """The rule with this id. Raises RefusedError."""
        for rule in self.rules:
            if rule.id == rule_id.strip().lower():
                return rule
        raise RefusedError(
            f"There is no rule {rule_id[:40]!r} for {self.name}",
            f"Choose one of: {', '.join(rule.id for rule in self.rules)}.",
        )


def countries() -> tuple[str, ...]:
    """The codes of the countries whose rules are here."""
    found = (content_root() / "money").iterdir()
    return tuple(sorted(file.name[:2].upper() for file in found if file.name.endswith(".toml")))


def country_money(country: str) -> CountryMoney:
    """The rules of a country. Raises RefusedError where there are none."""
    known = countries()
    if country not in known:
        raise RefusedError(
            f"There are no rules for {country} here yet",
            f"There are for {', '.join(known)}. Ask your labour office what you can claim, and until when.",
        )
    text = (content_root() / "money" / f"{country.lower()}.toml").read_text(encoding="utf-8")
    values = tomllib.loads(text)
    return CountryMoney(
        values["country"], values["name"], values["currency"], tuple(_rule(each) for each in values["rules"])
    )


def _rule(values: dict[str, Any]) -> Rule:
    questions = tuple(_question(each) for each in values.get("questions", ()))
    told = {name: values[name] for name in ("id", "title", "source", "seen", "as_of")}
    return Rule(
        **told,
        text=" ".join(values["text"].split()),
        link=values.get("link", ""),
        status=values.get("status", "in force"),
        formula=values.get("formula", ""),
        numbers=values.get("numbers", {}),
        questions=questions,
    )


def _question(values: dict[str, Any]) -> Question:
    choices = tuple((value, words) for value, words in values.get("choices", {}).items())
    return Question(
        values["key"],
        values["prompt"],
        values["kind"],
        values.get("help", ""),
        choices,
    )
