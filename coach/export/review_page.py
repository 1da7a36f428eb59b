"""A review as one page: plain text, Markdown, HTML, PDF. What the person leaves out is not in it at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coach.domain.dates import short_day
from coach.domain.review.calendar import LEGEND, activity_calendar
from coach.domain.review.headline import opening
from coach.domain.review.patterns import patterns as patterns_of
from coach.domain.review.runway import runway_history
from coach.domain.review.wording import ASKED, beside, headline, late_words, mood_row, theme_lines
from coach.domain.sanitize import shown
from coach.domain.search.constants import STAGE_WORDS
from coach.domain.wording import count, duration
from coach.export.markdown import escaped
from coach.export.templates import html_of, may_lack_letters, pdf_of

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.review.period import Period
    from coach.domain.review.review import PeriodReview
    from coach.domain.review.state import Story
    from coach.domain.state import State

BAR = 30  # cells
DID, STAGES, BESIDE = "What you did", "Your applications", "Compared with before"
MOOD, CALENDAR = "Mood and energy", "Day by day"


class Bar(NamedTuple):
    """A theme with its minutes, as a bar of so many percent of the longest."""

    theme: str
    words: str
    planned: int
    done: int


class Section(NamedTuple):
    """A heading with its lines, and bars where there are some."""

    title: str
    lines: tuple[str, ...] = ()
    bars: tuple[Bar, ...] = ()
    grid: tuple[str, ...] = ()


class VisibleParts(NamedTuple):
    """What can be seen over the whole time: what goes with what, the calendar, and how the runway moved."""

    sentences: tuple[str, ...] = ()
    calendar: tuple[str, ...] = ()
    runway: tuple[str, ...] = ()


class ReviewPage(NamedTuple):
    """What is on the page, in order; `intro` are its first sentences, the most telling one first."""

    title: str
    name: str
    intro: tuple[str, ...]
    sections: tuple[Section, ...]


def review_page(
    found: PeriodReview, runway_words: str, patterns: VisibleParts, name: str, without: frozenset[str]
) -> ReviewPage:
    """The page of a review; `without` names what is left out: money, mood, names."""
    sections = [
        Section(DID, tuple(_did(found)), tuple(_bars(found))),
        Section(STAGES, tuple(_stages(found, without))),
        Section(BESIDE, tuple(beside(found))),
        Section(MOOD, tuple(_moods(found, without)) if "mood" not in without else ()),
        Section("The runway", (runway_words, *patterns.runway) if runway_words and "money" not in without else ()),
        Section("Dates ahead", tuple(_ahead(found)) if "money" not in without else ()),
        Section("Patterns", patterns.sentences if "mood" not in without else ()),
        Section(CALENDAR, (LEGEND,) if patterns.calendar else (), grid=patterns.calendar),
        Section("Stories", tuple(_stories(found)) if "names" not in without else ()),
        Section("Your words", tuple(_words(found)) if "names" not in without else ()),
    ]
    intro = tuple(filter(None, (_ending(found, without), opening(found), headline(found), late_words(found))))
    shown_sections = tuple(section for section in sections if section.lines or section.bars or section.grid)
    return ReviewPage(_title(found), "" if "names" in without else shown(name), intro, shown_sections)


def visible_parts(state: State, period: Period, today: date) -> VisibleParts:
    """What can be seen over the whole time."""
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
    rest = [shown(theme) for theme, planned, done in theme_lines(found) if planned and not done]
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


def _bars(found: PeriodReview) -> list[Bar]:
    rows = theme_lines(found)
    most = max((max(planned, done) for _, planned, done in rows), default=0)
    return [
        Bar(shown(theme), _minutes(done, planned), planned * 100 // most, done * 100 // most)
        for theme, planned, done in rows
        if most and done
    ]


def _minutes(done: int, planned: int) -> str:
    return f"{duration(done)} of {duration(planned)}" if planned else duration(done)


def _stages(found: PeriodReview, without: frozenset[str]) -> list[str]:
    employer = "an employer" if "names" in without else None
    return [
        f"{short_day(move.on)}: {employer or shown(move.employer)}, {STAGE_WORDS[move.stage]}" for move in found.stages
    ]


def _moods(found: PeriodReview, without: frozenset[str]) -> list[str]:
    lines = []
    for day in found.mood:
        if day.mood:
            energy = f", energy {day.energy}" if day.energy else ""
            words = f": {shown(day.line)}" if day.line and "names" not in without else ""
            lines.append(f"{short_day(day.on)}: mood {day.mood}{energy}{words}")
    if not lines:
        return []
    row = [f"Day by day: {mood_row(found)}"] if found.period.kind == "week" else []
    return [*row, *lines, *([f"{count(found.silent, 'day')} without a check-in"] if found.silent else [])]


def _ahead(found: PeriodReview) -> list[str]:
    return [f"{short_day(on)}: {shown(name)}" for on, name in found.clocks]


def _ending(found: PeriodReview, without: frozenset[str]) -> str:
    """The week of a yes has an ending of its own."""
    yes = next((move.employer for move in found.stages if move.stage == "accepted"), None)
    if yes is None:
        return ""
    whom = "" if "names" in without else f" to {shown(yes)}"
    return f"You said yes{whom}. Your whole record is saved, and you can export it."


def _stories(found: PeriodReview) -> list[str]:
    return [shown(story_words(story)) for story in found.stories]


def story_words(story: Story) -> str:
    """A story in a line: its title, what happened, what it shows."""
    parts = [story.situation, story.task, story.action, story.result, f"It shows: {story.shows}" if story.shows else ""]
    told = " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in filter(None, parts))
    return f"{story.title}: {told}" if told else story.title


def _words(found: PeriodReview) -> list[str]:
    weeks = {answer.week for answer in found.answers}
    answers = [
        f"{f'{short_day(each.week)}, ' if len(weeks) > 1 else ''}{ASKED[each.question]}: {shown(each.text)}"
        for each in found.answers
    ]
    return [*answers, *map(shown, found.notes)]


def as_text(page: ReviewPage, bar: int = BAR) -> list[str]:
    """Lines for a terminal or a screen reader; the longest bar is of so many cells."""
    lines = [page.title, " ".join(page.intro)]
    for section in page.sections:
        lines += ["", section.title]
        lines += [f"  {row.theme:<14} {'#' * (row.done * bar // 100):<{bar}} {row.words}" for row in section.bars]
        lines += [f"  {line}" for line in (*section.grid, *section.lines)]
    return lines


def as_markdown(page: ReviewPage) -> str:
    """One page of Markdown."""
    lines = [f"# {escaped(page.title)}", ""]
    lines += [f"*{escaped(page.name)}*", ""] if page.name else []
    lines += [escaped(" ".join(page.intro)), ""]
    for section in page.sections:
        lines += [f"## {section.title}", ""]
        if section.bars:
            heading = "Done of planned" if any(bar.planned for bar in section.bars) else "Done"
            lines += [f"| Theme | {heading} |", "| --- | --- |"]
            lines += [f"| {escaped(bar.theme)} | {bar.words} |" for bar in section.bars] + [""]
        lines += ["```", *section.grid, "```", ""] if section.grid else []
        lines += [f"- {escaped(line)}" for line in section.lines]
        lines += [""] if section.lines else []
    return "\n".join(lines).rstrip() + "\n"


def as_html(page: ReviewPage) -> str:
    """One file that needs nothing else; its bars are drawn as SVG, and told in words."""
    return html_of("review.html.jinja", page=page)


def needs_other_letters(page: ReviewPage) -> bool:
    """Whether the page has letters or signs that the fonts of a PDF may lack."""
    return may_lack_letters([page.name, *as_text(page)])


def as_pdf(page: ReviewPage) -> bytes:
    """A4. Raises RefusedError where the library that makes PDFs is not installed."""
    sections = [
        {
            "title": section.title,
            "lines": section.lines,
            "grid": "\n".join(section.grid),
            "bars": [bar._asdict() for bar in section.bars],
        }
        for section in page.sections
    ]
    return pdf_of("review.typ", {**page._asdict(), "sections": sections})
