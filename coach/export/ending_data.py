"""The end of a search as plain values for JSON, in the shape documented in docs/commands.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.ending.thanks import thanks_draft, withdrawal_draft
from coach.domain.ending.wording import hours, weeks_words
from coach.export.json_values import Data, iso

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.ending.ending import Ending
    from coach.domain.ending.stops import Stop
    from coach.domain.state import State

COUNTS = ("conversations", "messages", "applications", "replies", "practice_rounds", "ticks", "minutes")


def ending_data(found: Ending | None, state: State, today: date, without: frozenset[str] = frozenset()) -> Data:
    """What `coach ending --json` prints; before a job is accepted, only `employer`, which is null.

    What `without` names (mood, names) is left out or empty.
    """
    if found is None:
        return {"employer": None}
    me, job = state.profile.name, found.job
    mood, names = "mood" not in without, "names" not in without
    return {
        "employer": job.employer if names else None,
        "application": job.key if names else None,
        "role": job.role or None if names else None,
        "said_yes_on": iso(job.since),
        "begins": iso(found.begins),
        "first": iso(found.told.period.first),
        "last": iso(found.told.period.last),
        "weeks": found.weeks,
        "words": weeks_words(found),
        "counts": {name: getattr(found.told.counts, name) for name in COUNTS},
        "themes": [{"theme": theme, "minutes": minutes} for theme, minutes in hours(found)],
        "mood": {"first_week": found.rose.first, "last_week": found.rose.last} if found.rose and mood else None,
        "people": [
            {
                "person": each.person.key if each.person else None,
                "name": each.name,
                "why": list(each.why),
                "thanked": each.done,
                "draft": thanks_draft(each, job, today, me),
            }
            for each in (found.people if names else ())
        ],
        "open": [
            {
                "application": each.key,
                "employer": each.employer,
                "role": each.role or None,
                "stage": each.stage,
                "draft": withdrawal_draft(each, me),
            }
            for each in (found.still_open if names else ())
        ],
        "stops": [_stop_data(each) for each in found.stops],
        "first_days": {"action": found.signed.id, "title": found.signed.title, "done": found.is_begun}
        if found.signed
        else None,
        "stays": list(found.stays) if names else [],
    }


def _stop_data(stop: Stop) -> Data:
    source = {"title": stop.source.title, "link": stop.source.link} if stop.source else None
    return {"name": stop.name, "title": stop.title, "words": stop.words, "done": stop.done, "source": source}
