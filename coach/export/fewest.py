"""The five actions that matter most now, as text and as plain values for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.fewest import the_few, time_now
from coach.export.plain import tick_line
from coach.export.text import wrap
from coach.guide.fewest import fewest

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.state import State
    from coach.export.json_values import Data
    from coach.export.text import Lines


def few_text(state: State, today: date, width: int) -> Lines:
    """What `coach steps --few` prints: the five of the current time, and the names of the other times."""
    now = time_now(state, today)
    lines = [*wrap(fewest().about, width), "", *wrap(f"{now.title}. {now.why}", width)]
    for each in the_few(state, now, today):
        lines += tick_line(each.action, done=each.done, width=width)
    others = ", ".join(f"{time.title.lower()} ({', '.join(time.actions)})" for time in fewest().times if time != now)
    return [
        *lines,
        "",
        *wrap(f"At other times: {others}.", width),
        *wrap("`coach step 1` shows how to do each action of step 1.", width),
    ]


def few_data(state: State, today: date) -> Data:
    """What `coach steps --few --json` prints."""
    return {
        "about": fewest().about,
        "now": time_now(state, today).id,
        "times": [
            {
                "id": time.id,
                "title": time.title,
                "from_day": time.from_day,
                "why": time.why,
                "actions": [
                    {"id": each.action.id, "title": each.action.title, "done": each.done}
                    for each in the_few(state, time, today)
                ],
            }
            for time in fewest().times
        ],
    }
