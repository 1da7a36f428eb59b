"""Statistics of the search, each with what it can and can't show."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from coach.domain.search.constants import STAGE_WORDS, WAY
from coach.domain.search.efforts import were_sent
from coach.domain.search.log import SearchLog

AVERAGE_DECIDERS = 25
AVERAGE_SOURCE = "LHH, an outplacement firm, 2014: its own clients' average, not a trial and no promise"
ENOUGH = 10
OLD_ENOUGH = 14  # days until an application's silence means anything


class Rate(NamedTuple):
    """Of `out_of` applications that reached one stage, how many reached the next or a later one."""

    came_from: str
    reached: str
    number: int
    out_of: int


class SearchStatistics(NamedTuple):
    """The counts. `rates` has only those with enough data."""

    deciders: int
    talks: int
    sent: int
    went_on: int
    rates: tuple[Rate, ...]


def search_statistics(log: SearchLog, today: date) -> SearchStatistics:
    """The statistics of the whole search."""
    talks = [each for each in log.activities.values() if each.is_talk]
    deciders = {each.person for each in talks if each.person in log.people and log.people[each.person].decides}
    sent_ones = were_sent(log)
    reached = [_furthest(log, key) if key in sent_ones else -1 for key in log.applications]
    settled = [
        far for key, far in zip(log.applications, reached, strict=True) if far >= 0 and _is_settled(log, key, today)
    ]
    return SearchStatistics(
        len(deciders), len(talks), len(sent_ones), sum(far >= 1 for far in reached), tuple(_rates(settled))
    )


def _furthest(log: SearchLog, key: str) -> int:
    """The index of the furthest stage that a sent application reached."""
    stages = (step.stage for step in log.applications[key].stages)
    return max((WAY.index(stage) for stage in stages if stage in WAY), default=0)


def _is_settled(log: SearchLog, key: str, today: date) -> bool:
    application = log.applications[key]
    sent = application.applied_on
    return application.stage != "applied" or (sent is not None and (today - sent).days >= OLD_ENOUGH)


def _rates(settled: list[int]) -> list[Rate]:
    found = []
    for here, further in ((0, 1), (1, 3), (3, 6)):
        out_of = sum(far >= here for far in settled)
        if out_of >= ENOUGH:
            number = sum(far >= further for far in settled)
            found.append(Rate(STAGE_WORDS[WAY[here]], STAGE_WORDS[WAY[further]], number, out_of))
    return found


def decider_words(found: SearchStatistics) -> str:
    """The count of talks with people who decide, with its caveat."""
    if not found.deciders:
        return "You have not logged a talk with anybody who decides about hiring yet."
    people = "1 person who decides" if found.deciders == 1 else f"{found.deciders} people who decide"
    average = f"On average, one firm's clients had {AVERAGE_DECIDERS} such talks before they signed."
    return f"You have talked with {people}. {average}"


def rate_words(rate: Rate) -> str:
    """ "Of 14 that were sent, 4 came to: they wrote back"."""
    return f"{rate.number} of {rate.out_of} went on from “{rate.came_from}” to “{rate.reached}” or beyond"


def too_few_words(found: SearchStatistics) -> str:
    """Why no rates are shown, or ""."""
    if found.rates:
        return ""
    enough = f"{ENOUGH} applications have an answer or are {OLD_ENOUGH} days old"
    return f"coach shows how many applications go on once {enough}. Fewer would tell you little."


def one_in_words(found: SearchStatistics) -> str:
    """ "one in 5 was answered", of those answered or old enough; "" if there are too few."""
    rate = next((rate for rate in found.rates if rate.came_from == STAGE_WORDS[WAY[0]]), None)
    if rate is None or not rate.number:
        return ""
    if rate.number * 2 > rate.out_of:
        return f"{rate.number} of {rate.out_of} went on"
    return f"one in {round(rate.out_of / rate.number)} went on"
