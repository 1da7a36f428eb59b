"""What there is to read, in plain text: one step with its actions, an article, a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.progress import progress
from coach.domain.wording import duration
from coach.export.plain import Lines, prose, tick_line, wrap

if TYPE_CHECKING:
    from collections.abc import Collection

    from coach.domain.transition import Transition
    from coach.guide.guide import Guide
    from coach.guide.models import Action, Article, Evidence, Step

INDENT = "    "
STRENGTH = {"strong": "strong evidence", "fair": "fair evidence", "weak": "weak evidence"}


def step_text(transition: Transition, step: Step, width: int) -> Lines:
    """Everything about one step."""
    so_far = progress(transition, step)
    lines = wrap(f"Step {step.number}: {step.title}", width)
    lines += wrap(
        f"{so_far.done} of {so_far.total} done{', left out' if so_far.skipped else ''}. {step.summary}", width
    )
    lines += ["", "Why it matters", *prose(step.why, width)]
    for action in step.actions:
        lines += ["", *_action_text(transition, step, action, width)]
    evidence = transition.guide.evidence
    if step.evidence:
        lines += ["", "What it rests on"]
        lines += [line for name in step.evidence for line in evidence_line(evidence[name], width)]
    if step.articles:
        lines += ["", *wrap(f"To read: {', '.join(f'`coach read {name}`' for name in step.articles)}", width)]
    return lines


def _action_text(transition: Transition, step: Step, action: Action, width: int) -> Lines:
    record = transition.record_of(action.id)
    about = f"{duration(action.minutes)}, {action.how_often}"
    lines = tick_line(action, done=record.times > 0, width=width, about=about)
    lines += prose(step.how(action.id), width, INDENT)
    lines += wrap(f"Done when: {action.done_when}", width, first=INDENT, rest=INDENT)
    if action.cannot_wait:
        lines += wrap("This one can't wait.", width, first=INDENT, rest=INDENT)
    if action.needs:
        lines += wrap(f"Helps if it comes first: {', '.join(action.needs)}.", width, first=INDENT, rest=INDENT)
    return lines


def evidence_line(evidence: Evidence, width: int) -> Lines:
    """A finding in brief: what it is, how strong, of what size."""
    brief = f"{evidence.title}: {STRENGTH[evidence.strength]}, {evidence.size}. `coach read {evidence.id}`"
    return wrap(brief, width, first="- ", rest="  ")


def evidence_text(evidence: Evidence, width: int) -> Lines:
    """A finding with all that is told about it."""
    second_hand = ", as others report it" if evidence.seen == "secondary" else ""
    return [
        *wrap(evidence.title, width),
        *wrap(f"{STRENGTH[evidence.strength].capitalize()}: {evidence.size}.", width),
        "",
        *prose(evidence.text, width),
        "",
        *wrap(f"Source: {evidence.source}{second_hand}.", width),
        *([evidence.link] if evidence.link else []),
    ]


def article_text(article: Article, width: int) -> Lines:
    """An article in our words, and where to look for the original."""
    lines = [*wrap(article.title, width), *wrap(f"{article.publisher}, {article.date} ({article.kind})", width)]
    for heading, text in article.sections.items():
        lines += ["", heading, *prose(text, width)]
    steps = f"step{'' if len(article.steps) == 1 else 's'} {', '.join(map(str, article.steps))}"
    return [*lines, "", f"Goes with {steps}.", "To look for the original:", article.link]


def library_text(guide: Guide, read: Collection[str], width: int) -> Lines:
    """Everything there is to read; what was read is marked with an x."""
    lines = ["Articles (`coach read ID` opens one)"]
    for article in guide.articles.values():
        lines += wrap(
            f"{_mark(article.id, read)}{article.id}: {article.title} ({article.publisher}, {article.date})",
            width,
            rest="  ",
        )
    lines += ["", "Evidence that the steps rest on"]
    for evidence in guide.evidence.values():
        lines += wrap(
            f"{_mark(evidence.id, read)}{evidence.id}: {evidence.title} ({STRENGTH[evidence.strength]})",
            width,
            rest="  ",
        )
    return lines


def _mark(name: str, read: Collection[str]) -> str:
    return "[x] " if name in read else "[ ] "
