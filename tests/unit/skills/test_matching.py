"""Finding skills in a text: whole words, any case, many scripts, and care with ambiguous names."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coach.domain.skills.spelling import folded, joined, plain, variants
from coach.guide.skills import Skill, fields
from tests.unit.skills.making import found

SKILLS = [skill for field in fields() for skill in field.skills]
PLAIN = [
    skill
    for skill in SKILLS
    if skill.name not in {**skill.careful, **skill.near} and any(each.isascii() for each in skill.name)
]
EVERY_SPELLING = {each for skill in SKILLS for name in (skill.name, *skill.also) for each in variants(name)}
skills = st.sampled_from(PLAIN)
around = st.text(st.sampled_from(" .,;:!?()[]{}/|\"'“”’…—–•·*<>=~`\n\t、。"), max_size=4)
letters = st.sampled_from("abcxyzABCéñ0189_")


@given(skills, around, around, st.sampled_from([str, str.lower, str.upper, str.title]))
def test_a_skill_is_found_whatever_its_case_and_surroundings(skill: Skill, before: str, after: str, case: Any) -> None:
    assume(not (skill.name[0] == "." and before.endswith(("e.", "."))))
    assert skill.name in found(f"We use{before or ' '}{case(skill.name)}{after or ' '}every day")


@given(skills, letters)
def test_a_skill_is_never_found_inside_a_longer_word(skill: Skill, letter: str) -> None:
    assume(skill.name.isalnum())
    for longer in (f"{letter}{skill.name}", f"{skill.name}{letter}"):
        assume(folded(longer) not in EVERY_SPELLING)
        assert skill.name not in found(f"the {longer} of it")


@given(st.text(max_size=200), st.text(st.characters(categories=["L"]), min_size=1, max_size=8))
def test_an_own_spelling_never_loses_a_match(text: str, own: str) -> None:
    assert found(text) <= found(text, (own, ()))


@given(st.text(st.characters(), max_size=300))
def test_any_text_at_all_can_be_read(text: str) -> None:
    assert isinstance(found(text), set)
    assert len(folded(plain(text))) == len(plain(text))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We go to market with C-level people, R&D and the rest", {"go-to-market"}),
        ("You will go far. Let us excel at work and react to change.", set()),
        ("Experience with the Go programming language", {"Go"}),
        ("Go, Python or Rust", {"Go", "Python", "Rust"}),
        ("go, python or rust", {"Python"}),
        ("Going to Gotham", set()),
        ("C, C++ and C#", {"C", "C++", "C#"}),
        ("Series C company", set()),
        ("C++17, C#/.NET and ASP.NET", {"C++", "C#", ".NET"}),
        ("Write to hr@acme.net or see https://python.org/sql", set()),
        ("acme.net is our name", set()),
        ("R or SPSS", {"R", "SPSS"}),
        ("R&D department, Toys R Us", set()),
        ("Word, Excel, PowerPoint", {"Microsoft Excel", "Microsoft PowerPoint"}),
        ("Excel in a fast-paced team", set()),
        ("Slack, not slack", {"Slack"}),
        ("give up the slack", set()),
        ("JavaScript and not Java", {"JavaScript", "Java"}),
        ("JavaScript", {"JavaScript"}),
        ("React Native", {"React Native"}),
        ("A React developer", {"React"}),
        ("reactive people", set()),
        ("Google Analytics (GA4)", {"Google Analytics"}),
        ("e-commerce, eCommerce, E‑COMMERCE", {"e-commerce"}),
        ("prioritization and prioritisation", {"prioritisation"}),
        ("dashboards, KPIs and user stories", {"dashboards", "KPIs", "user stories"}),
        ("machine\nlearning", {"machine learning"}),
        ("machine\n\nlearning", set()),
        ("ma\u00adchine lear\u200bning", {"machine learning"}),
        ("Ｐｙｔｈｏｎ", {"Python"}),
    ],
)
def test_names_that_mean_something_else_as_well(text: str, names: set[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("需要Python和SQL经验", {"Python", "SQL"}),
        ("Pythonの経験", {"Python"}),
        ("Python을 잘하는 분", {"Python"}),
        ("خبرة في Python و SQL", {"Python", "SQL"}),
        ("знание SQL, Docker", {"SQL", "Docker"}),
        ("การเขียนPythonและSQL", {"Python", "SQL"}),
        ("العربية والإنجليزية", {"Arabic"}),
        ("中文流利", {"Chinese"}),
        ("Pythonă Pythonе\u0301x", {"Python"}),
    ],
)
def test_other_scripts(text: str, names: set[str]) -> None:
    assert found(text) == names


def test_skills_the_person_adds_are_found_too() -> None:
    assert found("机器学习算法 and Halal slaughter", ("机器学习", ()), ("Halal slaughter", ())) == {
        "机器学习",
        "Halal slaughter",
    }
    assert found("it is IT", ("IT", ())) == {"IT"}
    assert found("it is not", ("IT", ())) == set()
    assert found("work in pandemonium", ("pan", ("demon",))) == set()
    assert found("PSQL", ("PostgreSQL", ("PSQL",))) == {"PostgreSQL"}
    assert "learning" in found("machine learning", ("learning", ())), "an own one counts also within a longer one"


@given(st.characters(categories=["L", "N", "M"]), st.characters(categories=["L", "N", "M"]))
def test_a_mark_is_never_torn_from_its_letter(one: str, other: str) -> None:
    if unicodedata.category(other)[0] == "M":
        assert joined(one, other)
    assert joined("か", "\u3099"), "also in a script without blanks"
