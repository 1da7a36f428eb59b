"""Variants of actions: a mechanic, a nurse and a cook each read their own, and the rest is unchanged."""

from __future__ import annotations

import pytest

from coach.domain.events import ProfileSet
from coach.domain.kinds_of_work import KINDS, in_words, parse_work
from coach.errors import RefusedError
from coach.guide.guide import load_guide
from coach.guide.models import Work
from tests.factories import Diary

GUIDE = load_guide()
NOT_OFFICE: tuple[Work, ...] = ("hands", "care", "service")


@pytest.mark.parametrize("work", NOT_OFFICE)
def test_nobody_away_from_a_desk_is_sent_to_linkedin(work: Work) -> None:
    for step in GUIDE.for_person(work, "").steps:
        for action in step.actions:
            text = f"{action.title} {step.how(action.id)} {action.done_when}"
            assert "LinkedIn" not in text or "do not need LinkedIn" in text or "people on\nLinkedIn" in text, action.id


@pytest.mark.parametrize("work", KINDS)
def test_every_kind_of_work_has_every_action_with_its_text(work: str) -> None:
    theirs = GUIDE.for_person(work, "")
    assert theirs.actions.keys() == GUIDE.actions.keys()
    assert all(step.how(action.id) for step in theirs.steps for action in step.actions)
    assert theirs.for_person("", "") is theirs


def test_the_guide_uses_the_words_of_the_given_kind_of_work() -> None:
    diary = Diary(GUIDE)
    assert "headline" in diary.state.guide.action("3.5").title
    diary.write(ProfileSet(work="hands"))
    assert diary.state.guide.action("3.5").title == "Put your details where your trade looks for people"
    assert "Car mechanic" in diary.state.guide.step(3).how("3.5")
    diary.write(ProfileSet(work=""))
    assert "headline" in diary.state.guide.action("3.5").title


def test_a_kind_that_a_newer_version_may_know_changes_nothing() -> None:
    assert GUIDE.for_person("at sea", "").actions == GUIDE.actions


@pytest.mark.parametrize(
    ("typed", "kind"), [("hands", "hands"), (" Care ", "care"), ("o", "office"), ("SERV", "service")]
)
def test_a_kind_of_work_may_be_typed_in_short(typed: str, kind: str) -> None:
    assert parse_work(typed) == kind
    assert in_words(kind).startswith(kind)


@pytest.mark.parametrize("typed", ["", "x", "hands and care", "\x1b[31m"])
def test_an_unknown_kind_of_work_is_refused_with_the_known_ones(typed: str) -> None:
    with pytest.raises(RefusedError, match="office, hands, care, service"):
        parse_work(typed)


def test_a_fact_with_another_kind_is_refused() -> None:
    with pytest.raises(RefusedError):
        ProfileSet(work="pilot")
