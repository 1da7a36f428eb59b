"""Writes a plan as the text of a plan file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date

from coach.domain.amounts import plain
from coach.domain.runway.plan import Expense, Plan

Value = str | int | bool | date | None


def write_plan(plan: Plan) -> str:
    """The text of a plan file. Reading it gives the same lines, except for cut ones, which are left out."""
    head: list[tuple[str, Value]] = [("currency", plan.currency), ("start", plan.start)]
    head += [("inflation", plain(plan.inflation, 2)), ("unsure_percent", plan.unsure_percent)]
    tables = [_pairs([*head, ("late_days", plan.late_days)])]
    return "\n".join([*tables, *_money_there(plan), *_money_to_come(plan), *_money_out(plan)])


def _money_there(plan: Plan) -> Iterator[str]:
    for account in plan.accounts:
        balance, after = plain(account.balance, plan.digits), account.after_days or None
        yield _table("account", name=account.name, balance=balance, tier=account.tier, after_days=after)


def _money_to_come(plan: Plan) -> Iterator[str]:
    for income in plan.incomes:
        amount, source = plain(income.amount, plan.digits), income.source or None
        flow = {"from": income.since, "until": income.until}
        yield _table(
            "income", name=income.name, amount=amount, every=income.every, **flow, day=income.day, source=source
        )
    for lump in plan.lumps:
        amount, source = plain(lump.amount, plan.digits), lump.source or None
        delay = lump.delay_days or None
        yield _table("lump", name=lump.name, amount=amount, on=lump.on, delay_days=delay, source=source)


def _money_out(plan: Plan) -> Iterator[str]:
    yield from (_expense(each, plan.digits) for each in plan.expenses if each.id not in plan.cut)
    for debt in plan.debts:
        owed = {"balance": plain(debt.balance, plan.digits), "minimum": plain(debt.minimum, plan.digits)}
        yield _table("debt", name=debt.name, **owed, day=debt.day)
    for clock in plan.clocks:
        yield _table("clock", name=clock.name, on=clock.on, source=clock.source or None)


def _expense(expense: Expense, digits: int) -> str:
    """One expense. A guessed category is left out: it follows from the name again."""
    return _table(
        "expense",
        name=expense.name,
        amount=plain(expense.amount, digits),
        every=expense.every,
        **{"from": expense.since},
        until=expense.until,
        day=expense.day,
        spread=expense.spread or None,
        category=None if expense.guessed_from else expense.category,
        discomfort=expense.discomfort,
    )


def _table(kind: str, **values: Value) -> str:
    return f"[[{kind}]]\n{_pairs(values.items())}"


def _pairs(values: Iterable[tuple[str, Value]]) -> str:
    return "".join(f"{key} = {_toml(value)}\n" for key, value in values if value is not None)


def _toml(value: Value) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "true" if value else "false"
    # TOML strings are JSON strings, except for DEL, which no name can have.
    return str(value) if isinstance(value, int) else json.dumps(value, ensure_ascii=False)
