"""The end of a search as one value: the job, a review, people, applications, what stops and what stays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from coach.domain.ending.stops import Stop, stops
from coach.domain.ending.thanks import Thanks, to_thank
from coach.domain.review.period import Period
from coach.domain.review.review import LONGEST, DayMood, PeriodReview, all_time, review
from coach.domain.search.next_move import accepted_one, first_day, to_withdraw
from coach.domain.search.state import Application
from coach.domain.state import State
from coach.domain.today.day import SIGNED
from coach.domain.wording import count
from coach.guide.models import Action

WEEK = 7
ENOUGH = 2  # weekly check-ins needed before a mood is shown


class MoodRise(NamedTuple):
    """The mood of the first and the last week of the search, each rounded to the scale."""

    first: int
    last: int


class Ending(NamedTuple):
    """`begins` is the first day of the job; `told` is the review from the loss to the day of acceptance.

    `rose` is None if the mood did not rise or too little is known. `signed` is the action about the first 90 days, and
    `is_begun` whether it was ticked. `stays` lists what is kept for next time.
    """

    job: Application
    begins: date | None
    told: PeriodReview
    rose: MoodRise | None
    people: tuple[Thanks, ...]
    still_open: tuple[Application, ...]
    stops: tuple[Stop, ...]
    signed: Action | None
    is_begun: bool
    stays: tuple[str, ...]

    @property
    def weeks(self) -> int:
        """How many weeks it took, counting the current one."""
        return -(-len(self.told.period.days) // WEEK)


def ending(state: State, today: date) -> Ending | None:
    """The end of the search; None until a job is accepted."""
    log = state.search
    job = accepted_one(log)
    if job is None:
        return None
    whole = review(state, _search_time(state, job, today), today)
    signed = state.guide.find(SIGNED)
    return Ending(
        job,
        first_day(job),
        whole,
        _mood_rise(whole.mood),
        tuple(to_thank(log, job, whole.period.first)),
        tuple(to_withdraw(log)),
        tuple(stops(state, job, today)),
        signed,
        state.history_of(SIGNED).times > 0,
        tuple(_what_remains(state, job)),
    )


def _search_time(state: State, job: Application, today: date) -> Period:
    """From the day of the loss, or the earliest recorded day, to the day of acceptance."""
    last = min(job.since, today)
    first = state.profile.lost_on
    if first is None or not last - timedelta(days=LONGEST) <= first <= last:
        first = min(all_time(state, today).first, last)
    return Period("all", first, last)


def _mood_rise(moods: tuple[DayMood, ...]) -> MoodRise | None:
    if len(moods) < 2 * WEEK:
        return None
    first, last = (_average(days) for days in (moods[:WEEK], moods[-WEEK:]))
    return MoodRise(first, last) if first and last and last > first else None


def _average(days: tuple[DayMood, ...]) -> int | None:
    known = [day.mood for day in days if day.mood]
    return (2 * sum(known) + len(known)) // (2 * len(known)) if len(known) >= ENOUGH else None


def _what_remains(state: State, job: Application) -> Iterator[str]:
    """What is kept for next time, and what worked this time."""
    stories, people = len(state.reviews.stories), len(state.search.people)
    lessons = sum(bool(answers.get("lesson")) for answers in state.reviews.answers.values())
    if job.source:
        yield f"How you found this job: {job.source}."
    if people:
        yield f"{count(people, 'person', 'people')} you know, and when you last spoke."
    if stories:
        yield f"{count(stories, 'story', 'stories')} about what you did."
    if lessons:
        yield f"{count(lessons, 'lesson')} from your reviews."
    yield "Your runway. The guide suggests keeping it for half a year."
