"""Reading as documents: one step with its actions, a page of the library, and search results."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from coach.domain.dates import long_day, short_day
from coach.domain.document import (
    Document,
    Paragraph,
    Section,
    all_of,
    filled,
    grouped,
    indented,
    prose,
    section,
    with_gaps,
)
from coach.domain.progress import progress
from coach.domain.reading.full_text_search import snippet
from coach.domain.reading.library import action_facts
from coach.domain.reading.state import margins, own_reading, read_on
from coach.domain.reading.strength import strength, surest_first
from coach.domain.sanitize import shown_lines
from coach.domain.wording import duration
from coach.export.steps_document import tick

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from coach.domain.reading.full_text_search import SearchHit
    from coach.domain.reading.page import LibraryPage
    from coach.domain.reading.state import OwnReading
    from coach.domain.state import State
    from coach.guide.models import Action, Article, Evidence, Step

ELSEWHERE = "Its text is not on this machine. Copy the folder journal/reading over as well."


def step_document(state: State, step: Step) -> Document:
    """Everything about one step."""
    so_far = progress(state, step)
    told = f"{so_far.done} of {so_far.total} done{', skipped' if so_far.skipped else ''}. {step.summary}"
    evidence, read = state.guide.evidence, ", ".join(f"`coach read {name}`" for name in step.articles)
    sections = (
        section("", Paragraph(f"Step {step.number}: {step.title}"), Paragraph(told)),
        section("Why it matters", prose(step.why)),
        *(section("", _action(state, step, action)) for action in step.actions),
        section("What it is based on", (evidence_item(evidence[name]) for name in step.evidence)),
        section("", map(Paragraph, [f"To read: {read}"] if read else [])),
    )
    return Document("", filled(sections))


def _action(state: State, step: Step, action: Action) -> Iterator[Paragraph]:
    about = f"{duration(action.minutes)}, {action.how_often}"
    yield tick(action, done=state.history_of(action.id).times > 0, about=about)
    yield from indented(prose(step.how(action.id)))
    yield from indented(action_facts(action, state.guide.actions))


def evidence_item(evidence: Evidence) -> Paragraph:
    """A finding in brief: what it is, how certain, and how large the effect."""
    return Paragraph(f"{evidence.title} ({strength(evidence)}). {evidence.size}. `coach read {evidence.id}`", "item")


def page_document(page: LibraryPage) -> Document:
    """A page of the library."""
    return grouped(with_gaps(page.blocks))


def library_document(state: State) -> Document:
    """The whole library; what was read is marked with an x."""
    guide, read, own = state.guide, read_on(state), own_reading(state)
    articles, later = ([each for each in guide.articles.values() if each.can_wait is wait] for wait in (False, True))
    findings = sorted(guide.evidence.values(), key=surest_first)
    kept = list(_kept(state))
    sections = (
        section("Articles (`coach read ID` opens one)", _articles(articles, read)),
        section(
            "Evidence behind the steps",
            (_listed(each.id, f"{each.title} ({strength(each)})", _mark(each.id, read)) for each in findings),
        ),
        section(
            "Your own reading (`coach read add FILE` or LINK adds some)",
            (_listed(each.key, _own_words(each), _mark(each.key, read)) for each in own.values()),
        ),
        *([section("Highlights and notes (`coach read remove KEY` removes one)", kept)] if kept else []),
        section("Articles for a calmer week", _articles(later, read)),
    )
    return Document("", sections)


def _kept(state: State) -> Iterator[Paragraph]:
    for margin in margins(state):
        for each in margin.values():
            yield _listed(each.id, f"{snippet(each.text, ())} ({each.item})")


def _own_words(own: OwnReading) -> str:
    return f"{own.title} ({own.link})" if own.link else own.title


def own_document(own: OwnReading, words: str | None) -> Document:
    """The person's own reading: its lines as written, cut to the available width."""
    head = [own.title, f"Added on {long_day(own.on)} {own.on.year}.", *([own.link] if own.link else [])]
    away = own.text and words is None
    text = [Paragraph(shown_lines(words).expandtabs(4).rstrip("\n"), "lines")] if words else []
    return Document(
        "", (section("", map(Paragraph, head), text), *([section("", Paragraph(ELSEWHERE))] if away else []))
    )


def margins_section(state: State, name: str) -> Section:
    """The person's highlights and notes in a page."""
    kept = margins(state)
    lines = [f"You highlighted: {each.text}" for each in kept.highlights_of(name)]
    lines += [f"Your note from {short_day(each.on)}: {each.text}" for each in kept.notes_of(name)]
    return section("", all_of("fact", lines))


def found_document(found: Sequence[SearchHit]) -> Document:
    """Search results, grouped by where they were found."""
    if not found:
        return grouped([Paragraph("Nothing has these words.")])
    groups = groupby(found, lambda each: each.source.group)
    return Document("", tuple(section(group, _places(places)) for group, places in groups))


def _places(places: Iterable[SearchHit]) -> Iterator[Paragraph]:
    for place in places:
        yield Paragraph(f"{place.source.title} ({place.source.id})", "detail")
        yield Paragraph(place.snippet, depth=1)


def _articles(articles: Iterable[Article], read: Collection[str]) -> Iterator[Paragraph]:
    for each in articles:
        yield _listed(each.id, f"{each.title} ({each.publisher}, {each.date})", _mark(each.id, read))


def _listed(name: str, about: str, mark: str = "") -> Paragraph:
    return Paragraph(f"{mark}{name}: {about}", "fact")


def _mark(name: str, read: Collection[str]) -> str:
    return "[x] " if name in read else "[ ] "
