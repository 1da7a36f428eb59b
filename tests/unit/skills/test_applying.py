"""An advert and its application: what each provides for the other, and in which order they are offered."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from coach.domain.search.events import ApplicationSet, StageReached
from coach.domain.skills.applications import adverts_for, application_of_advert, applications_for
from coach.domain.skills.events import AdvertKept
from coach.domain.skills.state import adverts_of
from tests.factories import MONDAY, SMALL, Diary


def diary_of(*events: ApplicationSet | StageReached | AdvertKept) -> Diary:
    diary = Diary(SMALL)
    for event in events:
        diary.write(event)
    return diary


def made_of(closes: date | None) -> ApplicationSet:
    diary = diary_of(AdvertKept("a", "Bake bread.", "baker", "Rye", place="Cork", pay="EUR 30,000", closes=closes))
    advert = adverts_of(diary.state)["a"]
    event = application_of_advert(advert, diary.state.search)[1][0]
    assert isinstance(event, ApplicationSet)
    return event


def test_an_application_has_the_place_the_pay_and_the_closing_day_of_its_advert() -> None:
    made = made_of(MONDAY + timedelta(days=20))
    assert (made.employer, made.role, made.location) == ("Rye", "baker", "Cork")
    assert made.note == f"Closes on {(MONDAY + timedelta(days=20)).isoformat()}. Pay: EUR 30,000."


@pytest.mark.parametrize(("days", "ahead"), [(20, 18), (2, 0), (1, 0), (0, 0), (-1, None)])
def test_a_reminder_comes_two_days_before_closing_and_never_after(days: int, ahead: int | None) -> None:
    made = made_of(MONDAY + timedelta(days=days))
    assert made.next_on == (None if ahead is None else MONDAY + timedelta(days=ahead))
    assert (made.next_step == "") == (ahead is None)


def test_an_advert_without_a_closing_day_makes_no_next_step() -> None:
    assert (made_of(None).next_on, made_of(None).next_step) == (None, "")


def test_the_applications_at_an_employer_come_first_then_the_open_ones() -> None:
    diary = diary_of(
        AdvertKept("a", "Bake bread.", "baker", "Rye"),
        *(ApplicationSet("over", "Oat", "baker"), StageReached("over", "rejected")),
        ApplicationSet("open", "Oat", "miller"),
        *(ApplicationSet("was", "RYE", "driver"), StageReached("was", "rejected")),
        ApplicationSet("it", "Rye", "Baker"),
    )
    advert = adverts_of(diary.state)["a"]
    assert [each.key for each in applications_for(advert, diary.state.search)] == ["it", "was", "open", "over"]


def test_an_application_is_offered_its_own_advert_first_and_none_of_another() -> None:
    diary = diary_of(
        ApplicationSet("rye", "Rye", "baker"),
        AdvertKept("far", "Mill.", "miller", "Oat"),
        AdvertKept("near", "Bake bread.", "baker", "Rye"),
        AdvertKept("own", "Knead.", "", "", application="rye"),
        AdvertKept("theirs", "Sell.", "seller", "Rye", application="another"),
    )
    found = adverts_for(diary.state.search.applications["rye"], adverts_of(diary.state))
    assert [each.key for each in found] == ["own", "near", "far"]
