"""One line about an activity: what it records, what it asks first, and that every word is kept once."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.schedule.events import BlockSet
from coach.domain.search.events import ActivitySet, ApplicationSet, PersonSet, StageReached
from coach.domain.search.line_facts import Dated, events_of_line
from coach.domain.search.line_tokens import split_words
from coach.domain.search.line_wording import rows_of
from coach.domain.search.log import SearchLog
from coach.domain.search.quick_log import ParsedLine, read_line
from coach.errors import RefusedError
from coach.guide.line_words import languages, line_words, spellings
from tests.factories import MONDAY, Diary, days
from tests.unit.search import typed_dutch, typed_french, typed_german, typed_portuguese, typed_spanish, typed_terse
from tests.unit.search.logs import log_of
from tests.unit.search.typed_lines import LINES

NOW = "09:00"
OTHERS = (typed_terse, typed_spanish, typed_portuguese, typed_dutch, typed_french, typed_german)
TYPED = [line for lines in (LINES, *(each.LINES for each in OTHERS)) for line, _ in lines]
WORDS = sorted({word for line, _ in LINES for word in line.split()})
EVERY_WORD = {name: sorted(line_words(name).vocabulary | {"Ana", "Vega", "w/", "9h", "3"}) for name in languages()}


@pytest.mark.parametrize("line", ["", "   ", ","])
def test_an_empty_line_is_refused(line: str) -> None:
    with pytest.raises(RefusedError, match="Write it as"):
        read_line(line, MONDAY)


@pytest.mark.parametrize("language", languages())
def test_a_file_that_is_not_parsed_is_known_to_hold_every_word_of_its_language(language: str) -> None:
    assert line_words(language).vocabulary <= spellings(language)


def test_a_line_in_english_parses_no_other_language() -> None:
    line_words.cache_clear()
    assert read_line("called Hana, 20 min", MONDAY).minutes == 20
    assert line_words.cache_info().currsize == 1


# -- every word once


def words_of(line: str) -> Counter[str]:
    return Counter(word.text for word in split_words(line))


def see_every_word_once(line: str) -> None:
    try:
        quick = read_line(line, MONDAY, now=NOW)
    except RefusedError:
        return
    printed = Counter(" ".join(row.words for row in rows_of(quick, MONDAY)).split())
    assert printed == words_of(line)


@pytest.mark.parametrize("line", TYPED)
def test_the_summary_has_every_word_of_a_typed_line_once(line: str) -> None:
    see_every_word_once(line)


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=9), max_size=14), st.sampled_from([" ", ", ", "; "]))
def test_the_summary_has_every_word_once(words: list[str], between: str) -> None:
    see_every_word_once(between.join(words))


@pytest.mark.parametrize("language", languages())
@given(st.data())
def test_any_words_of_a_language_are_printed_back_once(language: str, data: st.DataObject) -> None:
    words = st.lists(st.sampled_from(EVERY_WORD[language]) | st.sampled_from(WORDS), max_size=14)
    see_every_word_once(data.draw(st.sampled_from([" ", ", ", "; "])).join(data.draw(words)))


@given(st.text(st.characters(codec="utf-8"), max_size=80))
def test_any_line_is_read_or_refused_and_so_is_what_it_records(line: str) -> None:
    see_every_word_once(line)
    try:
        events = events_of_line(read_line(line, MONDAY, now=NOW), Diary().state.search)
    except RefusedError:
        return
    assert events


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=10))
def test_nothing_done_is_in_the_future_and_no_employer_has_a_day_in_its_name(words: list[str]) -> None:
    line = " ".join(words)
    quick = read_line(line, MONDAY, now=NOW)
    assert quick.planned or quick.asks or (quick.on is not None and quick.on <= MONDAY)
    assert "tomorrow" not in quick.employer.lower().split()
    assert not any(word in ("tomorrow", "yesterday", "10am") for name in quick.people for word in name.name.split())


# -- who it is


def listed() -> SearchLog:
    return log_of(
        PersonSet("nadia", "Nadia Karim", employer="Falcon"),
        PersonSet("nadia-2", "Nadia Osman", employer="Harbour"),
        PersonSet("yusuf", "Yusuf Demir"),
        PersonSet("lea", "Lea Brandt", employer="Falcon"),
        PersonSet("lea-2", "Lea Brandt", employer="Falcon"),
        PersonSet("tom", "Tom Hill", employer="Harbour"),
    )


def keys(line: str, **answers: str) -> list[str]:
    return [named.key for named in read_line(line, MONDAY, listed(), NOW, answers).people]


def test_a_first_name_at_an_employer_is_the_one_who_is_listed_there() -> None:
    assert keys("coffee with Nadia at Falcon") == ["nadia"]
    assert keys("coffee with nadia at harbour") == ["nadia-2"]
    assert keys("wrote to Nadia Karim") == ["nadia"]
    assert keys("messaged Yusuf and Tom on LinkedIn") == ["yusuf", "tom"]


@pytest.mark.parametrize(
    "line",
    [
        "coffee with Nadia",
        "called Lea Brandt",
        "met Lea at Falcon",
        "rang Yusuf at Falcon",
        "wrote to Tom Hill at Falcon",
    ],
)
def test_where_it_could_be_two_it_is_asked_and_nothing_is_kept(line: str) -> None:
    quick = read_line(line, MONDAY, listed(), NOW)
    assert [ask.about for ask in quick.asks] == ["person"]
    with pytest.raises(RefusedError, match="or somebody new"):
        events_of_line(quick, listed())


def test_the_answer_says_who_it_is() -> None:
    assert keys("called Lea Brandt", **{"lea brandt": "lea-2"}) == ["lea-2"]
    assert keys("coffee with Nadia", nadia="") == [""]


def test_a_first_name_at_another_employer_is_somebody_new() -> None:
    assert keys("coffee with Tom at Falcon") == [""]


# -- what is recorded


def record(diary: Diary, line: str, today: date = MONDAY) -> list[Dated]:
    events = events_of_line(read_line(line, today, diary.state.search, NOW), diary.state.search)
    for event, on in events:
        diary.write(event, on=on or today)
    return events


def test_a_known_person_is_not_added_twice() -> None:
    diary = Diary()
    diary.write(PersonSet("ana", "Ana Lopez", 4, "Acme", note="kind"))
    record(diary, "coffee with ana lopez, 40 min, follow up friday")
    [person] = diary.state.search.people.values()
    assert (person.name, person.closeness, person.note, person.next_on) == ("Ana Lopez", 4, "kind", days(4))
    [activity] = diary.state.search.activities.values()
    assert activity.person == "ana"


def test_a_line_does_not_change_where_a_person_works() -> None:
    diary = Diary()
    diary.write(PersonSet("ana", "Ana Lopez", employer="Acme Networks"))
    record(diary, "called Ana at Acme")
    assert diary.state.search.people["ana"].employer == "Acme Networks"


def test_messages_to_several_people_are_several_and_a_coffee_with_them_is_one() -> None:
    diary = Diary()
    record(diary, "wrote to Ida, Noor and Max, 30 min")
    efforts = list(diary.state.search.activities.values())
    assert [(each.contact, each.minutes) for each in efforts] == [("Ida", 30), ("Noor", None), ("Max", None)]
    record(diary, "coffee with Ida and Max, 45 min", days(1))
    log = diary.state.search
    [coffee] = [each for each in log.activities.values() if each.what == "conversation"]
    assert (coffee.contact, coffee.minutes) == ("Ida, Max", 45)
    assert {person.name: log.last_contact(person) for person in log.people.values()} == {
        "Ida": days(1),
        "Noor": MONDAY,
        "Max": days(1),
    }


def test_what_was_planned_with_them_is_over_once_it_is_done() -> None:
    diary = Diary()
    diary.write(PersonSet("ana", "Ana Lopez", next_step="send the paper", next_on=days(-1)))
    record(diary, "wrote to Ana Lopez")
    assert diary.state.search.people["ana"].next_on is None
    diary.write(PersonSet("ana", "Ana Lopez", next_step="send the paper", next_on=days(9)))
    record(diary, "called Ana Lopez")
    assert diary.state.search.people["ana"].next_on == days(9)


def test_an_application_goes_through_its_stages_by_lines_alone() -> None:
    diary = Diary()
    record(diary, "applied to Acme as platform engineer, ref 77-B")
    record(diary, "phone screen at Acme", days(2))
    record(diary, "interview at Acme, 45 min", days(3))
    record(diary, "rejected by Acme", days(5))
    [application] = diary.state.search.applications.values()
    assert [step.stage for step in application.stages] == ["applied", "screening", "interview", "rejected"]
    assert (application.role, application.reference) == ("platform engineer", "77-B")


def test_a_second_role_is_a_second_application() -> None:
    diary = Diary()
    record(diary, "applied to Acme as platform engineer")
    record(diary, "applied to Acme as team lead")
    assert {each.role for each in diary.state.search.applications.values()} == {"platform engineer", "team lead"}


def test_the_facts_of_a_new_application() -> None:
    events = [event for event, _ in events_of_line(read_line("applied to Acme", MONDAY), Diary().state.search)]
    assert [type(event) for event in events] == [ApplicationSet, StageReached, ActivitySet]


def test_how_it_was_done_is_only_what_was_said() -> None:
    def method(line: str) -> str:
        return read_line(line, MONDAY).method

    assert [method(line) for line in ("applied to Acme", "wrote to Ana", "coffee with Ana", "met Li")] == [""] * 4
    assert method("applied to Acme online") == "online"
    assert method("coffee with Ana in person") == "in person"
    assert method("talked to Ana by phone") == "phone"


def test_an_answer_without_an_employer_is_refused() -> None:
    with pytest.raises(RefusedError, match="which employer answered"):
        events_of_line(read_line("rejected", MONDAY), SearchLog())


# -- what is still to come


def facts(line: str, log: SearchLog | None = None) -> list[Dated]:
    return events_of_line(read_line(line, MONDAY, log, NOW), log or SearchLog(), blocks=("applications-1124-1000",))


def test_an_interview_to_come_is_a_next_step_and_a_block_and_no_effort() -> None:
    application, block = (event for event, _ in facts("interview at Vega tomorrow 10am"))
    assert isinstance(application, ApplicationSet)
    assert isinstance(block, BlockSet)
    assert (application.employer, application.next_on) == ("Vega", days(1))
    assert application.next_step == "interview at Vega at 10:00"
    assert (block.day, block.start, block.minutes, block.application) == (days(1), "10:00", 60, "vega")
    assert block.key == "applications-1124-1000-2"


def test_without_a_time_it_is_a_next_step_alone() -> None:
    [(person, on)] = facts("coffee with Nadia at Falcon on Thursday", listed())
    assert isinstance(person, PersonSet)
    assert (person.key, person.next_step, person.next_on, on) == ("nadia", "coffee with Nadia at Falcon", days(3), None)


def test_what_is_not_read_of_a_plan_goes_with_it() -> None:
    [(block, _)] = facts("event welders' evening tomorrow at 18:00")
    assert isinstance(block, BlockSet)
    assert block.title == "event, welders' evening"
    [(person, _)] = facts("coffee with Nadia at Falcon on Thursday, bring the book", listed())
    assert isinstance(person, PersonSet)
    assert person.next_step == "coffee with Nadia at Falcon, bring the book"
    application, block = (event for event, _ in facts("interview at Vega tomorrow 10am, bring the book"))
    assert isinstance(application, ApplicationSet)
    assert isinstance(block, BlockSet)
    assert application.next_step == "interview at Vega at 10:00, bring the book"
    assert block.title == "interview at Vega, bring the book"


def test_a_plan_keeps_the_stage_an_application_has() -> None:
    diary = Diary()
    record(diary, "applied to Vega as analyst", days(-7))
    record(diary, "interview at Vega on Wednesday at 14:00")
    [application] = diary.state.search.applications.values()
    assert (application.stage, application.told_on, application.next_on) == ("applied", days(-7), days(2))
    record(diary, "interview at Vega", days(2))
    [application] = diary.state.search.applications.values()
    assert (application.stage, application.next_on) == ("interview", None)


@pytest.mark.parametrize("line", ["call Ana today at 15:00", "interview at Vega at 4pm", "will call Ana at 11am"])
def test_a_time_later_today_is_still_to_come(line: str) -> None:
    assert read_line(line, MONDAY, now=NOW).planned
    assert not read_line(line, MONDAY, now="18:00").planned


@pytest.mark.parametrize(
    ("line", "about"),
    [
        ("called Ana on 31 November", "day"),
        ("applied to Vega 3/4", "day"),
        ("applied to Vega 2026-13-01", "day"),
        ("met Li last week", "day"),
        ("called Ana at 3pm", "day"),
        ("applied to Vega 12000 weeks ago", "day"),
        ("will apply to Vega", "when"),
        ("didn't apply to Vega", "kind"),
        ("no interview at Vega", "kind"),
        ("applied to Vega and Orion", "employer"),
    ],
)
def test_doubtful_readings_are_asked_about_before_saving(line: str, about: str) -> None:
    quick: ParsedLine = read_line(line, MONDAY, now=NOW)
    assert [ask.about for ask in quick.asks] == [about]
    with pytest.raises(RefusedError):
        events_of_line(quick, SearchLog())
