"""What there is to read, in plain text: one step with its actions, an article, a finding."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from coach.domain.dates import long_day, short_day
from coach.domain.progress import progress
from coach.domain.reading.full_text_search import snippet
from coach.domain.reading.library import source_words
from coach.domain.reading.state import margins, own_reading, read_on
from coach.domain.reading.strength import judgement, strength, surest_first
from coach.domain.sanitize import shown_lines
from coach.domain.wording import duration
from coach.export.plain import prose, tick_line
from coach.export.text import Lines, wrap

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from coach.domain.reading.full_text_search import SearchHit
    from coach.domain.reading.state import OwnReading
    from coach.domain.state import State
    from coach.guide.models import Action, Article, Evidence, Step

INDENT = "    "


def step_text(state: State, step: Step, width: int) -> Lines:
    """Everything about one step."""
    so_far = progress(state, step)
    lines = wrap(f"Step {step.number}: {step.title}", width)
    lines += wrap(f"{so_far.done} of {so_far.total} done{', skipped' if so_far.skipped else ''}. {step.summary}", width)
    lines += ["", "Why it matters", *prose(step.why, width)]
    for action in step.actions:
        lines += ["", *_action_text(state, step, action, width)]
    evidence = state.guide.evidence
    if step.evidence:
        lines += ["", "What it is based on"]
        lines += [line for name in step.evidence for line in evidence_line(evidence[name], width)]
    if step.articles:
        lines += ["", *wrap(f"To read: {', '.join(f'`coach read {name}`' for name in step.articles)}", width)]
    return lines


def _action_text(state: State, step: Step, action: Action, width: int) -> Lines:
    record = state.history_of(action.id)
    about = f"{duration(action.minutes)}, {action.how_often}"
    lines = tick_line(action, done=record.times > 0, width=width, about=about)
    lines += prose(step.how(action.id), width, 1)
    lines += wrap(f"Done when: {action.done_when}", width, first=INDENT, rest=INDENT)
    if action.when:
        lines += wrap(f"For when {action.when}.", width, first=INDENT, rest=INDENT)
    if action.cannot_wait:
        lines += wrap("This one can't wait.", width, first=INDENT, rest=INDENT)
    if action.needs:
        lines += wrap(f"Best done first: {', '.join(action.needs)}.", width, first=INDENT, rest=INDENT)
    for source in action.sources:
        lines += wrap(f"Source: {source_words(source)}", width, first=INDENT, rest=INDENT)
        lines.append(f"{INDENT}{source.link}")
    return lines


def evidence_line(evidence: Evidence, width: int) -> Lines:
    """A finding in brief: what it is, how sure, of what size."""
    brief = f"{evidence.title} ({strength(evidence)}). {evidence.size}. `coach read {evidence.id}`"
    return wrap(brief, width, first="- ", rest="  ")


def evidence_text(evidence: Evidence, others: Mapping[str, Evidence], width: int) -> Lines:
    """A finding with what is needed to judge it. `others` has the findings to read beside it, by id."""
    return [
        *wrap(evidence.title, width),
        *wrap(f"{strength(evidence).capitalize()}: {evidence.size}.", width),
        "",
        *prose(evidence.text, width),
        "",
        *(line for each in judgement(evidence, others) for line in wrap(each, width)),
        *wrap(f"Source: {evidence.source}.", width),
        evidence.link,
    ]


def article_text(article: Article, width: int) -> Lines:
    """An article in our words, and where to look for the original."""
    lines = [*wrap(article.title, width), *wrap(f"{article.publisher}, {article.date} ({article.kind})", width)]
    for heading, text in article.sections.items():
        lines += ["", heading, *prose(text, width)]
    steps = f"step{'' if len(article.steps) == 1 else 's'} {', '.join(map(str, article.steps))}"
    return [*lines, "", f"Goes with {steps}.", "To look for the original:", article.link]


def library_text(state: State, width: int) -> Lines:
    """Everything there is to read; what was read is marked with an x."""
    guide, read, own, kept = state.guide, read_on(state), own_reading(state), margins(state)
    articles, later = ([each for each in guide.articles.values() if each.can_wait is wait] for wait in (False, True))
    lines = ["Articles (`coach read ID` opens one)", *_articles(articles, read, width)]
    lines += ["", "Evidence behind the steps"]
    for evidence in sorted(guide.evidence.values(), key=surest_first):
        about = f"{evidence.title} ({strength(evidence)})"
        lines += _listed(evidence.id, about, width, mark=_mark(evidence.id, read))
    lines += ["", "Your own reading (`coach read add FILE` or LINK adds some)"]
    for each in own.values():
        about = f"{each.title} ({each.link})" if each.link else each.title
        lines += _listed(each.key, about, width, mark=_mark(each.key, read))
    if any(kept):
        lines += ["", "Highlights and notes (`coach read remove KEY` removes one)"]
        texts = [(each.id, each.text, each.item) for each in kept.highlights.values()]
        texts += [(each.id, each.text, each.item) for each in kept.notes.values()]
        for name, text, item in texts:
            lines += _listed(name, f"{snippet(text, ())} ({item})", width)
    return [*lines, "", "Articles for a calmer week", *_articles(later, read, width)]


def own_text(own: OwnReading, words: str | None, width: int) -> Lines:
    """Something of the person's own: its lines as they were written, cut to the width there is."""
    lines = [*wrap(own.title, width), f"Added on {long_day(own.on)} {own.on.year}."]
    if own.link:
        lines.append(own.link)
    if own.text and words is None:
        lines += ["", *wrap("Its text is not on this machine. Copy the folder storage/reader over as well.", width)]
    for line in shown_lines(words or "").expandtabs(4).splitlines():
        lines += wrap(line, width) if len(line) > width else [line.rstrip()]
    return lines


def margins_text(state: State, name: str, width: int) -> Lines:
    """What the person highlighted and noted in a page."""
    kept = margins(state)
    lines = [""] if kept.highlights_of(name) or kept.notes_of(name) else []
    for highlight in kept.highlights_of(name):
        lines += wrap(f"You highlighted: {highlight.text}", width, rest="  ")
    for note in kept.notes_of(name):
        lines += wrap(f"Your note from {short_day(note.on)}: {note.text}", width, rest="  ")
    return lines


def found_text(found: Sequence[SearchHit], width: int) -> Lines:
    """Where words were found, under the names of the groups."""
    if not found:
        return ["Nothing has these words."]
    lines: Lines = []
    for group, places in groupby(found, lambda each: each.source.group):
        lines += ["", group] if lines else [group]
        for place in places:
            lines += wrap(f"{place.source.title} ({place.source.id})", width, first="  ", rest="    ")
            lines += wrap(place.snippet, width, first="    ", rest="    ")
    return lines


def _articles(articles: Iterable[Article], read: Collection[str], width: int) -> Lines:
    about = {each.id: f"{each.title} ({each.publisher}, {each.date})" for each in articles}
    return [line for name, words in about.items() for line in _listed(name, words, width, mark=_mark(name, read))]


def _listed(name: str, about: str, width: int, mark: str = "") -> Lines:
    return wrap(f"{mark}{name}: {about}", width, rest="  ")


def _mark(name: str, read: Collection[str]) -> str:
    return "[x] " if name in read else "[ ] "
