"""What to do next in the search, depending on the live applications: those that somebody has answered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from coach.domain.derived import cached_by_identity
from coach.domain.search.constants import ANSWERS, LIVE
from coach.domain.search.log import SearchLog
from coach.domain.search.state import Application
from coach.errors import RefusedError

COASTING_DAYS = 7
KEEP_ALIVE = 2
HOPEFUL = ("interview", "task", "final", "offer")
OPEN_DAYS = 21
FIRST_DAY = "first day"
_BEGINNING = ("first", "start", "begin")
COASTING_SOURCE = "wanberg-2010"
"""The finding in content/evidence/ behind the warning against coasting."""


class NextMove(NamedTuple):
    """What to do next: a headline and a sentence. `coasting` is the application that triggers the warning, with why.

    `has_ended` says that a job was accepted: then there is nothing to do next.
    """

    title: str
    words: str
    live: tuple[Application, ...]
    coasting: Application | None = None
    has_ended: bool = False


def live_ones(log: SearchLog) -> list[Application]:
    """The live applications, the furthest advanced first."""
    live = (each for each in log.applications.values() if each.live)
    return sorted(live, key=lambda each: (LIVE.index(each.stage), each.since), reverse=True)


def accepted_one(log: SearchLog) -> Application | None:
    """The accepted application, the last of several; None if there is none, or it fell through since."""
    return _accepted_last(log.applications)


@cached_by_identity()
def _accepted_last(applications: Mapping[str, Application]) -> Application | None:
    accepted = [each for each in applications.values() if each.stage == "accepted"]
    return max(accepted, key=lambda each: each.since, default=None)


def first_day(job: Application) -> date | None:
    """The first day of an accepted job: the day of its next step, unless that dates from before the acceptance.

    An interview that was planned and never held is not a first day, nor is a day before the acceptance.
    """
    step = job.next_step.casefold()
    begins = not step or step.startswith(_BEGINNING)
    return job.next_on if job.next_on and job.next_on >= job.since and begins else None


def to_withdraw(log: SearchLog) -> list[Application]:
    """Sent applications to withdraw after an acceptance; mere wishes need no message to anybody."""
    if accepted_one(log) is None:
        return []
    still_open = (each for each in log.applications.values() if not each.ended and each.stage != "wished")
    return sorted(still_open, key=lambda each: (each.employer.casefold(), each.key))


def awaiting_answer(log: SearchLog, today: date) -> list[Application]:
    """Applications sent in the last three weeks without an answer."""
    since = today - timedelta(days=OPEN_DAYS)
    return [each for each in log.applications.values() if each.stage == "applied" and each.since >= since]


def next_move(log: SearchLog, today: date) -> NextMove:
    """The next move on `today`."""
    live = tuple(live_ones(log))
    accepted = accepted_one(log)
    if accepted:
        still_open = len(to_withdraw(log))
        many = "Another application is" if still_open == 1 else f"{still_open} other applications are"
        withdraw = f" {many} still open." if still_open else ""
        return NextMove(
            "You said yes", f"{accepted.employer} it is. Nothing is due here any more.{withdraw}", live, has_ended=True
        )
    invited = next(iter(_invited(log, today)), None)
    if not live and invited:
        return NextMove(f"Prepare {invited.employer} first", _keep_alive(len(awaiting_answer(log, today))), live)
    if not live:
        return NextMove(
            _nothing_live(log),
            "Write to two or three people this week. Of 1,177 job seekers, those who networked more also got more "
            "offers. That is a link, not a promise.",
            live,
        )
    first, others = live[0], len(live) - 1 + len(awaiting_answer(log, today))
    guard = next((each for each in live if _is_fresh(each, today)), None)
    words = _keep_alive(others)
    if guard:
        return NextMove(
            f"{guard.employer}: {_reached(guard)}",
            f"After good news it is easy to slow down: in one study, people often did less after a good day. {words}",
            live,
            guard,
        )
    return NextMove(f"Prepare {first.employer} first", words, live)


def _invited(log: SearchLog, today: date) -> list[Application]:
    """Applications with an interview still to come whose stage says nothing of it yet, the next interview first."""
    waiting = (each for each in log.applications.values() if not each.ended and each.next_on and each.next_on >= today)
    return sorted(
        (each for each in waiting if _is_interview(each.next_step, today)), key=lambda each: each.next_on or today
    )


def _is_interview(step: str, today: date) -> bool:
    from coach.domain.search.quick_log import read_line

    try:
        return bool(step) and read_line(step, today).what == "interview"
    except RefusedError:
        return False


def _nothing_live(log: SearchLog) -> str:
    """The headline without a live application. A talk counts as an answer, and so does a rejection."""
    if any(each.is_talk for each in log.activities.values()) or any(map(_was_answered, log.applications.values())):
        return "No application is moving, so talk to people"
    tried = bool(log.applications or log.activities)
    return "Nobody has answered yet, so talk to people" if tried else "Start with people you know"


def _was_answered(application: Application) -> bool:
    return any(step.stage in ANSWERS for step in application.stages)


def _is_fresh(application: Application, today: date) -> bool:
    since = application.known_since
    return (
        since is not None
        and application.stage in HOPEFUL
        and timedelta() <= today - since <= timedelta(days=COASTING_DAYS)
    )


def _reached(application: Application) -> str:
    words = {"interview": "an interview", "task": "a task to do", "final": "the final round", "offer": "an offer"}
    return words[application.stage]


def _keep_alive(others: int) -> str:
    if others >= KEEP_ALIVE:
        return f"{others} others are open: keep at least two of them moving. Nothing is certain until you have signed."
    kept = "Keep the other one moving, and get one more going" if others else "Get two others moving as well"
    return f"{kept}. Nothing is certain until you have signed."
