"""The review in words: facts, compared with the week before. What was missed is never shown without what was done."""

from __future__ import annotations

from coach.domain.review.review import Counts, PeriodReview
from coach.domain.search.constants import STAGE_WORDS
from coach.domain.wording import count, duration

NOTHING = (
    "You noted nothing on these days. Some weeks are like that, and nothing is lost. One small thing for next week: "
    "write to somebody you like."
)

NOTHING_YET = (
    "You have noted nothing yet, and that is all right. What you tick or note shows up here. One small thing to start "
    "with: write to somebody you like."
)


def headline(found: PeriodReview) -> str:
    """Sum up the period in one line."""
    if found.rested == len(found.mood) and found.mood:
        return "A break. Nothing is counted and nothing is lost."
    if found.is_empty:
        return NOTHING_YET if found.running else NOTHING
    counts = found.counts
    parts = [
        count(counts.ticks, "tick") if counts.ticks else "",
        count(counts.blocks_done, "block") + " done" if counts.blocks_done else "",
        count(counts.conversations, "conversation") if counts.conversations else "",
        count(counts.applications, "application") if counts.applications else "",
        count(counts.messages, "message") if counts.messages else "",
        _others(counts),
        f"{duration(counts.minutes)} in all" if counts.minutes else "",
    ]
    said = ", ".join(filter(None, parts)) or _less_counted(found)
    return f"{said[:1].upper()}{said[1:]}."


def _others(counts: Counts) -> str:
    """Count the activities that have no words of their own, such as a course or an event."""
    others = counts.efforts - counts.conversations - counts.applications - counts.messages
    return count(others, "other activity", "other activities") if others > 0 else ""


def _less_counted(found: PeriodReview) -> str:
    """Mention what little there is if nothing else was counted: news, a check-in, something read or written."""
    if found.stages:
        employers = {move.employer for move in found.stages}
        return f"news from {count(len(employers), 'employer')}: {STAGE_WORDS[found.stages[-1].stage]}"
    if found.counts.check_ins:
        return "you checked in"
    if found.counts.reading:
        return f"you read {count(found.counts.reading, 'thing')}"
    return "you wrote something down"


def beside(found: PeriodReview) -> list[str]:
    """Compare each figure with the same one of the period before; [] if there is nothing to compare.

    What was done comes first. What was only done in the period before follows it, and is never shown alone.
    """
    in_a_break = bool(found.mood) and found.rested == len(found.mood)
    if not any(found.before) or found.period.kind == "all" or in_a_break:
        return []
    names = (
        ("conversations", "conversation"),
        ("applications", "application"),
        ("ticks", "tick"),
        ("blocks_done", "block"),
        ("practice_rounds", "practice round"),
    )
    days = "the same days last week" if found.running else f"the {found.period.kind} before"
    rows = [(getattr(found.counts, name), getattr(found.before, name), word) for name, word in names]
    done = [f"{count(now, word)} ({before} before)" for now, before, word in rows if now]
    if not done:
        return []
    earlier = [count(before, word) for now, before, word in rows if before and not now]
    also = "; before, also " + ", ".join(earlier) if earlier else ""
    return [f"{', '.join(done)}{also}. Before means {days}."]


def theme_lines(found: PeriodReview) -> list[tuple[str, int, int]]:
    """Return theme, minutes planned and minutes done, with the most done first."""
    return sorted(((each.theme, each.planned, each.done) for each in found.themes), key=lambda row: (-row[2], row[0]))


def late_words(found: PeriodReview) -> str:
    """Say that something was written down after these days."""
    if not found.late:
        return ""
    were = "was" if found.late == 1 else "were"
    return f"{count(found.late, 'entry', 'entries')} about these days {were} written later."


ASKED = {
    "goals": "Goals and plan",
    "preparation": "Preparation",
    "feelings": "Feelings and motivation",
    "learning": "Learning",
    "lesson": "One thing to learn from",
}


def mood_row(found: PeriodReview) -> str:
    """Return the moods of the days in a row, a dot for a day without a check-in: "3 . 4 2 ." """
    return " ".join(str(day.mood) if day.mood else "." for day in found.mood)
