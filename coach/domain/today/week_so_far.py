"""What was done since the start of the week."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from coach.domain.dates import start_of_week
from coach.domain.search.efforts import efforts
from coach.domain.state import State
from coach.domain.time_spent import minutes_between
from coach.domain.wording import count, duration


class WeekSoFar(NamedTuple):
    """Totals since the start of the week: ticks, days with anything done, minutes, check-ins, activities, blocks.

    Minutes are counted once, however they were recorded (see coach.domain.time_spent).
    """

    ticks: int
    days: int
    minutes: int
    check_ins: int
    efforts: int = 0
    blocks: int = 0


def week_so_far(state: State, today: date) -> WeekSoFar:
    """The totals from the first day of the week until `today`."""
    first = start_of_week(today, state.profile.first_weekday)
    days = [first + timedelta(days=number) for number in range((today - first).days + 1)]
    records = [state.history_of(action_id) for action_id in state.guide.actions]
    ticked = [day for record in records for day in record.days_between(first, today)]
    made = [effort.on for effort in efforts(state.search, first, today)]
    kept = [day for day in days for block in state.schedule.blocks_on(day) if block.done]
    return WeekSoFar(
        ticks=len(ticked),
        days=len({*ticked, *made, *kept}),
        minutes=minutes_between(state, first, today).total(),
        check_ins=sum(day in state.check_ins for day in days),
        efforts=len(made),
        blocks=len(kept),
    )


def week_words(week: WeekSoFar) -> str:
    """ "3 things done, 1 block done, 2 activities on 2 days, 1 h 5 min in all"; "" if nothing was done."""
    parts = [
        f"{count(week.ticks, 'thing')} done" if week.ticks else "",
        f"{count(week.blocks, 'block')} done" if week.blocks else "",
        count(week.efforts, "activity", "activities") if week.efforts else "",
    ]
    said = ", ".join(filter(None, parts))
    spent = f", {duration(week.minutes)} in all" if week.minutes else ""
    return f"{said} on {count(week.days, 'day')}{spent}" if said else ""
