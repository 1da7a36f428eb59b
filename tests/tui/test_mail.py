"""An answer by mail, read on the screen and recorded after a yes."""

from __future__ import annotations

from pathlib import Path

from coach.domain.search.facts import ApplicationSet, CardSet
from coach.journal.coach import Coach
from tests.scenes import USUAL, with_search
from tests.tui.sitting import coach_at, sitting

NO = "From: Vega <noreply@vega.example>\nSubject: Pilot\n\nWe have decided to proceed with other candidates.\n"


def with_an_application(coach: Coach) -> None:
    with_search(coach)
    coach.record(ApplicationSet("vega", "Vega", "pilot"))


async def test_a_saved_message_is_shown_with_what_would_be_recorded_and_waits_for_a_yes(home: Path) -> None:
    file = home / "no.eml"
    async with sitting(coach_at(home, with_an_application), USUAL) as person:
        file.write_text(NO)
        await person.press("5", "I")
        await person.type(str(file))
        await person.press("enter")
        assert "they said no" in person.dialog()
        assert person.app.coach.transition.search.applications["vega"].stage != "rejected"
        await person.press("enter")
        assert person.app.coach.transition.search.applications["vega"].stage == "rejected"


DOUBT = "From: Ida Berg <ida@vega.example>\nSubject: Pilot at Vega\n\nIt was good to see you on Monday.\n"


async def test_a_message_that_is_not_plain_is_asked_and_its_writer_is_offered_as_a_person(home: Path) -> None:
    file = home / "doubt.eml"
    async with sitting(coach_at(home, with_an_application), USUAL) as person:
        file.write_text(DOUBT)
        await person.press("5", "I")
        await person.type(str(file))
        await person.press("enter")
        assert "What does it say?" in person.dialog()
        await person.press("down", "enter")
        assert "To save: the stage: interview" in person.dialog()
        await person.press("enter")
        assert "Add them to your people?" in person.dialog()
        assert "ida@vega.example" in person.dialog()
        assert "ida-berg" not in person.app.coach.transition.search.people
        await person.press("enter")
        assert person.app.coach.transition.search.people["ida-berg"].employer == "Vega"
        assert person.app.coach.transition.search.applications["vega"].stage == "interview"


async def test_a_message_that_names_no_application_is_asked_about_and_can_be_left_out(home: Path) -> None:
    file = home / "other.txt"
    async with sitting(coach_at(home, with_an_application), USUAL) as person:
        before = len(person.app.coach.transition)
        file.write_text("We regret to inform you that the position has been filled.")
        await person.press("5", "I")
        await person.type(str(file))
        await person.press("enter")
        assert "Which is it about?" in person.dialog()
        await person.press("end", "enter")
        assert len(person.app.coach.transition) == before


async def test_after_a_no_the_card_for_such_a_day_is_shown(home: Path) -> None:
    file = home / "no.eml"

    def with_a_card(coach: Coach) -> None:
        with_an_application(coach)
        coach.record(CardSet("walk", "rejection", "I go round the block."))

    async with sitting(coach_at(home, with_a_card), USUAL) as person:
        file.write_text(NO)
        await person.press("5", "I")
        await person.type(str(file))
        await person.press("enter", "enter")
        assert "I go round the block." in person.dialog()
        await person.press("h")
        assert person.app.coach.transition.search.cards["walk"].held == 1
