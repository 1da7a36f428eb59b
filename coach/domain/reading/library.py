"""The pages of the guide: articles, evidence, steps and a last word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from coach.domain.document import Paragraph, labelled, prose
from coach.domain.reading.page import LibraryPage, Shelf
from coach.domain.reading.state import OwnReading
from coach.domain.reading.strength import certainty, judgement, strength, surest_first
from coach.domain.sanitize import shown
from coach.domain.wording import duration
from coach.guide.guide import Guide
from coach.guide.models import Action, Article, Evidence, Source, SourceKind, Step

KINDS = {"guide": "the guide itself", "report": "a report", "opinion": "an opinion piece"}
SPEAKERS: dict[SourceKind, str] = {
    "law": "a law or a court",
    "official": "a public office",
    "study": "a study",
    "charity": "a charity",
    "press": "the press",
    "advice": "advice",
}
LAST_WORD = "last-word"
STEP = "step-"
ALL_STEPS = 10


class Hints(NamedTuple):
    """How somebody goes on from a page: what follows the steps it goes with, and what stands before an address."""

    steps: str = " (f goes there)"
    article: str = "o searches the web for it"
    evidence: str = "o opens it"


ON_SCREEN = Hints()
IN_SHELL = Hints("", "To look for the original", "To read the original")


def guide_pages(guide: Guide) -> list[LibraryPage]:
    """The pages of the guide by shelf: articles, evidence (most certain first), steps, what can wait, a last word."""
    articles = [article_page(each) for each in guide.articles.values()]
    return [
        *(page for page in articles if page.shelf == "article"),
        *(evidence_page(each, guide) for each in sorted(guide.evidence.values(), key=surest_first)),
        *(page for step in guide.steps for page in step_pages(step)),
        *(page for page in articles if page.shelf == "later"),
        last_word_page(guide),
    ]


def article_page(article: Article, hints: Hints = ON_SCREEN) -> LibraryPage:
    """An article in our own words."""
    about = f"{article.publisher}, {article.date}: {KINDS[article.kind]}. {_with_steps(article.steps, hints)}"
    blocks = [
        Paragraph(article.title, "title"),
        Paragraph(about, "remark"),
        *paragraphs(article.sections["Summary"]),
    ]
    for heading in ("Why it matters to you", "Read with care"):
        blocks += [Paragraph(heading, "heading"), *paragraphs(article.sections[heading])]
    blocks.append(Paragraph(f"{hints.article}: {article.link}", "remark"))
    shelf: Shelf = "later" if article.can_wait else "article"
    return LibraryPage(article.id, article.title, shelf, tuple(blocks), article.publisher, article.link, article.steps)


def evidence_page(evidence: Evidence, guide: Guide, hints: Hints = ON_SCREEN) -> LibraryPage:
    """A finding in plain words, its limits (the last line of its text), and what is needed to judge it."""
    steps = _steps_with(evidence, guide)
    *body, limits = evidence.text.strip().splitlines()
    in_brief = strength(evidence).capitalize()
    blocks = [
        Paragraph(evidence.title, "title"),
        Paragraph(
            f"{in_brief}: {evidence.size}. {_with_steps(steps, hints)}".strip(), "text", ((0, len(in_brief), "strong"),)
        ),
        Paragraph("What was found", "heading"),
        Paragraph(" ".join(line.strip() for line in body)),
        Paragraph("How far it goes", "heading"),
        Paragraph(limits),
        Paragraph("How to judge it", "heading"),
        *(Paragraph(line, "item") for line in judgement(evidence, guide.evidence)),
        Paragraph(f"Source: {evidence.source}.", "remark"),
        Paragraph(f"{hints.evidence}: {evidence.link}", "remark"),
    ]
    return LibraryPage(
        evidence.id, evidence.title, "evidence", tuple(blocks), certainty(evidence), evidence.link, steps
    )


def step_pages(step: Step) -> Iterator[LibraryPage]:
    """A step with why it matters, and each of its actions with instructions, under the action's id."""
    title = f"{step.number}  {step.title}"
    why = (
        Paragraph(title, "title"),
        Paragraph(step.summary),
        Paragraph("Why it matters", "heading"),
        *paragraphs(step.why),
    )
    yield LibraryPage(f"{STEP}{step.number}", title, "step", why, "", "", (step.number,))
    for action in step.actions:
        title = f"{action.id}  {action.title}"
        blocks = (
            Paragraph(title, "title"),
            Paragraph(f"{duration(action.minutes)}, {action.how_often}", "remark"),
            *paragraphs(step.how(action.id)),
            *action_facts(action),
        )
        yield LibraryPage(action.id, title, "step", blocks, "", "", (step.number,))


def action_facts(action: Action, needed: Mapping[str, Action] | None = None) -> Iterator[Paragraph]:
    """When an action is done, when it is for, which of the `needed` are best done first, and its sources."""
    yield labelled("Done when", action.done_when)
    if action.when:
        yield labelled("For when", action.when)
    if action.cannot_wait:
        yield Paragraph("This one can't wait.")
    if action.needs and needed:
        first = (needed[name] for name in action.needs)
        yield labelled("Best done first", "; ".join(f"{each.id} {each.title}" for each in first))
    for source in action.sources:
        yield Paragraph(f"Source: {source_words(source)} {source.link}", "remark")


def source_words(source: Source) -> str:
    """ "StepChange: redundancy and debt (a charity, 2025)." """
    return f"{source.title} ({SPEAKERS[source.kind]}, {source.date})."


def last_word_page(guide: Guide) -> LibraryPage:
    """The page that closes the ten steps."""
    title = "At the end of the ten steps"
    return LibraryPage(
        LAST_WORD, title, "last word", (Paragraph(title, "title"), *paragraphs(guide.final_word["At the end"]))
    )


def own_page(own: OwnReading, blocks: tuple[Paragraph, ...]) -> LibraryPage:
    """The page of the person's own reading, with its text if it has one."""
    title, link = shown(own.title), shown(own.link)
    head = [Paragraph(title, "title")]
    if link:
        head.append(Paragraph(f"o opens it in your browser: {link}", "remark"))
    same = bool(blocks) and blocks[0].form == "title" and blocks[0].text.strip() == title.strip()
    return LibraryPage(own.key, title, "own", (*head, *blocks[1 if same else 0 :]), "a link" if link else "", link)


def steps_reading(step: Step) -> list[str]:
    """The ids of the pages for a step: its articles, then the evidence of the step and of its actions."""
    return [*step.articles, *_evidence_of(step)]


def _evidence_of(step: Step) -> list[str]:
    return list(dict.fromkeys([*step.evidence, *(each for action in step.actions for each in action.evidence)]))


def _steps_with(evidence: Evidence, guide: Guide) -> tuple[int, ...]:
    """The steps that rest on a finding, or on one that should be read with it."""
    wanted = {evidence.id, *(each.id for each in guide.evidence.values() if evidence.id in each.beside)}
    return tuple(step.number for step in guide.steps if wanted.intersection(_evidence_of(step)))


def _with_steps(steps: tuple[int, ...], hints: Hints) -> str:
    if not steps:
        return ""
    if len(steps) == ALL_STEPS:
        return f"For all ten steps{hints.steps}."
    return f"For step{'s' if len(steps) > 1 else ''} {', '.join(map(str, steps))}{hints.steps}."


def paragraphs(text: str) -> Iterator[Paragraph]:
    """The paragraphs of the guide's prose; the reader keeps them apart without gaps."""
    return (each for each in prose(text) if each.text)
