"""A review as a document. Whatever the person leaves out is not in it at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coach.domain.dates import short_day
from coach.domain.document import Bar, Bars, Document, Figure, Paragraph, Part, all_of, filled, section
from coach.domain.review.calendar import LEGEND, activity_calendar
from coach.domain.review.opening import opening
from coach.domain.review.patterns import patterns as patterns_of
from coach.domain.review.period import Period, parse_period
from coach.domain.review.review import PeriodReview, all_time, review
from coach.domain.review.runway import RunwayMove, move_words, runway_history, runway_move
from coach.domain.review.stories import story_words
from coach.domain.review.wording import ASKED, beside, headline, late_words, mood_row, theme_lines
from coach.domain.search.constants import STAGE_WORDS
from coach.domain.wording import count, duration

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.state import State
    from coach.export.json_values import Data

DID, STAGES, BESIDE = "What you did", "Your applications", "Compared with before"
MOOD, CALENDAR = "Mood and energy", "Day by day"


class VisibleParts(NamedTuple):
    """Patterns over the whole time: correlations, the calendar, and how the runway moved."""

    sentences: tuple[str, ...] = ()
    calendar: tuple[str, ...] = ()
    runway: tuple[str, ...] = ()


class PeriodFile(NamedTuple):
    """Everything that a document about a period needs."""

    review: PeriodReview
    move: RunwayMove
    seen: VisibleParts
    name: str

    @property
    def stem(self) -> str:
        """The file name without its ending."""
        return self.review.period.name

    def document(self, without: frozenset[str]) -> Document:
        """Return the review as a document, leaving out what `without` names."""
        return review_document(self.review, move_words(self.move), self.seen, self.name, without)

    def data(self, without: frozenset[str]) -> Data:
        """Return what `coach review --json` prints."""
        from coach.export.review_data import review_data

        return review_data(self.review, self.move, list(self.seen.sentences), without)


def period_asked(state: State, asked: str, today: date) -> Period:
    """Parse a period: a week, a month, "last", a day, or "all". Raises RefusedError."""
    if asked.strip().lower() == "all":
        return all_time(state, today)
    return parse_period(asked, today, state.profile.first_weekday)


def found_in(state: State, period: Period, today: date) -> PeriodFile:
    """Collect everything about a period."""
    seen = visible_parts(state, period, today) if period.kind == "all" else VisibleParts()
    move = runway_move(state, period.first, today)
    return PeriodFile(review(state, period, today), move, seen, state.profile.name)


def review_document(
    found: PeriodReview, runway_words: str, patterns: VisibleParts, name: str, without: frozenset[str]
) -> Document:
    """The review as a document, leaving out what `without` names: money, mood, names."""
    money, mood, names = (word not in without for word in ("money", "mood", "names"))
    sections = (
        section(DID, _bars(found), all_of("detail", _did(found))),
        section(STAGES, all_of("detail", _stages(found, without))),
        section(BESIDE, all_of("detail", beside(found))),
        section(MOOD, all_of("detail", _moods(found, without) if mood else ())),
        section("The runway", all_of("detail", (runway_words, *patterns.runway) if runway_words and money else ())),
        section("Dates ahead", all_of("detail", _ahead(found) if money else ())),
        section("Patterns", all_of("detail", patterns.sentences if mood else ())),
        section(CALENDAR, _calendar(patterns)),
        section("Stories", all_of("detail", map(story_words, found.stories) if names else ())),
        section("Your words", all_of("detail", _words(found) if names else ())),
    )
    intro = tuple(filter(None, (_ending(found, without), opening(found), headline(found), late_words(found))))
    return Document(_title(found), filled(sections), name if names else "", intro)


def _calendar(patterns: VisibleParts) -> list[Part]:
    words = "A calendar: each sign is a day. The words below say what the signs mean."
    return [Figure(patterns.calendar, words), Paragraph(LEGEND, "detail")] if patterns.calendar else []


def visible_parts(state: State, period: Period, today: date) -> VisibleParts:
    """Collect the patterns over the whole time."""
    calendar = activity_calendar(state, period.first, today)
    runway = runway_history(state, today) if state.entries_of("money") else []
    return VisibleParts(tuple(patterns_of(state, today)), tuple(calendar), tuple(runway))


def _title(found: PeriodReview) -> str:
    kinds = {"week": "The week", "month": "The month", "all": "The whole time"}
    so_far = ", so far" if found.running and found.period.kind != "all" else ""
    return f"{kinds[found.period.kind]}: {found.period.title}{so_far}"


def _did(found: PeriodReview) -> list[str]:
    lines = [
        f"Step {step.number}, {step.title}: {count(step.ticks, 'tick')}, {step.done} of {step.total} actions done"
        for step in found.steps
        if step.ticks
    ]
    rest = [theme for theme, planned, done in theme_lines(found) if planned and not done]
    if rest and not found.is_empty:
        lines.append(f"Also planned: {', '.join(rest)}")
    counts = found.counts
    if counts.learning_minutes:
        lines.append(f"Learning: {duration(counts.learning_minutes)}")
    if counts.reading:
        lines.append(f"Read: {count(counts.reading, 'thing')} in the library")
    if counts.practice_rounds:
        lines.append(f"{count(counts.practice_rounds, 'practice round')}")
    if found.rested:
        lines.append(f"{count(found.rested, 'day')} of a break, not counted")
    return lines


def _bars(found: PeriodReview) -> list[Part]:
    rows = theme_lines(found)
    most = max((max(planned, done) for _, planned, done in rows), default=0)
    bars = tuple(
        Bar(theme, _minutes(done, planned), planned * 100 // most, done * 100 // most)
        for theme, planned, done in rows
        if most and done
    )
    return [Bars("Theme", bars)] if bars else []


def _minutes(done: int, planned: int) -> str:
    return f"{duration(done)} of {duration(planned)}" if planned else duration(done)


def _stages(found: PeriodReview, without: frozenset[str]) -> list[str]:
    employer = "an employer" if "names" in without else None
    return [f"{short_day(move.on)}: {employer or move.employer}, {STAGE_WORDS[move.stage]}" for move in found.stages]


def _moods(found: PeriodReview, without: frozenset[str]) -> list[str]:
    lines = []
    for day in found.mood:
        if day.mood:
            energy = f", energy {day.energy}" if day.energy else ""
            words = f": {day.line}" if day.line and "names" not in without else ""
            lines.append(f"{short_day(day.on)}: mood {day.mood}{energy}{words}")
    if not lines:
        return []
    row = [f"Day by day: {mood_row(found)}"] if found.period.kind == "week" else []
    return [*row, *lines, *([f"{count(found.silent, 'day')} without a check-in"] if found.silent else [])]


def _ahead(found: PeriodReview) -> list[str]:
    return [f"{short_day(on)}: {name}" for on, name in found.clocks]


def _ending(found: PeriodReview, without: frozenset[str]) -> str:
    """A line for the week in which the person accepted a job."""
    yes = next((move.employer for move in found.stages if move.stage == "accepted"), None)
    if yes is None:
        return ""
    whom = "" if "names" in without else f" to {yes}"
    return f"You said yes{whom}. Your whole record is saved, and you can export it."


def _words(found: PeriodReview) -> list[str]:
    weeks = {answer.week for answer in found.answers}
    answers = [
        f"{f'{short_day(each.week)}, ' if len(weeks) > 1 else ''}{ASKED[each.question]}: {each.text}"
        for each in found.answers
    ]
    return [*answers, *found.notes]
