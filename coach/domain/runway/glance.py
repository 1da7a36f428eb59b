"""The runway at a glance: the day the money ends, and the next date that will not wait."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.dates import day_in_year, short_day
from coach.domain.runway.cliffs import Cliff, next_clock
from coach.domain.runway.projection import project
from coach.domain.text import shown

if TYPE_CHECKING:
    from coach.domain.transition import Transition


class Glance(NamedTuple):
    """`runs_out` is None where there is no end; `spends` says whether anything goes out at all."""

    runs_out: date | None
    spends: bool
    clock: Cliff | None

    def words(self) -> list[str]:
        """ "money to 15 Jun 2027", "10 Dec Last day to claim"."""
        end = f"money to {day_in_year(self.runs_out)}" if self.runs_out else "money: no end"
        clock = [f"{short_day(self.clock.on)} {shown(self.clock.what)}"] if self.clock else []
        return [*([end] if self.spends else []), *clock]


def glance(transition: Transition, today: date) -> Glance | None:
    """What there is to see; None where nothing was told about money."""
    if not transition.told_of("money"):
        return None
    plan = transition.plan(today)
    return Glance(project(plan).runs_out, plan.spends, next_clock(plan, today))
