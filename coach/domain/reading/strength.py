"""How certain a finding is, and whether it shows a cause or a link, in words. docs/evidence.md defines the scale."""

from __future__ import annotations

from collections.abc import Mapping

from coach.guide.models import Certainty, Evidence, Read, Shows

CERTAINTIES: Mapping[Certainty, str] = {
    "high": "New studies are unlikely to change it much.",
    "moderate": "It is probably right. New studies may change the size of it.",
    "low": "It may be right. New studies may well change it.",
    "very low": "It is not much more than a hint.",
}
"""What each degree of certainty means, most certain first."""

SHOWS: Mapping[Shows, str] = {
    "cause": "The study could tell a cause from a coincidence.",
    "link": "The two were found together. That does not show that one causes the other.",
}

READ: Mapping[Read, str] = {
    "study": "the whole study",
    "abstract": "the study's own summary",
    "review": "a review by other researchers",
    "press": "press reports about it",
}
"""How much of a study we read."""


def certainty(evidence: Evidence) -> str:
    """How certain a finding is: "moderate certainty"."""
    return f"{evidence.certainty} certainty"


def strength(evidence: Evidence) -> str:
    """The certainty of a finding and what it shows, in one line: "moderate certainty, shows only a link"."""
    return f"{certainty(evidence)}, shows {'a cause' if evidence.shows == 'cause' else 'only a link'}"


def surest_first(evidence: Evidence) -> tuple[int, bool, int]:
    """A sort key: most certain first, causes before links, newest first."""
    return [*CERTAINTIES].index(evidence.certainty), evidence.shows == "link", -evidence.year


def judgement(evidence: Evidence, others: Mapping[str, Evidence]) -> list[str]:
    """What somebody needs to judge a finding, one line each. `others` has the findings to read with it, by id."""
    lines = [
        f"How sure: {evidence.certainty}. {CERTAINTIES[evidence.certainty]}",
        f"Cause or link: a {evidence.shows}. {SHOWS[evidence.shows]}",
        f"Who was studied: {evidence.people}. Where: {evidence.country}.",
        f"What we read: {READ[evidence.read]}.",
    ]
    return lines + [f"Read it together with: {others[name].title}." for name in evidence.beside]
