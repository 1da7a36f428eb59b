"""The review: computed from the state alone, compared like with like, never only a count of what was missed."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.event import Event
from coach.domain.events import CheckIn, Done, Note, ProfileSet
from coach.domain.reading.events import ReadingMarked
from coach.domain.review.events import ReviewTold, StorySet
from coach.domain.review.patterns import patterns
from coach.domain.review.period import month_of, parse_period, week_around
from coach.domain.review.review import all_time, count_days, review
from coach.domain.review.runway import move_words, runway_history, runway_move
from coach.domain.review.wording import NOTHING, NOTHING_YET, beside, headline, late_words
from coach.domain.runway.events import LineSet
from coach.domain.schedule.events import BlockDone, BreakPlanned
from coach.domain.search.events import ActivitySet, ApplicationSet, RecordGone, StageReached
from coach.errors import RefusedError
from coach.export.html import document_html
from coach.export.markdown import document_markdown
from coach.export.pdf import document_pdf
from coach.export.review_data import review_data
from coach.export.review_document import VisibleParts, review_document
from coach.export.text import document_text
from coach.guide.guide import Guide
from coach.guide.models import Action, Step
from tests.factories import MONDAY, NINE, Diary, days
from tests.unit.schedule.making import weekly
from tests.unit.strategies import diaries

SUNDAY = days(6)
ALL_OF_IT: frozenset[str] = frozenset()


def busy() -> Diary:
    diary = Diary()
    diary.write(weekly("net", 1))
    diary.write(BlockDone("net", days(1), 75))
    diary.write(Done("1.1", 20), on=days(0))
    diary.write(Done("1.1", 20), on=days(-7))
    diary.write(ActivitySet("a", "call", "called Ana", 25), on=days(1))
    diary.write(ActivitySet("b", "course", "SQL", 60), on=days(2))
    diary.write(ActivitySet("c", "practice", "aloud", 30), on=days(2))
    diary.write(ActivitySet("d", "conversation", "coffee", 30), on=days(-3))
    diary.write(ApplicationSet("acme", "Acme"), on=days(1))
    diary.write(StageReached("acme", "applied"), on=days(1))
    diary.write(StageReached("acme", "interview"), on=days(3))
    diary.write(CheckIn(3, 2, "slow"), on=days(0))
    diary.write(Note("Ana laughed."), on=days(2))
    return diary


@pytest.mark.parametrize(
    ("text", "name", "first"),
    [
        ("", "2026-W48", MONDAY),
        ("last", "2026-W47", days(-7)),
        ("2026-W53", "2026-W53", date(2026, 12, 28)),
        ("2026w1", "2026-W01", date(2025, 12, 29)),
        ("2026-11-18", "2026-W47", days(-7)),
        ("2026-11", "2026-11", date(2026, 11, 1)),
    ],
)
def test_weeks_and_months_as_people_write_them(text: str, name: str, first: date) -> None:
    period = parse_period(text, days(2), 0)
    assert (period.name, period.first) == (name, first)


@pytest.mark.parametrize("text", ["2026-W54", "2026-13", "someday", "2025-W53"])
def test_an_invalid_week_is_refused(text: str) -> None:
    with pytest.raises(RefusedError, match="2026-W48"):
        parse_period(text, MONDAY, 0)


@given(st.dates(date(2000, 1, 1), date(2060, 12, 31)), st.integers(0, 6))
def test_weeks_follow_one_another_without_a_gap_and_have_names_of_their_own(day: date, first_weekday: int) -> None:
    week = week_around(day, first_weekday)
    assert week.first <= day <= week.last
    assert week.first.weekday() == first_weekday
    assert (week.after.first - week.last).days == 1
    assert week.before.after == week
    assert len({week.before.name, week.name, week.after.name}) == 3
    assert parse_period(week.name, day, first_weekday) == week
    month = month_of(day)
    assert month.before.after == month


def test_reading_counts_on_the_day_it_was_marked() -> None:
    diary = busy()
    diary.write(ReadingMarked("ten-steps"), on=days(1))
    diary.write(ReadingMarked("liu-2014"), on=days(2))
    diary.write(ReadingMarked("anti-tech"), on=days(-3))
    diary.write(ReadingMarked("liu-2014", read=False), on=days(3))
    found = review(diary.state, week_around(MONDAY, 0), SUNDAY)
    assert (found.counts.reading, found.before.reading) == (1, 1)
    page = review_document(found, "", VisibleParts(), "", ALL_OF_IT)
    assert "  Read: 1 thing in the library" in document_text(page)


def test_activities_stages_and_reading_entered_after_the_week_are_shown_as_late() -> None:
    diary, week = busy(), week_around(MONDAY, 0)
    assert review(diary.state, week, days(9)).late == 0
    after = datetime.combine(days(8), NINE.timetz())
    diary.write(ActivitySet("late", "call", "called Ben"), on=days(2), at=after)
    diary.write(ReadingMarked("ten-steps"), on=days(3), at=after)
    diary.write(ApplicationSet("new", "Globex"), on=days(3), at=after)
    diary.write(StageReached("new", "applied"), on=days(3), at=after)
    assert review(diary.state, week, days(9)).late == 3
    diary.write(ActivitySet("b", "course", "SQL, all of it", 60), on=days(2), at=after)
    assert review(diary.state, week, days(9)).late == 3, "a change of what was told in time is not late"
    diary.write(RecordGone("activity", "late"), on=days(8), at=after)
    assert review(diary.state, week, days(9)).late == 2
    assert diary.undo() is not None
    assert review(diary.state, week, days(9)).late == 3


def test_what_a_week_came_to() -> None:
    found = review(busy().state, week_around(MONDAY, 0), SUNDAY)
    assert found.counts == (1, 1, 4, 20 + 75 + 60 + 30, 1, 1, 0, 1, 1, 60, 1, 0)
    assert found.themes == (("learning", 0, 60), ("networking", 90, 75), ("practice", 0, 30), ("review", 0, 20))
    assert [(move.employer, move.stage) for move in found.stages] == [("Acme", "interview")]
    assert [(day.mood, day.line) for day in found.mood][:2] == [(3, "slow"), (None, "")]
    assert found.notes == ("Ana laughed.",)
    assert found.steps[0][2:4] == (1, 1)
    assert headline(found).startswith("1 tick, 1 block done, 1 conversation, 1 application")


def test_a_step_counts_what_has_not_happened_yet_no_more_than_any_other_room() -> None:
    plain, later = Action("9.1", "Practise", 9, 10, "Done."), Action("9.2", "Compare", 9, 10, "Done.", when="an offer")
    diary = Diary(Guide((Step(9, "Interviews", "practice", "A step.", (plain, later)),)))
    diary.write(Done("9.1"))
    assert review(diary.state, week_around(MONDAY, 0), SUNDAY).steps[0][2:] == (1, 1, 1)
    diary.write(Done("9.2"))
    assert review(diary.state, week_around(MONDAY, 0), SUNDAY).steps[0][2:] == (2, 2, 2)


def test_while_it_runs_it_is_compared_with_the_same_days_of_the_week_before() -> None:
    diary = busy()
    diary.write(Done("1.2"), on=days(-4))
    early = review(diary.state, week_around(MONDAY, 0), days(1))
    assert (early.running, early.before.ticks, early.before.conversations) == (True, 1, 0)
    assert "the same days" in beside(early)[0]
    over = review(diary.state, week_around(MONDAY, 0), days(8))
    assert (over.running, over.before.ticks, over.before.conversations) == (False, 2, 1)
    assert beside(over) != []


def test_work_done_comes_first_beside_the_week_before() -> None:
    diary, before = Diary(), days(-3)
    diary.write(ActivitySet("call", "call", "called Ben"), on=before)
    diary.write(Done("1.2"), on=before)
    week = week_around(MONDAY, 0)
    assert beside(review(diary.state, week, SUNDAY)) == []
    diary.write(Done("1.3"), on=days(1))
    told = "1 tick (1 before); before, also 1 conversation. Before means the week before."
    assert beside(review(diary.state, week, days(9))) == [told]


def test_a_first_week_has_nothing_beside_it_and_an_empty_one_has_kind_words() -> None:
    nothing = review(Diary().state, week_around(MONDAY, 0), SUNDAY)
    assert nothing.is_empty
    assert (headline(nothing), beside(nothing)) == (NOTHING_YET, [])
    over = review(Diary().state, week_around(MONDAY, 0), days(7))
    assert (headline(over), beside(over)) == (NOTHING, [])


def test_without_work_done_nothing_is_said_of_the_plan() -> None:
    diary = Diary()
    diary.write(weekly("net", 1), on=days(-1))
    page = review_document(review(diary.state, week_around(MONDAY, 0), SUNDAY), "", VisibleParts(), "", frozenset())
    assert "planned" not in "\n".join(document_text(page))


def test_days_before_the_loss_and_of_a_break_are_no_days_without_a_check_in() -> None:
    diary = Diary()
    diary.write(ProfileSet(lost_on=days(1).isoformat()), on=days(1))
    diary.write(CheckIn(2), on=days(2))
    diary.write(BreakPlanned("rest", days(5), SUNDAY))
    found = review(diary.state, week_around(MONDAY, 0), SUNDAY)
    assert (found.rested, found.silent) == (2, 3)
    page = review_document(found, "", VisibleParts(), "", frozenset())
    assert "  3 days without a check-in" in document_text(page)


def test_a_break_is_a_break() -> None:
    diary = busy()
    diary.write(BreakPlanned("rest", MONDAY, SUNDAY))
    found = review(diary.state, week_around(MONDAY, 0), SUNDAY)
    assert (found.rested, headline(found)) == (7, "A break. Nothing is counted and nothing is lost.")
    assert beside(found) == []


def test_late_entries_change_the_week_and_are_mentioned() -> None:
    diary = busy()
    before = review(diary.state, week_around(MONDAY, 0), days(9))
    diary.write(Note("I forgot this."), on=days(3), at=datetime.combine(days(9), NINE.timetz()))
    after = review(diary.state, week_around(MONDAY, 0), days(9))
    assert (before.late, after.late) == (0, 1)
    diary.write(Done("2.1"), on=days(2), at=datetime.combine(days(9), NINE.timetz()))
    assert review(diary.state, week_around(MONDAY, 0), days(9)).late == 2
    assert len(after.notes) == 2
    assert "1 entry about these days was written later." in late_words(after)


def test_an_application_that_is_noted_twice_counts_once() -> None:
    diary = busy()
    diary.write(ActivitySet("e", "application", "applied", 40, application="acme"), on=days(1))
    diary.write(ActivitySet("f", "application", "applied elsewhere", 40), on=days(1))
    assert count_days(diary.state, [days(1)]).applications == 2


def test_nothing_is_said_of_how_long_the_money_lasts_before_anything_goes_out() -> None:
    diary = Diary()
    diary.write(LineSet("s", "account", "Savings", "3000.00"))
    assert move_words(runway_move(diary.state, MONDAY, SUNDAY)) == ""
    assert runway_history(diary.state, SUNDAY) == []
    diary.write(LineSet("r", "expense", "Rent", "1000.00", day=1))
    assert move_words(runway_move(diary.state, MONDAY, SUNDAY)).startswith("The money lasts until")
    assert len(runway_history(diary.state, SUNDAY)) == 1


def test_the_runway_moves_by_the_entries_of_the_period() -> None:
    diary = Diary()
    assert move_words(runway_move(diary.state, MONDAY, SUNDAY)) == ""
    diary.write(LineSet("s", "account", "Savings", "3000.00"), on=days(-9))
    diary.write(LineSet("r", "expense", "Rent", "1000.00", day=1), on=days(-9))
    move = runway_move(diary.state, MONDAY, SUNDAY)
    assert move.now == move.before
    assert "as before" in move_words(move)
    diary.write(LineSet("r", "expense", "Rent", "500.00", day=1), on=days(1))
    moved = runway_move(diary.state, MONDAY, SUNDAY)
    assert moved.now is not None
    assert moved.before is not None
    assert moved.now > moved.before
    assert "days later than before. You changed: Rent." in move_words(moved)
    assert [line[:15] for line in runway_history(diary.state, SUNDAY)] == ["Sat 14 Nov 2026", "Tue 24 Nov 2026"]


def test_patterns_are_shown_only_with_enough_data() -> None:
    diary = Diary()
    for number in range(16):
        diary.write(CheckIn(4 if number % 2 else 2), on=days(-number))
        if number % 2:
            diary.write(ActivitySet(f"t{number}", "call", "a call"), on=days(-number))
        told = patterns(diary.state, MONDAY)
        assert bool(told) == (number == 15)
    assert told == ["On days with a talk your mood was better: 4.0 on 8 such days, 2.0 on 8 others."]


@given(diaries(), st.integers(-14, 14))
def test_numbers_agree_between_the_days_and_the_whole(diary: Diary, number: int) -> None:
    week = week_around(days(number), 0)
    whole = count_days(diary.state, week.days)
    each = [count_days(diary.state, [day]) for day in week.days]
    assert whole == tuple(map(sum, zip(*each, strict=True)))
    found = review(diary.state, week, week.last)
    assert found.counts == whole
    assert sum(step.ticks for step in found.steps) == whole.ticks


@given(diaries())
def test_every_review_can_be_written(diary: Diary) -> None:
    period = all_time(diary.state, SUNDAY)
    found, move = review(diary.state, period, SUNDAY), runway_move(diary.state, period.first, SUNDAY)
    page = review_document(found, move_words(move), VisibleParts(), "Amal", ALL_OF_IT)
    assert document_text(page)[0] == page.title
    assert document_markdown(page).startswith("# ")
    assert review_data(found, move, [], ALL_OF_IT)["week"] == "all"


def test_omitted_parts_appear_nowhere() -> None:
    diary = busy()
    diary.write(LineSet("s", "account", "Savings", "3000.00"), on=MONDAY)
    found, move = review(diary.state, week_around(MONDAY, 0), SUNDAY), runway_move(diary.state, MONDAY, SUNDAY)
    without = frozenset(("money", "mood", "names"))
    page = review_document(found, move_words(move), VisibleParts(("mood",)), "Amal", without)
    for text in (
        "\n".join(document_text(page)),
        document_markdown(page),
        document_html(page),
        str(review_data(found, move, [], without)),
    ):
        for word in ("Acme", "Amal", "Ana", "slow", "money", "mood 3"):
            assert word not in text
    full = document_html(review_document(found, move_words(move), VisibleParts(), "Amal", ALL_OF_IT))
    assert all(word in full for word in ("Acme", "Amal", "Ana laughed.", "slow", "mood 3"))


def test_no_words_are_markup_on_any_page() -> None:
    diary = Diary()
    hostile = "<script>x</script> #set page(width: 1pt) [red] | *a*"
    diary.write(Note(hostile), on=MONDAY)
    page = review_document(review(diary.state, week_around(MONDAY, 0), SUNDAY), "", VisibleParts(), hostile, ALL_OF_IT)
    assert "<script>" not in document_html(page)
    assert "\\*a\\*" in document_markdown(page)
    assert document_pdf(page).startswith(b"%PDF")


def test_the_calendar_has_a_sign_for_every_day_and_a_blank_for_a_break() -> None:
    from coach.domain.review.calendar import activity_calendar

    diary = busy()
    diary.write(BreakPlanned("rest", days(3), days(3)))
    rows = activity_calendar(diary.state, days(-7), SUNDAY)
    assert rows == ["Mon --", "Tue .-", "Wed .-", "Thu .", "Fri -.", "Sat ..", "Sun .."]
    assert len(activity_calendar(diary.state, days(-700), SUNDAY)[0]) == 4 + 26


def test_the_week_of_a_yes_has_an_ending() -> None:
    diary = busy()
    diary.write(StageReached("acme", "accepted"), on=days(4))
    found = review(diary.state, week_around(MONDAY, 0), SUNDAY)
    page = review_document(found, "", VisibleParts(), "", ALL_OF_IT)
    assert page.intro[0].startswith("You said yes to Acme.")
    page = review_document(found, "", VisibleParts(), "", frozenset(("names",)))
    assert page.intro[0].startswith("You said yes. Your")


def test_dates_that_cannot_wait_are_listed_ahead() -> None:
    diary = busy()
    diary.write(LineSet("p", "clock", "Permit ends", due=days(20)), on=MONDAY)
    diary.write(LineSet("q", "clock", "Far away", due=days(200)), on=MONDAY)
    found = review(diary.state, week_around(MONDAY, 0), SUNDAY)
    assert found.clocks == ((days(20), "Permit ends"),)
    assert "Permit ends" in document_markdown(review_document(found, "", VisibleParts(), "", ALL_OF_IT))
    assert "Permit ends" not in document_markdown(review_document(found, "", VisibleParts(), "", frozenset(("money",))))


@pytest.mark.parametrize("word", ["0001-W01", "0001-01", "9999-12", "9999-W52", "9999-12-31", "२०२६-w१२"])
def test_weeks_beyond_the_calendar_are_refused(word: str) -> None:
    with pytest.raises(RefusedError, match="not a week"):
        parse_period(word, MONDAY, 0)


def test_the_whole_time_is_bounded_whatever_day_was_written_down() -> None:
    diary = Diary()
    diary.write(Done("1.1"), on=date(1, 1, 2))
    assert (MONDAY - all_time(diary.state, MONDAY).first).days == 3_650


@pytest.mark.parametrize(
    "event",
    [
        Note("before anything was ticked"),
        ReadingMarked("ten-steps", read=True),
        BlockDone("net", days(-20), 60),
        StageReached("acme", "interview"),
        StorySet("audit", "the audit"),
        ReviewTold(days(-20), lesson="write first"),
    ],
)
def test_the_whole_time_begins_with_the_first_entry(event: Event) -> None:
    diary = busy()
    diary.write(event, on=days(-20))
    assert all_time(diary.state, SUNDAY).first == days(-20)


def test_an_application_that_is_noted_twice_on_a_day_was_sent_once() -> None:
    diary = busy()
    for key in ("e", "f", "g"):
        diary.write(ActivitySet(key, "application", "applied to Acme", application="acme"), on=days(4))
    assert count_days(diary.state, [days(4)]).applications == 1


def test_a_week_with_nothing_but_news_says_the_news_and_not_that_somebody_checked_in() -> None:
    diary, week = Diary(), week_around(MONDAY, 0)
    diary.write(ApplicationSet("acme", "Acme"), on=days(-20))
    diary.write(StageReached("acme", "accepted"), on=days(1))
    assert headline(review(diary.state, week, SUNDAY)) == "News from 1 employer: accepted."
    diary.write(CheckIn(3), on=days(-6))
    assert headline(review(diary.state, week.before, SUNDAY)) == "You checked in."


def test_a_week_with_nothing_but_a_note_says_so() -> None:
    diary = Diary()
    diary.write(Note("Slept well."), on=days(1))
    assert headline(review(diary.state, week_around(MONDAY, 0), SUNDAY)) == "You wrote something down."
