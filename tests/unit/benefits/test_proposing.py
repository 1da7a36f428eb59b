"""Parsing typed answers, and what a line keeps of the rule it came from."""

from __future__ import annotations

from datetime import date

import pytest

from coach.domain.runway.changes import fact_of, facts_of
from coach.domain.runway.events import SOURCE_LIMIT, LineSet
from coach.domain.runway.plan import Deadline, Income, OneOffIncome, Plan
from coach.domain.runway.state import MoneyState
from coach.errors import RefusedError
from coach.guide.money import countries, country_money
from coach.imports.plan_file import parse_plan
from coach.imports.plan_text import write_plan
from tests.unit.benefits.working import worked

GOOD = {"basic": "1", "last_day": "2026-11-10", "claimed": "2026-11-12"}


@pytest.mark.parametrize(
    ("answers", "what"),
    [
        (GOOD | {"basic": ""}, "missing"),
        (GOOD | {"basic": "lots"}, "amount"),
        (GOOD | {"last_day": "2026-02-30"}, "day"),
    ],
)
def test_an_answer_that_can_not_be_is_refused_with_its_question(answers: dict[str, str], what: str) -> None:
    with pytest.raises(RefusedError, match=what):
        worked("AE", "iloe", **answers)


def test_a_choice_that_is_not_offered_and_a_number_that_is_none_are_refused() -> None:
    with pytest.raises(RefusedError, match="not one of the choices") as refused:
        worked("AE", "gratuity", daily="nine", basic=1, first_day="2020-01-01", last_day="2026-11-10")
    assert "thirty, year" in refused.value.message
    with pytest.raises(RefusedError, match="not a whole number"):
        worked("GB", "jsa", age="old", first_payment="2026-12-01")


def test_a_rule_with_nothing_to_work_out_proposes_nothing() -> None:
    assert worked("AE", "bank") == ()


def test_a_line_keeps_the_source_and_its_date() -> None:
    lines = [each.line for each in worked("AE", "iloe", **GOOD)]
    assert {line.source for line in lines} == {
        f"{country_money('AE').rule('iloe').source} (27 February 2026)",
    }
    assert all("(27 February 2026)" in (fact_of(line, 2).source or "") for line in lines)


def test_every_source_fits_into_a_line() -> None:
    rules = [rule for country in countries() for rule in country_money(country).rules]
    assert max(len(rule.source) for rule in rules) + len(" (28 September 2026)") < SOURCE_LIMIT


def test_a_plan_file_carries_the_source_there_and_back() -> None:
    on = date(2026, 12, 1)
    plan = Plan(
        *("AED", 2, on),
        incomes=(Income("a", "Benefit", 720_000, since=on, source='iloe.ae, "letter"'),),
        lumps=(OneOffIncome("b", "Gratuity", 100, on, source="Gulf News"),),
        clocks=(Deadline("c", "Claim", on, source="MoHRE"), Deadline("d", "Permit", on)),
    )
    again = parse_plan(write_plan(plan), "plan.toml", on)
    events = [event for event, _ in facts_of(again, MoneyState()) if isinstance(event, LineSet)]
    assert [event.source for event in events] == ['iloe.ae, "letter"', "Gulf News", "MoHRE", None]


def test_a_source_is_plain_text_and_bounded() -> None:
    with pytest.raises(RefusedError):
        LineSet("c", "clock", "Claim", due=date(2026, 12, 1), source="x" * (SOURCE_LIMIT + 1))
