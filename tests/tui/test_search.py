"""Search: what is due, four lists, one line from any room, setbacks answered with the person's own card."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from coach.domain.events import Paused
from coach.domain.schedule.events import BlockSet
from coach.domain.search.events import ActivitySet, ApplicationSet, PersonSet, SearchRules, StageReached
from coach.domain.search.state import Person
from coach.storage.store import Store
from coach.tui.screens.message_dialogs import AskDialog
from coach.tui.screens.search.record_import import SamePeopleDialog
from coach.tui.screens.search.room import Search
from coach.tui.screens.search.table_dialog import RecordTableDialog
from coach.tui.widgets.virtual_list import VirtualList
from tests.factories import MARKUP
from tests.scenes import NARROW, USUAL, WIDE, second_week, with_search
from tests.tui.app_driver import AppDriver, coach_at, run_app
from tests.tui.textual_internals import strips_of


def room(person: AppDriver) -> Search:
    found = person.app.main.room
    assert isinstance(found, Search)
    return found


def people(person: AppDriver) -> list[Person]:
    return [row for row in room(person).rows.rows if isinstance(row, Person)]


async def test_due_items_come_first_with_the_next_move_and_its_source(home: Path) -> None:
    async with run_app(coach_at(home, with_search), USUAL) as person:
        await person.press("5")
        assert person.shows("Acme: an interview")
        assert person.shows("people often did less")
        assert person.shows("The library has the study")
        assert "[ ] Omar Haddad" in person.seen_in("#search-now")
        assert "remind them once, then leave it" in person.seen_in("#search-now")
        assert "Lena Vogt" in person.seen_in("#search-now")


async def test_the_lists_are_reached_by_keys_and_by_clicks(home: Path) -> None:
    async with run_app(coach_at(home, with_search), USUAL) as person:
        await person.press("5", "right")
        assert person.shows("Ana Lopez")
        assert person.shows("head of platform, Acme")
        await person.press("right")
        assert person.shows("somebody there")
        await person.press("right")
        assert person.shows("they said no")
        await person.press("right")
        assert person.shows("course on finance")
        await person.press("right")
        assert room(person).list == "due"
        await person.pilot.click("#search-lists", offset=(10, 0))
        await person.settle()
        assert room(person).list == "people"


async def test_empty_lists_say_how_to_begin(home: Path) -> None:
    async with run_app(coach_at(home, second_week), NARROW) as person:
        await person.press("5")
        assert person.shows("Start with people you know")
        assert person.shows("Nothing is due.")
        for words in ("Nobody is on your list yet", "No employer", "No applications yet", "Nothing is logged yet"):
            await person.press("right")
            assert person.shows(words)


async def test_words_are_found_as_they_are_typed_and_escape_shows_all_again(home: Path) -> None:
    async with run_app(coach_at(home, with_search), USUAL) as person:
        await person.press("5", "right", "slash")
        await person.type("acme")
        assert [row.key for row in people(person)] == ["p0", "p6"]
        await person.type(" nobody")
        assert person.shows("None of them has these words")
        await person.press("escape")
        assert len(room(person).rows.rows) == 7
        await person.press("O")
        assert "closest first" in person.toasts[-1]
        assert people(person)[0].name == "Jo Li"


async def test_one_line_from_any_room_becomes_records(home: Path) -> None:
    store = coach_at(home, second_week)
    async with run_app(store, USUAL) as person:
        await person.press("l")
        await person.type("coffee with Ana at Acme, 40 min, follow up friday")
        assert "< conversation >" in person.dialog()
        await person.press("enter")
        [activity] = store.state.search.activities.values()
        assert (activity.what, activity.minutes) == ("conversation", 40)
        assert store.state.search.people["ana"].next_on == date(2026, 11, 27)


async def test_the_fields_of_a_line_can_be_put_right_and_stay_so(home: Path) -> None:
    store = coach_at(home, second_week)
    async with run_app(store, USUAL) as person:
        await person.press("l")
        await person.type("coffee with Ana")
        await person.press("tab", "tab", "home", "ctrl+k")
        await person.type("Ana Lopez")
        await person.press("shift+tab", "shift+tab", "end")
        await person.type(", 40 min")
        await person.press("ctrl+s")
        assert [each.name for each in store.state.search.people.values()] == ["Ana Lopez"]
        assert [each.minutes for each in store.state.search.activities.values()] == [40]


async def test_the_method_is_asked_while_typing_if_the_log_needs_it(home: Path) -> None:
    def with_log(store: Store) -> None:
        second_week(store)
        store.append(SearchRules(authority="new-york"))

    async with run_app(coach_at(home, with_log), USUAL) as person:
        await person.press("l")
        await person.type("applied to Orion")
        assert person.shows("How was it done?")
        await person.type(" online")
        assert not person.shows("How was it done?")


async def test_a_line_says_that_the_block_planned_for_it_is_done(home: Path) -> None:
    def with_block(store: Store) -> None:
        second_week(store)
        today = store.clock.now().date()
        store.append(BlockSet("ring", today, "11:00", 30, "networking", title="call Zora"))

    store = coach_at(home, with_block)
    async with run_app(store, USUAL) as person:
        await person.press("l")
        await person.type("called Zora")
        await person.press("ctrl+s")
        assert person.shows("The block at 11:00")
        await person.press("u")
        block = store.state.schedule.planned("ring", store.clock.now().date())
        assert block is not None
        assert not block.done
        assert store.state.search.person_named("Zora") is None


async def test_an_invalid_line_is_explained_in_the_dialog(home: Path) -> None:
    async with run_app(coach_at(home, second_week), USUAL) as person:
        await person.press("l", "enter")
        assert "Write a line" in person.dialog()
        await person.type("rejected")
        await person.press("ctrl+s")
        assert "Say which employer answered" in person.dialog()


async def test_a_no_is_logged_in_two_keys_and_answered_with_the_card(home: Path) -> None:
    store = coach_at(home, with_search)
    async with run_app(store, USUAL) as person:
        await person.press("5", "right", "right", "right", "N")
        assert "I walk for ten minutes" in person.dialog()
        await person.press("h")
        assert store.state.search.applications["a0"].stage == "rejected"
        assert store.state.search.cards["rejection"].held == 1
        await person.press("u", "u")
        assert store.state.search.applications["a0"].stage == "interview"
        await person.press("S", "enter")
        assert "silent" in {each.stage for each in store.state.search.applications.values()}


async def test_a_stage_is_reached_and_the_next_move_follows(home: Path) -> None:
    store = coach_at(home, with_search)
    async with run_app(store, USUAL) as person:
        await person.press("5", "right", "right", "right", "s")
        for _ in range(6):
            await person.press("down")
        await person.press("enter")
        assert store.state.search.applications["a0"].stage == "offer"
        assert person.shows("Acme: an offer")


async def test_due_items_are_done_with_space_and_enter(home: Path) -> None:
    store = coach_at(home, with_search)
    async with run_app(store, USUAL) as person:
        await person.press("5")
        before = len(room(person).rows.rows)
        await person.press("space")
        assert "wrote to Omar Haddad" in person.dialog()
        await person.press("enter")
        assert len(store.state.search.with_person("p1")) == 2
        assert len(room(person).rows.rows) < before


async def test_records_are_added_changed_and_removed(home: Path) -> None:
    store = coach_at(home, with_search)
    async with run_app(store, USUAL) as person:
        await person.press("5", "right", "right", "a")
        await person.type("Hooli")
        await person.press("tab", *("right",) * 5, "ctrl+s")
        added = next(each for each in store.state.search.employers.values() if each.name == "Hooli")
        assert added.motivation == 5
        await person.press("e", "home", "ctrl+k")
        await person.press("ctrl+s")
        assert "name" in person.dialog().lower()
        await person.press("escape", "enter", "x")
        assert len(store.state.search.employers) == 4
        await person.press("u")
        assert len(store.state.search.employers) == 5


async def test_a_draft_is_copied_and_never_sent(home: Path) -> None:
    async with run_app(coach_at(home, with_search), USUAL) as person:
        await person.press("5", "right", "d", "enter")
        assert "Hello Ana," in person.text
        await person.press("ctrl+s")
        assert person.app.clipboard.startswith("Hello Ana,")
        assert "Copied" in person.toasts[-1]


async def test_cards_and_rules_are_written_here(home: Path) -> None:
    store = coach_at(home, with_search)
    async with run_app(store, USUAL) as person:
        await person.press("5", "C", "down", "down", "enter")
        await person.type("I remind once.")
        await person.press("ctrl+s")
        assert {card.setback for card in store.state.search.cards.values()} == {"rejection", "silence"}
        await person.press("t", "tab", "tab", "home", "ctrl+k")
        await person.type("10")
        await person.press("ctrl+s")
        assert store.state.search.rules["reminder"] == 10


async def test_contacts_come_in_from_a_file(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "Connections.csv"
    header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    file.write_text(f"{header}\nMia,Chen,https://example.com/mia,,Acme,Engineer,12 Mar 2021\n", encoding="utf-8")
    store = coach_at(home, with_search)
    async with run_app(store, USUAL) as person:
        await person.press("5", "right", "i")
        await person.type(str(file))
        await person.press("ctrl+s")
        await person.until(lambda: isinstance(person.screen, RecordTableDialog))
        assert "Mia Chen; Acme; Engineer" in person.dialog()
        await person.press("enter")
        await person.until(lambda: "Connections.csv: 1 new. New: Mia Chen." in person.dialog())
        await person.press("enter")
        assert "Mia Chen" in {each.name for each in store.state.search.people.values()}


async def test_a_column_can_be_said_and_is_known_for_the_next_file(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "friends.csv"
    file.write_text("Name,Shop\nMia Chen,Acme\n", encoding="utf-8")
    store = coach_at(home, with_search)
    async with run_app(store, USUAL) as person:
        await person.press("5", "right", "i")
        await person.type(str(file))
        await person.press("ctrl+s")
        await person.until(lambda: isinstance(person.screen, RecordTableDialog))
        assert "1 column went into the note: Shop." in person.dialog()
        person.screen.query_one("#column-employer").focus()
        await person.press("right", "right")
        await person.until(lambda: "Mia Chen; Acme" in person.dialog())
        await person.press("enter")
        await person.until(lambda: isinstance(person.screen, AskDialog))
        await person.press("enter")
        people = store.state.search.people.values()
        assert [each.employer for each in people if each.name == "Mia Chen"] == ["Acme"]
        assert store.state.table_forms["people", "name|shop"] == {"columns": {"employer": 2}}


async def test_two_people_with_the_same_name_stay_separate_unless_ticked(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "friends.csv"
    file.write_text("Name,Phone\nMia Chen,111\nMia Chen,222\nLou,333\nLou,444\n", encoding="utf-8")
    store = coach_at(home, with_search)
    before = len(store.state.search.people)
    async with run_app(store, USUAL) as person:
        await person.press("5", "right", "i")
        await person.type(str(file))
        await person.press("ctrl+s")
        await person.until(lambda: isinstance(person.screen, RecordTableDialog))
        await person.press("enter")
        await person.until(lambda: isinstance(person.screen, SamePeopleDialog))
        await person.press("space", "enter")
        await person.until(lambda: isinstance(person.screen, AskDialog))
        await person.press("enter")
        assert len(store.state.search.people) == before + 3


async def test_each_list_says_which_file_it_wants_and_a_folder_is_told_as_one(home: Path, tmp_path: Path) -> None:
    async with run_app(coach_at(home, with_search), USUAL) as person:
        await person.press("5", "right", "i")
        assert "Connections.csv from LinkedIn" in person.dialog()
        await person.type(str(tmp_path))
        await person.press("ctrl+s")
        await person.until(lambda: "is a folder. Give a file in it." in person.dialog())
        await person.press("escape", "right", "right", "i")
        assert "Import applications" in person.dialog()
        assert "LinkedIn" not in person.dialog()
        assert "the table you have used" in person.dialog()


async def test_hostile_names_are_only_names(home: Path) -> None:
    store = coach_at(home, second_week)
    store.append(PersonSet("x", MARKUP[:80], 3))
    store.append(ActivitySet("y", "call", MARKUP, person="x"))
    async with run_app(store, WIDE) as person:
        await person.press("5", "right")
        assert person.shows("[red]$(reboot)[/red]")
        await person.press("enter")
        assert "[red]$(reboot)[/red] =1+1" in person.dialog()
        await person.press("escape", "left", "left")
        assert person.shows("[red]$(reboot)[/red]")


async def test_thousands_of_rows_are_scrolled_through(home: Path) -> None:
    def many(store: Store) -> None:
        store.append_all([(PersonSet(f"p{number}", f"Person {number:04}"), None) for number in range(2_000)])

    async with run_app(coach_at(home, many), USUAL) as person:
        await person.press("escape", "5", "right", "end")
        rows = person.app.main.query_one("#search-rows", VirtualList)
        assert rows.cursor == 1999
        assert person.shows("Person 1999")
        await person.press("pageup", "home", "down")
        assert rows.cursor == 1
        assert person.shows("Person 0001")
        assert not rows.show_horizontal_scrollbar
        await person.press("right")
        assert room(person).list == "employers"


async def test_a_person_is_described_once_and_in_words(home: Path) -> None:
    async with run_app(coach_at(home, with_search)) as person:
        await person.press("5", "right", "enter")
        said = person.dialog()
        assert said.count("Ana Lopez") == 2  # the title, and what was done with her
        assert "How close: 4, trust" in said
        assert "Next step on: Wed 25 Nov" in said


async def test_an_empty_list_is_drawn_on_the_same_ground_as_a_full_one(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("5")
        strips = strips_of(person.screen)
        region = person.app.main.room.query_one("#search-rows").region
        grounds = {
            segment.style.bgcolor for strip in strips[region.y : region.bottom] for segment in strip if segment.style
        }
        assert len(grounds) == 1


def with_two_applications(store: Store) -> None:
    """One that goes on to a second round on Wednesday at ten, and one that an import told of without a day."""
    second_week(store)
    store.append(
        ApplicationSet(
            "orion", "Orion", "planner", contact="Ana Lopez", next_step="second round", next_on=date(2026, 11, 25)
        )
    )
    store.append(StageReached("orion", "interview"), date(2026, 11, 18))
    store.append(BlockSet("talk", date(2026, 11, 25), "10:00", 60, "practice", application="orion"))
    store.append(ApplicationSet("clinic", "Clinic Eight", "operations", source="advert"))


async def test_an_application_shows_its_ladder_and_its_details(home: Path) -> None:
    async with run_app(coach_at(home, with_two_applications), WIDE) as person:
        await person.press("5")
        rows = person.seen_in("#search-rows")
        assert "Orion planner ━━ ━━ ━━ ╌╌ ╌╌ second round on Wed 25 Nov, 10:00 Ana Lopez" in rows
        assert "Clinic Eight operations ╌╌ ╌╌ ╌╌ ╌╌ ╌╌ to apply, noted today advert" in rows
        assert "Orion" in person.seen_in("#search-now")
        assert "Wed 10:00" in person.seen_in("#search-now")
        await person.press("tab")
        assert person.seen_in("#search-foot").startswith("Interview, 3 of 5.")


async def test_a_small_window_has_a_narrow_ladder_and_one_line_of_funnel(home: Path) -> None:
    async with run_app(coach_at(home, with_two_applications), USUAL) as person:
        await person.press("5")
        assert "━━━╌╌" in person.seen_in("#search-rows")
        assert person.seen_in("#search-funnel").split()[:2] == ["sent", "0"]
        await person.resize(*NARROW)
        assert "━━━╌╌" in person.seen_in("#search-rows")
        assert person.seen_in("#search-funnel") == ""
        assert "second round" in person.seen_in("#search-now")


async def test_tab_switches_between_due_items_and_the_list_and_keys_act_on_the_focused_one(home: Path) -> None:
    async with run_app(coach_at(home, with_search), WIDE) as person:
        await person.press("5")
        assert room(person).list == "due"
        await person.press("tab")
        assert room(person).list == "applications"
        await person.press("N")
        assert "Acme" in person.dialog()
        await person.press("escape", "shift+tab")
        assert room(person).list == "due"
        await person.press("right", "left")
        assert room(person).list == "due"
        assert "People, by name" in person.seen_in(person.app.main.query_one("#search-rows"))


async def test_a_click_goes_to_the_row_under_the_mouse_in_either_part(home: Path) -> None:
    async with run_app(coach_at(home, with_search), WIDE) as person:
        await person.press("5")
        await person.click_on("Globex, analyst")
        assert (room(person).list, room(person).rows.cursor) == ("due", 1)
        await person.click_on("data engineer")
        assert (room(person).list, room(person).rows.cursor) == ("applications", 3)
        await person.click_on("Applications, what is live")
        assert room(person).rows.cursor == 3


async def test_nobody_is_suggested_during_a_break(home: Path) -> None:
    def resting(store: Store) -> None:
        with_search(store)
        store.append(Paused())

    async with run_app(coach_at(home, resting), WIDE) as person:
        await person.press("5")
        assert "write:" not in person.seen_in("#search-now")
    async with run_app(coach_at(home / "other", with_search), WIDE) as person:
        await person.press("5")
        assert "write: at Acme, who answered you" in person.seen_in("#search-now")


async def test_the_funnel_counts_what_was_sent_and_what_came_of_it(home: Path) -> None:
    async with run_app(coach_at(home, with_search), WIDE) as person:
        await person.press("5")
        words = [word for word in person.seen_in("#search-funnel").split() if word.isalnum()]
        assert words == ["4", "sent", "sent", "4", "answered", "2", "interview", "1", "offer", "0"]


async def test_the_cards_keep_the_large_i(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("5", "C")
        assert "if I can't bring myself to begin" in person.dialog()


async def test_a_due_item_too_wide_for_its_row_is_shown_in_full_below(home: Path) -> None:
    long = "send the one-page idea about the ward rounds, and ask who decides on it next month"

    def filling(store: Store) -> None:
        with_search(store)
        store.append(PersonSet("p0", "Ana Lopez", next_step=long, next_on=date(2026, 11, 2)))

    async with run_app(coach_at(home, filling), (80, 24)) as person:
        await person.press("5", "home")
        assert long in person.seen_in("#search-foot")
        await person.resize(200, 40)
        await person.press("down", "up")
        assert long not in person.seen_in("#search-foot")
