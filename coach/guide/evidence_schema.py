"""Pydantic schema of the files in content/evidence/. Only the tests and the build of the wheel import it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from pydantic import Field

from coach.guide.content_files import ContentFile
from coach.guide.schema import Address, Id, LineOf60, LineOf70, LineOf140, LineOf200, Schema, StepSchema

LONGEST = 10
"""Sentences, at most, to say what was found and how far it goes."""

OF_CAUSE = re.compile(
    r"\b(?:lower(?:s|ed)|raise[sd]|makes|made|leads? to|led to|cause[sd]|because of|thanks to|increase[sd]|reduce[sd]"
    r"|improve[sd]|boost(?:s|ed)|protect(?:s|ed)|drives|drove|lift(?:s|ed)|brings|brought|result(?:s|ed)? in"
    r"|help(?:s|ed)|work(?:s|ed)|effects?)\b",
    re.IGNORECASE,
)
"""Words that claim a cause. The noun "the cause" is not among them: a page may say that it was not shown."""


class EvidenceSchema(Schema):
    """The front matter of a file in evidence/, every field required. docs/evidence.md says how each is judged."""

    id: Id
    title: LineOf70
    year: int = Field(ge=1950, le=2100)
    certainty: Literal["high", "moderate", "low", "very low"]
    shows: Literal["cause", "link"]
    size: LineOf60
    people: LineOf140
    country: LineOf60
    read: Literal["study", "abstract", "review", "press"]
    source: LineOf200
    link: Address
    beside: list[Id] = Field([])


def about_evidence(
    evidence: Sequence[ContentFile[EvidenceSchema]], steps: Sequence[ContentFile[StepSchema]]
) -> Iterator[str]:
    """Problems of the findings, and of what the steps say they rest on."""
    known = {page.head.id for page in evidence}
    rested_on: set[str] = set()
    for page in steps:
        named = [("evidence", page.head.evidence)]
        for action in page.head.actions:
            named += [(f"evidence of {action.id}", action.evidence)]
            named += [(f"evidence of {action.id}", each.evidence or []) for each in action.variants]
        for place, ids in named:
            rested_on.update(ids)
            yield from _unknown(page.file, place, ids, known)
    for finding in evidence:
        rested_on.update(finding.head.beside)
        yield from _unknown(finding.file, "beside", finding.head.beside, known)
    for finding in evidence:
        yield from _about_finding(finding)
        if finding.head.id not in rested_on:
            yield f"{finding.file}: id: no step and no action names {finding.head.id} as its evidence."


def _unknown(file: str, place: str, ids: Sequence[str], known: set[str]) -> Iterator[str]:
    for missing in (each for each in ids if each not in known):
        yield f"{file}: {place}: there is no evidence {missing}."


def _about_finding(finding: ContentFile[EvidenceSchema]) -> Iterator[str]:
    head = finding.head
    if finding.file != f"evidence/{head.id}.md":
        yield f"{finding.file}: id: {head.id} is the id of evidence/{head.id}.md, and not of this file."
    if head.id in head.beside:
        yield f"{finding.file}: beside: a finding can't be read beside itself."
    yield from finding.wrong_headings([]) if finding.headings else finding.wrong_sentences("", 2, LONGEST)
    if len(finding.body.strip().splitlines()) < 2:
        yield f"{finding.file}: its limits need a line of their own, the last one."
    if head.shows == "link":
        for word in OF_CAUSE.findall(f"{head.title}\n{finding.body}"):
            yield f'{finding.file}: it shows only a link, and "{word}" speaks of a cause.'
