"""The review of a week or month, computed from the state alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from coach.domain.derived import cached_by_identity
from coach.domain.entries import Entry
from coach.domain.progress import is_done, progress
from coach.domain.reading.state import read_on
from coach.domain.reducers import days_within
from coach.domain.review.period import Period, week_around
from coach.domain.review.state import ReviewAnswer, Story
from coach.domain.schedule.week import theme_minutes
from coach.domain.search.constants import LIVE, STAGE_WORDS
from coach.domain.search.efforts import applications_in, efforts
from coach.domain.search.state import Application
from coach.domain.state import State
from coach.domain.time_spent import minutes_between
from coach.guide.models import Action

PRACTICE = "practice"
AHEAD = 60  # days
LONGEST = 3_650  # days that the whole time can cover
_DATED = ("activity", "stage", "reading")
_TOLD_ABOUT = ("activities", "applications", "reading")


class StepDone(NamedTuple):
    """What was done in one step: actions with how often each was ticked, and the step's progress by then."""

    number: int
    title: str
    ticks: int
    done: int
    total: int


class ThemeDone(NamedTuple):
    """Minutes of one theme, planned in blocks and done."""

    theme: str
    planned: int
    done: int


class DayMood(NamedTuple):
    """The mood of a day; None without a check-in."""

    on: date
    mood: int | None
    energy: int | None
    line: str


class StageMove(NamedTuple):
    """An application that reached a stage."""

    on: date
    employer: str
    stage: str


class Counts(NamedTuple):
    """The counts of one period or part of it.

    `minutes` is all the time spent in these days, each hour counted once (see coach.domain.time_spent); applications
    count as activities as well (see coach.domain.search.efforts). `replies` are the steps that employers took: an
    answer, a call, an interview, an offer.
    """

    ticks: int
    blocks_done: int
    efforts: int
    minutes: int
    conversations: int
    applications: int
    messages: int
    replies: int
    practice_rounds: int
    learning_minutes: int
    check_ins: int
    reading: int


NOTHING = Counts(*([0] * len(Counts._fields)))


