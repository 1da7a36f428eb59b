"""The page of the day in words, the same on the screen and on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.dates import WEEKDAYS, day_with_year, long_day
from coach.domain.sanitize import shown
from coach.domain.schedule.themes import in_words
from coach.domain.search.next_move import first_day
from coach.domain.wording import count, duration, short_duration

if TYPE_CHECKING:
    from datetime import date, datetime

    from coach.domain.search.state import Application
    from coach.domain.today.charts import WeekStrip
    from coach.domain.today.page import CurrentBlock, TodayPage

MORNING, AFTERNOON, EVENING = 5, 12, 18  # o'clock


def greeting(page: TodayPage) -> str:
    """ "Good morning, Salma"."""
    hour = page.now.hour
    part = "morning" if MORNING <= hour < AFTERNOON else "afternoon" if AFTERNOON <= hour < EVENING else "evening"
    return f"Good {part}{f', {shown(page.name)}' if page.name else ''}"


def check_in_words(mood: int | None, energy: int | None) -> str:
    """ "mood 3 of 5, energy 2 of 5"."""
    return f"mood {mood} of 5{f', energy {energy} of 5' if energy else ''}"


def day_words(page: TodayPage) -> str:
    """ "Monday 23 November, day 71"; days are no longer counted once a job was found."""
    number = page.number if page.number and not page.day.accepted else None
    return f"{long_day(page.day.date)}{f', day {number}' if number else ''}"


def state_words(page: TodayPage) -> str:
    """Describe the kind of day, if no block is running or to come."""
    day = page.day
    if day.quiet:
        ends = f"until {WEEKDAYS[day.quiet.ends.weekday()]} at {day.quiet.ends:%H:%M}"
        return f"{day.quiet.left_in_words} left of your first 48, {ends}"
    if day.pause:
        return "You are taking a break."
    if day.accepted:
        return begin_words(day.accepted, day.date)
    if not day.working:
        return (
            f"{shown(day.holiday)}, a day off. There is nothing you have to do."
            if day.holiday
            else "A day off. There is nothing you have to do."
        )
    if day.blocks:
        return "Nothing more is planned today."
    return f"A day for {day.theme}." if page.week.is_set else "Nothing is planned for today."


def begin_words(accepted: Application, today: date) -> str:
    """Say when the person starts the accepted job: the day of its next step."""
    employer, on = shown(accepted.employer), first_day(accepted)
    if on is None:
        return f"You said yes to {employer}. Nothing else is due."
    if on > today:
        left = (on - today).days
        when = "tomorrow" if left == 1 else f"in {count(left, 'day')}"
        return f"Your first day at {employer} is {long_day(on)}, {when}."
    return (
        f"Today is your first day at {employer}."
        if on == today
        else f"You started at {employer} on {day_with_year(on)}."
    )


def now_words(now: CurrentBlock) -> str:
    """ "applications, 09:30 to 11:00, 38 min left", "networking, 14:00 to 15:00, in 2 h 10 min"."""
    left = f"{duration(now.minutes)} left" if now.runs else f"in {duration(now.minutes)}"
    return f"{in_words(now.theme)}{f': {now.what}' if now.what else ''}, {hours(now.begins, now.ends)}, {left}"


def hours(begins: datetime, ends: datetime) -> str:
    """ "09:30 to 11:00"."""
    return f"{begins:%H:%M} to {ends:%H:%M}"


def week_hours(week: WeekStrip) -> str:
    """ "1 h 15 of 10 h 30"; without a plan, only what was done."""
    done = short_duration(week.done)
    return f"{done} of {short_duration(week.planned)}" if week.planned else f"{done} done"


def week_counts(week: WeekStrip) -> list[str]:
    """ "2 talks", "1 sent"; zeros are left out."""
    parts = [count(week.talks, "talk") if week.talks else "", f"{week.sent} sent" if week.sent else ""]
    return [part for part in parts if part]


def money_days(page: TodayPage) -> int | None:
    """Return how many days the money lasts from today; None if it doesn't run out, or nobody can tell."""
    out = page.glance.runs_out if page.glance else None
    return (out - page.day.date).days if out and out > page.day.date else None


def more_due(page: TodayPage) -> str:
    """ "3 follow-ups due"; "" if there are none."""
    return f"{count(page.due, 'follow-up')} due" if page.due else ""
