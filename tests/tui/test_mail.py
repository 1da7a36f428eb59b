"""An answer by mail, read on the screen and recorded after a yes."""

from __future__ import annotations

from pathlib import Path

from coach.domain.search.facts import ApplicationSet
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
        await person.press("5", "v")
        await person.type(str(file))
        await person.press("enter")
        assert "they said no" in person.dialog()
        assert person.app.coach.transition.search.applications["vega"].stage != "rejected"
        await person.press("enter")
        assert person.app.coach.transition.search.applications["vega"].stage == "rejected"
