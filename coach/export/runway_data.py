"""The runway as plain values for JSON, as documented in docs/commands.md. Amounts are strings, never floats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.domain.amounts import plain
from coach.domain.runway.plan import SCENARIOS
from coach.export.json_values import Data, iso

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.domain.runway.days_gained import DaysGained
    from coach.domain.runway.plan import Plan
    from coach.domain.runway.projection import Projection
    from coach.domain.runway.results import Band, LineResult, Results
    from coach.domain.runway.state import MoneyState


def runway_data(results: Results, search_months: int = 6) -> Data:
    """What `coach runway --json` prints."""
    plan = results.plan
    return {
        "currency": plan.currency,
        "start": plan.start.isoformat(),
        "known": plan.has_an_end,
        "scenarios": {name: _scenario(results.scenarios[name], plan) for name in SCENARIOS},
        "lines": [_line(line, plan) for line in results.lines],
        "cliffs": [{"on": cliff.on.isoformat(), "what": cliff.what} for cliff in results.cliffs],
        "break_even_monthly": plain(results.break_even, plan.digits),
        "shortfall": {
            "months": search_months,
            **{name: plain(results.scenarios[name].shortfall(search_months), plan.digits) for name in SCENARIOS},
        },
        "band": _band(results.band),
    }


def _scenario(projection: Projection, plan: Plan) -> Data:
    months, out = projection.months, projection.runs_out
    low = projection.lowest
    return {
        "runs_out": iso(out),
        "months": None if months is None else round(float(months), 3),
        "days": None if out is None else (out - plan.start).days,
        "lowest": {"on": low.on.isoformat(), "amount": plain(low.amount, plan.digits)},
    }


def _line(line: LineResult, plan: Plan) -> Data:
    return {
        "id": line.expense.id,
        "name": line.expense.name,
        "category": line.expense.category,
        "category_from": line.expense.guessed_from or None,
        "counted_daily": line.expense.goes_daily,
        "monthly": plain(line.monthly, plan.digits),
        "discomfort": line.expense.discomfort,
        "cut": line.is_cut,
        "days_bought": _days(line.bought),
        "days_bought_alone": _days(line.alone),
        "ends_the_end": line.bought.no_end,
    }


def _days(bought: DaysGained) -> int | None:
    return None if bought.no_end else bought.days


def _band(band: Band) -> Data:
    return {
        "worse": iso(band.worse),
        "better": iso(band.better),
        "spending_percent": band.percent,
        "late_days": band.late_days,
    }


def plan_data(plan: Plan, record: MoneyState) -> Data:
    """What `coach money list --json` prints: every line as it was entered."""
    return {
        "currency": plan.currency or None,
        "start": plan.start.isoformat(),
        "lines": [_entered(entry.fields) | {"cut": line in record.cut} for line, entry in record.lines.items()],
        "assumed": dict(record.assumed),
    }


def _entered(fields: Mapping[str, Any]) -> Data:
    left_out = ("id", "at", "on", "device", "kind", "v")
    return {name: value for name, value in fields.items() if name not in left_out}
