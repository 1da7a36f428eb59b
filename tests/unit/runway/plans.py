"""Plans: hypothesis strategies and a few examples. They start on days that every month has."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from coach.domain.runway.plan import CATEGORIES, EVERY, TIERS, Account, Debt, Expense, Income, OneOffIncome, Plan

START = date(2026, 12, 1)
starts = st.dates(date(2026, 1, 1), date(2028, 12, 28)).map(lambda day: day.replace(day=min(day.day, 28)))
amounts = st.integers(0, 2_000_000)
some_days = st.dates(date(2026, 1, 1), date(2031, 12, 31)).map(lambda day: day.replace(day=min(day.day, 28)))
every = st.sampled_from(EVERY)


@st.composite
def flows(draw: st.DrawFn) -> dict[str, object]:
    """What incomes and expenses have in common."""
    since, until = draw(st.none() | some_days), draw(st.none() | some_days)
    if since and until and until < since:
        since, until = until, since
    return {"amount": draw(amounts), "every": draw(every), "since": since, "until": until}


@st.composite
def expenses(draw: st.DrawFn, number: int) -> Expense:
    """An expense of any kind."""
    told = draw(flows())
    has_period = told["every"] not in ("day", "once")
    spread = has_period and draw(st.booleans())
    days = st.integers(1, 7 if "week" in str(told["every"]) else 31)
    return Expense(
        id=f"e{number}",
        name=f"E{number}",
        day=draw(st.none() | days) if has_period and not spread else None,
        spread=spread,
        category=draw(st.none() | st.sampled_from(CATEGORIES)),
        discomfort=draw(st.integers(1, 5)),
        **told,  # type: ignore[arg-type]
    )


@st.composite
def accounts(draw: st.DrawFn, number: int) -> Account:
    """An account of any tier."""
    tier = draw(st.sampled_from(TIERS))
    return Account(f"a{number}", f"A{number}", draw(amounts), tier, draw(st.integers(0, 90)) if tier == "later" else 0)


def debts(number: int) -> st.SearchStrategy[Debt]:
    """A debt with a day, and one without."""
    minimums = st.integers(0, 100_000)
    names = map(st.just, (f"d{number}", f"D{number}"))
    return st.builds(Debt, *names, amounts, minimums, st.none() | st.integers(1, 31))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan of a few lines of every kind."""
    counts = st.integers(0, 3)
    return Plan(
        "AED",
        2,
        draw(starts),
        accounts=tuple(draw(accounts(n)) for n in range(draw(counts))),
        incomes=tuple(Income(f"i{n}", f"I{n}", **draw(flows())) for n in range(draw(st.integers(0, 2)))),  # type: ignore[arg-type]
        lumps=tuple(
            OneOffIncome(f"l{n}", f"L{n}", draw(amounts), draw(some_days), draw(st.integers(0, 60)))
            for n in range(draw(st.integers(0, 2)))
        ),
        expenses=tuple(draw(expenses(n)) for n in range(draw(st.integers(0, 4)))),
        debts=tuple(draw(debts(n)) for n in range(draw(st.integers(0, 1)))),
        inflation=draw(st.sampled_from([0, 0, 250])),
    )


def plan_of(balance: int, need: int, *, digits: int = 0, start: date = START, **more: object) -> Plan:
    """So much money, and so much going out every month on the day of the start."""
    spent = (Expense("living", "Living", need, since=start),) if need else ()
    return Plan("USD", digits, start, accounts=(Account("a", "A", balance),), expenses=spent, **more)  # type: ignore[arg-type]
