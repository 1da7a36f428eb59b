"""The first 48 hours as plain values for JSON, without private writing."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from coach.domain.first_hours.state import writing_times
from coach.domain.first_hours.wording import state_words
from coach.domain.first_hours.your_plan import closest_people, deadlines
from coach.domain.help_lines import help_line_sentences
from coach.export.json_values import Data, iso

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.first_hours.state import WritingTime
    from coach.domain.quiet_period import QuietPeriod
    from coach.domain.state import State


def _state(time: WritingTime, today: date, here: Collection[int]) -> str:
    begun = time.held or time.number in here
    return state_words(time, today, here=time.number in here) if begun else "open"


def first_hours_data(state: State, quiet: QuietPeriod | None, today: date, here: Collection[int]) -> Data:
    """What `coach first-hours --json` prints."""
    times = writing_times(state, quiet.ends.date() if quiet else today)
    return {
        "quiet": quiet is not None,
        "quiet_ends": iso(quiet.ends) if quiet else None,
        "dates": [{"on": iso(each.on), "what": each.what} for each in deadlines(state, today)],
        "people": [{"name": each.name, "phone": each.phone} for each in closest_people(state)],
        "help_lines": help_line_sentences(state.profile.country, today),
        "writing": [
            {
                "number": each.number,
                "title": each.prompt.title,
                "on": each.on.isoformat(),
                "minutes": each.held.minutes if each.held else None,
                "state": _state(each, today, here),
            }
            for each in times
        ],
    }
