"""Two windows on one journal: saving a form changes only the fields that were changed in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.current_records import merge_form
from coach.domain.event import Event
from coach.domain.events import ProfileSet
from coach.domain.runway.changes import with_changes
from coach.domain.runway.events import LineSet
from coach.domain.search.events import PersonSet
from coach.domain.state import State
from coach.storage.home import Home
from coach.storage.store import Store
from tests.factories import Diary
from tests.storage.factories import open_coach

KNOWN: dict[str, Any] = {"email": "mira@example.org", "next_on": date(2026, 12, 4), "role": "Nurse", "closeness": 3}
OTHER: dict[str, Any] = {"email": "m.roy@example.com", "next_on": date(2026, 12, 9), "role": "Matron", "closeness": 5}


def windows(folder: Path) -> tuple[Store, Store, str]:
    """Two windows that both show Mira Roy, and her key."""
    one = open_coach(Home(folder))
    key = one.append(PersonSet("mira-roy", "Mira Roy", **KNOWN)).text("key")
    return one, open_coach(Home(folder)), key


def form_of(seen: State, key: str, **changes: object) -> Event:
    """The event of a form that was opened with the person as in `seen`."""
    return seen.search.people[key]._replace(**changes)


def test_a_form_keeps_what_another_window_changed(tmp_path: Path) -> None:
    one, two, key = windows(tmp_path)
    seen = one.state
    two.append(form_of(two.state, key, email="new@example.org", next_on=None))
    one.edit(form_of(seen, key, phone="+353 1 555 0100"), seen)
    mira = one.state.search.people[key]
    assert (mira.phone, mira.email, mira.next_on) == ("+353 1 555 0100", "new@example.org", None)
    two.refresh()
    assert two.state.search.people[key] == mira


def test_a_field_changed_in_both_windows_has_the_last_value(tmp_path: Path) -> None:
    one, two, key = windows(tmp_path)
    seen = one.state
    two.append(form_of(two.state, key, role="Ward sister"))
    one.edit(form_of(seen, key, role=None), seen)
    assert one.state.search.people[key].role == ""


def test_a_money_line_keeps_what_another_window_changed(tmp_path: Path) -> None:
    one, two, _ = windows(tmp_path)
    line = one.append(LineSet("rent", "expense", "Rent", amount="900", every="month")).text("line")
    two.refresh()
    seen = one.state
    two.append(with_changes(two.state.money.lines[line], {"amount": "950"}))
    one.edit(with_changes(seen.money.lines[line], {"name": "Rent and heating"}), seen)
    fields = one.state.money.lines[line].fields
    assert (fields["name"], fields["amount"]) == ("Rent and heating", "950")


@given(st.sets(st.sampled_from(sorted(KNOWN))), st.sets(st.sampled_from(sorted(KNOWN))))
def test_each_field_has_the_value_of_its_last_change(theirs: set[str], mine: set[str]) -> None:
    before = PersonSet("mira-roy", "Mira Roy", **KNOWN)
    seen = state(before)
    newest = state(before, before._replace(**{name: OTHER[name] for name in theirs}))
    cleared: dict[str, Any] = dict.fromkeys(mine)
    told = merge_form(newest, seen, before._replace(**cleared))
    for name, value in KNOWN.items():
        expected = PersonSet.declared[name].empty if name in mine else OTHER[name] if name in theirs else value
        assert getattr(told, name) == expected


def state(*events: Event) -> State:
    """The state after these events."""
    diary = Diary()
    for event in events:
        diary.write(event)
    return diary.state


def test_an_event_that_is_not_a_record_is_written_unchanged(tmp_path: Path) -> None:
    one, _, _ = windows(tmp_path)
    assert merge_form(one.state, one.state, ProfileSet(name="Jo")) == ProfileSet(name="Jo")
