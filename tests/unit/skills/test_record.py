"""Imported adverts, marks, the chosen skill, hours, and the ticks that follow."""

from __future__ import annotations

from datetime import date

import pytest

from coach.domain.review.period import week_around
from coach.domain.review.review import review
from coach.domain.search.events import ActivitySet
from coach.domain.skills.auto_ticks import made, tick_of_study, ticks_of_table
from coach.domain.skills.events import ADVERT_LIMIT, AdvertKept, SkillChosen, SkillMarked, SkillOwn
from coach.domain.skills.new_adverts import AdvertDraft, find_advert, sort_drafts
from coach.domain.skills.state import adverts_of, skills_of
from coach.domain.skills.stats import skill_stats
from coach.domain.skills.study_time import minutes_of, study_event
from coach.errors import RefusedError
from coach.guide.guide import load_guide
from tests.factories import MONDAY, Diary, entry
from tests.unit.skills.making import count_of, kept

GUIDE = load_guide()


def test_an_advert_is_named_as_given_or_by_its_first_line() -> None:
    diary = kept("\n  Product Manager\nSQL")
    diary.write(AdvertKept("b", "SQL", "analyst", "Acme"))
    assert [each.name for each in adverts_of(diary.state).values()] == ["Product Manager", "analyst, Acme"]


def test_an_advert_has_an_end_and_a_beginning() -> None:
    assert len(AdvertKept("a", "x" * ADVERT_LIMIT).text) == ADVERT_LIMIT
    with pytest.raises(RefusedError, match="too long"):
        AdvertKept("a", "x" * (ADVERT_LIMIT + 1))
    with pytest.raises(RefusedError, match="empty"):
        AdvertKept("a", " \n ")
    with pytest.raises(RefusedError, match="no skill name"):
        SkillOwn(" ++ ")
    with pytest.raises(RefusedError, match="no mark"):
        SkillMarked("SQL", "loved")


def test_the_same_advert_twice_is_noticed_whatever_its_blanks_and_case() -> None:
    known = adverts_of(kept("Analyst\n\nSQL and  Jira").state)
    found = sort_drafts([AdvertDraft("ANALYST\nSQL\tand Jira"), AdvertDraft("Other"), AdvertDraft("other ")], known)
    assert [event.text for event in found.events] == ["Other"]
    assert [advert.key for advert in found.known] == ["a1", "other"]


def test_a_near_duplicate_advert_is_saved_and_reported() -> None:
    lines = [f"This is line number {number} of a long advert" for number in range(10)]
    known = adverts_of(kept("\n".join(lines)).state)
    found = sort_drafts(
        [AdvertDraft("\n".join([*lines[:9], "and another city than before"])), AdvertDraft("short")], known
    )
    assert [(key, other.key) for key, other in found.alike] == [(found.events[0].key, "a1")]
    assert len({event.key for event in found.events} | {"a1"}) == 3


def test_an_advert_is_found_by_its_key_or_how_its_name_begins() -> None:
    known = adverts_of(kept("Analyst at Acme", "Analyst at Globex", "Baker").state)
    assert find_advert(known, "a2").key == "a2"
    assert find_advert(known, "bak").key == "a3"
    for asked in ("analyst", "nobody", ""):
        with pytest.raises(RefusedError):
            find_advert(known, asked)


def test_a_proof_stays_when_the_mark_is_turned() -> None:
    diary = Diary()
    diary.write(SkillMarked("SQL", "have", "the report"))
    diary.write(SkillMarked("sql", "learning"))
    mark = skills_of(diary.state).marks["sql"]
    assert (mark.mark, mark.proof) == ("learning", "the report")
    diary.write(SkillMarked("SQL", "have", ""))
    assert skills_of(diary.state).marks["sql"].proof == ""


