"""Advice for one country is shown to people there; everybody else reads the guide without it."""

from __future__ import annotations

import re

import pytest

from coach.domain.events import ProfileSet
from coach.guide.guide import Guide, load_guide
from tests.factories import Diary

GUIDE = load_guide()
ONLY_THERE = {
    "US": ("United States", "Marketplace", "COBRA", "EEOC", "H-1B", "Federal Trade"),
    "GB": ("Great Britain", "Acas", "Access to Work", "Redundancy Payments Service"),
    "DE": ("In Germany", "labour court"),
    "AE": ("In the UAE", "MoHRE", "dated cheques"),
}


def told(guide: Guide) -> str:
    return "\n".join(step.how(action.id) for step in guide.steps for action in step.actions)


@pytest.mark.parametrize("country", ["", "IE", "PH", *ONLY_THERE])
def test_everybody_reads_what_holds_where_they_are_and_nothing_of_elsewhere(country: str) -> None:
    text = told(GUIDE.for_person("", country))
    for there, words in ONLY_THERE.items():
        for word in words:
            assert (word in text) is (country in ("", there)), (country, word)


@pytest.mark.parametrize("country", ["", "IE", *ONLY_THERE])
def test_no_mark_is_ever_shown_and_every_action_still_says_how(country: str) -> None:
    guide = GUIDE.for_person("", country)
    assert not re.search(r"@[A-Z]{2}\b", told(guide))
    assert all(len(step.how(action.id)) > 150 for step in guide.steps for action in step.actions)


@pytest.mark.parametrize("country", ["IE", *ONLY_THERE])
def test_a_source_of_another_country_is_left_out(country: str) -> None:
    shown = {source.country for action in GUIDE.for_person("", country).actions.values() for source in action.sources}
    assert shown <= {"", country}
    assert country == "IE" or country in shown


def test_every_country_named_in_a_source_title_is_marked_as_that_country() -> None:
    marks = {"(US)": "US", "(UAE)": "AE", "(Germany)": "DE", "(England)": "GB", "UAE": "AE"}
    studies = ("study",)
    for action in GUIDE.actions.values():
        for source in action.sources:
            for word, country in marks.items():
                if source.title.endswith(word) and source.kind not in studies:
                    assert source.country == country, source.title


def test_the_country_is_that_of_the_profile() -> None:
    diary = Diary(GUIDE)
    assert "COBRA" in diary.state.guide.step(5).how("5.11")
    diary.write(ProfileSet(country="IE", work="service"))
    assert "COBRA" not in diary.state.guide.step(5).how("5.11")
    assert "kitchen" in diary.state.guide.step(4).how("4.6")
    diary.write(ProfileSet(country="US"))
    assert "COBRA" in diary.state.guide.step(5).how("5.11")
