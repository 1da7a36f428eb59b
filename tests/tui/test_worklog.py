"""The work-search log on the screen: reachable by key and by name, with its gaps, which can be filled in there."""

from __future__ import annotations

from pathlib import Path

from coach.domain.search.events import ActivitySet, ApplicationSet, StageReached
from coach.storage.store import Store
from coach.tui.screens.search.worklog import WorkLogPage
from tests.factories import MARKUP
from tests.scenes import NARROW, USUAL, second_week
from tests.tui.app_driver import AppDriver, coach_at, run_app


def with_efforts(store: Store) -> None:
    second_week(store)
    store.append(ApplicationSet("vega", "Vega", "analyst"))
    store.append(StageReached("vega", "applied"))
    store.append(ActivitySet("talk", "call", "called Ida about pay", contact="Ida", employer="Vega"))


def page(person: AppDriver) -> WorkLogPage:
    found = person.app.screen
    assert isinstance(found, WorkLogPage)
    return found


async def test_without_an_authority_it_is_the_plain_log_with_its_gaps(home: Path) -> None:
    async with run_app(coach_at(home, with_efforts), USUAL) as person:
        await person.press("W")
        assert person.shows("Plain log")
        assert person.shows("called Ida about pay")
        assert person.shows("2 with something missing")
        assert {row.missing for row in page(person).rows.rows} == {
            ("Phone or e-mail", "How"),
            ("Contact", "Phone or e-mail", "How", "Address or link"),
        }


async def test_it_is_found_by_what_people_call_it(home: Path) -> None:
    for words in ("worklog", "unemployment", "claim", "proof of search"):
        async with run_app(coach_at(home, with_efforts), USUAL) as person:
            await person.press("ctrl+p")
            await person.type(words)
            await person.press("enter")
            await person.settle()
            assert page(person).who.id == "plain"


async def test_gaps_are_filled_in_from_the_log(home: Path) -> None:
    store = coach_at(home, with_efforts)
    async with run_app(store, USUAL) as person:
        await person.press("W")
        rows = page(person).rows
        at = next(number for number, row in enumerate(rows.rows) if not row.is_noted)
        rows.cursor = at
        await person.press("enter")
        contact = person.app.screen.query_one("#record-contact")
        contact.focus()
        await person.type("Ms Roth")
        await person.press("ctrl+s")
        [noted] = [each for each in store.state.search.activities.values() if each.what == "application"]
        assert (noted.contact, noted.application) == ("Ms Roth", "vega")
        assert len(page(person).rows.rows) == 2
        assert "Contact" not in page(person).rows.rows[at].missing


async def test_the_office_that_was_chosen_stays_chosen(home: Path) -> None:
    store = coach_at(home, with_efforts)
    async with run_app(store, NARROW) as person:
        await person.press("W", "v", "down", "down", "down", "enter")
        assert store.state.search.authority == page(person).who.id != "plain"
        await person.press("escape", "W")
        assert page(person).who.id == store.state.search.authority


async def test_a_letter_goes_to_the_next_place_that_begins_with_it(home: Path) -> None:
    store = coach_at(home, with_efforts)
    async with run_app(store, NARROW) as person:
        await person.press("W", "v", "o", "enter")
        assert store.state.search.authority == "ohio"
        await person.press("v", "enter")
        assert store.state.search.authority == "ohio"
        await person.press("v", "n", "n", "enter")
        assert store.state.search.authority == "nevada"
        assert person.shows("Nevada")


async def test_messages_to_several_people_are_told_apart(home: Path) -> None:
    def several(store: Store) -> None:
        second_week(store)
        for name in ("Ida", "Noor"):
            store.append(ActivitySet(name, "message", "wrote to Ida and Noor", contact=name))

    async with run_app(coach_at(home, several), USUAL) as person:
        await person.press("W")
        assert person.shows("Ida: wrote to Ida and Noor")
        assert person.shows("Noor: wrote to Ida and Noor")


async def test_other_weeks_are_a_key_away_and_none_is_in_the_future(home: Path) -> None:
    async with run_app(coach_at(home, with_efforts), USUAL) as person:
        await person.press("W")
        first = page(person).first
        await person.press("right")
        assert page(person).first == first
        await person.press("left")
        assert person.shows("Nothing is logged for this week")


async def test_text_is_text(home: Path) -> None:
    def hostile(store: Store) -> None:
        second_week(store)
        store.append(ActivitySet("x", "other", MARKUP))

    async with run_app(coach_at(home, hostile), USUAL) as person:
        await person.press("W")
        assert person.shows("[red]$(reboot)[/red]")


async def test_letters_that_a_pdf_may_lack_are_mentioned_before_it_is_written(home: Path) -> None:
    def abroad(store: Store) -> None:
        with_efforts(store)
        store.append(ActivitySet("x", "call", "مقابلة"))

    for begin, is_asked in ((with_efforts, False), (abroad, True)):
        folder = home / begin.__name__
        async with run_app(coach_at(folder, begin), USUAL) as person:
            file = folder / "log.pdf"
            await person.press("W", "o", "ctrl+u")
            await person.type(str(file))
            await person.press("ctrl+s")
            await person.settle()
            assert file.exists() != is_asked
            if is_asked:
                assert "may show as empty boxes" in person.dialog()
                await person.press("enter")
                await person.settle()
                assert file.exists()
