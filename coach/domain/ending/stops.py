"""What to stop once a job is found: for each item whether it is done, and what to do if not.

coach can see whether the weekly blocks, the follow-ups and the applications have ended. Only the person knows whether
an office was informed: they tick action 10.10.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from coach.domain.dates import day_and_month, long_day
from coach.domain.ending.decisions import weekly_blocks
from coach.domain.search.next_move import first_day, to_withdraw
from coach.domain.search.state import Application
from coach.domain.state import State
from coach.domain.today.day import SIGNED
from coach.domain.wording import count
from coach.guide.authorities import authority
from coach.guide.models import Source


class Stop(NamedTuple):
    """Something to stop. `name` is one of office, blocks, applications, follow-ups or alerts.

    `done` is None if coach can't know. `source` is the source of a rule for the person's country.
    """

    name: str
    title: str
    words: str
    done: bool | None
    source: Source | None = None


def stops(state: State, job: Application, today: date) -> list[Stop]:
    """What to stop, items with a date first."""
    office = [_office(state, job)] if uses_benefits(state) else []
    return [*office, _blocks(state, today), *_applications(state), *_rest()]


def uses_benefits(state: State) -> bool:
    """Whether the plan has a benefit, or a log for an authority is kept.

    Only money lines made by a benefit rule have a source.
    """
    if state.search.authority:
        return True
    lines = state.money.lines.values() if state.entries_of("money") else ()
    return any(line.text("what") == "income" and line.text("source") for line in lines)


def _office(state: State, job: Application) -> Stop:
    named, on = state.search.authority, first_day(job)
    who = authority(named).name if named and named != "plain" else "the office that pays your benefit"
    when = f"that you start on {day_and_month(on)}" if on else "which day you start"
    words = [
        f"Tell {who} {when}. Benefit that is paid for days after that has to be paid back.",
        "Until then, keep your work-search log going." if named else "",
    ]
    done = state.history_of(SIGNED).times > 0 or None
    country = state.profile.country
    action = state.guide.find(SIGNED)
    ruled = [each for each in action.sources if country and each.country == country] if action else []
    return Stop("office", "Tell the benefit office", " ".join(filter(None, words)), done, next(iter(ruled), None))


def _blocks(state: State, today: date) -> Stop:
    since, keys = weekly_blocks(state, today)
    if not keys:
        return Stop("blocks", "Weekly blocks", "You have none left.", done=True)
    when = "today" if since == today else long_day(since)
    many = f"{count(len(keys), 'block repeats', 'blocks repeat')} every week"
    words = f"{many}. You can end {'it' if len(keys) == 1 else 'them'} from {when}. What you did stays."
    return Stop("blocks", "End your weekly blocks", words, done=False)


def _applications(state: State) -> Iterator[Stop]:
    if still_open := to_withdraw(state.search):
        words = f"{count(len(still_open), 'application is', 'applications are')} still open. There is a draft for each."
        yield Stop("applications", "Withdraw what is still open", words, done=False)


def _rest() -> Iterator[Stop]:
    yield Stop("follow-ups", "Follow-ups", "coach no longer reminds you of any.", done=True)
    words = "Turn off the job alerts that come by mail, and say on your profiles that you are not looking."
    yield Stop("alerts", "Job alerts and profiles", words, done=None)
