"""The runway in brief: the day the money runs out, the balance until then, and the deadlines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.dates import day_in_year, short_day
from coach.domain.runway.cliffs import Cliff, deadlines_ahead
from coach.domain.runway.projection import Projection, project
from coach.domain.sanitize import shown

if TYPE_CHECKING:
    from coach.domain.state import State

SOON = timedelta(days=14)
SAMPLES = 96
NOTHING_ENDS = 730  # days shown if there is no end


class RunwaySummary(NamedTuple):
    """`runs_out` is None if there is no end, or if it can't be computed: see `is_known`.

    `left` is the balance (minor units) at equal intervals over `shows` days from today. `clocks` are the deadlines of
    the next two weeks, and `clock` is the next of all.
    """

    runs_out: date | None
    is_known: bool
    clock: Cliff | None
    clocks: tuple[Cliff, ...] = ()
    left: tuple[int, ...] = ()
    shows: int = 0

    def words(self) -> list[str]:
        """ "money to 15 Jun 2027", "10 Dec Last day to claim"."""
        end = f"money to {day_in_year(self.runs_out)}" if self.runs_out else "money: no end"
        clock = [f"{short_day(self.clock.on)} {shown(self.clock.what)}"] if self.clock else []
        return [*([end] if self.is_known else []), *clock]


def runway_summary(state: State, today: date) -> RunwaySummary | None:
    """The summary; None if no money was entered."""
    if not state.entries_of("money"):
        return None
    plan = state.plan(today)
    ahead = deadlines_ahead(plan, today)
    clock, soon = next(iter(ahead), None), tuple(cliff for cliff in ahead if cliff.on - today <= SOON)
    if not plan.has_an_end:
        return RunwaySummary(None, False, clock, soon)
    found = project(plan)
    left = _daily_balance(found, today)
    return RunwaySummary(found.runs_out, True, clock, soon, _lowest(left), len(left))


def _daily_balance(found: Projection, today: date) -> Sequence[int]:
    """The balance on each day from `today` until the money runs out."""
    begin = max(0, (today - found.start).days)
    end = found.end if found.end is not None else begin + NOTHING_ENDS
    return [max(0, left) for left in found.balances[begin : max(end, begin)]]


def _lowest(left: Sequence[int]) -> tuple[int, ...]:
    """The minimum of each of a fixed number of equal parts."""
    parts = min(SAMPLES, len(left))
    edges = [at * len(left) // parts for at in range(parts + 1)] if parts else [0]
    return tuple(min(left[begin:end]) for begin, end in pairwise(edges))
