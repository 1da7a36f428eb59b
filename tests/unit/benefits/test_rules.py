"""The claims of the shipped rules, and that the schema rejects anything that can't be evaluated."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from coach.domain.benefits.calculator import FORMULAS
from coach.errors import RefusedError
from coach.guide.content import content_root
from coach.guide.money import countries, country_money
from coach.guide.money_schema import CountrySchema
from coach.guide.sources import SOURCE_KINDS

ALL = [rule for country in countries() for rule in country_money(country).rules]


def file_of(country: str) -> dict[str, Any]:
    return tomllib.loads((content_root() / "money" / f"{country.lower()}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("country", countries())
@pytest.mark.parametrize("field", ["source", "link", "source_kind", "source_on"])
def test_no_rule_of_any_file_may_lack_its_source_kind_date_or_address(country: str, field: str) -> None:
    CountrySchema.model_validate(file_of(country))
    for number in range(len(file_of(country)["rules"])):
        broken = file_of(country)
        del broken["rules"][number][field]
        with pytest.raises(ValidationError, match=field):
            CountrySchema.model_validate(broken)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"source_kind": "rumour"}, "source_kind"),
        ({"source_on": "2026"}, "source_on"),
        ({"source_on": "2026-13"}, "source_on"),
        ({"link": "http://example.org"}, "link"),
        ({"source_on": "2025-04", "ends_on": date(2020, 1, 1)}, "before the source"),
        ({"source_on": "undated", "ends_on": date(2027, 1, 1)}, "a source with a date"),
        ({"source_kind": "ours"}, "our own choice"),
        ({"deadlines": [{"name": "Last day", "after": "nothing", "days": 3}]}, "no question asks"),
        ({"deadlines": [{"name": "Last day", "after": "last_day", "days": -1}]}, "at least a day"),
    ],
)
def test_rules_that_cannot_be_evaluated_are_refused(change: dict[str, object], what: str) -> None:
    values = file_of("SG")
    values["rules"][-1] |= change
    with pytest.raises(ValidationError, match=what):
        CountrySchema.model_validate(values)


def test_every_formula_is_asked_for_and_every_formula_named_exists() -> None:
    assert {rule.formula for rule in ALL if rule.formula} == FORMULAS.keys()


def test_every_kind_of_source_has_words() -> None:
    assert {rule.source_kind for rule in ALL} <= SOURCE_KINDS.keys()


@pytest.mark.parametrize("country", countries())
def test_every_country_tells_which_dates_end_a_claim(country: str) -> None:
    assert country_money(country).rule("time-limits").text


def test_a_rule_whose_sources_differ_says_so_in_its_text_or_asks() -> None:
    for rule in ALL:
        if rule.status == "in conflict":
            asks = any(question.kind == "choice" for question in rule.questions)
            assert asks or "differ" in rule.text or "expect" in rule.text, rule.id


@pytest.mark.parametrize(
    ("country", "rule", "said"),
    [
        ("AE", "bank", "hold your gratuity"),
        ("AE", "gratuity", "bank may hold"),
        ("AE", "iloe", "domestic workers"),
        ("AE", "residence", "Do not work it out"),
        ("DE", "alg", "8,450"),
        ("DE", "register", "three days"),
        ("DE", "time-limits", "three weeks"),
        ("GB", "redundancy", "Northern Ireland"),
        ("GB", "time-limits", "1 October 2026"),
        ("GB", "universal-credit", "more than 16,000 pounds in savings"),
        ("US", "time-limits", "180 days from the day you were told, or 300"),
        ("IN", "gratuity", "240 days"),
        ("IN", "retrenchment", "8 May 2026"),
        ("IN", "epf", "29 June 2026"),
        ("SG", "jobseeker-support", "31,000"),
        ("SG", "jobseeker-support", "past three years"),
        ("US", "health", "no second window"),
        ("US", "offer", "7 days"),
        ("US", "states", "three business days"),
        ("US", "visa", "H-1B1"),
        ("US", "visa", "family members"),
    ],
)
def test_risks_to_money_or_rights_are_mentioned(country: str, rule: str, said: str) -> None:
    assert said in country_money(country).rule(rule).text


def test_a_country_without_rules_says_what_to_do() -> None:
    with pytest.raises(RefusedError, match="no rules for FR"):
        country_money("FR")
    with pytest.raises(RefusedError, match="no rule 'x'"):
        country_money("AE").rule("x")
