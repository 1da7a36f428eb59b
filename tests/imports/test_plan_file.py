"""Plan files round trip, and invalid ones are refused with the place."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.runway.plan import Account, Deadline, Expense, Income, OneOffIncome, Plan
from coach.errors import CoachError, RefusedError
from coach.imports.plan_file import LARGEST, parse_plan, read_plan
from coach.imports.plan_text import write_plan
from tests.factories import MONDAY
from tests.unit.runway.plans import plans

WHOLE = """
currency = "AED"
start = 2026-12-01

[[account]]
name = "Savings"
balance = "38,000.50"

[[account]]
name = "Shares"
balance = 15000
tier = "later"
after_days = 10

[[income]]
name = "Insurance"
amount = "7.2k"
every = "month"
from = 2026-12-15
until = 2027-02-15

[[lump]]
name = "Gratuity"
amount = "22500"
on = 2026-12-07
delay_days = 30

[[expense]]
name = "Rent"
amount = "21,000"
every = "quarter"
from = 2026-12-15
category = "essential"
discomfort = 5

[[expense]]
name = "Food"
amount = "31200/12"
spread = true
category = "flexible"

[[clock]]
name = "Permit"
on = 2027-01-22
"""


def test_every_table_is_read() -> None:
    plan = parse_plan(WHOLE, "plan.toml", MONDAY)
    assert (plan.currency, plan.digits, plan.start) == ("AED", 2, date(2026, 12, 1))
    assert plan.accounts == (
        Account("account-1", "Savings", 3_800_050),
        Account("account-2", "Shares", 1_500_000, "later", 10),
    )
    first, last = date(2026, 12, 15), date(2027, 2, 15)
    assert plan.incomes == (Income("income-1", "Insurance", 720_000, "month", first, last),)
    assert plan.lumps == (OneOffIncome("lump-1", "Gratuity", 2_250_000, date(2026, 12, 7), 30),)
    assert plan.expenses == (
        Expense("expense-1", "Rent", 2_100_000, "quarter", first, category="essential", discomfort=5),
        Expense("expense-2", "Food", 260_000, spread=True, category="flexible"),
    )
    assert plan.clocks == (Deadline("clock-1", "Permit", date(2027, 1, 22)),)


@given(plans(), st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20))
def test_a_written_plan_is_read_back_the_same(plan: Plan, name: str) -> None:
    plan = plan._replace(
        accounts=tuple(each._replace(id=f"account-{n}", name=name) for n, each in enumerate(plan.accounts, 1)),
        incomes=tuple(each._replace(id=f"income-{n}") for n, each in enumerate(plan.incomes, 1)),
        lumps=tuple(each._replace(id=f"lump-{n}") for n, each in enumerate(plan.lumps, 1)),
        expenses=tuple(each._replace(id=f"expense-{n}") for n, each in enumerate(plan.expenses, 1)),
        debts=tuple(each._replace(id=f"debt-{n}") for n, each in enumerate(plan.debts, 1)),
    )
    assert parse_plan(write_plan(plan), "plan.toml", MONDAY) == plan


@pytest.mark.parametrize(
    ("old", "new", "place", "reason"),
    [
        ("15000", "15000.5", 'account 2 ("Shares"), "balance"', '"15000.50"'),
        ("15000", "-1", 'account 2 ("Shares"), "balance"', "below zero"),
        ('"21,000"', '"2.1.000,0,0"', 'expense 1 ("Rent"), amount', "not an amount"),
        ('"21,000"', '"-5"', 'expense 1 ("Rent"), amount', "below zero"),
        ('"21,000"', '"EUR 5"', 'expense 1 ("Rent"), amount', "EUR"),
        ('"21,000"', "true", 'expense 1 ("Rent"), "amount"', "not an amount"),
        ("2027-02-15", "2026-02-15", 'income 1 ("Insurance")', "ends before it starts"),
        ("2027-01-22", "2027-02-31", "Line 44", "2027-02-31"),
        ("2027-01-22", '"2027-01-22"', 'clock 1 ("Permit"), "on"', "not a date"),
        ("delay_days", "delay", 'lump 1 ("Gratuity"), "delay"', "not a known key"),
        ("[[lump]]", "[[lumps]]", '"lumps"', "not a known key"),
        ('"essential"', '"fun"', 'expense 1 ("Rent"), "category"', "essential"),
        ('"quarter"', '"fortnight"', 'expense 1 ("Rent"), "every"', "quarter"),
        ("discomfort = 5", "discomfort = 6", 'expense 1 ("Rent"), "discomfort"', "5"),
        ('"AED"', '"ZZZ"', "currency", "ZZZ"),
        ('currency = "AED"', "", '"currency"', "missing"),
        ('name = "Rent"', "", "expense 1", "missing"),
        ('name = "Rent"', 'name = "a\\u001b[2J"', "expense 1", "control character"),
        ("[[clock]]", "[[clock]", "line", "."),
        ("start = 2026-12-01", "start = 9980-06-01", '"start"', "too far ahead"),
        ("start = 2026-12-01", "start = 0199-06-01", '"start"', "too long ago"),
        ("2027-01-22", "2299-01-22", 'clock 1 ("Permit"), "on"', "from 1970 to 2200"),
        ("on = 2026-12-07", "on = 9999-12-31", 'lump 1 ("Gratuity"), "on"', "too far ahead"),
        ("until = 2027-02-15", "until = 9999-12-31", 'income 1 ("Insurance"), "until"', "too far ahead"),
        ("from = 2026-12-15\nuntil", "from = 1900-12-15\nuntil", 'income 1 ("Insurance"), "from"', "too long ago"),
        ('tier = "later"\n', "", 'account 2 ("Shares")', "Set the tier to later"),
        ('tier = "later"', 'tier = "never"', 'account 2 ("Shares")', "Set the tier to later"),
        ('tier = "later"', "tier = 20", 'account 2 ("Shares")', "given twice"),
        ("spread = true", "spread = true\nday = 9", 'expense 2 ("Food")', "has no due day"),
        ("spread = true", 'spread = true\nevery = "once"', 'expense 2 ("Food")', "can be spread over every day"),
        ('every = "quarter"', 'every = "once"\nday = 9', 'expense 1 ("Rent")', "no day of the month"),
        ('every = "quarter"', 'every = "4 weeks"\nday = 9', 'expense 1 ("Rent")', "1 (Monday) to 7"),
        ('"21,000"', '"$21,000"', 'expense 1 ("Rent"), amount', "the plan is in AED"),
        ('"21,000"', '"21,000 a week"', 'expense 1 ("Rent")', "given twice"),
        ('"22500"', '"22500 a week"', 'lump 1 ("Gratuity"), amount', "a single sum"),
        ('"22500"', '"22500 every 3 weeks"', 'lump 1 ("Gratuity"), amount', "not a rhythm"),
        ('"later"', "true", 'account 2 ("Shares"), "tier"', "now"),
    ],
)
def test_an_invalid_value_is_refused_with_its_place(old: str, new: str, place: str, reason: str) -> None:
    assert old in WHOLE
    with pytest.raises(RefusedError) as refused:
        parse_plan(WHOLE.replace(old, new, 1), "plan.toml", MONDAY)
    said = f"{refused.value.title}. {refused.value.message}"
    assert place in said
    assert reason in said
    assert "plan.toml" in said
    assert "\x1b" not in said
    assert "\n" not in said


@pytest.mark.parametrize(
    ("currency", "amount", "minor"), [("JPY", '"4500"', 4500), ("KWD", '"4.500"', 4500), ("AED", "4500", 450_000)]
)
def test_a_currency_has_its_own_decimal_places(currency: str, amount: str, minor: int) -> None:
    text = f'currency = "{currency}"\n[[account]]\nname = "A"\nbalance = {amount}\n'
    plan = parse_plan(text, "plan.toml", MONDAY)
    assert plan.accounts[0].balance == minor
    assert parse_plan(write_plan(plan), "plan.toml", MONDAY) == plan


@pytest.mark.parametrize(("tier", "kept"), [("1", "now"), ("2", "later"), ("3", "never"), ('"never"', "never")])
def test_a_tier_may_be_a_number(tier: str, kept: str) -> None:
    text = f'currency = "AED"\n[[account]]\nname = "A"\nbalance = 1\ntier = {tier}\n'
    assert parse_plan(text, "plan.toml", MONDAY).accounts[0].tier == kept


@pytest.mark.parametrize(("tier", "days"), [("30", 30), ('"30 days"', 30), ('"after 1 day"', 1), ('"later"', 0)])
def test_a_tier_may_be_a_number_of_days(tier: str, days: int) -> None:
    text = f'currency = "AED"\n[[account]]\nname = "A"\nbalance = 1\ntier = {tier}\n'
    account = parse_plan(text, "plan.toml", MONDAY).accounts[0]
    assert (account.tier, account.after_days) == ("later", days)


def test_an_amount_may_say_how_often_it_comes() -> None:
    text = (
        'currency = "AED"\n[[expense]]\nname = "Rent"\namount = "54,000 a year in 3 cheques"\n'
        '[[expense]]\nname = "Bus"\namount = "40"\n[[income]]\nname = "Shifts"\namount = "AED 300 twice a month"\n'
    )
    plan = parse_plan(text, "plan.toml", MONDAY)
    assert [(each.amount, each.every) for each in plan.expenses] == [(1_800_000, "4 months"), (4_000, "month")]
    assert [(each.amount, each.every) for each in plan.incomes] == [(30_000, "twice a month")]
    assert parse_plan(write_plan(plan), "plan.toml", MONDAY) == plan


def test_a_missing_category_is_guessed_and_stays_a_guess() -> None:
    text = 'currency = "AED"\n' + "".join(
        f'[[expense]]\nname = "{name}"\namount = 1\n' for name in ("Old town rent", "Gym", "Zorb")
    )
    plan = parse_plan(text, "plan.toml", MONDAY)
    assert [(each.category, each.guessed_from, each.counts_as) for each in plan.expenses] == [
        ("essential", "rent", "essential"),
        ("cuttable", "gym", "cuttable"),
        (None, "", "flexible"),
    ]
    assert "category" not in write_plan(plan)


def test_a_file_that_is_not_a_plan_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CoachError, match="can't be read"):
        read_plan(tmp_path / "missing.toml", MONDAY)
    with pytest.raises(CoachError, match="is a folder"):
        read_plan(tmp_path, MONDAY)
    file = tmp_path / "plan.toml"
    file.write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(RefusedError, match="not a text file"):
        read_plan(file, MONDAY)
    file.write_bytes(b"#" * (LARGEST + 1))
    with pytest.raises(RefusedError, match="too large"):
        read_plan(file, MONDAY)


@given(st.text(max_size=200) | st.text("[]=\"'{}\n1-2e.", max_size=60))
def test_any_text_is_a_plan_or_refused(text: str) -> None:
    with suppress(RefusedError):
        assert parse_plan(text, "plan.toml", MONDAY).currency
