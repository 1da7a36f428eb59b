"""Who in a file is known and who is new, and that known people are never changed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.search.events import PersonSet
from coach.domain.search.import_rows import PersonRow
from coach.domain.search.keys import NewKeys, new_key
from coach.domain.search.log import SearchLog
from coach.domain.search.matching import are_compatible, folded_email, folded_link, folded_name
from coach.domain.search.merge_people import PeopleMerge, propose_people
from tests.sampling import one_in
from tests.unit.search.logs import counts, log_of

ME = "https://www.linkedin.com/in/ana-lopez"
ANA = PersonSet("ana", "Ana López", employer="Acme", email="ana@acme.com", phone="+971 50 123 4567", link=ME)


def row(name: str, number: int = 2, **fields: Any) -> PersonRow:
    return PersonRow(number, name, **fields)


def proposed(*rows: PersonRow, known: tuple[PersonSet, ...] = ()) -> PeopleMerge:
    return propose_people(rows, log_of(*known))


@pytest.mark.parametrize(
    "same",
    [
        row("A. L.", link="http://ae.linkedin.com/in/Ana-Lopez/?trk=x"),
        row("Ana M. Lopez", email=" ANA@acme.com"),
        row("Ana Lopez", phone="050 123 4567", employer="Beta"),
        row("ana  lopez", employer="ACME"),
        row("Ana Lopez"),
    ],
)
def test_the_same_person_is_found_by_link_address_name_and_employer_or_name(same: PersonRow) -> None:
    found = proposed(same, known=(ANA,))
    assert (found.new, found.doubts, len(found.changed) + found.same) == ((), (), 1)
    told = row("Ana López", employer="Acme", email="ana@acme.com", phone=ANA.phone, link=ME)
    assert counts(proposed(told, same)) == (1, 0, 0, 1)


@pytest.mark.parametrize(
    "other",
    [
        row("Ana Lopez", employer="Beta"),
        row("Ana Lopez", employer="Acme", link="https://linkedin.com/in/another-ana"),
        row("Ana Lopez", link="https://linkedin.com/in/another-ana"),
        row("Eva Lopez", employer="Acme"),
        row("Eva Lopez", email=""),
        row("Eva Lopez", email="ana@acme.com"),
    ],
)
def test_others_are_new(other: PersonRow) -> None:
    assert counts(proposed(other, known=(ANA,))) == (1, 0, 0, 0)


def test_a_shared_mailbox_merges_nobody() -> None:
    assert counts(proposed(row("Ana", email="info@acme.com"), row("Ben", email="info@acme.com"))) == (2, 0, 0, 0)


def test_only_what_is_empty_is_filled() -> None:
    told = row(
        *("Ana M. Lopez", 2),
        email="ana@acme.com",
        phone="1234",
        link="https://linkedin.com/in/x",
        closeness=4,
        shared=True,
        note="met in Rome",
    )
    [event] = proposed(told, known=(ANA,)).changed
    assert event == PersonSet(
        *("ana", "Ana López", 4, "Acme"),
        email="ana@acme.com",
        link=ME,
        phone=ANA.phone,
        shared=True,
        note="Other number: 1234\nOther link: https://linkedin.com/in/x\nmet in Rome",
    )


def test_a_role_elsewhere_and_half_a_plan_are_not_mixed_in() -> None:
    known = PersonSet("ana", "Ana", employer="Acme", email="ana@x.com", next_step="write")
    told = row("Ana", employer="Beta", role="head", email="ana@x.com", next_on=date(2026, 12, 1))
    [event] = proposed(told, known=(known,)).changed
    assert (event.role, event.next_on, event.note) == ("", None, "Also: head, Beta")
    bare = PersonSet("ana", "Ana", email="ana@x.com")
    assert proposed(told, known=(bare,)).changed[0].role == "head"


def test_rows_of_one_person_become_one() -> None:
    found = proposed(
        row("Ana", 2), row("Ana", 3, employer="Acme", role="CTO"), row("ana", 4, employer="acme", email="a@x.com")
    )
    assert counts(found) == (1, 0, 0, 2)
    assert found.new[0] == PersonSet("ana", "Ana", employer="Acme", role="CTO", email="a@x.com")


TWO_SAMS = (row("Sam", 2, email="sam@x.org"), row("Sam", 3, email="s@y.org"))


@pytest.mark.parametrize(
    "rows",
    [
        TWO_SAMS,
        (row("Sam", 2, phone="111"), row("Sam", 3, phone="222")),
        (row("Sam", 2, employer="Acme", email="a@x.org"), row("Sam", 3, employer="Acme", email="b@x.org")),
        (row("Karl Huber", 2, email="huber@x.org"), row("Maria Huber", 3, email="huber@x.org")),
        (row("Sam", 2, employer="Acme"), row("Sam", 3, phone="222")),
    ],
)
def test_possible_duplicates_stay_separate_and_are_asked_about(rows: tuple[PersonRow, ...]) -> None:
    found = proposed(*rows)
    assert counts(found) == (2, 0, 0, 0)
    assert [doubt.row for doubt in found.doubts] == [3]
    assert rows[1].name in found.doubts[0].words
    again = propose_people(rows, log_of(*found.new))
    assert (again.new, again.changed, again.doubts) == ((), (), ())


def test_confirmed_duplicates_are_merged_and_keep_both_addresses() -> None:
    found = propose_people(TWO_SAMS, SearchLog(), alike={3})
    assert found.new == (PersonSet("sam", "Sam", email="sam@x.org", note="Other e-mail: s@y.org"),)
    again = propose_people(TWO_SAMS, log_of(*found.new))
    assert counts(again) == (0, 0, 1, 1)
    assert again.doubts == ()


def test_names_that_can_be_one_persons() -> None:
    assert all(map(are_compatible, ["Ana M. Lopez", "Lopez, Ana", "A. L.", "ana lópez"], ["Ana López"] * 4))
    assert not any(map(are_compatible, ["Anna Lopez", "Eva Lopez", "Somebody", ""], ["Ana López"] * 4))


def test_of_several_people_with_a_name_none_is_chosen() -> None:
    known = (PersonSet("sam", "Sam", employer="Acme"), PersonSet("sam-2", "Sam", employer="Beta"))
    assert counts(proposed(row("Sam", phone="1"), known=known)) == (1, 0, 0, 0)


def test_keys_are_free_and_can_be_typed() -> None:
    found = proposed(row("Ana", 2, employer="B"), row("Ana", 3, employer="C"), row("山田", 4), known=(ANA,))
    assert [event.key for event in found.new] == ["ana-2", "ana-3", "person"]
    assert new_key("Ana", {"ana", "ana-2"}) == "ana-3"
    assert new_key("Line Berg", ()) == "line-berg"
    keys = NewKeys(())
    assert [keys.take("ana"), keys.take("ana"), keys.take("Ä b"), keys.take("")] == [True, False, False, False]


def test_our_own_export_keeps_people_of_one_name_apart() -> None:
    sams = (PersonSet("sam", "Sam"), PersonSet("sam-2", "Sam"))
    rows = (row("Sam", 2, key="sam"), row("Sam", 3, key="sam-2"))
    assert proposed(*rows).new == sams
    assert counts(proposed(*rows, known=sams)) == (0, 0, 2, 0)
    assert counts(proposed(*reversed(rows), known=sams[:1])) == (1, 0, 1, 0)  # a kill came between them
    assert counts(proposed(row("Eva", key="sam"), known=sams)) == (1, 0, 0, 0)


def test_likeness() -> None:
    assert folded_name("  ÉMILIE  Groß ") == folded_name("emilie gross")
    assert folded_name("أحمد") == folded_name("احمد")
    assert folded_name("がく") != folded_name("かく")
    assert folded_email("mailto:A@B.com") == "a@b.com"
    assert [folded_email(text) for text in ("jobs@acme.com", "x", "", "@b.com")] == [""] * 4
    assert folded_link("HTTPS://www.x.com/a/?utm_source=y") == folded_link("x.com/a")
    assert folded_link("https://x.com/job?id=1&utm_medium=z") == "x.com/job?id=1"
    assert folded_link("https://uk.linkedin.com/jobs/view/engineer-at-acme-3812345678/?refId=1") == (
        folded_link("linkedin.com/jobs/view/3812345678")
    )


# -- whatever the file holds

few = st.sampled_from


def _row_of(number: int, fields: dict[str, Any]) -> PersonRow:
    return PersonRow(number, **fields)


fields_of = {
    "name": few(["Ana", "ANA", "Ben"]),
    "employer": few(["", "Acme", "acme", "Beta"]),
    "email": few(["", "", "a@x.com", "b@x.com"]),
    "link": few(["", "", "https://linkedin.com/in/a", "https://linkedin.com/in/b", "x.com"]),
    "role": few(["", "CTO"]),
    "phone": few(["", "1", "2"]),
}
others = st.lists(st.fixed_dictionaries(fields_of), max_size=7)
ours = st.lists(  # our own export gives each a key
    st.fixed_dictionaries({**fields_of, "key": few(["ana", "ana-2", "ana-3", "ben", "ben-2", "sam"])}),
    max_size=5,
    unique_by=lambda fields: fields["key"],
)
rows_of = (others | ours).map(lambda rows: [_row_of(number, each) for number, each in enumerate(rows, 2)])


@given(rows_of, rows_of)
def test_nothing_known_is_changed_and_the_sums_are_right(before: list[PersonRow], rows: list[PersonRow]) -> None:
    log = log_of(*propose_people(before, SearchLog()).new)
    found = propose_people(rows, log)
    assert len(found.new) + len(found.changed) + found.same + found.twice == len(rows)
    later = log_of(dated=[*((event, None) for event in propose_people(before, SearchLog()).new), *found.events])
    assert list(later.people)[: len(log.people)] == list(log.people)
    assert len(later.people) == len(log.people) + len(found.new)
    for key, person in log.people.items():
        after = later.people[key]
        assert after.note.startswith(person.note)
        pairs = zip(person._replace(note=""), after._replace(note=""), strict=True)
        assert all(new == old or old in ("", None, False) for old, new in pairs)


@given(rows_of)
def test_importing_again_adds_nobody(rows: list[PersonRow]) -> None:
    found = propose_people(rows, SearchLog())
    again = propose_people(rows, log_of(*found.new))
    assert again.new == ()


@given(rows_of, st.integers(0, 7))
def test_importing_again_after_a_kill_adds_nobody_twice(rows: list[PersonRow], kept: int) -> None:
    found = propose_people(rows, SearchLog())
    rest = propose_people(rows, log_of(*found.new[:kept]))
    assert len(rest.new) <= len(found.new) - len(found.new[:kept])


@pytest.mark.parametrize("alike", one_in(4, ["different", "one name", "one name and employer", "other letters"]))
def test_ten_thousand_rows_are_matched_with_two_thousand_people(alike: str) -> None:
    def one(number: int) -> PersonRow:
        link = f"https://linkedin.com/in/p{number}"
        at = "" if alike == "one name" else "Acme" if alike == "one name and employer" else f"Company {number % 500}"
        name = "John Smith" if alike.startswith("one") else f"山田{number}" if "letters" in alike else f"P {number}"
        return PersonRow(number, name, employer=at, link=link, note="x")

    rows = [one(number) for number in range(10_000)]
    log = log_of(*propose_people(rows[:2_000], SearchLog()).new)
    assert counts(propose_people(rows, log)) == (8_000, 0, 2_000, 0)
