"""The library: everything can be read, and its source opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.domain.reading.state import read_on
from coach.domain.reading.strength import CERTAINTIES, READ
from coach.guide.models import Certainty
from coach.tui.screens.library.room import Library
from coach.tui.widgets.document_view import DocumentView
from tests.scenes import second_week
from tests.tui.app_driver import EACH_SIZE, GUIDE, AppDriver, coach_at, run_app


def page(person: AppDriver) -> str:
    return person.seen_in("#library-page")


async def read_to_the_end(person: AppDriver) -> str:
    """Return everything visible while the page is scrolled from start to end."""
    await person.press("enter")
    scroller = person.screen.query_one(DocumentView)
    seen = page(person)
    places = [scroller.scroll_offset.y]
    while places[-1] < scroller.max_scroll_y:
        await person.press("pagedown")
        assert scroller.scroll_offset.y > places[-1]
        places.append(scroller.scroll_offset.y)
        seen += f" {page(person)}"
    await person.press("home", "escape")
    return seen


async def test_every_article_can_be_read_to_its_end_and_looked_for_on_the_web(home: Path, opened: list[str]) -> None:
    async with run_app(coach_at(home, second_week), (100, 30)) as person:
        await person.press("7")
        for article in GUIDE.articles.values():
            person.app.main.query_one(Library).action_open_page(article.id)
            await person.settle()
            text = await read_to_the_end(person)
            assert article.title in text
            for words in (article.publisher, "Why it matters to you", "Read with care"):
                assert words in text
            assert article.sections["Summary"].split()[-1] in text
            await person.press("o")
            assert opened[-1] == article.link
            assert article.link[:30] in "".join(person.toasts).replace(" ", "")
            person.app.clear_notifications()


async def test_heavy_topics_come_after_the_evidence(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (120, 60)) as person:
        await person.press("7")
        assert GUIDE.articles["foresight"].title[:20] in person.seen_in("#library-list")
        assert GUIDE.articles["anti-tech"].title[:20] not in person.seen_in("#library-list")
        await person.press("end", "up")
        assert GUIDE.articles["anti-tech"].title in page(person)
        await person.press("s")
        assert set(read_on(person.store.state)) == {"anti-tech"}


async def test_every_piece_of_evidence_has_what_it_takes_to_judge_it_and_opens_its_source(
    home: Path, opened: list[str]
) -> None:
    order: list[Certainty] = []
    async with run_app(coach_at(home, second_week), (120, 60)) as person:
        await person.press("7", *["down"] * sum(not each.can_wait for each in GUIDE.articles.values()))
        for _ in GUIDE.evidence:
            text = page(person)
            found = next(each for each in GUIDE.evidence.values() if text.lstrip("▸ ").startswith(each.title))
            shows = {"cause": "shows a cause", "link": "shows only a link"}[found.shows]
            assert f"{found.certainty.capitalize()} certainty, {shows}: {found.size}." in text
            for words in ("How far it goes", found.people, found.country, READ[found.read], found.link[:40]):
                assert words in text
            for name in found.beside:
                assert f"Read it together with: {GUIDE.evidence[name].title}" in text
            order.append(found.certainty)
            await person.press("down")
        await person.press("up", "o")
        assert opened[-1] in {each.link for each in GUIDE.evidence.values()}
        assert person.toasts[-1].startswith("Opening in your browser")
        assert order == sorted(order, key=[*CERTAINTIES].index)
        await person.press("end")
        assert GUIDE.final_word["At the end"].split(".")[0][:50] in page(person)


async def test_a_narrow_window_shows_either_the_shelf_or_the_text(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (60, 20)) as person:
        await person.press("7")
        assert not page(person)
        await person.press("enter")
        assert "This is the article that the whole guide follows." in page(person)
        assert not person.seen_in("#library-list")
        await person.press("escape")
        assert person.seen_in("#library-list")


async def test_the_mark_of_a_read_article_can_be_removed(home: Path) -> None:
    store = coach_at(home, second_week)
    async with run_app(store, (80, 24)) as person:
        await person.press("7", "s")
        assert set(read_on(store.state)) == {next(iter(GUIDE.articles))}
        assert "✓" in person.seen_in("#library-list")
        await person.press("s")
        assert not read_on(store.state)
        assert "✓" not in person.seen_in("#library-list")
        await person.press("end", "s")
        assert person.toasts[-1].startswith("Nothing to mark")


@pytest.mark.parametrize("size", EACH_SIZE)
async def test_no_title_is_cut_and_what_goes_on_stands_under_it(size: tuple[int, int], home: Path) -> None:
    async with run_app(coach_at(home, second_week), size) as person:
        await person.press("7")
        assert "…" not in person.seen_in("#library-list")
        first = next(at for at, line in enumerate(person.lines) if "You Lost Your Job." in line[:40])
        beginning, following = person.lines[first].index("You Lost"), person.lines[first + 1]
        assert following[:beginning].strip() == ""
        assert following[beginning].strip()
        assert "10 Steps to Land Your Next Big Role" in person.seen_in("#library-list")
        await person.resize(120, 40)
        assert any("You Lost Your Job. Now What? 10 Steps  " in line[:46] for line in person.lines)
