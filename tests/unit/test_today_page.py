"""The page of the day: what it lists, why, and that it counts as the other rooms do."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given

from coach.domain.events import CheckIn, Done, Paused, ProfileSet
from coach.domain.review.events import ReviewTold
from coach.domain.review.period import week_around
from coach.domain.review.review import count_days, review
from coach.domain.runway.events import LineSet
from coach.domain.schedule.events import BlockDone, BlockSet
from coach.domain.schedule.week import week_of
from coach.domain.search.events import ActivitySet, ApplicationSet, PersonSet, StageReached
from coach.domain.today.agenda import AgendaItem
from coach.domain.today.page import TodayPage, counted_today, today_page
from coach.domain.today.wording import day_words, greeting, state_words
from coach.export.text import document_text
from coach.export.today_data import today_data
from coach.export.today_document import today_document
from coach.guide.guide import load_guide
from tests.factories import MONDAY, NINE, Diary, days
from tests.unit.strategies import diaries

GUIDE = load_guide()
FRIDAY = NINE + timedelta(days=4)


@pytest.fixture
def diary() -> Diary:
    one = Diary(GUIDE)
    one.write(ProfileSet(name="Ines", lost_on=days(-10).isoformat(), first_weekday=0), on=days(-10))
    return one


def page(diary: Diary, now: datetime = NINE) -> TodayPage:
    return today_page(diary.state, now)


def thing(diary: Diary, kind: str, now: datetime = NINE) -> AgendaItem | None:
    return next((each for each in page(diary, now).things if each.kind == kind), None)


def the(diary: Diary, kind: str, now: datetime = NINE) -> AgendaItem:
    found = thing(diary, kind, now)
    assert found is not None, [each.title for each in page(diary, now).things]
    return found


# -- the first lines


@pytest.mark.parametrize(
    ("hour", "said"),
    [(4, "evening"), (5, "morning"), (11, "morning"), (12, "afternoon"), (17, "afternoon"), (18, "evening")],
)
def test_the_greeting_goes_with_the_hour(diary: Diary, hour: int, said: str) -> None:
    assert greeting(page(diary, NINE.replace(hour=hour))) == f"Good {said}, Ines"


def test_the_day_is_numbered_from_the_loss_if_that_is_known(diary: Diary) -> None:
    assert day_words(page(diary)) == "Monday 23 November, day 11"
    assert day_words(page(Diary(GUIDE))) == "Monday 23 November"


def test_the_current_and_next_blocks_have_their_times(diary: Diary) -> None:
    diary.write(BlockSet("net", MONDAY, "08:30", 60, "networking"))
    diary.write(BlockSet("call", MONDAY, "14:00", 45, "other", title="The bank"))
    running = page(diary).running
    assert running is not None
    assert (running.runs, running.minutes, running.share) == (True, 30, 0.5)
    diary.write(BlockDone("net", MONDAY))
    following = page(diary).running
    assert following is not None
    assert (following.runs, following.minutes, following.what) == (False, 300, "The bank")


# -- why each thing is here


def test_done_items_show_counted_minutes_and_no_estimate(diary: Diary) -> None:
    diary.write(BlockSet("net", MONDAY, "08:30", 60, "networking"))
    diary.write(BlockDone("net", MONDAY, 45))
    diary.write(Done("1.1"), on=MONDAY)
    diary.write(Done("2.1", 20), on=MONDAY)
    done = {each.label: each.minutes for each in page(diary).things if each.done}
    assert done == {"08:30": 45, "1.1": None, "2.1": 20}
    assert page(diary).week.done == 45 + 20


def test_the_block_that_runs_is_there_with_what_it_is_for(diary: Diary) -> None:
    diary.write(BlockSet("net", MONDAY, "08:30", 60, "networking", action="4.1"))
    first = the(diary, "action")
    assert (first.label, first.why) == ("4.1", "now")
    assert "08:30 to 09:30 is for this" in first.because
    assert thing(diary, "block") is None


def test_a_block_that_says_no_more_than_its_theme_brings_the_action_that_the_week_shows_in_it(diary: Diary) -> None:
    from coach.domain.schedule.autofill import fillings

    diary.write(BlockSet("net", MONDAY, "09:30", 60, "networking"))
    [proposed] = fillings(diary.state, week_of(diary.state, MONDAY), MONDAY).values()
    assert next(each.label for each in page(diary).things if each.block) == proposed.id


def test_an_interview_is_listed_on_its_day_and_announced_the_day_before(diary: Diary) -> None:
    diary.write(ApplicationSet("acme", "Acme", "fitter"))
    diary.write(BlockSet("talk", days(1), "10:00", 60, "applications", application="acme"))
    before = next(each for each in page(diary).things if each.why == "tomorrow")
    assert before.title == "10:00 Acme, fitter"
    assert not before.has_box
    found = the(diary, "block", NINE + timedelta(days=1))
    assert (found.label, found.title, found.why) == ("10:00", "Acme, fitter", "in 1 h")


def test_appointments_leave_less_room_for_the_rest_but_for_three(diary: Diary) -> None:
    for number, left in enumerate((5, 4, 3, 3, 3)):
        assert len(page(diary).day.tasks) == left
        diary.write(BlockSet(f"b{number}", MONDAY, f"1{number}:00", 30, "other", title="An errand"))


def test_due_items_are_one_row_with_their_number(diary: Diary) -> None:
    assert thing(diary, "follow-up") is None
    for number in range(3):
        diary.write(PersonSet(f"p{number}", f"Person {number}", next_step="ring", next_on=days(-number)))
    found = the(diary, "follow-up")
    assert (found.title, found.why) == ("Person 2: ring", "3 due")
    assert page(diary).due == 3


def test_a_plan_that_is_in_the_week_as_well_is_there_once(diary: Diary) -> None:
    diary.write(PersonSet("ana", "Ana", next_step="coffee", next_on=MONDAY))
    assert the(diary, "follow-up").title == "Ana: coffee"
    diary.write(BlockSet("coffee", MONDAY, "15:00", 60, "networking", title="Coffee", person="ana"))
    assert thing(diary, "follow-up") is None
    assert the(diary, "block").title == "Coffee, Ana"


@pytest.mark.parametrize(("ahead", "why"), [(0, "today"), (1, "tomorrow"), (14, "in 14 days"), (15, None)])
def test_a_date_that_will_not_wait_is_there_two_weeks_before(diary: Diary, ahead: int, why: str | None) -> None:
    diary.write(LineSet("visa", "clock", "Visa ends", due=days(ahead)))
    found = thing(diary, "date")
    assert (found.why if found else None) == why


def test_the_review_is_there_on_its_day_and_ticked_once_it_was_held(diary: Diary) -> None:
    diary.write(Done("2.1"), on=days(0))
    assert thing(diary, "review", NINE + timedelta(days=3)) is None
    assert not the(diary, "review", FRIDAY).done
    later = the(diary, "review", FRIDAY + timedelta(days=1))
    assert (later.done, later.label, later.why) == (False, "Fri", "still open")
    diary.write(ReviewTold(MONDAY, lesson="Ask sooner."), on=days(4))
    assert the(diary, "review", FRIDAY).done
    assert thing(diary, "review", FRIDAY + timedelta(days=1)) is None


def test_a_week_of_which_nothing_was_noted_is_not_to_be_looked_back_on(diary: Diary) -> None:
    assert thing(diary, "review", FRIDAY) is None


def test_a_block_for_the_review_is_the_review_and_no_other_action(diary: Diary) -> None:
    diary.write(CheckIn(3), on=days(1))
    diary.write(BlockSet("look", days(4), "15:00", 60, "review"))
    found = the(diary, "review", FRIDAY)
    assert found.label == "15:00"
    assert not [each for each in page(diary, FRIDAY).things if each.block and each.kind == "action"]


def test_work_done_outside_the_plan_counts(diary: Diary) -> None:
    done, number = page(diary).counted
    diary.write(ActivitySet("e1", "message", "wrote to Omar", 10))
    diary.write(ActivitySet("e2", "call", "called Jo", 20))
    found = the(diary, "effort")
    assert (found.title, found.minutes) == ("Called Jo, and 1 other activity", 30)
    assert page(diary).counted == (done + 1, number + 1)


# -- it moves on, and it ends


def test_in_week_three_nothing_of_the_first_days_is_offered(diary: Diary) -> None:
    def first_days(number: int) -> list[str]:
        found = page(diary, NINE + timedelta(days=number)).day.tasks
        return [task.action.id for task in found if task.action.first_days]

    assert first_days(3)
    assert first_days(4) == []
    later = page(diary, NINE + timedelta(days=4)).day
    assert later.step is not None
    assert later.step.number == 2


def test_after_a_yes_it_says_when_the_job_begins_and_nothing_is_due(diary: Diary) -> None:
    diary.write(PersonSet("p", "Person", next_step="ring", next_on=MONDAY))
    diary.write(LineSet("visa", "clock", "Visa ends", due=days(3)))
    diary.write(ApplicationSet("acme", "Acme", "fitter"))
    diary.write(StageReached("acme", "accepted"))
    found = page(diary)
    assert state_words(found) == "You said yes to Acme. Nothing else is due."
    assert [each.label for each in found.things] == ["10.10"]
    assert (found.due, found.day.more) == (0, ())
    diary.write(ApplicationSet("acme", "Acme", "fitter", next_step="first day", next_on=days(7)))
    assert state_words(page(diary)) == "Your first day at Acme is Monday 30 November, in 7 days."
    diary.write(StageReached("acme", "withdrawn"))
    assert len(page(diary).day.tasks) == 5
    assert page(diary).due == 1


def test_without_an_account_no_end_of_the_money_is_given(diary: Diary) -> None:
    diary.write(LineSet("pay", "income", "A little work", "300.00", "month", since=days(1)))
    diary.write(LineSet("rent", "expense", "Rent", "900.00", day=25))
    glance = page(diary).glance
    assert glance is not None
    assert (glance.is_known, glance.runs_out, glance.left) == (False, None, ())
    assert "Money: `coach money add` starts it" in "\n".join(
        document_text(today_document(page(diary), diary.state), 200)
    )
    diary.write(LineSet("cash", "account", "Cash", "0"))
    glance = page(diary).glance
    assert glance is not None
    assert glance.is_known
    assert glance.runs_out is not None


def test_a_break_asks_for_nothing(diary: Diary) -> None:
    diary.write(PersonSet("p", "Person", next_step="ring", next_on=MONDAY))
    diary.write(LineSet("visa", "clock", "Visa ends", due=days(3)))
    diary.write(Paused())
    found = page(diary)
    assert (found.things, found.due) == ((), 0)


# -- the rooms agree


@given(diaries())
def test_today_week_and_review_count_the_same_in_any_life(diary: Diary) -> None:
    state, today = diary.state, MONDAY + timedelta(days=3)
    now = datetime.combine(today, NINE.timetz())
    found = today_page(state, now)
    week = week_of(state, today)
    assert found.week.done == sum(week.done.values())
    assert found.week.planned == sum(week.planned.values())
    assert [[part for part in day.parts if part.done] for day in found.week.days] == [
        [(theme, minutes, True) for theme, minutes in day.spent if minutes] for day in week.days
    ]
    so_far = [day.date for day in week.days if day.date <= today]
    counts = count_days(state, so_far)
    told = found.day.week
    assert (told.ticks, told.blocks, told.efforts, told.minutes, told.check_ins) == (
        *(counts.ticks, counts.blocks_done, counts.efforts, counts.minutes),
        counts.check_ins,
    )
    assert counts == review(state, week_around(today, state.profile.first_weekday), today).counts
    assert (found.week.talks, found.week.sent) == (counts.conversations, counts.applications)


@given(diaries())
def test_the_shell_and_a_prompt_say_what_the_page_says(diary: Diary) -> None:
    state = diary.state
    found = today_page(state, NINE)
    said = today_data(found)
    boxes = [each for each in said["things"] if each["counts"]]
    assert (sum(each["done"] for each in boxes), len(boxes)) == found.counted
    assert counted_today(state, found.day, NINE) == found.counted
    text = "\n".join(document_text(today_document(found, state), 200))
    if not (found.day.quiet or found.day.pause):
        assert all(each.title in text for each in found.things)


@given(diaries())
def test_every_thing_says_why_it_is_here_and_is_there_once(diary: Diary) -> None:
    found = today_page(diary.state, NINE)
    assert all(each.because and (each.why or each.done) for each in found.things)
    assert len({each.key for each in found.things}) == len(found.things)
