"""The projection: properties that hold for every plan."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from math import floor

from hypothesis import assume, given
from hypothesis import strategies as st

from coach.domain.runway.breakdown import explain_days, explain_months, flows_of
from coach.domain.runway.changes import lines_of
from coach.domain.runway.plan import EVERY, SCENARIOS, Account, Debt, Every, Expense, Income, OneOffIncome, Plan
from coach.domain.runway.projection import Projection, project, spending
from coach.domain.runway.ranking import by_value
from coach.domain.runway.recurrence import MONTHS, months_after
from coach.domain.runway.results import results, with_delay, with_income
from coach.domain.runway.wording import headline, next_thing, price_sentence
from tests.unit.runway.plans import START, amounts, plan_of, plans

NEVER = date.max


def end(projection: Projection) -> date:
    return projection.runs_out or NEVER


@given(plans(), amounts)
def test_adding_money_never_brings_the_end_nearer(plan: Plan, more: int) -> None:
    richer = plan._replace(accounts=(*plan.accounts, Account("more", "More", more)))
    for scenario in SCENARIOS:
        assert end(project(richer, scenario)) >= end(project(plan, scenario))
    assert end(project(with_income(plan, more))) >= end(project(plan))


@given(plans(), st.data())
def test_cutting_a_line_never_brings_the_end_nearer_and_buys_what_it_says(plan: Plan, data: st.DataObject) -> None:
    assume(plan.expenses)
    expense = data.draw(st.sampled_from(plan.expenses))
    before, after = project(plan), project(plan._replace(cut=frozenset({expense.id})))
    assert end(after) >= end(before)
    bought = next(line.bought for line in results(plan).lines if line.expense.id == expense.id)
    if before.end is None:
        assert (bought.days, bought.no_end) == (0, False)
    elif after.end is None:
        assert bought.no_end
    else:
        assert (bought.days, bought.no_end) == (after.end - before.end, False)


@given(plans(), st.data())
def test_a_line_that_is_cut_says_what_it_is_buying(plan: Plan, data: st.DataObject) -> None:
    assume(plan.expenses)
    expense = data.draw(st.sampled_from(plan.expenses))
    cut = plan._replace(cut=frozenset({expense.id}))
    now, without = project(cut), project(plan)
    bought = next(line.bought for line in results(cut).lines if line.expense.id == expense.id)
    if without.end is None:
        assert (bought.days, bought.no_end) == (0, False)
    elif now.end is None:
        assert bought.no_end
    else:
        assert bought.days == now.end - without.end


@given(plans(), st.integers(0, 100))
def test_splitting_an_account_in_two_changes_nothing(plan: Plan, percent: int) -> None:
    assume(plan.accounts)
    first, *others = plan.accounts
    part = first.balance * percent // 100
    halves = (first._replace(balance=part), first._replace(id="half", balance=first.balance - part))
    assert project(plan._replace(accounts=(*halves, *others))) == project(plan)


@given(plans())
def test_the_sum_of_the_flows_is_the_difference_of_the_balances(plan: Plan) -> None:
    for scenario in SCENARIOS:
        found = project(plan, scenario)
        assert found.balances[-1] == sum(found.came) - sum(found.went)
        assert all(isinstance(balance, int) for balance in found.balances[:50])
    last = plan.start.replace(year=plan.start.year + 9)
    days = explain_days(plan, "current", plan.start, last)
    for day in days:
        assert day.opening + sum(flow.amount for flow in day.flows) == day.closing
    for earlier, later in pairwise(days):
        assert earlier.closing == later.opening
    months = list(explain_months(plan, "current"))
    assert months[-1].closing == project(plan).balances[-1]


@given(plans())
def test_every_flow_belongs_to_a_line(plan: Plan) -> None:
    found = project(plan)
    came = gone = 0
    for line in lines_of(plan):
        amount = sum(amount for _, amount in flows_of(line, plan))
        if isinstance(line, (Expense, Debt)):
            gone += amount
        else:
            came += amount
    assert (came, gone) == (sum(found.came), sum(found.went))
    assert {line.id for line in lines_of(plan)} >= {line.expense.id for line in results(plan).lines}


@given(plans())
def test_the_scenarios_are_in_order(plan: Plan) -> None:
    current, lean, bare = (end(project(plan, scenario)) for scenario in SCENARIOS)
    assert current <= lean <= bare


@given(plans(), st.integers(1, 30))
def test_moving_everything_by_whole_months_moves_the_answer(plan: Plan, months: int) -> None:
    assume(not plan.inflation)
    plan = plan._replace(
        expenses=tuple(each for each in plan.expenses if each.every in MONTHS and not each.goes_daily),
        incomes=tuple(each for each in plan.incomes if each.every in MONTHS),
        debts=tuple(each for each in plan.debts if each.day),
    )
    assume(
        all((day or 1) <= 28 for day in (*(each.day for each in plan.expenses), *(each.day for each in plan.debts)))
    )  # a 31st moves with its month's length
    plan = plan._replace(accounts=tuple(each._replace(after_days=0) for each in plan.accounts))
    plan = plan._replace(lumps=tuple(each._replace(delay_days=0) for each in plan.lumps))

    def moved(day: date | None) -> date | None:
        return months_after(day, months) if day else None

    later = plan._replace(
        start=months_after(plan.start, months),
        incomes=tuple(each._replace(since=moved(each.since), until=moved(each.until)) for each in plan.incomes),
        lumps=tuple(each._replace(on=months_after(each.on, months)) for each in plan.lumps),
        expenses=tuple(each._replace(since=moved(each.since), until=moved(each.until)) for each in plan.expenses),
    )
    before, after = project(plan).runs_out, project(later).runs_out
    assert after == moved(before)
    assert floor(project(later).months or 0) == floor(project(plan).months or 0)


@given(plans())
def test_the_months_and_the_days_to_the_end_agree_within_the_month(plan: Plan) -> None:
    for scenario in SCENARIOS:
        found = project(plan, scenario)
        months = found.months
        assert (months is None) == (found.end is None)
        if months is not None and found.runs_out is not None:
            assert (
                months_after(plan.start, floor(months)) <= found.runs_out < months_after(plan.start, floor(months) + 1)
            )


def test_a_sum_that_comes_after_the_end_saves_no_month_before_it() -> None:
    plan = plan_of(3_000, 1_000, lumps=(OneOffIncome("l", "L", 50_000, date(2027, 3, 2)),))
    found = project(plan)
    assert (found.runs_out, found.end) == (date(2027, 3, 1), 90)
    assert found.months == 3


@given(plans(), st.integers(0, 200))
def test_a_later_lump_sum_never_moves_the_end_away(plan: Plan, days: int) -> None:
    assume(all(lump.on >= plan.start for lump in plan.lumps))  # what was to come before the start is in the balances
    assert end(project(with_delay(plan, days))) <= end(project(plan))


@given(plans())
def test_the_band_surrounds_the_plan(plan: Plan) -> None:
    assume(all(lump.on >= plan.start for lump in plan.lumps))
    found = results(plan)
    assert (found.band.worse or NEVER) <= end(found.current) <= (found.band.better or NEVER)


@given(plans())
def test_before_the_end_nothing_is_missing_and_on_it_something_is(plan: Plan) -> None:
    found = project(plan)
    assert found.lowest.amount >= 0 or found.end == 0
    if found.end is not None:
        assert min(found.balances[: found.end], default=0) >= 0
        assert found.missing == -found.balances[found.end] > 0
        assert found.shortfall(120) >= found.missing
    else:
        assert found.shortfall(120) == found.missing == 0


@given(st.lists(st.tuples(amounts, st.sampled_from(EVERY), st.booleans()), max_size=6), st.sampled_from([0, 250]))
def test_what_falls_on_the_same_days_adds_up_to_the_unit(lines: list[tuple[int, Every, bool]], inflation: int) -> None:
    bills = [Expense(f"e{n}", "E", amount, every, spread=spread) for n, (amount, every, spread) in enumerate(lines)]
    alone = [spending((bill,), START, inflation) for bill in bills]
    assert list(spending(tuple(bills), START, inflation)) == [sum(day) for day in zip(*alone, strict=True)] or not bills


def test_income_comes_before_the_bills_of_its_day() -> None:
    plan = plan_of(0, 1000, lumps=(OneOffIncome("l", "L", 1000, START),))
    assert project(plan).runs_out == date(2027, 1, 1)


def test_without_expenses_the_money_never_ends() -> None:
    found = results(plan_of(12_000, 0))
    assert found.current.runs_out is None
    assert found.current.months is None
    assert found.current.months_and_days(START) is None
    assert found.break_even == 0


def test_no_money_and_a_bill_today_ends_today() -> None:
    found = project(plan_of(0, 1000))
    assert (found.runs_out, found.months_and_days(START)) == (START, (0, 0))
    assert found.months == Fraction(0)
    assert found.lowest == (START, 0)


def test_how_long_it_lasts_is_counted_from_today_and_not_from_when_the_money_was_told() -> None:
    found = project(plan_of(3_500, 1000))
    assert found.runs_out is not None
    assert found.months_and_days(START) == found.months_and_days(START - timedelta(days=5))  # a plan yet to begin
    assert found.months_and_days(found.runs_out - timedelta(days=3)) == (0, 3)
    assert found.months_and_days(found.runs_out + timedelta(days=3)) == (0, 0)
    two_days_on = headline(plan_of(3_500, 1000), found, found.runs_out - timedelta(days=2))
    assert two_days_on.endswith(": 2 days.")


def test_a_31st_falls_on_the_last_day_of_a_shorter_month() -> None:
    plan = Plan(
        "USD",
        0,
        date(2027, 1, 31),
        expenses=(Expense("r", "R", 10, since=date(2027, 1, 31)),),
        accounts=(Account("a", "A", 10**6),),
    )
    days = [on for on, _ in flows_of(plan.expenses[0], plan)][:5]
    assert days == [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31), date(2027, 4, 30), date(2027, 5, 31)]
    due = Expense("d", "D", 10, day=29, since=date(2028, 1, 30))
    assert [on for on, _ in flows_of(due, plan)][:2] == [date(2028, 2, 29), date(2028, 3, 29)]


def test_what_is_spread_is_exact_over_each_period() -> None:
    plan = plan_of(10**6, 0)
    spread = Expense("f", "F", 1000, "month", spread=True)
    flows = flows_of(spread, plan)
    assert sum(amount for on, amount in flows if on.month == 12 and on.year == 2026) == 1000
    assert {amount for on, amount in flows if on.month == 12 and on.year == 2026} == {32, 33}
    half = Expense("h", "H", 310, "month", spread=True, until=date(2026, 12, 15))
    assert sum(amount for _, amount in flows_of(half, plan)) == 150


def test_prices_rise_once_a_year_where_that_is_assumed() -> None:
    plan = plan_of(10**9, 1000, inflation=1000)
    found = [amount for _, amount in flows_of(plan.expenses[0], plan)]
    assert (found[11], found[12], found[24]) == (1000, 1100, 1210)


def test_a_yearly_bill_falls_in_its_month_and_is_not_split() -> None:
    school = Expense("s", "School", 12_000, "year", date(2027, 9, 1))
    plan = plan_of(13_000, 500)._replace(expenses=(Expense("l", "L", 500), school))
    assert project(plan).runs_out == date(2027, 9, 1)
    assert results(plan).break_even == 1500


def test_money_that_is_reached_later_is_not_there_before() -> None:
    account = Account("s", "Shares", 5000, "later", 40)
    plan = plan_of(1000, 1000)
    assert project(plan._replace(accounts=(*plan.accounts, account))).runs_out == date(2027, 1, 1)
    assert project(plan._replace(accounts=(*plan.accounts, account._replace(after_days=30)))).runs_out == date(
        2027, 6, 1
    )
    assert project(plan._replace(accounts=(*plan.accounts, account._replace(tier="never")))).runs_out == date(
        2027, 1, 1
    )


def test_what_ends_or_comes_once_is_no_part_of_making_ends_meet() -> None:
    plan = plan_of(0, 1000)._replace(
        expenses=(
            Expense("l", "L", 1000),
            Expense("e", "Ends", 500, until=date(2027, 6, 1)),
            Expense("o", "Once", 700, "once"),
            Expense("c", "Cut", 300),
            Expense("w", "Weekly", 84, "week"),
        ),
        incomes=(Income("p", "Pay", 200), Income("b", "Benefit", 400, until=date(2027, 6, 1))),
        debts=(Debt("d", "Paid off", 300, 100), Debt("f", "For ever", 100_000, 50)),
        cut=frozenset({"c"}),
    )
    assert results(plan).break_even == 1000 + 366 - 200 + 50  # 84 a week is 365.2425 a month, and it is rounded up


def test_the_price_of_an_expense_is_a_sentence() -> None:
    gym = Expense("gym", "Gym", 100, day=1, category="cuttable")
    plan = plan_of(1_210, 0)._replace(expenses=(Expense("living", "Living", 400, day=1), gym))
    told = [price_sentence(line, plan) for line in results(plan).lines if line.expense.id == "gym"]
    assert told == ["Without it the money lasts 28 days longer."]
    alone = plan._replace(expenses=(gym,))
    assert [price_sentence(line, alone) for line in results(alone).lines] == [
        "Without it the money does not run out within ten years."
    ]
    small = plan._replace(expenses=(Expense("living", "Living", 400, day=1), gym._replace(amount=1)))
    told = [price_sentence(line, small) for line in results(small).lines if line.expense.id == "gym"]
    assert told == ["Without it you keep USD 4 until then."]


@given(plans())
def test_the_list_begins_with_what_gains_most_and_is_missed_least(plan: Plan) -> None:
    listed = by_value(results(plan).lines)
    for above, below in pairwise(listed):
        essential = [each.expense.counts_as == "essential" for each in (above, below)]
        assert essential != [True, False]
        if essential[0] == essential[1] and not (above.bought.no_end or below.bought.no_end):
            gains = [Fraction(each.bought.days, each.expense.discomfort) for each in (above, below)]
            assert gains[0] >= gains[1]


def test_what_comes_next_is_a_cut_only_where_there_is_one() -> None:
    food = Expense("food", "Food", 900, category="essential")
    gym = Expense("gym", "Gym", 100, category="cuttable")
    plan = plan_of(5_000, 0)._replace(expenses=(food, gym))
    assert next_thing(plan, project(plan)).endswith("What gains most and is missed least is at the top.")
    for without in (plan._replace(expenses=(food,)), plan._replace(cut=frozenset({"gym"}))):
        assert "Only essentials are left" in next_thing(without, project(without))
