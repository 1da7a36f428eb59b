"""The end of a search: recording the job, the page, that nothing is due afterwards, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.ending.decisions import accept_job, end_blocks, resume_search, withdrawn
from coach.domain.ending.ending import Ending, ending
from coach.domain.ending.thanks import thanks_draft, withdrawal_draft
from coach.domain.ending.wording import figures, hours, job_words, mood_words, weeks_words
from coach.domain.event import Event
from coach.domain.events import CheckIn, Done, ProfileSet
from coach.domain.practice.selection import outlook_now
from coach.domain.runway.events import LineSet
from coach.domain.schedule.autofill import fillings
from coach.domain.schedule.events import BlockDone, BlockSet
from coach.domain.schedule.week import week_of
from coach.domain.schedule.weekly_planning import week_review
from coach.domain.search.contact_suggestions import suggest_contacts
from coach.domain.search.events import ActivitySet, ApplicationSet, PersonSet, SearchRules, StageReached
from coach.domain.search.first_message import suggest_first_contacts
from coach.domain.search.follow_ups import due
from coach.domain.search.next_move import accepted_one, first_day, next_move, to_withdraw
from coach.domain.state import State
from coach.domain.today.charts import DayStrip
from coach.domain.today.page import today_page
from coach.domain.today.wording import state_words
from coach.errors import RefusedError
from coach.export.document_file import shared_file
from coach.export.ending_document import EndingFile
from coach.guide.guide import load_guide
from tests.factories import MONDAY, NINE, Diary, days, meaning
from tests.unit.strategies import diaries

GUIDE = load_guide()
NOTHING: frozenset[str] = frozenset()


@pytest.fixture
def diary() -> Diary:
    one = Diary(GUIDE)
    one.write(ProfileSet(name="Ines", lost_on=days(-30).isoformat(), country="GB"), on=days(-30))
    return one


def tell(diary: Diary, events: Sequence[tuple[Event, date | None]], on: date = MONDAY) -> None:
    for event, day in events:
        diary.write(event, on=day or on, at=NINE)


def apply_to(diary: Diary, key: str, employer: str, ago: int = 12, **more: str) -> None:
    diary.write(ApplicationSet(key, employer, **more), on=days(-ago))  # type: ignore[arg-type]
    diary.write(StageReached(key, "applied"), on=days(-ago))


def the_ending(diary: Diary, today: date = MONDAY) -> Ending:
    found = ending(diary.state, today)
    assert found is not None
    return found


def by_the_guide(diary: Diary) -> Diary:
    """The same life by the whole guide, and with something that every rule would propose."""
    whole = Diary(GUIDE)
    whole.entries = [*diary.entries]
    whole.write(PersonSet("tie", "Tia Quist", 2, shared=True))
    whole.write(PersonSet("next", "Nils Ek", next_step="ring", next_on=MONDAY))
    for ahead in range(7):
        whole.write(BlockSet(f"net-{ahead}", days(ahead), "16:00", 60, "networking", weekly=True))
    whole.write(LineSet("permit", "clock", "Permit ends", due=days(12)))
    return whole


def is_calm(state: State, today: date) -> bool:
    """Whether no room and no command proposes anything, asks for it or says that it is due."""
    page = today_page(state, NINE + (today - MONDAY))
    things = {thing.kind for thing in page.things if not thing.done and thing.label != "10.10"}
    back = week_review(state, today)
    return not (
        due(state, today)
        or page.due
        or page.day.more
        or things - {"block"}
        or any(thing.block and thing.block.weekly and not thing.done for thing in page.things)
        or outlook_now(state, today).due
        or _asked_of_the_week(state, page.week.days)
        or (page.glance and (page.glance.clock or page.glance.clocks))
        or suggest_contacts(state, today)
        or suggest_first_contacts(state, today)
        or fillings(state, week_of(state, today), today)
        or back.again
        or back.things_left
        or next_move(state.search, today).coasting
    )


def _asked_of_the_week(state: State, strips: Sequence[DayStrip]) -> bool:
    """Whether the picture of the week has time planned on a day with nothing but what comes every week."""
    return any(
        not part.done and all(block.weekly for block in state.schedule.blocks_on(day.date))
        for day in strips
        for part in day.parts
    )


# -- noting it


def test_a_job_is_the_application_that_goes_on_there_whatever_the_case_of_its_name(diary: Diary) -> None:
    apply_to(diary, "north", "Northwind Labs")
    tell(diary, accept_job(diary.state.search, "northwind  labs", days(14)))
    job = accepted_one(diary.state.search)
    assert job is not None
    assert (job.key, first_day(job), len(diary.state.search.applications)) == ("north", days(14), 1)


def test_a_job_found_another_way_is_a_new_one_that_was_never_sent(diary: Diary) -> None:
    tell(diary, accept_job(diary.state.search, "My own bakery", None))
    found = the_ending(diary)
    assert (found.job.employer, found.begins, found.told.counts.applications) == ("My own bakery", None, 0)
    assert state_words(today_page(diary.state, NINE)) == "You said yes to My own bakery. Nothing else is due."


def test_saying_it_again_writes_nothing_and_another_first_day_only_that(diary: Diary) -> None:
    tell(diary, accept_job(diary.state.search, "Northwind", days(7)))
    assert accept_job(diary.state.search, "Northwind", days(7)) == ()
    assert accept_job(diary.state.search, "Northwind", None) == ()
    tell(diary, accept_job(diary.state.search, "", days(9)))
    assert the_ending(diary).begins == days(9)
    assert len(the_ending(diary).job.stages) == 1


def test_a_better_offer_takes_the_place_of_the_job_that_was_said_yes_to(diary: Diary) -> None:
    tell(diary, accept_job(diary.state.search, "Northwind", days(7)))
    tell(diary, accept_job(diary.state.search, "Contoso", days(9)))
    found = the_ending(diary)
    assert (found.job.employer, found.begins) == ("Contoso", days(9))
    assert [each.stage for each in diary.state.search.applications.values()] == ["withdrawn", "accepted"]


def test_without_a_job_there_is_no_ending_and_nothing_to_take_up(diary: Diary) -> None:
    assert ending(diary.state, MONDAY) is None
    with pytest.raises(RefusedError, match="does not know where"):
        accept_job(diary.state.search, "", days(3))
    with pytest.raises(RefusedError, match="already going on"):
        resume_search(diary.state.search)


def test_an_interview_planned_before_the_yes_is_not_the_first_day(diary: Diary) -> None:
    diary.write(ApplicationSet("north", "Northwind", next_step="second interview", next_on=days(2)))
    diary.write(StageReached("north", "accepted"))
    assert the_ending(diary).begins is None
    assert "You begin" not in state_words(today_page(diary.state, NINE))
    tell(diary, accept_job(diary.state.search, "", days(20)))
    assert the_ending(diary).begins == days(20)


# -- what it tells


def test_the_weeks_are_those_from_the_loss_to_the_yes_and_nothing_after_it_counts(diary: Diary) -> None:
    apply_to(diary, "north", "Northwind")
    diary.write(ActivitySet("t1", "conversation", "coffee", 40), on=days(-9))
    diary.write(ActivitySet("t2", "call", "a call", 20), on=days(-2))
    tell(diary, accept_job(diary.state.search, "Northwind", days(14)))
    diary.write(ActivitySet("t3", "call", "a call after it", 30), on=days(3))
    found = the_ending(diary, days(5))
    assert found.weeks == 5
    assert dict(figures(found)) == {"Weeks": "5", "Conversations": "2", "Applications": "1", "Time in all": "1 h"}
    assert hours(found) == [("networking", 60)]
    assert (
        weeks_words(found)
        == "It took 5 weeks, from 24 October 2026. You had two conversations and sent an application."
    )
    assert job_words(found) == "You said yes to Northwind on 23 November 2026. You start on Monday 7 December."


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ((2, 2), (4, 4), "Your mood was about 2 of 5 in the first week, and about 4 in the last."),
        ((4, 4), (2, 2), ""),
        ((3, 3), (3, 3), ""),
        ((2,), (5, 5), ""),
    ],
)
def test_the_mood_is_told_only_where_it_rose(
    diary: Diary, first: tuple[int, ...], last: tuple[int, ...], said: str
) -> None:
    for ago, mood in enumerate(first):
        diary.write(CheckIn(mood), on=days(-30 + ago))
    for ago, mood in enumerate(last):
        diary.write(CheckIn(mood), on=days(-ago))
    tell(diary, accept_job(diary.state.search, "Northwind", None))
    assert mood_words(the_ending(diary)) == said


def test_people_are_thanked_for_what_they_did_whoever_led_there_first(diary: Diary) -> None:
    for key, name in (("bea", "Bea Stone"), ("cem", "Cem Kaya"), ("dov", "Dov Levi"), ("eva", "Eva Roth")):
        diary.write(PersonSet(key, name), on=days(-29))
    apply_to(diary, "north", "Northwind", source="through Cem Kaya", contact="Frau Winter")
    diary.write(ActivitySet("m", "message", "a note", person="bea", result="answered"), on=days(-20))
    diary.write(ActivitySet("p", "practice", "questions", 30, person="dov"), on=days(-8))
    diary.write(ActivitySet("c", "call", "a call", 30, person="dov"), on=days(-7))
    tell(diary, accept_job(diary.state.search, "Northwind", days(14)))
    found = the_ending(diary)
    assert [each.name for each in found.people] == ["Cem Kaya", "Frau Winter", "Dov Levi", "Bea Stone"]
    assert found.people[2].why == ("talked with you on 16 November", "practised interviews with you")
    draft = thanks_draft(found.people[0], found.job, MONDAY, "Ines")
    assert draft.startswith(
        "Hello Cem,\n\nI start at Northwind on 7 December. Thank you for telling me about Northwind."
    )
    assert "I started at Northwind" in thanks_draft(found.people[0], found.job, days(30), "Ines")
    diary.write(ActivitySet("th", "message", "thanks", person="cem"))
    assert [each.done for each in the_ending(diary).people] == [True, False, False, False]


def test_what_was_sent_and_is_open_can_be_withdrawn_with_what_was_planned_there(diary: Diary) -> None:
    apply_to(diary, "con", "Contoso", role="fitter")
    diary.write(ApplicationSet("wish", "Fabrikam"))
    apply_to(diary, "no", "Litware")
    diary.write(StageReached("no", "rejected"), on=days(-3))
    diary.write(BlockSet("talk", days(2), "10:00", 60, "applications", application="con"))
    diary.write(BlockSet("bank", days(2), "12:00", 60, "other", title="The bank"))
    assert to_withdraw(diary.state.search) == []
    tell(diary, accept_job(diary.state.search, "Northwind", days(14)))
    [open_one] = the_ending(diary).still_open
    assert open_one.key == "con"
    assert "I withdraw my application for fitter" in withdrawal_draft(open_one, "")
    tell(diary, withdrawn(diary.state, ["con"], MONDAY))
    assert the_ending(diary).still_open == ()
    assert [block.key for block in diary.state.schedule.blocks_on(days(2))] == ["bank"]


def test_weekly_blocks_end_with_the_first_day_and_what_was_done_in_them_stays(diary: Diary) -> None:
    diary.write(BlockSet("net", days(-14), "09:00", 60, "networking", weekly=True), on=days(-14))
    diary.write(BlockDone("net", days(-7)), on=days(-7))
    tell(diary, accept_job(diary.state.search, "Northwind", days(7)))
    stop = next(each for each in the_ending(diary).stops if each.name == "blocks")
    assert (stop.done, "from Monday 30 November." in stop.words) == (False, True)
    tell(diary, end_blocks(diary.state, MONDAY))
    assert next(each for each in the_ending(diary).stops if each.name == "blocks").done is True
    there = {on: [each.done for each in diary.state.schedule.blocks_on(days(on))] for on in (-7, 0, 7)}
    assert there == {-7: [True], 0: [False], 7: []}


def test_the_benefit_office_is_named_only_where_a_benefit_or_a_log_is_in_use(diary: Diary) -> None:
    tell(diary, accept_job(diary.state.search, "Northwind", days(14)))
    assert "office" not in [each.name for each in the_ending(diary).stops]
    diary.write(LineSet("jsa", "income", "Allowance", "368.00", "month", source="GOV.UK (read in 2026)"))
    office = the_ending(diary).stops[0]
    assert office.words.startswith("Tell the office that pays your benefit that you start on 7 December.")
    assert office.source is not None
    assert office.source.country == "GB"
    diary.write(SearchRules(authority="california"))
    assert "California Employment Development Department" in the_ending(diary).stops[0].words
    diary.write(Done("10.10"))
    assert the_ending(diary).stops[0].done is True


@pytest.mark.parametrize("kind", ["text", "md", "html", "json"])
def test_names_and_mood_can_be_left_out_of_every_file(diary: Diary, kind: str) -> None:
    diary.write(PersonSet("cem", "Cem Kaya"))
    apply_to(diary, "con", "Contoso")
    diary.write(ActivitySet("c", "call", "a call", 30, person="cem"), on=days(-7))
    tell(diary, accept_job(diary.state.search, "Northwind", days(14)))
    found = EndingFile(the_ending(diary), diary.state, MONDAY)
    whole = shared_file(found, kind, NOTHING).decode()
    assert all(name in whole for name in ("Cem Kaya", "Contoso", "Northwind", "Ines"))
    less = shared_file(found, kind, frozenset({"names"})).decode()
    assert not [name for name in ("Cem", "Contoso", "Northwind", "Ines") if name in less]


# -- calm, and back


@given(diaries(), st.none() | st.integers(-3, 30), st.sampled_from([0, 1, 7, 21]))
def test_after_a_yes_nothing_is_due_anywhere_until_the_search_is_taken_up_again(
    diary: Diary, starts: int | None, later: int
) -> None:
    diary = by_the_guide(diary)
    before = meaning(diary.state)
    found = accept_job(diary.state.search, "Northwind", None if starts is None else days(starts))
    tell(diary, found, on=days(2))
    assert is_calm(diary.state, days(2 + later))
    ended = meaning(diary.state)
    again = resume_search(diary.state.search)
    tell(diary, again, on=days(3))
    assert accepted_one(diary.state.search) is None
    assert ending(diary.state, days(3)) is None
    for _ in again:
        diary.undo()
    assert meaning(diary.state) == ended
    for _ in found:
        diary.undo()
    assert meaning(diary.state) == before


@given(diaries())
def test_withdrawing_and_ending_the_blocks_leave_nothing_open_and_undo_brings_all_of_it_back(diary: Diary) -> None:
    tell(diary, accept_job(diary.state.search, "Northwind", days(5)), on=days(2))
    before = meaning(diary.state)
    today = days(2)
    events = [*withdrawn(diary.state, [each.key for each in to_withdraw(diary.state.search)], today)]
    events += end_blocks(diary.state, today)
    tell(diary, events, on=today)
    found = ending(diary.state, today)
    assert found is not None
    assert found.still_open == ()
    assert all(stop.done for stop in found.stops if stop.name in ("blocks", "applications"))
    weekly = [each for number in range(5, 26) for each in diary.state.schedule.blocks_on(days(number)) if each.weekly]
    assert not [each for each in weekly if not each.done and each.planned_for >= days(5)]
    for _ in events:
        diary.undo()
    assert meaning(diary.state) == before


def test_what_was_due_before_is_due_again_once_the_search_is_taken_up(diary: Diary) -> None:
    diary.write(PersonSet("cem", "Cem Kaya", next_step="ring", next_on=MONDAY))
    was = due(diary.state, MONDAY)
    assert was
    tell(diary, accept_job(diary.state.search, "Northwind", days(7)))
    assert due(diary.state, MONDAY) == []
    tell(diary, resume_search(diary.state.search))
    assert due(diary.state, MONDAY) == was
    job = next(iter(diary.state.search.applications.values()))
    assert [step.stage for step in job.stages] == ["accepted", "withdrawn"]
