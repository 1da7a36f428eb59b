"""Advice from the search log: follow-ups by working days, live applications, who to write to, useful numbers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.events import ProfileSet
from coach.domain.schedule.events import BreakPlanned
from coach.domain.search.business_days import after_working_days
from coach.domain.search.events import (
    ActivitySet,
    ApplicationSet,
    CardGone,
    CardHeld,
    CardSet,
    EmployerSet,
    PersonSet,
    SearchRules,
    StageReached,
)
from coach.domain.search.filters import RecordIndex, arranged, orders
from coach.domain.search.follow_ups import due
from coach.domain.search.message_drafts import fifteen_minutes, reminder, thanks
from coach.domain.search.next_move import next_move
from coach.domain.search.setbacks import card_for, card_words, setback_of
from coach.domain.search.statistics import decider_words, search_statistics, too_few_words
from coach.errors import RefusedError
from coach.guide.guide import load_guide
from tests.factories import MONDAY, Diary, days


def told(diary: Diary, today: date) -> list[tuple[str, date]]:
    return [(item.why, item.since) for item in due(diary.state, today)]


def wrote(diary: Diary, person: str, on: date, what: str = "message") -> None:
    key = f"{person}-{on}-{what}"
    diary.write(ActivitySet(key, what, f"{what} {person}", person=person), on=on)


def apply(diary: Diary, key: str, *stages: tuple[str, date]) -> None:
    diary.write(ApplicationSet(key, key.capitalize()))
    for stage, on in stages:
        diary.write(StageReached(key, stage), on=on)


# -- follow-ups


def test_working_days_leave_out_weekends_holidays_and_breaks() -> None:
    diary = Diary()
    assert after_working_days(diary.state, days(3), 3) == days(8)  # from Thursday: Friday, Monday, Tuesday
    diary.write(ProfileSet(country="AE", working_days=(0, 1, 2, 3, 4)))
    assert after_working_days(diary.state, days(7), 3) == days(14)  # 2 and 3 December are holidays there
    diary.write(BreakPlanned("rest", days(14), days(15)))
    assert after_working_days(diary.state, days(7), 3) == days(16)
    diary.write(ProfileSet(working_days=(6, 0, 1, 2, 3), country=""))
    assert after_working_days(diary.state, days(3), 1) == days(6)  # from Thursday to Sunday


@given(st.integers(0, 60), st.integers(1, 12), st.sets(st.integers(0, 6), min_size=1).map(tuple))
def test_so_many_working_days_have_passed(begin: int, number: int, working: tuple[int, ...]) -> None:
    diary = Diary()
    diary.write(ProfileSet(working_days=working))
    end = after_working_days(diary.state, days(begin), number)
    between = [days(begin) + timedelta(days=each) for each in range(1, (end - days(begin)).days + 1)]
    assert sum(day.weekday() in working for day in between) == number
    assert end.weekday() in working


def test_a_message_without_an_answer_asks_for_a_second_person_then_for_one_reminder() -> None:
    diary = Diary()
    diary.write(PersonSet("ana", "Ana", employer="Acme"))
    wrote(diary, "ana", MONDAY)
    assert told(diary, days(2)) == []
    assert told(diary, days(3)) == [("second person", days(3))]
    assert told(diary, days(9)) == [("remind", days(9))]
    wrote(diary, "ana", days(9))
    assert told(diary, days(40)) == []  # one reminder, and only one


def test_writing_to_somebody_else_there_settles_the_first_of_both() -> None:
    diary = Diary()
    diary.write(PersonSet("ana", "Ana", employer="Acme"))
    diary.write(PersonSet("bo", "Bo", employer="ACME"))
    wrote(diary, "ana", MONDAY)
    wrote(diary, "bo", days(3))
    assert told(diary, days(4)) == []
    assert [item.person for item in due(diary.state, days(9))] == ["ana"]
    assert [item.person for item in due(diary.state, days(14))] == ["ana", "bo"]


def test_somebody_without_an_employer_is_only_reminded() -> None:
    diary = Diary()
    diary.write(PersonSet("jo", "Jo"))
    wrote(diary, "jo", MONDAY)
    assert told(diary, days(4)) == []
    assert told(diary, days(9)) == [("remind", days(9))]


def test_after_a_talk_comes_thanks_and_what_was_planned_goes_before_all() -> None:
    diary = Diary()
    diary.write(PersonSet("jo", "Jo"))
    wrote(diary, "jo", MONDAY, "call")
    assert told(diary, days(1)) == [("thanks", days(1))]
    diary.write(PersonSet("jo", "Jo", next_step="send the paper", next_on=days(5)))
    assert told(diary, days(4)) == []
    assert told(diary, days(6)) == [("planned", days(5))]


def test_an_application_is_asked_about_once() -> None:
    diary = Diary()
    apply(diary, "acme", ("applied", MONDAY))
    assert told(diary, days(8)) == []
    assert told(diary, days(9)) == [("application", days(9))]
    diary.write(ActivitySet("m", "message", "asked", application="acme"), on=days(9))
    assert told(diary, days(12)) == []


def test_the_rules_can_be_changed_and_old_matters_rest() -> None:
    diary = Diary()
    diary.write(PersonSet("jo", "Jo"))
    wrote(diary, "jo", MONDAY)
    diary.write(SearchRules(reminder=2))
    assert told(diary, days(2)) == [("remind", days(2))]
    assert told(diary, days(90)) == []
    with pytest.raises(RefusedError):
        SearchRules(reminder=0)


# -- what is live


def test_the_next_move_depends_on_what_is_live() -> None:
    diary = Diary()
    assert next_move(diary.state.search, MONDAY).title == "Start with people you know"
    apply(diary, "acme", ("applied", days(-20)), ("screening", days(-9)))
    one = next_move(diary.state.search, MONDAY)
    assert one.title == "Prepare Acme first"
    assert "Get two others moving" in one.words
    apply(diary, "globex", ("applied", days(-3)))
    assert "Keep the other one moving, and get one more going" in next_move(diary.state.search, MONDAY).words
    apply(diary, "umbra", ("applied", days(-2)))
    assert "2 others are open: keep at least two" in next_move(diary.state.search, MONDAY).words


def test_after_an_interview_the_coasting_guard_says_so_for_a_week_with_its_source() -> None:
    from coach.domain.search.next_move import COASTING_SOURCE

    diary = Diary()
    apply(diary, "acme", ("applied", days(-20)), ("interview", days(-1)))
    guard = next_move(diary.state.search, MONDAY)
    assert guard.coasting is not None
    assert "people often did less after a good day" in guard.words
    assert COASTING_SOURCE in load_guide().evidence
    assert next_move(diary.state.search, days(7)).coasting is None
    diary.write(StageReached("acme", "offer"), on=days(7))
    assert next_move(diary.state.search, days(8)).coasting is not None
    diary.write(StageReached("acme", "accepted"), on=days(9))
    assert "said yes" in next_move(diary.state.search, days(9)).title
    diary.write(StageReached("acme", "rejected"), on=days(10))
    assert "talk to people" in next_move(diary.state.search, days(10)).title


def test_after_a_talk_or_a_no_a_missing_answer_is_not_mentioned() -> None:
    diary = Diary()
    apply(diary, "acme", ("applied", days(-9)))
    assert next_move(diary.state.search, MONDAY).title.startswith("Nobody has answered yet")
    diary.write(StageReached("acme", "rejected"), on=days(-1))
    assert next_move(diary.state.search, MONDAY).title == "No application is moving, so talk to people"
    again = Diary()
    apply(again, "acme", ("applied", days(-9)), ("accepted", days(-5)), ("withdrawn", days(-1)))
    assert next_move(again.state.search, MONDAY).title == "No application is moving, so talk to people"
    talked = Diary()
    talked.write(ActivitySet("a", "conversation", "coffee with Ana"))
    assert next_move(talked.state.search, MONDAY).title == "No application is moving, so talk to people"


def test_a_planned_interview_calls_for_preparation() -> None:
    diary = Diary()
    diary.write(ApplicationSet("acme", "Acme", next_step="interview at Acme at 10:00", next_on=days(3)))
    diary.write(ApplicationSet("bolt", "Bolt", next_step="ask how things stand", next_on=days(1)))
    assert next_move(diary.state.search, MONDAY).title == "Prepare Acme first"
    assert next_move(diary.state.search, days(4)).title == "Nobody has answered yet, so talk to people"
    diary.write(StageReached("acme", "withdrawn"))
    assert next_move(diary.state.search, MONDAY).title == "Nobody has answered yet, so talk to people"


# -- numbers


def test_rates_are_shown_only_with_enough_data() -> None:
    diary = Diary()
    for number in range(9):
        apply(diary, f"a{number}", ("applied", days(-30)), *((("answered", days(-20)),) if number < 3 else ()))
    few = search_statistics(diary.state.search, MONDAY)
    assert (few.sent, few.went_on, few.rates) == (9, 3, ())
    assert "Fewer would tell you little" in too_few_words(few)
    apply(diary, "young", ("applied", days(-2)))
    assert search_statistics(diary.state.search, MONDAY).rates == ()  # two days of silence say nothing
    apply(diary, "a9", ("applied", days(-30)), ("rejected", days(-10)))
    [rate] = search_statistics(diary.state.search, MONDAY).rates
    assert (rate.number, rate.out_of) == (3, 10)


def test_an_interview_that_came_by_itself_is_no_application_sent() -> None:
    diary = Diary()
    apply(diary, "acme", ("applied", days(-9)))
    apply(diary, "ryder", ("interview", days(-2)))
    apply(diary, "late", ("rejected", days(-2)))
    apply(diary, "noted", ("answered", days(-2)))
    diary.write(ActivitySet("a", "application", "applied", application="noted"), on=days(-5))
    found = search_statistics(diary.state.search, MONDAY)
    assert (found.sent, found.went_on) == (3, 1)


def test_talks_with_people_who_decide_are_counted_once_each_with_the_caveat() -> None:
    diary = Diary()
    diary.write(PersonSet("boss", "Boss", decides=True))
    diary.write(PersonSet("jo", "Jo"))
    assert "not logged a talk" in decider_words(search_statistics(diary.state.search, MONDAY))
    for on in (days(-3), days(-1)):
        wrote(diary, "boss", on, "call")
        wrote(diary, "jo", on, "conversation")
    found = search_statistics(diary.state.search, MONDAY)
    assert (found.deciders, found.talks) == (1, 4)
    assert "1 person who decides" in decider_words(found)
    assert "25 such talks" in decider_words(found)


# -- drafts, cards, finding


def test_drafts_say_what_is_known_and_leave_brackets_for_the_rest() -> None:
    diary = Diary()
    diary.write(PersonSet("ana", "Ana Lopez", where="the fair", ask="about how the team hires"))
    diary.write(PersonSet("bo", "Bo", employer="Acme"))
    log = diary.state.search
    ask = fifteen_minutes(log.people["ana"], log, MONDAY, "Amal")
    assert ask.startswith("Hello Ana,")
    assert "We know each other from the fair." in ask
    assert "your view on how the team hires" in ask
    assert ask.endswith("Amal\n")
    assert "[One line" in fifteen_minutes(log.people["bo"], log, MONDAY)
    assert "how things are at Acme" in reminder(log.people["bo"])
    assert "[your name]" in thanks(log.people["bo"])
    assert "sorry" not in ask.lower()


def test_cards_are_offered_for_their_setback_and_counted() -> None:
    diary = Diary()
    assert card_for(diary.state.search, "rejection") is None
    diary.write(CardSet("one", "rejection", "I walk."))
    diary.write(CardSet("two", "rejection", "I ring Jo."))
    newest = card_for(diary.state.search, setback_of("rejected"))
    assert newest is not None
    assert (newest.key, card_words(newest)) == ("two", "not needed yet")
    diary.write(CardHeld("one", held=True))
    diary.write(CardHeld("two", held=False))
    best = card_for(diary.state.search, "rejection")
    assert best is not None
    assert (best.key, card_words(best)) == ("one", "helped 1 of 1 time")
    diary.write(CardGone("one"))
    assert list(diary.state.search.cards) == ["two"]
    assert setback_of("offer") == ""


def test_every_word_is_found_wherever_it_is_written() -> None:
    diary = Diary()
    diary.write(PersonSet("ana", "Ana López", 4, "Acme", note="likes jazz"))
    diary.write(PersonSet("bo", "Bo", 2, "Globex"))
    log = diary.state.search
    people = RecordIndex(log.people, log)
    assert [each.key for each in people.find("lopez JAZZ")] == ["ana"]
    assert [each.key for each in people.find("globex")] == ["bo"]
    assert [each.key for each in people.find("trust")] == ["ana"]
    assert len(people.find("")) == 2
    assert people.find("nobody") == []


def test_lists_are_sorted_in_every_order_they_offer() -> None:
    diary = Diary()
    diary.write(PersonSet("zoe", "Zoe", 5))
    diary.write(PersonSet("ana", "Ana", 1, last_contact=MONDAY))
    diary.write(EmployerSet("low", "Low", 2))
    diary.write(EmployerSet("high", "High", 5, 1))
    diary.write(EmployerSet("best", "Best", 5, 3))
    apply(diary, "over", ("rejected", MONDAY))
    apply(diary, "live", ("screening", days(-30)))
    log = diary.state.search
    assert [each.key for each in arranged(list(log.people.values()), "people", "name", log)] == ["ana", "zoe"]
    assert [each.key for each in arranged(list(log.people.values()), "people", "closest first", log)] == ["zoe", "ana"]
    silent = arranged(list(log.people.values()), "people", "longest silence first", log)
    assert [each.key for each in silent] == ["zoe", "ana"]
    wanted = arranged(list(log.employers.values()), "employers", "most wanted first", log)
    assert [each.key for each in wanted] == ["best", "high", "low"]
    assert [each.key for each in RecordIndex(log.applications, log).find("live")] == ["live"]
    live = arranged(list(log.applications.values()), "applications", "what is live first", log)
    assert [each.key for each in live] == ["live", "over"]
    for what in ("people", "employers", "applications", "activities"):
        records = list(getattr(log, what).values())
        for order in orders(what, log):
            assert sorted(each.key for each in arranged(records, what, order, log)) == sorted(
                each.key for each in records
            )


def test_records_are_named_by_key_or_name() -> None:
    diary = Diary()
    diary.write(PersonSet("ana", "Ana Lopez"))
    diary.write(PersonSet("ana-2", "Ana Lopez"))
    diary.write(ApplicationSet("acme", "Acme", "analyst"))
    log = diary.state.search
    assert log.find("person", "ana-2") == "ana-2"
    assert log.find("application", "acme, ANALYST") == log.find("application", "Acme") == "acme"
    with pytest.raises(RefusedError, match="ana, ana-2"):
        log.find("person", "Ana Lopez")
    with pytest.raises(RefusedError, match="coach people list"):
        log.find("person", "Nobody")
