"""An answer by mail, read on the screen and saved once confirmed."""

from __future__ import annotations

from pathlib import Path

from coach.domain.search.events import ApplicationSet, CardSet
from coach.storage.store import Store
from tests.scenes import USUAL, with_search
from tests.tui.app_driver import coach_at, run_app

NO = "From: Vega <noreply@vega.example>\nSubject: Pilot\n\nWe have decided to proceed with other candidates.\n"


def with_an_application(store: Store) -> None:
    with_search(store)
    store.append(ApplicationSet("vega", "Vega", "pilot"))


async def test_a_saved_message_is_shown_with_what_would_be_recorded_and_waits_for_a_yes(home: Path) -> None:
    file = home / "no.eml"
    async with run_app(coach_at(home, with_an_application), USUAL) as person:
        file.write_text(NO)
        await person.press("5", "I")
        await person.type(str(file))
        await person.press("ctrl+s")
        assert "they said no" in person.dialog()
        assert person.app.store.state.search.applications["vega"].stage != "rejected"
        await person.press("enter")
        assert person.app.store.state.search.applications["vega"].stage == "rejected"


DOUBT = "From: Ida Berg <ida@vega.example>\nSubject: Pilot at Vega\n\nIt was good to see you on Monday.\n"


async def test_a_message_that_is_not_plain_is_asked_and_its_writer_is_offered_as_a_person(home: Path) -> None:
    file = home / "doubt.eml"
    async with run_app(coach_at(home, with_an_application), USUAL) as person:
        file.write_text(DOUBT)
        await person.press("5", "I")
        await person.type(str(file))
        await person.press("ctrl+s")
        assert "What does it say?" in person.dialog()
        await person.press("down", "enter")
        assert "To save: the stage: interview" in person.dialog()
        await person.press("enter")
        assert "Add them to your people?" in person.dialog()
        assert "ida@vega.example" in person.dialog()
        assert "ida-berg" not in person.app.store.state.search.people
        await person.press("enter")
        assert person.app.store.state.search.people["ida-berg"].employer == "Vega"
        assert person.app.store.state.search.applications["vega"].stage == "interview"


async def test_a_message_that_names_no_application_is_asked_about_and_can_be_left_out(home: Path) -> None:
    file = home / "other.txt"
    async with run_app(coach_at(home, with_an_application), USUAL) as person:
        before = len(person.app.store.state)
        file.write_text("We regret to inform you that the position has been filled.")
        await person.press("5", "I")
        await person.type(str(file))
        await person.press("ctrl+s")
        assert "Which is it about?" in person.dialog()
        await person.press("end", "enter")
        assert len(person.app.store.state) == before


async def test_after_a_no_the_card_for_such_a_day_is_shown(home: Path) -> None:
    file = home / "no.eml"

    def with_a_card(store: Store) -> None:
        with_an_application(store)
        store.append(CardSet("walk", "rejection", "I go round the block."))

    async with run_app(coach_at(home, with_a_card), USUAL) as person:
        file.write_text(NO)
        await person.press("5", "I")
        await person.type(str(file))
        await person.press("ctrl+s", "enter")
        assert "I go round the block." in person.dialog()
        await person.press("h")
        assert person.app.store.state.search.cards["walk"].held == 1
