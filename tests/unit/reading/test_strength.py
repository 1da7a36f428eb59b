"""The certainty of a finding in words and in order; causal words are told from words of association."""

from __future__ import annotations

from itertools import pairwise

import pytest

from coach.domain.reading.strength import CERTAINTIES, READ, SHOWS, judgement, strength, surest_first
from coach.guide.evidence_schema import OF_CAUSE
from coach.guide.guide import load_guide
from coach.guide.models import Evidence

ALL = load_guide().evidence


def finding(**changes: object) -> Evidence:
    return ALL["van-hoye-2009"]._replace(**changes)  # type: ignore[arg-type]


def test_one_line_says_how_certain_it_is_and_whether_it_is_causal() -> None:
    assert strength(finding(certainty="very low", shows="link")) == "very low certainty, shows only a link"
    assert strength(finding(certainty="high", shows="cause")) == "high certainty, shows a cause"


def test_the_surest_come_first_then_causes_then_the_newest() -> None:
    old, new = finding(certainty="high", shows="cause", year=1999), finding(certainty="high", shows="cause", year=2020)
    link, low = finding(certainty="high", shows="link", year=2026), finding(certainty="low", shows="cause", year=2026)
    assert sorted([low, link, old, new], key=surest_first) == [new, old, link, low]
    ranks = [[*CERTAINTIES].index(each.certainty) for each in sorted(ALL.values(), key=surest_first)]
    assert all(before <= after for before, after in pairwise(ranks))


@pytest.mark.parametrize("name", ALL)
def test_every_finding_can_be_judged(name: str) -> None:
    each = ALL[name]
    told = " ".join(judgement(each, ALL))
    for words in (each.certainty, CERTAINTIES[each.certainty], SHOWS[each.shows], each.people, READ[each.read]):
        assert words in told
    assert f"Where: {each.country}." in told
    assert each.link.startswith("https://")
    assert all(ALL[other].title in told for other in each.beside)


def test_contradicting_findings_are_read_together() -> None:
    for name in ("kroft-2013", "farber-2017", "farber-2018"):
        assert {name, *ALL[name].beside} == {"kroft-2013", "farber-2017", "farber-2018"}


@pytest.mark.parametrize(
    "claim", ["It lowers pay", "This leads to offers", "It raised hopes", "because of that", "It MAKES people sad"]
)
def test_words_of_cause_are_found(claim: str) -> None:
    assert OF_CAUSE.search(claim)


@pytest.mark.parametrize(
    "claim", ["a lower wage", "It was not the cause", "people in work", "It went together with", "the lead singer"]
)
def test_words_of_links_are_let_be(claim: str) -> None:
    assert not OF_CAUSE.search(claim)
