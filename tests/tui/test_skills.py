"""The skills gap on the screen: adverts pasted and from files, marks, proof, the choice, hours, the page."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input

from coach.domain.search.events import ApplicationSet
from coach.domain.skills.events import AdvertKept
from coach.domain.skills.state import Advert, adverts_of, skills_of
from coach.domain.skills.stats import SkillCount
from coach.storage.store import Store
from coach.tui.screens.skills.dialogs import AdvertDialog
from coach.tui.screens.skills.page import SkillsPage
from coach.tui.widgets.editor import Editor
from coach.tui.widgets.virtual_list import VirtualList
from tests.scenes import ADVERTS, SKILLS, second_week, with_skills
from tests.tui.app_driver import EACH_SIZE, AppDriver, coach_at, run_app
from tests.tui.test_hostile_text import HOSTILE, LONG, assert_harmless


def page(person: AppDriver) -> SkillsPage:
    screen = person.screen
    assert isinstance(screen, SkillsPage)
    return screen


def names(person: AppDriver) -> list[str]:
    return [row.name for row in page(person).rows.rows]


async def to(person: AppDriver, name: str) -> SkillCount | Advert:
    rows = page(person).rows
    rows.cursor = next(at for at, row in enumerate(rows.rows) if row.name == name)
    await person.settle()
    row = page(person).row
    assert row is not None
    return row


def adverts(person: AppDriver) -> list[Advert]:
    return list(adverts_of(person.store.state).values())


@pytest.mark.parametrize("size", EACH_SIZE)
async def test_an_advert_is_pasted_counted_and_read_beside_the_list(size: tuple[int, int], home: Path) -> None:
    async with run_app(coach_at(home, second_week), size) as person:
        await person.press(*SKILLS)
        assert person.shows("There are no adverts yet.")
        await person.press("a")
        await person.paste((ADVERTS / "dubai-payments.txt").read_text("utf-8"))
        await person.press("tab")
        await person.type("Senior PM")
        await person.press("ctrl+s")
        assert "Added: 1 advert." in person.toasts[-1]
        assert [advert.role for advert in adverts(person)] == ["Senior PM"]
        assert person.shows("1 of 10 adverts")
        await to(person, "SQL")
        await person.press("enter")
        assert "SQL: you can answer your own questions" in person.seen_in("#skills-told")
        await person.press("escape", "escape")
        assert type(person.screen).__name__ == "Main"
        assert person.shows("One skill to learn") or person.shows("Upskill Smartly")


async def test_a_mark_is_changed_proved_and_undone(home: Path) -> None:
    store = coach_at(home, with_skills)
    async with run_app(store) as person:
        await person.press(*SKILLS)
        await to(person, "Jira")
        marks = []
        for _ in range(5):
            await person.press("space")
            row = page(person).row
            assert isinstance(row, SkillCount)
            marks.append(row.marked)
        assert marks == ["have", "learning", "missing", "ignore", ""]
        await person.press("u")
        assert person.shows("[ignore]   Jira")
        await person.press("e")
        assert "Why can you ignore it?" in person.dialog()
        await person.type("we have another one")
        await person.press("ctrl+s")
        mark = skills_of(store.state).marks["jira"]
        assert (mark.mark, mark.why) == ("ignore", "we have another one")
        await to(person, "Figma")
        await person.press("e")
        await person.type("the booking screens")
        await person.press("ctrl+s")
        assert skills_of(store.state).marks["figma"].proof == "the booking screens"
        assert person.shows("[have]     Figma")


async def test_one_is_chosen_with_reasons_and_its_hours_are_noted(home: Path) -> None:
    store = coach_at(home, with_skills)
    async with run_app(store, (120, 40)) as person:
        await person.press(*SKILLS, "g")
        assert "Tableau: 2 of 6 adverts name it." in person.dialog()
        assert "The choice is yours" in person.dialog()
        await person.press("enter")
        because = person.screen.query_one("#line-0", Input).value
        assert because == "2 of 6 adverts name it"
        assert "Fewer than 4 in ten adverts name it, so a whole course may be too much." in person.dialog()
        await person.press("tab")
        await person.type("the maker's own")
        for text in ("free", "+42", "a dashboard"):
            await person.press("tab")
            await person.type(text)
        await person.press("ctrl+s")
        chosen = skills_of(store.state).chosen
        assert chosen is not None
        assert (chosen.name, chosen.cost, chosen.whole) == ("Tableau", "free", True)
        assert "8.6" in person.toasts[-1]
        await to(person, "Tableau")
        await person.press("l")
        await person.type("0")
        await person.press("ctrl+s")
        assert "Give how long it was" in person.dialog()
        await person.press("ctrl+u")
        await person.type("1h30")
        await person.press("tab")
        await person.type("two kinds of chart")
        await person.press("ctrl+s")
        assert "8.7" in person.toasts[-1]
        assert "So far 1 h 30 min." in person.seen_in("#skills-told")


async def test_nothing_can_be_chosen_or_learned_where_there_is_nothing(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press(*SKILLS)
        assert person.seen_in("Footer").split("▏")[0].strip() == "a Add v Adverts"
        await person.press("g", "l")
        assert "Nothing to learn yet" in person.toasts[-1]
        await person.press("v", "space")
        assert person.shows("There are no adverts yet.")


async def test_where_no_skill_was_found_there_is_nothing_to_choose_from(home: Path) -> None:
    def no_skill(store: Store) -> None:
        second_week(store)
        store.append(AdvertKept("night-porter", "We look for somebody kind.", "Night porter"))

    async with run_app(coach_at(home, no_skill)) as person:
        await person.press(*SKILLS, "v", "g")
        assert "Nothing to choose from" in person.toasts[-1]


async def test_files_are_read_and_files_read_before_are_reported(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        for said in ("Added: 6 adverts.", "6 adverts were already here."):
            await person.press(*(() if adverts(person) else SKILLS), "i")
            await person.paste(str(ADVERTS))
            await person.press("ctrl+s")
            assert said in person.toasts[-1]
        assert len(adverts(person)) == 6
        await person.press("i")
        await person.paste(str(home / "nothing.txt"))
        await person.press("ctrl+s")
        assert "can't be read" in person.toasts[-1]


async def test_an_advert_and_an_own_skill_are_removed_and_restored(home: Path) -> None:
    async with run_app(coach_at(home, with_skills)) as person:
        await person.press(*SKILLS, "v", "x")
        assert len(adverts(person)) == 5
        await person.press("u")
        assert len(adverts(person)) == 6
        await person.press("v", "A")
        await person.type("carpets")
        await person.press("tab")
        await person.type("shop owners, handwerksbetriebe")
        await person.press("ctrl+s")
        await to(person, "carpets")
        assert person.shows("your own")
        await person.press("x")
        assert "carpets" not in names(person)
        await to(person, "SQL")
        await person.press("x")
        assert "mark it as ignore" in person.toasts[-1]


async def test_what_was_pasted_is_not_dropped_without_asking(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press(*SKILLS, "a", "escape")
        assert page(person)
        await person.press("a")
        await person.paste("SQL")
        await person.press("escape")
        assert "Leave without saving?" in person.dialog()
        await person.press("escape", "ctrl+s")
        assert names(person) == ["SQL"]


@pytest.mark.parametrize("text", ["   \n", "x" * 20_001, "..."])
async def test_an_invalid_advert_is_refused_in_the_dialog_and_its_text_stays(text: str, home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press(*SKILLS, "a")
        await person.paste(text)
        await person.press("ctrl+s")
        assert person.screen.query(".refusal.-shown, .under.-refused")
        assert person.screen.query_one(Editor).text == text
        assert adverts(person) == []


async def test_hostile_text_is_shown_harmless(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press(*SKILLS)
        for text in (*HOSTILE, LONG):
            await person.press("a")
            await person.paste(f"{text}\nSQL and Jira")
            await person.press("ctrl+s")
            assert_harmless(person)
        await person.press("v")
        for _ in adverts(person):
            await person.press("down")
            assert_harmless(person)
        await person.press("v")
        assert_harmless(person)
        assert len(adverts(person)) == len(HOSTILE)


async def test_a_journal_from_elsewhere_is_shown_harmless(home: Path) -> None:
    def carried(store: Store) -> None:
        second_week(store)
        store.append(AdvertKept("x", "MARK and SQL", "MARK", "MARK", "MARK"))

    store = coach_at(home, carried)
    (file,) = (home / "journal").glob("*.json")
    file.write_text(file.read_text("utf-8").replace("MARK", "\\u001b[31m[b]\\u202e\\ud800"), "utf-8")
    async with run_app(coach_at(home)) as person:
        await person.press(*SKILLS)
        assert names(person) == ["SQL"]
        assert_harmless(person)
        await person.press("v", "enter")
        assert_harmless(person)
    assert store is not None


async def test_all_of_it_is_written_to_a_page(home: Path, tmp_path: Path) -> None:
    async with run_app(coach_at(home, with_skills)) as person:
        await person.press(*SKILLS, "o")
        await person.press("ctrl+u")
        await person.type(str(tmp_path / "gap.md"))
        await person.press("ctrl+s")
        assert "| SQL | 5 of 6 | 2 | 2 | learning |  |" in (tmp_path / "gap.md").read_text("utf-8")


async def test_another_window_s_advert_is_there_at_once_and_the_cursor_stays(home: Path) -> None:
    store = coach_at(home, with_skills)
    async with run_app(store) as person:
        await person.press(*SKILLS)
        await to(person, "Tableau")
        coach_at(home).append(AdvertKept("other", "Falcons and Tableau"))
        await person.until(lambda: person.shows("7 of 10 adverts"))
        row = page(person).row
        assert row is not None
        assert row.name == "Tableau"


async def test_an_advert_that_was_pasted_and_not_kept_survives_a_kill(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press(*SKILLS, "a")
        await person.paste("Analyst. SQL is required.")
        await person.press("tab")
        await person.type("Analyst")
        await person.until(lambda: "Analyst" in texts_on_disk(home).get("role", ""))
        killed = shutil.copytree(home, home.parent / "killed")
        await person.press("escape", "y")
        await person.settle()
        assert texts_on_disk(home) == {}
    async with run_app(coach_at(killed)) as person:
        assert "Your unsaved advert is there" in person.toasts[-1]
        await person.press(*SKILLS, "a")
        assert "coach restored your unsaved text." in person.dialog()
        await person.press("ctrl+s")
        [advert] = adverts_of(person.store.state).values()
        assert (advert.text, advert.role) == ("Analyst. SQL is required.", "Analyst")
        assert texts_on_disk(killed) == {}
        await person.press("a")
        assert "Paste its whole text" in person.dialog()


async def test_a_pending_draft_does_not_return_once_the_advert_is_saved(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press(*SKILLS, "a")
        dialog = person.screen
        assert isinstance(dialog, AdvertDialog)
        await person.paste("SQL is required.")
        await person.press("ctrl+s")
        dialog._unkept._to_disk({"text": "SQL is required."})  # as its timer does, when the machine is slow
        await person.settle()
        assert texts_on_disk(home) == {}


KEPT_ON = date(2026, 11, 20)
PAGE = """<html><body><div><p>Shown</p></div><script type="application/ld+json">{"@type": "JobPosting", "title":
"Grid Planner", "hiringOrganization": {"name": "Larkfield"}, "validThrough": "2027-01-18", "baseSalary": "42,000",
"description": "<p>You will plan grids with SQL.</p>"}</script></body></html>"""


async def test_a_pasted_page_tells_the_role_and_the_employer_itself(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press(*SKILLS, "a")
        await person.paste(PAGE)
        await person.press("ctrl+s")
        assert [(each.role, each.employer) for each in adverts(person)] == [("Grid Planner", "Larkfield")]


def with_an_advert_and_two_applications(store: Store) -> None:
    with_skills(store)
    store.append(AdvertKept("grid", "You plan grids with SQL.", "Grid Planner", "Larkfield", pay="42,000"), KEPT_ON)
    store.append(ApplicationSet("vega", "Vega", "pilot"))
    store.append(ApplicationSet("larkfield", "Larkfield", "Grid Planner"))


@pytest.mark.parametrize("size", EACH_SIZE)
async def test_an_advert_is_tied_to_an_application_that_is_there(size: tuple[int, int], home: Path) -> None:
    async with run_app(coach_at(home, with_an_advert_and_two_applications), size) as person:
        before = len(person.store.state.search.applications)
        await person.press(*SKILLS, "v")
        await to(person, "Grid Planner, Larkfield")
        await person.press("T")
        assert "Which application is it for?" in person.dialog()
        await person.press("enter")
        assert "Linked to: Larkfield, Grid Planner." in person.toasts[-1]
        tied = adverts_of(person.store.state)["grid"]
        assert (tied.application, tied.on) == ("larkfield", KEPT_ON)
        assert len(person.store.state.search.applications) == before


async def test_an_advert_of_an_employer_without_an_application_makes_a_new_one_first(home: Path) -> None:
    def apart(store: Store) -> None:
        with_an_advert_and_two_applications(store)
        store.append(AdvertKept("sea", "You sail.", "Mate", "Northsea"))

    async with run_app(coach_at(home, apart)) as person:
        await person.press(*SKILLS, "v")
        await to(person, "Mate, Northsea")
        await person.press("T", "enter")
        assert "To apply: Northsea, Mate." in person.toasts[-1]


async def test_an_application_gets_its_advert_and_shows_it(home: Path) -> None:
    async with run_app(coach_at(home, with_an_advert_and_two_applications)) as person:
        await person.press("5", "right", "right", "right")
        rows = person.screen.query_one("#search-rows", VirtualList)
        rows.cursor = next(at for at, row in enumerate(rows.rows) if getattr(row, "key", "") == "larkfield")
        await person.press("T")
        assert "Which advert is it?" in person.dialog()
        await person.press("enter")
        assert adverts_of(person.store.state)["grid"].application == "larkfield"
        await person.press("enter")
        assert "You plan grids with SQL." in person.dialog()
        assert "42,000" in person.dialog()


def texts_on_disk(home: Path) -> dict[str, str]:
    files = [json.loads(file.read_text()) for file in (home / "drafts").rglob("*.json")]
    return {file["field"]: file["text"] for file in files}
