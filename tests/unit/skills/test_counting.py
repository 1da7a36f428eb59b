"""Counting by advert, what each demands, and the sentence in which it does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.schedule.events import BlockSet
from coach.domain.skills.events import AdvertGone, SkillMarked, SkillOwn, SkillOwnGone
from coach.domain.skills.recommendations import ignorable, suggestions, time_at_hand
from coach.domain.skills.state import adverts_of
from coach.domain.skills.stats import LONGEST_SENTENCE, sentence, skill_stats
from coach.guide.skills import fields
from tests.factories import MONDAY
from tests.unit.skills.making import count_of, kept, seen

NAMES = [skill.name for field in fields() for skill in field.skills]
texts = st.lists(st.lists(st.sampled_from(NAMES), max_size=6).map(", ".join).filter(bool), max_size=5)


def test_an_advert_counts_once_however_often_it_names_a_skill() -> None:
    diary = kept("SQL, SQL and T-SQL", "sql", "nothing of it")
    assert [each.advert for each in count_of(diary, "SQL").named] == ["a1", "a2"]


@given(texts)
def test_counts_never_exceed_the_adverts_and_a_demand_never_the_count(adverts: list[str]) -> None:
    found = seen(kept(*adverts))
    assert len(found.adverts) == len(adverts)
    for skill in found.skills:
        named = [each.advert for each in skill.named]
        assert 1 <= len(named) <= len(adverts)
        assert len(set(named)) == len(named)
        assert skill.required + skill.nice <= len(named)
    assert [len(each.named) for each in found.skills] == sorted((len(s.named) for s in found.skills), reverse=True)


@given(texts, st.sampled_from(NAMES))
def test_a_skill_of_one_s_own_and_taking_it_out_again_changes_nothing_else(adverts: list[str], name: str) -> None:
    diary = kept(*adverts)
    before = seen(diary)
    diary.write(SkillOwn(f"{name} of mine", ("zebra",)))
    diary.write(SkillOwnGone(f"{name.upper()} OF MINE"))
    assert seen(diary) == before


@pytest.mark.parametrize(
    ("advert", "demand"),
    [
        ("SQL", ""),
        ("SQL is required", "required"),
        ("You must know SQL.", "required"),
        ("SQL is a plus", "nice to have"),
        ("Ideally SQL", "nice to have"),
        ("SQL is not required", "nice to have"),
        ("Python is required, SQL preferred", ""),
        ("Requirements:\n- Jira\n- SQL", "required"),
        ("MUST HAVE\n- SQL", "required"),
        ("Requirements\n• SQL is an advantage", "nice to have"),
        ("Nice to have:\n* SQL", "nice to have"),
        ("**Nice to have**\n* SQL", "nice to have"),
        ("Requirements:\n- Jira\n\nWe work with SQL every day.", ""),
        ("Requirements:\n- Jira\nBenefits:\n- SQL lessons", ""),
        ("Nice to have:\n- Jira\n\nWhat you will do\n- SQL", ""),
        ("Tools. You must be here on Mondays. We use SQL.", ""),
        ("Bonus\n- Jira is required\n- SQL", "nice to have"),
        ("- SQL & Tableau desirable\n- Jira", "nice to have"),
        ("Surplus value, SQL", ""),
    ],
)
def test_what_an_advert_demands_where_its_own_words_say_so(advert: str, demand: str) -> None:
    assert count_of(kept(advert), "SQL").named[0].demand == demand


def test_the_strongest_place_counts_where_an_advert_names_a_skill_twice() -> None:
    advert = "We love SQL.\nNice to have:\n- SQL\nRequirements:\n- solid SQL"
    naming = count_of(kept(advert), "SQL").named[0]
    assert naming.demand == "required"
    assert sentence(adverts_of(kept(advert).state)["a1"], naming) == "solid SQL"


def test_the_sentence_is_the_one_it_stands_in_and_not_too_long() -> None:
    diary = kept(f"First one. We ask for\u00a0SQL every day! Last one.\n{'word ' * 200}Jira {'word ' * 200}")
    advert = seen(diary).adverts["a1"]
    assert sentence(advert, count_of(diary, "SQL").named[0]) == "We ask for SQL every day!"
    long = sentence(advert, count_of(diary, "Jira").named[0])
    assert "Jira" in long
    assert len(long) <= LONGEST_SENTENCE + 10


def test_a_marked_skill_is_listed_even_if_no_advert_names_it() -> None:
    diary = kept("SQL")
    diary.write(SkillMarked("Python", "have", "the report of March"))
    assert [(each.name, each.marked) for each in seen(diary).skills] == [("SQL", ""), ("Python", "have")]
    diary.write(SkillMarked("Python", "none"))
    assert [each.name for each in seen(diary).skills] == ["SQL"]


def test_a_removed_advert_no_longer_counts() -> None:
    diary = kept("SQL", "SQL")
    diary.write(AdvertGone("a1"))
    assert [each.advert for each in count_of(diary, "SQL").named] == ["a2"]
    diary.undo()
    assert len(count_of(diary, "SQL").named) == 2


# -- choosing


def test_the_missing_one_that_most_require_is_suggested_first_with_its_reasons() -> None:
    diary = kept("SQL is required. Tableau", "Tableau, SQL", "Tableau. Python is required.", "Python is required. Jira")
    for name in ("SQL", "Tableau", "Python"):
        diary.write(SkillMarked(name, "missing"))
    diary.write(SkillMarked("Power BI", "have", "the dashboard"))
    found = suggestions(seen(diary))
    assert [each.name for each in found] == ["Python", "SQL", "Tableau"]
    assert found[0].reasons == ("2 of 4 adverts name it, 2 as required.",)
    assert found[2].reasons == ("3 of 4 adverts name it.", "It is close to what you have: Power BI.")


def test_a_skill_that_few_name_is_said_to_be_worth_less_than_a_course() -> None:
    diary = kept("SQL", "Jira", "Jira")
    diary.write(SkillMarked("SQL", "missing"))
    assert "Fewer than 4 in ten" in suggestions(seen(diary))[0].reasons[-1]


def test_the_time_at_hand_is_that_of_the_week() -> None:
    diary = kept("SQL")
    assert "no block for learning yet" in time_at_hand(diary.state, MONDAY)
    diary.write(BlockSet("learn", MONDAY, "09:30", 90, "learning", weekly=True))
    assert "1 h 30 min for learning. That is 9 h in six weeks" in time_at_hand(diary.state, MONDAY)


def test_what_one_in_ten_names_can_be_left_alone_but_not_of_fewer_adverts() -> None:
    adverts = ["SQL and Jira", *["SQL"] * 8]
    assert ignorable(seen(kept(*adverts))) == []
    diary = kept(*adverts, "SQL")
    assert [each.name for each in ignorable(seen(diary))] == ["Jira"]
    diary.write(SkillMarked("Jira", "missing"))
    assert ignorable(skill_stats(diary.state)) == []
