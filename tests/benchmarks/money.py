"""The runway and the statements: what is worked out while somebody holds a key, and files of many rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from coach.domain.runway import cash_flow, projection, results
from coach.domain.runway.plan import CATEGORIES, EVERY, Account, Expense, Plan
from coach.domain.runway.recurring import find_recurring
from coach.imports.statements.ofx_file import read_ofx
from coach.imports.statements.table_file import StatementLocale
from tests.benchmarks.figures import Figure, milliseconds, timed
from tests.benchmarks.programs import Programs
from tests.imports.factories import american, half_a_year, ofx, read_statements

LINES = 100
SPREAD = 10
START = date(2026, 12, 1)
ROWS = 10_000
OFX_BOOKINGS = 9_000
MANY = 100_000
RESULTS_AT_MOST, STATEMENT_AT_MOST, MANY_AT_MOST = 50.0, 2000.0, 6000.0


def measure(programs: Programs, runs: int = 10) -> list[Figure]:
    """The plan as it is first opened, and as it is after each cut; the statement from the file to the lines."""
    plan = plan_of_many_lines()
    cold = [_cold(lambda: results.results(plan)) for _ in range(runs)]
    cuts = [plan._replace(cut=frozenset({line.id})) for line in plan.expenses[:runs]]
    moved = [timed(lambda cut=cut: results.results(cut)) for cut in cuts]  # type: ignore[misc]
    only = [_cold(lambda: projection.project(plan)) for _ in range(runs)]
    file = _statement(programs.folder)
    read = [timed(lambda: find_recurring(read_statements(file, StatementLocale()))) for _ in range(max(3, runs // 3))]
    many = _many(programs.folder)
    large = [timed(lambda: find_recurring(read_statements(many, StatementLocale()))) for _ in range(max(1, runs // 5))]
    content = _ofx()
    taken = [timed(lambda: read_ofx(content, "s.ofx", 2, lambda _done, _of: None)) for _ in range(max(3, runs // 3))]
    return [
        milliseconds(f"runway of {LINES} lines, three scenarios, days bought", cold, RESULTS_AT_MOST),
        milliseconds("the same after a cut", moved, RESULTS_AT_MOST),
        milliseconds("the day the money ends, alone", only),
        milliseconds(f"a statement of {ROWS:,} rows, read and sorted", read, STATEMENT_AT_MOST),
        milliseconds(f"a statement of {MANY:,} rows with a text each, read and sorted", large, MANY_AT_MOST),
        milliseconds(f"OFX of {OFX_BOOKINGS:,} bookings, read", taken, STATEMENT_AT_MOST),
    ]


def plan_of_many_lines() -> Plan:
    """A hundred expenses of every rhythm, ten of them spread over their periods, that last for some years."""
    rhythms = EVERY[:-1]
    expenses = tuple(
        Expense(
            f"e{number}",
            f"Expense {number}",
            10_000 + number * 100,
            rhythms[number % len(rhythms)],
            since=None if number % (LINES // SPREAD) == 0 else START,
            spread=number % (LINES // SPREAD) == 0,
            category=CATEGORIES[number % 3],
        )
        for number in range(LINES)
    )
    return Plan("AED", 2, START, accounts=(Account("a", "Savings", 500_000_000),), expenses=expenses)


def _cold(work: Callable[[], object]) -> float:
    """How long it takes if nothing was ever worked out; forgetting is no part of it."""
    for known in (
        cash_flow.income_flows,
        cash_flow.expense_flows,
        projection.project,
        projection.spending,
        results.results,
    ):
        known.cache_clear()
    return timed(work)


def _statement(folder: Path) -> Path:
    rows = [(on + timedelta(days=31 * turn), *rest) for turn in range(170) for on, *rest in half_a_year()][:ROWS]
    file = folder / "statement.csv"
    file.write_text(american(sorted(rows)), encoding="utf-8")  # type: ignore[arg-type]
    return file


def _many(folder: Path) -> Path:
    """No text is there twice, as where a bank writes a reference into each."""
    shops = ("OAK MARKET", "STREAMBOX.COM", "HARBOUR COFFEE", "Corner Bakery", "NORTHERN POWER")
    lines = (
        f"{START - timedelta(days=row % 900)},POS PURCHASE {shops[row % 5]} {row * 7919 + 10_000} R{row}Q DUBAI AE,"
        f"-{row % 90 + 1}.{row % 89 + 10}"
        for row in range(MANY)
    )
    file = folder / "many.csv"
    file.write_text("\n".join(["Date,Description,Amount", *lines]), encoding="utf-8")
    return file


def _ofx() -> bytes:
    rows = [(on + timedelta(days=31 * turn), *rest) for turn in range(150) for on, *rest in half_a_year()][
        :OFX_BOOKINGS
    ]
    return ofx(rows).encode()  # type: ignore[arg-type]
