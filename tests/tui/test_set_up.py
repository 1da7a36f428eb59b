"""The first minutes: a few questions, all optional, and never asked again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input

from coach.domain.reducers import MONDAY_TO_FRIDAY, Profile
from coach.tui.screens.main import Main
from coach.tui.screens.profile import SetUp
from coach.tui.widgets.weekday_picker import WeekdayPicker
from tests.tui.app_driver import AppDriver, coach_at, run_app

FIELDS = ("name", "lost-on", "country", "currency")


LAST = 7
"""Fields from the first to the last, where enter begins."""


def told(person: AppDriver) -> Profile:
    return person.store.state.profile


async def answer(person: AppDriver, *answers: str) -> None:
    """Fill in the fields one after another with enter, then start."""
    for text in answers:
        await person.type(text)
        await person.press("enter")
    await person.press(*["enter"] * (LAST - len(answers)))


async def test_by_keys_alone_a_recent_loss_leads_to_the_quiet(home: Path) -> None:
    async with run_app(coach_at(home)) as person:
        assert "Losing a job is a blow" in person.dialog()

        await answer(person, "Amal", "yesterday", "UAE")

        assert isinstance(person.screen, Main)
        assert told(person).lost_on == date(2026, 11, 22)
        assert (told(person).name, told(person).country, told(person).currency) == ("Amal", "AE", "AED")
        assert person.seen_in("#greeting") == (
            "Good morning, Amal Monday 23 November, day 2 24 hours left of your first 48, until Tuesday at 09:40"
        )


async def test_a_loss_of_last_month_leads_past_the_first_days_but_not_past_what_cant_wait(home: Path) -> None:
    async with run_app(coach_at(home)) as person:
        await answer(person, "", "2026-10-20")

        assert told(person).lost_on == date(2026, 10, 20)
        assert "day 35" in person.seen_in("#greeting")
        assert "step 2, 0 of 7" in person.seen_in("#beside")
        assert "1.2 Ask about unemployment benefit" in person.seen_in("#tasks")


async def test_a_loss_of_weeks_ago_offers_no_first_hours_in_the_footer(home: Path) -> None:
    async with run_app(coach_at(home)) as person:
        await answer(person, "Amal", "3 weeks ago")
        assert "48 hours" not in person.seen_in("Footer")


@pytest.mark.parametrize("number", range(len(FIELDS)))
async def test_any_field_can_be_the_only_one_that_is_filled_in(number: int, home: Path) -> None:
    typed = ("Amal", "2026-11-10", "Germany", "usd")[number]
    kept = ("Amal", date(2026, 11, 10), "DE", "USD")[number]

    async with run_app(coach_at(home)) as person:
        await person.focus(FIELDS[number])
        await person.type(typed)
        await person.press("ctrl+s")

        profile = told(person)
        answers = [profile.name, profile.lost_on, profile.country, profile.currency]
        assert answers[number] == kept
        also = {2: 3}.get(number)  # the currency comes with the country
        assert not any(value for place, value in enumerate(answers) if place not in (number, also))


async def test_every_field_can_be_left_empty(home: Path) -> None:
    async with run_app(coach_at(home)) as person:
        await answer(person)

        assert told(person) == Profile(started=True, told_at=told(person).told_at)
        assert person.seen_in("#greeting").startswith("Good morning Monday 23 November")


@pytest.mark.parametrize("way", ["escape", "button"])
async def test_all_of_it_can_be_skipped_and_is_not_asked_again(way: str, home: Path) -> None:
    async with run_app(coach_at(home)) as person:
        await person.type("Amal")
        if way == "escape":
            await person.press("escape")
        else:
            await person.click_on("Skip all this")
        assert "Leave without saving?" in person.dialog()
        await person.press("enter")
        assert isinstance(person.screen, Main)
        assert told(person) == Profile(started=True)

    async with run_app(coach_at(home)) as person:
        assert isinstance(person.screen, Main)
        assert person.rows[0] == "1.1"


async def test_what_was_answered_is_there_after_a_restart_and_not_asked_again(home: Path) -> None:
    async with run_app(coach_at(home)) as person:
        await answer(person, "Amal", "yesterday", "UAE")
        before = told(person)

    async with run_app(coach_at(home)) as person:
        assert isinstance(person.screen, Main)
        assert told(person) == before
        assert person.shows("Good morning, Amal   Monday 23 November")


async def test_quitting_halfway_answers_nothing_so_it_is_asked_again(home: Path) -> None:
    async with run_app(coach_at(home)) as person:
        await person.type("Amal")
        await person.press("ctrl+q")

    async with run_app(coach_at(home)) as person:
        assert isinstance(person.screen, SetUp)


async def test_an_invalid_answer_is_explained_in_the_dialog_and_stays_as_typed(home: Path) -> None:
    async with run_app(coach_at(home), (60, 20)) as person:
        await person.type("Amal")
        for field, typed, sentence in (
            (
                "lost-on",
                "2027-01-01",
                "in the future. Give the day you were told",
            ),
            (
                "lost-on",
                "31 December",
                "in the future. Give the day you were told",
            ),
            (
                "lost-on",
                "some day",
                "That is not a date. Write it as 23 November, 2026-11-23, today, yesterday",
            ),
            ("lost-on", "1970-01-01", "with the year, such as 2026-11-23"),
            ("country", "Germny", "Did you mean Germany (DE) or Guernsey (GG)?"),
            (
                "country",
                "Atlantis beyond the sea",
                "There is no country 'Atlantis beyond the sea'. Give its name in English",
            ),
            ("currency", "QQQ", "Give its three letters, such as EUR, USD or AED."),
        ):
            line = person.screen.query_one(f"#{field}", Input)
            await person.focus(field)
            await person.type(typed)
            await person.press("ctrl+s")

            assert isinstance(person.screen, SetUp)
            assert sentence in _under(person)
            assert line.value == typed
            assert line.has_focus  # one can put it right at once
            assert person.screen.query_one("#name", Input).value == "Amal"
            assert not told(person).started
            line.clear()


async def test_what_was_refused_can_be_put_right_and_the_rest_is_still_there(home: Path) -> None:
    async with run_app(coach_at(home)) as person:
        await answer(person, "Amal", "some day")
        assert isinstance(person.screen, SetUp)
        await person.focus("lost-on")
        await person.press("ctrl+u")
        await person.type("yesterday")
        await person.press("ctrl+s")
        assert (told(person).name, told(person).lost_on) == ("Amal", date(2026, 11, 22))


async def test_the_country_proposes_its_currency_and_its_week(home: Path) -> None:
    async with run_app(coach_at(home)) as person:
        await person.focus("country")
        await person.type("Egypt")
        await person.press("tab")

        assert person.seen_in("#currency") == "EGP"
        assert person.seen_in("#first-weekday") == "< Saturday >"
        assert person.seen_in("#working-days") == "[Mo][Tu][We][Th] Fr Sa [Su]"

        await person.press("ctrl+s")
        assert told(person).working_days == (0, 1, 2, 3, 6)
        assert (told(person).first_weekday, told(person).currency) == (5, "EGP")


async def test_what_the_country_proposed_can_be_changed_and_is_not_proposed_over_again(home: Path) -> None:
    async with run_app(coach_at(home)) as person:
        await person.focus("country")
        await person.type("Egypt")
        await person.press("tab", "ctrl+u")
        await person.type("USD")
        await person.press("tab", "right", "tab", "right", "space", "shift+tab", "shift+tab", "shift+tab", "tab")
        await person.press("ctrl+s")

        assert told(person).country == "EG"
        assert told(person).currency == "USD"
        assert told(person).first_weekday == 6
        assert told(person).working_days == (0, 2, 3, 6)


async def test_without_a_country_the_week_is_monday_to_friday(home: Path) -> None:
    async with run_app(coach_at(home)) as person:
        assert person.seen_in("#working-days") == "[Mo][Tu][We][Th][Fr] Sa Su"
        assert person.screen.query_one(WeekdayPicker).days == MONDAY_TO_FRIDAY


async def test_the_right_arrow_completes_the_name_of_a_country(home: Path) -> None:
    async with run_app(coach_at(home)) as person:
        await person.focus("country")
        await person.type("germ")
        await person.until(lambda: "germany" in person.seen_in("#country").lower())
        await person.press("right", "tab")

        assert person.seen_in("#currency") == "EUR"


async def test_an_invalid_answer_is_explained_on_moving_to_the_next_field(home: Path) -> None:
    async with run_app(coach_at(home)) as person:
        await person.press("enter")
        await person.type("32 november")
        await person.press("enter")
        assert "That is not a date." in _under(person)
        assert person.screen.query_one("#lost-on").has_focus
        await person.focus("country")
        await person.type("Germany")
        await person.press("enter")
        assert "That is not a date." in _under(person)

        await person.focus("lost-on")
        await person.press("end", *["backspace"] * len("32 november"))
        await person.type("20 november")
        await person.press("enter")
        assert not _under(person)
        assert person.screen.query_one("#currency", Input).value == "EUR"


async def test_an_unknown_country_is_not_mistaken_for_a_similar_name(home: Path) -> None:
    async with run_app(coach_at(home)) as person:
        await person.focus("country")
        await person.type("Atlantis")
        await person.press("enter")
        assert "There is no country" in _under(person)
        assert "Did you mean" not in _under(person)


@pytest.mark.parametrize("size", [(60, 20), (80, 24)], ids=str)
async def test_f1_tells_about_the_field_and_no_hint_is_cut(size: tuple[int, int], home: Path) -> None:
    async with run_app(coach_at(home), size) as person:
        for name, told in (
            ("name", "What coach calls you"),
            ("lost-on", "The day you lost the job"),
            ("country", "Where you live."),
            ("currency", "Your currency, as three letters"),
        ):
            field = person.screen.query_one(f"#{name}", Input)
            await person.focus(name)
            assert person.seen_in(field) == field.placeholder
            await person.press("f1")
            assert told in person.dialog()
            await person.press("escape")


async def test_an_invalid_field_keeps_the_cursor_and_is_named(home: Path) -> None:
    async with run_app(coach_at(home)) as person:
        await person.focus("country")
        await person.type("Atlantis")
        await person.press("enter")
        assert person.app.focused is not None
        assert person.app.focused.id == "country"
        row = next(at for at, line in enumerate(person.lines) if "Atlantis" in line)
        assert "There is no country" in person.lines[row + 1]
        assert any("Currency " in line for line in person.lines[row + 2 : row + 4])  # beside its field still
        await person.press("ctrl+u")
        await person.type("Ohio")
        assert "= United States" in person.lines[person.screen.query_one("#country").region.y]
        await person.press("enter")
        assert person.app.focused.id == "currency"
        assert person.screen.query_one("#currency", Input).value == "USD"


async def test_days_and_currencies_are_understood_as_the_country_has_them(home: Path) -> None:
    async with run_app(coach_at(home)) as person:
        await person.focus("country")
        await person.type("the US")
        await person.focus("lost-on")
        await person.type("11/2")
        await person.focus("currency")
        await person.press("ctrl+u")
        await person.type("dollars")
        await person.press("ctrl+s")
        assert (told(person).lost_on, told(person).country, told(person).currency) == (date(2026, 11, 2), "US", "USD")


def _under(person: AppDriver) -> str:
    """Return the remarks below the fields."""
    return " ".join(person.seen_in(each) for each in person.screen.query(".under.-refused") if each.display)