def test_choosing_a_skill_marks_it_as_learning_unless_they_have_it() -> None:
    diary = Diary()
    diary.write(SkillMarked("SQL", "missing"))
    diary.write(SkillChosen("SQL", "most ask for it"))
    assert skills_of(diary.state).marks["sql"].mark == "learning"
    diary.undo()
    assert skills_of(diary.state).marks["sql"].mark == "missing"
    diary.write(SkillMarked("SQL", "have", "proof"))
    diary.write(SkillChosen("SQL", "to know it better"))
    assert skills_of(diary.state).marks["sql"].mark == "have"


def test_a_mark_by_another_spelling_is_that_of_the_skill() -> None:
    diary = kept("PostgreSQL")
    diary.write(SkillMarked("postgres", "have"))
    assert count_of(diary, "PostgreSQL").marked == "have"
    assert [each.name for each in skill_stats(diary.state).skills] == ["PostgreSQL"]


# -- hours


def test_hours_are_efforts_that_the_review_counts_and_of_the_skill_they_name() -> None:
    diary = kept("Go, SQL", guide=GUIDE)
    diary.write(study_event(diary.state, "Go", 60, "can write a test"))
    diary.write(study_event(diary.state, "Go", 30))
    diary.write(ActivitySet("x", "course", "course on SQL and Postgres", 45))
    diary.write(ActivitySet("y", "call", "called about SQL", 45))
    state = diary.state
    assert [minutes_of(state, name) for name in ("Go", "SQL", "PostgreSQL", "Java")] == [90, 45, 45, 0]
    assert review(state, week_around(MONDAY, 0), MONDAY).counts.learning_minutes == 135


# -- ticks


def test_ticks_follow_what_was_made_and_only_once() -> None:
    diary = kept(*[f"SQL and number {number}" for number in range(9)], guide=GUIDE)
    before = diary.state
    assert made(before) == []
    diary.write(AdvertKept("last", "SQL and Jira"))
    assert [tick.action for tick in ticks_of_table(before, diary.state)] == ["8.3"]
    for tick in ticks_of_table(before, diary.state):
        diary.write(tick)
    before = diary.state
    diary.write(SkillMarked("SQL", "have"))
    assert ticks_of_table(before, diary.state) == [], "a mark without a proof is not whole"
    before = diary.state
    diary.write(SkillMarked("SQL", "have", "the report"))
    assert [tick.action for tick in ticks_of_table(before, diary.state)] == ["8.5"], "the rare one needs no mark"
    before = diary.state
    diary.write(SkillChosen("Jira", "one", "a course", "free"))
    assert ticks_of_table(before, diary.state) == []
    diary.write(SkillChosen("Jira", "one", "a course", "free", date(2026, 12, 18), "a board"))
    assert [tick.action for tick in ticks_of_table(before, diary.state)] == ["8.6"]


def test_a_block_of_study_is_ticked_once_a_day_and_with_what_was_learned() -> None:
    diary = Diary(GUIDE)
    assert tick_of_study(diary.state, 60, "", MONDAY) is None
    tick = tick_of_study(diary.state, 60, "two kinds of chart", MONDAY)
    assert tick is not None
    assert (tick.action, tick.minutes) == ("8.7", None), "the effort has them, and the review counts each hour once"
    diary.write(tick)
    assert tick_of_study(diary.state, 60, "more", MONDAY) is None


def test_a_skill_without_a_name_or_with_empty_spellings_counts_as_absent() -> None:
    diary = kept("We need Rust and Kubernetes.")
    nameless = [
        entry("skill", 900, also=["x"]),
        entry("skill", 901, name=" ", also=["y"]),
        entry("skill_mark", 902, mark="have"),
        entry("skill_chosen", 903, because="it"),
        entry("skill", 904, name="Rust", also=["", " ", "rustc"]),
    ]
    state = diary.state.after(nameless)
    record = skills_of(state)
    assert dict(record.own) == {"Rust": ("rustc",)}
    assert not record.marks
    assert record.chosen is None
    assert skill_stats(state)
