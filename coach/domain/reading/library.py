"""The pages of the guide: articles, evidence, steps and a last word."""

from __future__ import annotations

from collections.abc import Iterator

from coach.domain.reading.document import Document, DocumentBlock, Shelf
from coach.domain.reading.state import OwnReading
from coach.domain.reading.strength import certainty, judgement, strength, surest_first
from coach.domain.sanitize import shown
from coach.domain.wording import duration
from coach.guide.guide import Guide
from coach.guide.models import Article, Evidence, Source, SourceKind, Step

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


def guide_pages(guide: Guide) -> list[Document]:
    """The pages of the guide by shelf: articles, evidence (most certain first), steps, what can wait, a last word."""
    articles = [article_page(each) for each in guide.articles.values()]
    return [
        *(page for page in articles if page.shelf == "article"),
        *(evidence_page(each, guide) for each in sorted(guide.evidence.values(), key=surest_first)),
        *(page for step in guide.steps for page in step_pages(step)),
        *(page for page in articles if page.shelf == "later"),
        last_word_page(guide),
    ]


def article_page(article: Article) -> Document:
    """An article in our own words."""
    about = f"{article.publisher}, {article.date}: {KINDS[article.kind]}. {_with_steps(article.steps)}"
    blocks = [
        DocumentBlock(article.title, "title"),
        DocumentBlock(about, "remark"),
        *paragraphs(article.sections["Summary"]),
    ]
    for heading in ("Why it matters to you", "Read with care"):
        blocks += [DocumentBlock(heading, "heading"), *paragraphs(article.sections[heading])]
    blocks.append(DocumentBlock(f"o searches the web for it: {article.link}", "remark"))
    shelf: Shelf = "later" if article.can_wait else "article"
    return Document(article.id, article.title, shelf, tuple(blocks), article.publisher, article.link, article.steps)


def evidence_page(evidence: Evidence, guide: Guide) -> Document:
    """A finding in plain words, its limits (the last line of its text), and what is needed to judge it."""
    steps = _steps_with(evidence, guide)
    *body, limits = evidence.text.strip().splitlines()
    in_brief = strength(evidence).capitalize()
    blocks = [
        DocumentBlock(evidence.title, "title"),
        DocumentBlock(
            f"{in_brief}: {evidence.size}. {_with_steps(steps)}".strip(), "text", ((0, len(in_brief), "strong"),)
        ),
        DocumentBlock("What was found", "heading"),
        DocumentBlock(" ".join(line.strip() for line in body)),
        DocumentBlock("How far it goes", "heading"),
        DocumentBlock(limits),
        DocumentBlock("How to judge it", "heading"),
        *(DocumentBlock(line, "item") for line in judgement(evidence, guide.evidence)),
        DocumentBlock(f"Source: {evidence.source}.", "remark"),
        DocumentBlock(f"o opens it: {evidence.link}", "remark"),
    ]
    return Document(evidence.id, evidence.title, "evidence", tuple(blocks), certainty(evidence), evidence.link, steps)


def step_pages(step: Step) -> Iterator[Document]:
    """A step with why it matters, and each of its actions with instructions, under the action's id."""
    title = f"{step.number}  {step.title}"
    why = (
        DocumentBlock(title, "title"),
        DocumentBlock(step.summary),
        DocumentBlock("Why it matters", "heading"),
        *paragraphs(step.why),
    )
    yield Document(f"{STEP}{step.number}", title, "step", why, "", "", (step.number,))
    for action in step.actions:
        title = f"{action.id}  {action.title}"
        blocks = (
            DocumentBlock(title, "title"),
            DocumentBlock(f"{duration(action.minutes)}, {action.how_often}", "remark"),
            *([DocumentBlock(f"For when {action.when}.", "remark")] if action.when else []),
            *paragraphs(step.how(action.id)),
            DocumentBlock(f"Done when: {action.done_when}", "text", ((0, 10, "strong"),)),
            *(DocumentBlock(f"Source: {source_words(source)} {source.link}", "remark") for source in action.sources),
        )
        yield Document(action.id, title, "step", blocks, "", "", (step.number,))


def source_words(source: Source) -> str:
    """ "StepChange: redundancy and debt (a charity, 2025)." """
    return f"{source.title} ({SPEAKERS[source.kind]}, {source.date})."


def last_word_page(guide: Guide) -> Document:
    """The page that closes the ten steps."""
    title = "At the end of the ten steps"
    return Document(
        LAST_WORD, title, "last word", (DocumentBlock(title, "title"), *paragraphs(guide.final_word["At the end"]))
    )


def own_page(own: OwnReading, blocks: tuple[DocumentBlock, ...]) -> Document:
    """The page of the person's own reading, with its text if it has one."""
    title, link = shown(own.title), shown(own.link)
    head = [DocumentBlock(title, "title")]
    if link:
        head.append(DocumentBlock(f"o opens it in your browser: {link}", "remark"))
    same = bool(blocks) and blocks[0].form == "title" and blocks[0].text.strip() == title.strip()
    return Document(own.key, title, "own", (*head, *blocks[1 if same else 0 :]), "a link" if link else "", link)


def steps_reading(step: Step) -> list[str]:
    """The ids of the pages for a step: its articles, then the evidence of the step and of its actions."""
    return [*step.articles, *_evidence_of(step)]


def _evidence_of(step: Step) -> list[str]:
    return list(dict.fromkeys([*step.evidence, *(each for action in step.actions for each in action.evidence)]))


def _steps_with(evidence: Evidence, guide: Guide) -> tuple[int, ...]:
    """The steps that rest on a finding, or on one that should be read with it."""
    wanted = {evidence.id, *(each.id for each in guide.evidence.values() if evidence.id in each.beside)}
    return tuple(step.number for step in guide.steps if wanted.intersection(_evidence_of(step)))


def _with_steps(steps: tuple[int, ...]) -> str:
    if not steps:
        return ""
    if len(steps) == ALL_STEPS:
        return "For all ten steps (f goes there)."
    return f"For step{'s' if len(steps) > 1 else ''} {', '.join(map(str, steps))} (f goes there)."


def paragraphs(prose: str) -> Iterator[DocumentBlock]:
    """The paragraphs of the guide's prose. Templates (lines that begin with >) and list items keep their lines."""
    for paragraph in prose.strip().split("\n\n"):
        flowing: list[str] = []
        for line in paragraph.splitlines():
            if not line.startswith((">", "- ")):
                flowing.append(line.strip())
                continue
            if flowing:
                yield DocumentBlock(" ".join(flowing))
                flowing = []
            yield DocumentBlock(line[1:].strip(), "quote" if line.startswith(">") else "item")
        if flowing:
            yield DocumentBlock(" ".join(flowing))
