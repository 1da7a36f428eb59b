"""The story bank on the screen: read, add, edit, remove, search, strengths, cards, what to practise."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from coach.domain.review.events import StorySet
from coach.domain.review.state import Story
from coach.domain.search.events import CardSet
from coach.domain.worksheets.events import RowAdded
from coach.domain.worksheets.state import sheet_of
from coach.storage.store import Store
from tests.factories import MARKUP
from tests.scenes import second_week, with_stories
from tests.tui.app_driver import EACH_SIZE, AppDriver, coach_at, run_app

TO_THE_BANK = ("2", "end", "h", "home", "enter")


def stories(person: AppDriver) -> dict[str, Story]:
    return dict(person.store.state.reviews.stories)


@pytest.mark.parametrize("size", EACH_SIZE)
async def test_a_story_is_added_with_all_its_parts_and_shown(size: tuple[int, int], home: Path) -> None:
    async with run_app(coach_at(home, second_week), size) as person:
        await person.press(*TO_THE_BANK)
        assert person.shows("no stories")
        await person.press("a")
        assert "In a few words" in person.dialog()
        for text in ("the checkout", "it broke", "mend it", "I sat with support"):
            await person.type(text)
            await person.press("tab")
        await person.type("fewer failures")
        await person.press("enter")
        await person.type("in six weeks")
        await person.press("tab")
        await person.type("calm, ownership")
        await person.press("ctrl+s")
        (story,) = stories(person).values()
        assert (story.title, story.situation, story.task) == ("the checkout", "it broke", "mend it")
        assert (story.action, story.result) == ("I sat with support", "fewer failures\nin six weeks")
        assert story.shows == "calm, ownership"
        assert person.shows("1 story")
        await person.press("enter")
        assert person.shows("I sat with support")
        await person.press("escape", "escape", "escape", "escape")
        assert person.shows("1 Today")


async def test_a_story_is_changed_and_undo_takes_it_back(home: Path) -> None:
    async with run_app(coach_at(home, with_stories), (80, 24)) as person:
        await person.press(*TO_THE_BANK)
        before = stories(person)
        await person.press("e", "escape")
        assert stories(person) == before
        await person.press("e", "end")
        await person.type(", again")
        await person.press("escape")
        assert "Leave without saving?" in person.dialog()
        await person.press("escape", "ctrl+s")
        changed = [each for key, each in stories(person).items() if each != before[key]]
        assert [(each.title, each.on) for each in changed] == [
            ("taught four juniors to test, again", date(2026, 11, 20)),
        ]
        await person.press("u")
        assert stories(person) == before


async def test_an_invalid_part_is_explained_below_it_and_discarded_after_a_question(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (80, 24)) as person:
        await person.press(*TO_THE_BANK, "a")
        await person.type("x" * 90)
        await person.press("ctrl+s")
        assert "the limit is 80" in person.seen_in(".under.-refused")
        await person.press("escape", "enter")
        assert person.shows("no stories")
        assert stories(person) == {}


async def test_a_story_is_removed_and_restored(home: Path) -> None:
    async with run_app(coach_at(home, with_stories), (80, 24)) as person:
        await person.press(*TO_THE_BANK)
        before = stories(person)
        await person.press("x")
        assert len(stories(person)) == len(before) - 1
        assert any("u brings it back" in toast for toast in person.toasts)
        await person.press("u")
        assert stories(person) == before


@pytest.mark.parametrize("size", EACH_SIZE)
async def test_strengths_are_counted_with_the_stories_that_show_them(size: tuple[int, int], home: Path) -> None:
    async with run_app(coach_at(home, with_stories), size) as person:
        await person.press(*TO_THE_BANK, "home", "enter")
        seen = person.dialog() or person.seen_in("#bank-text")
        assert "calm 2 stories the audit in March; the checkout nobody owned" in seen
        assert "teaching 1 story taught four juniors to test" in seen


async def test_words_are_found_and_escape_shows_all_again(home: Path) -> None:
    async with run_app(coach_at(home, with_stories), (80, 24)) as person:
        await person.press(*TO_THE_BANK, "slash")
        await person.type("ramadan")
        assert person.shows("1 of 3 stories")
        assert person.shows("the checkout nobody owned")
        assert not person.shows("taught four")
        await person.type(" and more")
        assert person.shows("None of them has these words")
        await person.press("enter", "escape")
        assert person.shows("3 stories")
        assert person.shows("taught four")


async def test_the_cards_are_those_of_the_search(home: Path) -> None:
    async with run_app(coach_at(home, with_stories), (80, 24)) as person:
        await person.press(*TO_THE_BANK, "home", "down")
        assert person.shows("If a rejection comes: I walk")
        await person.press("enter")
        assert "Setback cards" in person.dialog()
        await person.press("enter", "end")
        await person.type(" Then tea.")
        await person.press("ctrl+s")
        assert person.store.state.search.cards["rejection"].answer == "I walk for ten minutes. Then tea."
        assert person.shows("Then tea.")


async def test_confidence_decides_what_to_practise_and_when_it_is_asked_again(home: Path) -> None:
    async with run_app(coach_at(home, with_stories), (80, 24)) as person:
        await person.press(*TO_THE_BANK, "home", "down", "down", "enter")
        for number in "62748":
            await person.type(number)
            await person.press("tab")
        await person.press("ctrl+s")
        assert len(sheet_of(person.store.state, "introduction").rows["sure"]) == 1
        assert person.shows("Practise: explain the exit")
        assert "It is asked again on Monday 7 December" in person.seen_in("#bank-text")


async def test_after_two_weeks_it_asks_again(home: Path) -> None:
    def asked_before(store: Store) -> None:
        second_week(store)
        values = tuple((key, "5") for key in ("ask", "explain", "interview"))
        store.append(RowAdded("introduction", "sure", "row", values), date(2026, 11, 9))

    async with run_app(coach_at(home, asked_before), (80, 24)) as person:
        await person.press(*TO_THE_BANK)
        assert person.shows("How sure are you now?")


@pytest.mark.parametrize("size", EACH_SIZE)
async def test_hostile_stories_are_shown_as_they_were_typed(size: tuple[int, int], home: Path) -> None:
    def hostile(store: Store) -> None:
        second_week(store)
        store.append(CardSet("c", "rejection", MARKUP))
        store.append(StorySet("x", MARKUP, MARKUP, MARKUP, MARKUP, MARKUP, MARKUP))

    async with run_app(coach_at(home, hostile), size) as person:
        await person.press(*TO_THE_BANK)
        assert "[red]$(reboot)" in person.text
        for place in ("home", "down", "down", "down"):
            await person.press(place, "enter")
            if place != "down" or person.dialog():
                assert "[red]$(reboot)" in person.text or "How sure" in person.text
            await person.press("escape")
        await person.press("y")
        assert person.app.clipboard.startswith(MARKUP)


async def test_a_story_in_the_middle_of_which_the_machine_stopped_is_there_again(home: Path) -> None:
    async with run_app(coach_at(home, with_stories)) as person:
        await person.press(*TO_THE_BANK, "end")
        await person.press("e", "end")
        await person.type(" of March")
        await person.until(lambda: any("of March" in file.read_text() for file in (home / "drafts").rglob("*.json")))
        killed = shutil.copytree(home, home.parent / "killed")
        await person.press("escape", "enter")
        assert list((home / "drafts").rglob("*.json")) == []
    async with run_app(coach_at(killed)) as person:
        assert "Your unsaved story is there" in person.toasts[-1]
        before = stories(person)
        await person.press(*TO_THE_BANK, "a", "escape")
        await person.press("end", "e")
        assert "of March" in person.dialog()
        await person.press("ctrl+s")
        [(old, new)] = [(before[key], new) for key, new in stories(person).items() if new != before[key]]
        assert new == old._replace(title=f"{old.title} of March")
        assert list((killed / "drafts").rglob("*.json")) == []
