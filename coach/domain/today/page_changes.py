"""When the page of the day changes by itself: nobody does anything, and it says something else.

Between two turns the first look at the page (`coach.tui.view.first_look`) is the same at every moment.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import pairwise

from coach.domain.quiet_period import quiet_period
from coach.domain.state import State
from coach.domain.today.wording import AFTERNOON, EVENING, MORNING

A_MINUTE, AN_HOUR, A_DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
SHORT = 2 * A_MINUTE
"""What is this short is left out."""

Span = tuple[datetime, datetime]
"""From when until when, the end not included."""


def spans(state: State, midnight: datetime) -> list[Span]:
    """The parts of the day that begins at `midnight` in which the page stays as it is, in their order.

    The last hour of the quiet time is in none of them, since its minutes are counted.
    """
    end = midnight + A_DAY
    quiet = quiet_period(state, midnight)
    counted = quiet.ends - AN_HOUR if quiet else end
    over = quiet.ends if quiet else end
    turns = sorted({midnight, end, *(each for each in _turns(state, midnight) if midnight < each < end)})
    lasting = [(begins, ends) for begins, ends in pairwise(turns) if ends - begins > SHORT]
    return [(begins, ends) for begins, ends in lasting if ends <= counted or begins >= over]


def _turns(state: State, midnight: datetime) -> Iterator[datetime]:
    yield from (datetime.combine(midnight, time(hour), midnight.tzinfo) for hour in (MORNING, AFTERNOON, EVENING))
    if state.entries_of("schedule"):
        assert midnight.tzinfo is not None
        for block in state.schedule.blocks_on(midnight.date()):
            yield from (block.begins(midnight.tzinfo), block.ends(midnight.tzinfo))
    if quiet := quiet_period(state, midnight):
        yield from (quiet.ends, quiet.ends - AN_HOUR)
        for hours in range(49):  # "31 hours" is to the nearest, and what is left is rounded to the minute before
            half = quiet.ends - hours * AN_HOUR - AN_HOUR / 2
            yield from (half - A_MINUTE, half + A_MINUTE)
