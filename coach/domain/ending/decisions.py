"""Decisions at the end of a search, each a list of events that one undo reverts.

A job that was found has no kind of its own: it is an application at the stage "accepted" whose next step is the first
day. So everything that handles applications handles it: Search, the funnel, the exports, and older versions of coach. A
job that no application led to becomes one that was never sent. Resuming the search adds one more stage, so the
acceptance stays in the record with its date.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from coach.domain.event import Event
from coach.domain.schedule.events import BlockGone
from coach.domain.search.events import StageReached
from coach.domain.search.log import SearchLog
from coach.domain.search.next_move import FIRST_DAY, accepted_one, first_day
from coach.domain.search.state import Application
from coach.domain.search.typed_records import record_event
from coach.domain.state import State
from coach.errors import RefusedError

Facts = Sequence[tuple[Event, date | None]]
OVER = "It did not last, so the search goes on."


def accept_job(log: SearchLog, employer: str, starts: date | None) -> Facts:
    """Record that a job was found at `employer`, starting on `starts` if that is known; () if nothing is new.

    Uses the application there, or the accepted one if no employer is given; otherwise creates one. An earlier
    acceptance at another employer is withdrawn. Raises RefusedError if the employer is not known.
    """
    said = accepted_one(log)
    job = _job_at(log, employer, said) if employer else said
    if job is None and not employer:
        raise RefusedError("coach does not know where", "Say where you will work, such as --employer Acme.")
    if job is not None and job == said and starts in (None, first_day(job)):
        return ()
    begins = starts or (first_day(job) if job is not None and job == said else None)
    changes = {"next_step": FIRST_DAY if begins else None, "next_on": begins}
    event, _ = record_event("application", job, changes | ({} if job else {"employer": employer}), log)
    if job is not None and job == said:
        return [(event, None)]
    yes: list[tuple[Event, date | None]] = [(event, None), (StageReached(_key(event), "accepted"), None)]
    return [*yes, *([(StageReached(said.key, "withdrawn", f"{employer} instead."), None)] if said else [])]


def resume_search(log: SearchLog) -> Facts:
    """Resume the search because the job did not last. Raises RefusedError if the search has not ended."""
    said = [each for each in log.applications.values() if each.stage == "accepted"]
    if not said:
        raise RefusedError("Your search is already going on", "There is no job here that you said yes to.")
    return [(StageReached(each.key, "withdrawn", OVER), None) for each in said]


def withdrawn(state: State, keys: Sequence[str], today: date) -> Facts:
    """Withdraw these applications, and cancel what was planned with those employers from `today` on."""
    schedule = state.schedule
    planned = (
        entry.text("key")
        for day, entries in schedule.single.items()
        if day >= today
        for entry in entries
        if entry.text("application") in keys and (entry.text("key"), day) not in schedule.done
    )
    stages: list[tuple[Event, date | None]] = [(StageReached(key, "withdrawn"), None) for key in keys]
    return [*stages, *((BlockGone(key), None) for key in planned)]


def weekly_blocks(state: State, today: date) -> tuple[date, list[str]]:
    """The day from which the weekly search blocks should end, and the keys of those that still continue.

    It is the first day of the job, or `today` if that is unknown or past.
    """
    said = accepted_one(state.search)
    since = max(today, (first_day(said) if said else None) or today)
    record = state.schedule
    return since, [key for key in record.weekly if record.gone.get(key, date.max) > since]


def end_blocks(state: State, today: date) -> Facts:
    """End the weekly blocks on the first day of the job; what was done in them stays."""
    since, keys = weekly_blocks(state, today)
    return [(BlockGone(key, since), None) for key in keys]


def _job_at(log: SearchLog, employer: str, said: Application | None) -> Application | None:
    """The application there: the accepted one, else a live one, else the last one that ended."""
    wanted = " ".join(employer.casefold().split())
    there = [each for each in log.applications.values() if " ".join(each.employer.casefold().split()) == wanted]
    return max(there, key=lambda each: (each == said, not each.ended, each.since), default=None)


def _key(event: Event) -> str:
    return str(event.as_fields()["key"])