class PeriodReview(NamedTuple):
    """One period. `counts` covers its days so far, `before` the same days of the previous period.

    `silent` are the days since the loss without a check-in, except those of a break. `late` is how many entries about
    these days were written after them; `clocks` are the deadlines of the next 60 days.
    """

    period: Period
    steps: tuple[StepDone, ...]
    themes: tuple[ThemeDone, ...]
    counts: Counts
    before: Counts
    ticked: tuple[tuple[Action, int], ...]
    stages: tuple[StageMove, ...]
    mood: tuple[DayMood, ...]
    notes: tuple[str, ...]
    rested: int
    silent: int
    late: int
    running: bool
    answers: tuple[ReviewAnswer, ...]
    stories: tuple[Story, ...]
    clocks: tuple[tuple[date, str], ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was recorded."""
        return not any(self.counts) and not (self.stages or self.notes or self.answers or self.stories)


def review(state: State, period: Period, today: date) -> PeriodReview:
    """The review of a period on `today`; a current period is compared with as many days of the previous one."""
    shown = [day for day in period.days if day <= today]
    compared = period.before.days[: len(shown)] if period.kind != "all" else []
    themes = theme_minutes(state, shown)
    reviews = state.reviews
    return PeriodReview(
        period,
        tuple(_steps(state, period, shown)),
        tuple(ThemeDone(theme, *minutes) for theme, minutes in sorted(themes.items())),
        count_days(state, shown),
        count_days(state, compared),
        tuple(_ticked(state, shown)),
        tuple(_stages(state, period.first, period.last)),
        tuple(_moods(state, shown)),
        tuple(_notes(state, period)),
        sum(state.rested(day) for day in shown),
        sum(_is_silent(state, day) for day in shown),
        _late(state, period),
        running=period.first <= today <= period.last,
        answers=reviews.told_between(period.first, period.last),
        stories=tuple(story for story in reviews.stories.values() if period.first <= story.on <= period.last),
        clocks=tuple(_clocks(state, today)),
    )


def week_reviews(state: State, today: date) -> list[PeriodReview]:
    """A review of each week since the first recorded day, newest first."""
    first = all_time(state, today).first
    minutes_between(state, first, today)  # all at once: each week then takes its days from the cache
    week, found = week_around(today, state.profile.first_weekday), list[PeriodReview]()
    while week.last >= first:
        found.append(review(state, week, today))
        week = week.before
    return found


def count_days(state: State, days: list[date]) -> Counts:
    """Count what was done on these consecutive days."""
    if not days:
        return NOTHING
    records = [state.history_of(action_id).between(days[0], days[-1]) for action_id in state.guide.actions]
    done_here = efforts(state.search, days[0], days[-1])
    done = [block for day in days for block in state.schedule.blocks_on(day) if block.done]
    kinds = Counter(effort.what for effort in done_here)
    spent = minutes_between(state, days[0], days[-1])
    return Counts(
        ticks=sum(times for times, _ in records),
        blocks_done=len(done),
        efforts=len(done_here),
        minutes=spent.total(),
        conversations=sum(effort.is_talk for effort in done_here),
        applications=applications_in(done_here),
        messages=kinds["message"],
        replies=sum(move.stage in LIVE for move in _stages(state, days[0], days[-1])),
        practice_rounds=kinds[PRACTICE],
        learning_minutes=spent["learning"],
        check_ins=sum(day in state.check_ins for day in days),
        reading=sum(days[0] <= day <= days[-1] for day in read_on(state).values()),
    )


def _steps(state: State, period: Period, days: list[date]) -> list[StepDone]:
    found = []
    for step in state.guide.steps:
        records = [state.history_of(action.id) for action in step.actions]
        ticks = sum(record.between(days[0], days[-1])[0] for record in records) if days else 0
        done = sum(is_done(state, action) and _first_by(state, action, period.last) for action in step.actions)
        found.append(StepDone(step.number, step.title, ticks, done, progress(state, step).total))
    return found


def _first_by(state: State, action: Action, day: date) -> bool:
    first = state.history_of(action.id).first_on
    return first is not None and first <= day


def _ticked(state: State, days: list[date]) -> list[tuple[Action, int]]:
    if not days:
        return []
    times = (
        (action, state.history_of(action.id).between(days[0], days[-1])[0]) for action in state.guide.actions.values()
    )
    return [(action, number) for action, number in times if number]


def _stages(state: State, first: date, last: date) -> list[StageMove]:
    moves = _moves_by_day(state.search.applications)
    return sorted(move for day in days_within(moves, first, last) for move in moves[day])


@cached_by_identity()
def _moves_by_day(applications: Mapping[str, Application]) -> dict[date, list[StageMove]]:
    found: dict[date, list[StageMove]] = {}
    for application in applications.values():
        for step in application.stages:
            if step.dated and step.stage != "applied" and step.stage in STAGE_WORDS:
                found.setdefault(step.on, []).append(StageMove(step.on, application.employer, step.stage))
    return found


def _moods(state: State, days: list[date]) -> list[DayMood]:
    return [_mood(day, state.check_ins.get(day)) for day in days]


def _is_silent(state: State, day: date) -> bool:
    began = state.profile.lost_on or date.min
    return day >= began and day not in state.check_ins and not state.rested(day)


def _mood(day: date, entry: Entry | None) -> DayMood:
    if entry is None:
        return DayMood(day, None, None, "")
    return DayMood(day, entry.number("mood"), entry.number("energy"), entry.text("note"))


def _notes(state: State, period: Period) -> list[str]:
    notes = _about_days(_by_day(state.notes), period)
    return [entry.text("text") for entry in sorted(notes, key=lambda each: each.id)]


@cached_by_identity()
def _by_day(entries: Sequence[Entry]) -> dict[date, list[Entry]]:
    found: dict[date, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.on, []).append(entry)
    return found


def _about_days(by_day: Mapping[date, Sequence[Entry]], period: Period) -> list[Entry]:
    return [entry for day in days_within(by_day, period.first, period.last) for entry in by_day[day]]


def _clocks(state: State, today: date) -> list[tuple[date, str]]:
    """The deadlines of the next weeks."""
    if not state.entries_of("money"):
        return []
    ahead = today + timedelta(days=AHEAD)
    return sorted((clock.on, clock.name) for clock in state.plan(today).clocks if today <= clock.on <= ahead)


def _late(state: State, period: Period) -> int:
    """How much was recorded about these days after the period: check-ins, notes, ticks, activities, stages, reading."""
    records = (state.history_of(action_id) for action_id in state.guide.actions)
    entries = [tick for record in records for tick in record.ticks_between(period.first, period.last)]
    entries += [state.check_ins[day] for day in days_within(state.check_ins, period.first, period.last)]
    entries += _about_days(_by_day(state.notes), period)
    written = [moment.date() for entry in entries if (moment := entry.moment)]
    written += _first_written(state, period)
    return sum(day > period.last for day in written)


def _first_written(state: State, period: Period) -> list[date]:
    """For each valid activity, stage and item read in these days, the day on which it was first recorded, if later."""
    log = state.search
    there = {"activities": log.activities, "applications": log.applications, "reading": read_on(state)}
    late = [(_recorded_late(state, about, records), records) for about, records in there.items()]
    return [
        day
        for by_day, records in late
        for on in days_within(by_day, period.first, period.last)
        for key, day in by_day[on]
        if key in records
    ]


def _recorded_late(state: State, about: str, records: Mapping[str, object]) -> Mapping[date, list[tuple[str, date]]]:
    """By the day it is about: what was first recorded later, as its key and that later day."""
    known = _known_late(records)
    if about not in known:
        first: dict[tuple[str, ...], Entry] = {}
        for entry in state.live(about):
            if entry.kind in _DATED:
                key = entry.text("key") or entry.text("item")
                first.setdefault((entry.kind, key, entry.text("stage"), entry.on.isoformat()), entry)
        late: dict[date, list[tuple[str, date]]] = {}
        for (_, key, *_), entry in first.items():
            if (moment := entry.moment) and moment.date() > entry.on:
                late.setdefault(entry.on, []).append((key, moment.date()))
        known[about] = late
    return known[about]


@cached_by_identity(2 * len(_TOLD_ABOUT))
def _known_late(_records: Mapping[str, object]) -> dict[str, Mapping[date, list[tuple[str, date]]]]:
    return {}


def _recorded_days(state: State) -> Iterator[date]:
    """Days with anything that a review shows; of each kind at least the first day."""
    firsts = (state.history_of(action_id).first_on for action_id in state.guide.actions)
    log, reviews = state.search, state.reviews
    yield from (day for day in firsts if day)
    yield from (*state.check_ins, *read_on(state).values())
    yield from (activity.on for activity in log.activities.values())
    yield from (step.on for application in log.applications.values() for step in application.stages)
    yield from (day for _, day in state.schedule.done)
    yield from (entry.on for entry in state.notes)
    yield from (story.on for story in reviews.stories.values())
    yield from (week for week, answers in reviews.answers.items() if any(answers.values()))


def all_time(state: State, today: date) -> Period:
    """From the first recorded day until today, ten years at most: a recorded day may be a typing error."""
    known = (day for day in _recorded_days(state) if day <= today)
    earliest = today - timedelta(days=LONGEST)
    return Period("all", max(earliest, min(known, default=today - timedelta(days=6))), today)
