"""Plans as facts and back, ids, and lines found by name."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from coach.domain.events import ProfileSet
from coach.domain.runway.audit import to_audit
from coach.domain.runway.changes import facts_of, find_line, new_id, with_changes
from coach.domain.runway.events import LineLookedAt, LineSet
from coach.domain.runway.plan import Plan
from coach.domain.runway.projection import project
from coach.errors import RefusedError
from tests.factories import MONDAY, Diary
from tests.unit.runway.plans import plans


@given(plans())
def test_a_written_plan_reads_back_unchanged(plan: Plan) -> None:
    diary = Diary()
    diary.write(ProfileSet(currency="AED"))
    for event, on in facts_of(plan, diary.state.money):
        diary.write(event, on=on or plan.start)
    read = diary.state.plan(plan.start)
    assert read.start == plan.start
    assert [line.name for line in read.expenses] == [line.name for line in plan.expenses]
    for scenario in ("current", "lean", "bare-bones"):
        assert project(read, scenario).balances == [
            balance // 10 ** (2 - read.digits) for balance in project(plan, scenario).balances
        ]


def test_a_second_telling_takes_the_place_of_the_first() -> None:
    diary = Diary()
    diary.write(LineSet("rent", "expense", "Rent", "100.00"))
    diary.write(LineSet("gym", "expense", "Gym", "10.00"))
    plan = diary.state.plan(MONDAY)
    smaller = plan._replace(expenses=(plan.expenses[0]._replace(id="x", amount=9_000),))
    for event, on in list(facts_of(smaller, diary.state.money)):
        diary.write(event, on=on or MONDAY)
    assert [(line.id, line.amount) for line in diary.state.plan(MONDAY).expenses] == [("rent", 9_000)]


@pytest.mark.parametrize(
    ("name", "taken", "made"),
    [("Rent", (), "rent"), ("Rent", ("rent",), "rent-2"), ("Café & Bar!", (), "cafe-bar"), ("إيجار", (), "line")],
)
def test_ids_can_be_typed_on_any_keyboard(name: str, taken: tuple[str, ...], made: str) -> None:
    assert new_id(name, taken) == made


def test_a_line_is_found_by_id_or_name_and_never_guessed() -> None:
    diary = Diary()
    for line, name in (("rent", "Rent"), ("rent-2", "Rent"), ("gym", "The Gym")):
        diary.write(LineSet(line, "expense", name, "1"))
    money = diary.state.money
    assert find_line(money, "rent-2").text("line") == "rent-2"
    assert find_line(money, "the gym").text("line") == "gym"
    with pytest.raises(RefusedError, match="More than one"):
        find_line(money, "Rent ")
    with pytest.raises(RefusedError, match="no money line"):
        find_line(money, "\x1b[2J")


def test_a_change_keeps_what_was_not_changed() -> None:
    entry = Diary().write(LineSet("r", "expense", "Rent", "100", since=date(2026, 12, 1), day=3))
    event = with_changes(entry, {"amount": "90", "day": None})
    assert (event.amount, event.day, event.since, event.name) == ("90", None, date(2026, 12, 1), "Rent")


def test_fields_made_meaningless_by_a_change_are_removed() -> None:
    entry = Diary().write(LineSet("r", "expense", "Rent", "100", day=9))
    assert with_changes(entry, {"spread": True}).day is None
    assert with_changes(entry, {"every": "week"}).day is None
    assert with_changes(entry, {"every": "quarter"}).day == 9
    spread = Diary().write(LineSet("r", "expense", "Rent", "100", spread=True))
    assert (with_changes(spread, {"day": 4}).day, with_changes(spread, {"day": 4}).spread) == (4, None)
    with pytest.raises(RefusedError, match="The day it is due can't be set here"):
        with_changes(entry, {"spread": True, "day": 4})
    later = Diary().write(LineSet("s", "account", "S", "100", tier="later", after_days=9))
    assert with_changes(later, {"tier": "now"}).after_days is None


def test_going_through_begins_with_what_was_not_decided() -> None:
    diary = Diary()
    diary.write(LineSet("s", "account", "S", "1000"))
    for line, more in (("tv", {}), ("gym", {}), ("once", {"every": "once"}), ("old", {"until": MONDAY})):
        diary.write(LineSet(line, "expense", line, "10", category="cuttable", **more))
    plan = diary.state.plan(MONDAY)
    assert {each.id for each in to_audit(plan, diary.state.money)} == {"tv", "gym"}
    diary.write(LineLookedAt("tv", "keep"))
    assert [each.id for each in to_audit(plan, diary.state.money)] == ["gym"]
    diary.write(LineLookedAt("gym", "keep"))
    assert {each.id for each in to_audit(plan, diary.state.money)} == {"tv", "gym"}
    diary.write(LineLookedAt("gym", "later"))
    assert [each.id for each in to_audit(plan, diary.state.money)] == ["gym"]
