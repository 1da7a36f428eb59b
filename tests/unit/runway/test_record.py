"""Entries about money become the plan, and invalid ones never prevent it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.entries import Entry
from coach.domain.entry_labels import describe
from coach.domain.event import Event
from coach.domain.events import ProfileSet
from coach.domain.runway.events import LineGone, LineLookedAt, LineSet, LineTurned, RunwayAssumed
from coach.domain.runway.plan import Account, Deadline, Debt, Expense, Income, OneOffIncome
from coach.domain.runway.results import results
from coach.domain.state import State, replay
from coach.errors import RefusedError
from coach.imports.plan_file import parse_plan
from coach.imports.plan_text import write_plan
from tests.factories import MONDAY, SMALL, Diary, days, entry
from tests.unit.strategies import FIELDS, odd_values

RENT = LineSet("rent", "expense", "Rent", "4500.00", day=1, category="essential", discomfort=5)


def told(*events: Event, on: date = MONDAY) -> State:
    diary = Diary()
    diary.write(ProfileSet(currency="AED"))
    for event in events:
        diary.write(event, on=on)
    return diary.state


def test_every_kind_of_line_reads_back_unchanged() -> None:
    plan = told(
        LineSet("savings", "account", "Savings", "20000.50", tier="later", after_days=30),
        LineSet("pay", "income", "Pay", "100.00", every="week", since=days(4), until=days(400)),
        LineSet("severance", "lump", "Severance", "9000.00", due=days(20), delay_days=14),
        RENT,
        LineSet("card", "debt", "Card", "1000.00", minimum="50.00", day=15),
        LineSet("permit", "clock", "Permit ends", due=days(60)),
    ).plan(MONDAY)
    assert (plan.currency, plan.digits, plan.start) == ("AED", 2, MONDAY)
    assert plan.accounts == (Account("savings", "Savings", 2_000_050, "later", 30),)
    assert plan.incomes == (Income("pay", "Pay", 10_000, "week", days(4), days(400)),)
    assert plan.lumps == (OneOffIncome("severance", "Severance", 900_000, days(20), 14),)
    assert plan.expenses == (Expense("rent", "Rent", 450_000, day=1, category="essential", discomfort=5),)
    assert plan.debts == (Debt("card", "Card", 100_000, 5_000, 15),)
    assert plan.clocks == (Deadline("permit", "Permit ends", days(60)),)


def test_the_last_version_of_a_line_counts_until_it_is_removed() -> None:
    changed = LineSet("rent", "expense", "Rent", "4000.00")
    assert [line.amount for line in told(RENT, changed).plan(MONDAY).expenses] == [400_000]
    assert told(RENT, changed, LineGone("rent")).plan(MONDAY).expenses == ()


def test_a_cut_line_stays_in_the_plan_and_is_named_as_cut_until_it_is_back() -> None:
    assert told(RENT, LineTurned("rent", cut=True)).plan(MONDAY).cut == {"rent"}
    assert told(RENT, LineTurned("rent", cut=True), LineTurned("rent", cut=False)).plan(MONDAY).cut == frozenset()
    assert told(LineTurned("other", cut=True)).plan(MONDAY).cut == frozenset()


def test_the_plan_starts_when_balances_were_last_given() -> None:
    diary = Diary()
    diary.write(LineSet("a", "account", "A", "1"), on=days(0))
    diary.write(LineSet("b", "account", "B", "1"), on=days(3))
    diary.write(RENT, on=days(9))
    assert diary.state.plan(days(20)).start == days(3)
    assert told(RENT).plan(days(20)).start == days(20)


@pytest.mark.parametrize(("amount", "digits", "minor"), [("4500", 0, 4500), ("4500.50", 2, 450050), ("1.250", 3, 1250)])
def test_the_digits_of_a_currency_are_those_of_its_amounts(amount: str, digits: int, minor: int) -> None:
    plan = told(LineSet("a", "account", "A", amount)).plan(MONDAY)
    assert (plan.digits, plan.accounts[0].balance) == (digits, minor)


def test_assumptions_are_kept_one_by_one() -> None:
    money = told(RunwayAssumed(inflation=250), RunwayAssumed(late_days=60, search_months=9)).money
    assert money.assumed == {"inflation": 250, "unsure_percent": 10, "late_days": 60, "search_months": 9}


def test_the_last_look_at_a_payment_is_kept() -> None:
    assert told(LineLookedAt("tv", "later"), LineLookedAt("tv", "cancel")).money.looks == {"tv": "cancel"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount": "-5"},
        {"amount": "1e3"},
        {"amount": "nan"},
        {"amount": None},
        {"name": ""},
        {"name": "a\x1b[2J"},
        {"what": "hope"},
        {"every": "fortnight"},
        {"category": "fun"},
        {"discomfort": 6},
        {"day": 32},
        {"since": days(2), "until": days(1)},
        {"what": "lump"},
        {"what": "clock"},
        {"what": "debt"},
        {"what": "account", "tier": "maybe"},
        {"what": "account", "after_days": -1},
        {"what": "account", "after_days": 9},
        {"what": "account", "tier": "never", "after_days": 9},
        {"what": "account", "every": "month"},
        {"what": "income", "every": "once", "day": 5},
        {"what": "lump", "due": days(2), "every": "month"},
        {"what": "clock", "due": days(2), "day": 5},
        {"what": "debt", "minimum": "1", "category": "essential"},
        {"spread": True, "day": 5},
        {"every": "once", "day": 5},
        {"every": "day", "day": 5},
        {"every": "once", "spread": True},
        {"every": "week", "day": 8},
        {"every": "4 weeks", "day": 31},
        {"since": date(1969, 12, 31)},
        {"until": date(2201, 1, 1)},
        {"what": "lump", "due": date(9999, 12, 31)},
    ],
    ids=str,
)
def test_invalid_lines_are_refused_in_words(wrong: dict[str, Any]) -> None:
    with pytest.raises(RefusedError) as refused:
        LineSet(**{"line": "x", "what": "expense", "name": "X", "amount": "1", **wrong})
    assert refused.value.title
    assert refused.value.message.endswith(".")


@given(
    st.lists(
        st.builds(
            lambda kind, fields: entry(kind, **fields),
            st.sampled_from(["money", "money_gone", "money_cut", "money_look", "money_assumed"]),
            st.fixed_dictionaries(
                {"what": st.sampled_from(["account", "income", "lump", "expense", "debt", "clock"])},
                optional={name: odd_values for name in FIELDS if name != "what"},
            ),
        ),
        max_size=6,
    )
)
def test_any_journal_gives_a_plan(entries: list[Entry]) -> None:
    state = replay(SMALL, [each._replace(id=f"{number:012x}-aaaa1111") for number, each in enumerate(entries, 1)])
    plan = state.plan(MONDAY)
    assert all(account.balance == int(account.balance) >= 0 for account in plan.accounts)


def old(what: str, **fields: Any) -> Entry:
    """A line as a version wrote it that refused less."""
    return entry("money", what=what, line=what, name="Zorb", amount="100", **fields)


def read(*entries: Entry) -> State:
    return replay(SMALL, [each._replace(id=f"{number:012x}-aaaa1111") for number, each in enumerate(entries, 1)])


def test_an_old_journal_keeps_its_category_and_one_that_has_none_gets_the_guess() -> None:
    told_so, not_told, named = old("expense", category="cuttable"), old("expense"), old("expense")
    named = named._replace(fields={**named.fields, "name": "School fees"})
    categories = [read(each).plan(MONDAY).expenses[0] for each in (told_so, not_told, named)]
    assert [(each.category, each.guessed_from) for each in categories] == [
        ("cuttable", ""),
        (None, ""),
        ("essential", "school"),
    ]


def test_meaningless_fields_of_old_journals_count_as_before() -> None:
    assert read(old("expense", spread=True, day=5)).plan(MONDAY).expenses[0].day is None
    assert read(old("expense", every="once", spread=True)).plan(MONDAY).expenses[0].spread is False
    assert read(old("account", after_days=40)).plan(MONDAY).accounts[0].after_days == 0
    assert read(old("expense", day="x", spread=["a"])).plan(MONDAY).expenses[0].day is None


@pytest.mark.parametrize("far", ["9999-12-31", "0001-01-01"])
def test_a_day_far_away_in_an_old_journal_stops_nothing(far: str) -> None:
    state = read(
        old("account")._replace(on=date.fromisoformat(far)),
        old("lump", due=far, delay_days=3660),
        old("clock", due=far),
        old("income", since=far),
        old("expense", until=far, every="quarter", spread=True),
    )
    plan = state.plan(MONDAY)
    assert plan.start == MONDAY
    assert results(plan).current.balances
    assert parse_plan(write_plan(plan._replace(currency="AED")), "plan.toml", MONDAY).lumps[0].on == plan.lumps[0].on


def test_every_money_event_is_described_in_words() -> None:
    events = (
        RENT,
        LineGone("rent"),
        LineTurned("rent", cut=True),
        LineLookedAt("rent", "keep"),
        RunwayAssumed(inflation=1),
    )
    said = [describe(entry(event.kind, **event.as_fields()), SMALL) for event in events]
    assert said[:3] == ['the money line "Rent"', "removing the money line rent", "cutting rent"]
    assert len(set(said)) == len(said)
