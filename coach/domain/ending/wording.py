"""The end of a search in words: what was done and what came of it. No praise, and nothing that was missed."""

from __future__ import annotations

from collections.abc import Iterator

from coach.domain.dates import day_with_year, long_day
from coach.domain.ending.ending import Ending
from coach.domain.ending.thanks import Thanks
from coach.domain.review.opening import opening
from coach.domain.sanitize import shown
from coach.domain.wording import count, duration

AGAIN = "If it does not last, your search goes on from here. Nothing that you wrote is lost."


def job_words(found: Ending) -> str:
    """ "You said yes to Acme on 14 December 2026. You start on Monday 4 January." """
    said = f"You said yes to {shown(found.job.employer)} on {day_with_year(found.job.since)}."
    return f"{said} You start on {long_day(found.begins)}." if found.begins else said


def weeks_words(found: Ending) -> str:
    """Say how long it took, and one true sentence about it."""
    first = found.told.period.first
    took = f"It took {count(found.weeks, 'week')}, from {day_with_year(first)}."
    return f"{took} {opening(found.told)}".strip()


def figures(found: Ending) -> list[tuple[str, str]]:
    """Return the counts with their labels, without zeros."""
    counts = found.told.counts
    rows = (
        ("Weeks", found.weeks, ""),
        ("Conversations", counts.conversations, ""),
        ("Messages", counts.messages, ""),
        ("Applications", counts.applications, ""),
        ("Replies from employers", counts.replies, ""),
        ("Practice rounds", counts.practice_rounds, ""),
        ("Actions of the guide", counts.ticks, ""),
        ("Time in all", counts.minutes, duration(counts.minutes)),
    )
    return [(label, words or str(number)) for label, number, words in rows if number]


def hours(found: Ending) -> list[tuple[str, int]]:
    """Return the minutes spent on each theme, the most first."""
    done = [(each.theme, each.done) for each in found.told.themes if each.done]
    return sorted(done, key=lambda row: (-row[1], row[0]))


def mood_words(found: Ending) -> str:
    """Return a short line about the mood, only if it rose."""
    if found.rose is None:
        return ""
    return f"Your mood was about {found.rose.first} of 5 in the first week, and about {found.rose.last} in the last."


def thanks_words(thanks: Thanks) -> str:
    """ "Ana Lopez: told you about Acme, talked with you on 3 December"."""
    return shown(f"{thanks.name}: {', '.join(thanks.why)}")


def stays_words(found: Ending) -> Iterator[str]:
    """Say what is kept for a next time."""
    yield from map(shown, found.stays)
