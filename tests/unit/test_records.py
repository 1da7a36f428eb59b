"""Records: every valid record survives storage, forms and tables unchanged."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain import fields
from coach.domain.field_types import Day, EntryDay, Typing
from coach.domain.kinds import all_classes
from coach.domain.record import Record
from coach.domain.sanitize import shown
from coach.domain.search.log import SearchLog
from coach.domain.search.state import RECORDS
from coach.errors import RefusedError
from coach.export.search_data import record_data
from coach.storage.validation import what_is_wrong
from docs.data_format import PAGE, up_to_date
from tests.factories import MONDAY, entry
from tests.record_strategies import any_of, records, values

KINDS = [event for event in all_classes() if issubclass(event, Record)]
TYPING = Typing(MONDAY, lambda _kind, text: text)


class Boat(Record):
    """A boat that somebody saw."""

    kind = "boat"
    key: str
    name: str = fields.name("Name", "Argo", needed=True)
    masts: int | None = fields.number("Masts", most=7)
    size: int | None = fields.scale("Size", "1 to 3", ("dinghy", "", "ship"), after="seen_on")
    seen_on: date | None = fields.day("Seen on")
    rig: str = fields.word("Rig", ("sloop", "ketch"))
    log: str = fields.text("Log")
    on: date = fields.entry_day(column_after="key")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
@settings(max_examples=20)
@given(st.data())
def test_stored_records_read_back_unchanged(kind: type[Record], data: st.DataObject) -> None:
    record = data.draw(any_of(kind))
    stored = json.loads(json.dumps(record.as_fields()))
    row = entry(kind.kind, **stored)
    assert kind.read(row) == record
    assert "" not in stored.values()
    assert what_is_wrong(row.fields) == ""


@pytest.mark.parametrize("kind", RECORDS.values(), ids=lambda kind: kind.kind)
@settings(max_examples=20)
@given(st.data())
def test_values_survive_a_form_unchanged(kind: type[Record], data: st.DataObject) -> None:
    record = data.draw(records(kind))
    for field in kind.form:
        value = getattr(record, field.name)
        if value != field.empty and not (isinstance(field, Day) and field.past) and value != "-":
            assert kind.typed({field.name: field.as_typed(value)}, TYPING) == {field.name: value}


@pytest.mark.parametrize("kind", RECORDS.values(), ids=lambda kind: kind.kind)
@settings(max_examples=20)
@given(st.data())
def test_a_cell_of_a_table_reads_as_it_was(kind: type[Record], data: st.DataObject) -> None:
    for field in kind.declared.values():
        if field.stored:
            value = data.draw(values(field))
            assert field.from_cell(field.cell(value)) == value
            assert shown(field.cell(field.empty)) in ("", "no")


@pytest.mark.parametrize("kind", RECORDS.values(), ids=lambda kind: kind.kind)
def test_json_has_every_field(kind: type[Any]) -> None:
    told = kind.read(entry(kind.kind, key="a", name="A", employer="A", what="call"))
    data = record_data(told, SearchLog())
    assert [name for name in data if name in kind.columns] == list(kind.columns)


def test_the_page_on_the_files_names_every_field_of_every_record() -> None:
    page = PAGE.read_text("utf-8")
    assert up_to_date(page) == page  # else run `python -m docs.data_format`
    assert "[`closeness` 1-5]" in page


def test_the_order_on_a_form_and_in_a_table_is_as_declared() -> None:
    assert Boat.columns == ("key", "on", "name", "masts", "size", "seen_on", "rig", "log")
    assert [field.name for field in Boat.form] == ["name", "masts", "seen_on", "size", "rig", "log"]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"name": " "}, "The name is missing"),
        ({"masts": 8}, "from 0 to 7"),
        ({"size": 0}, "Size is a number from 1 to 3"),
        ({"rig": "junk"}, "Choose one of: sloop, ketch"),
        ({"log": "x" * 4_001}, "too long"),
        ({"name": "a\x07"}, "control character"),
    ],
)
def test_invalid_values_of_a_field_are_refused(wrong: dict[str, Any], why: str) -> None:
    with pytest.raises(RefusedError, match=why):
        Boat(**{"key": "a", "name": "Argo", **wrong})


def test_invalid_values_in_an_entry_read_as_empty() -> None:
    odd = entry("boat", key="a", name=5, masts=99, size="3", seen_on="2026-02-30", rig="junk")
    assert Boat.read(odd).given() == {"key": "a", "on": MONDAY}


def test_the_day_of_the_entry_is_not_among_its_fields() -> None:
    boat = Boat("a", "Argo", masts=0, on=MONDAY)
    assert boat.as_fields() == {"key": "a", "name": "Argo", "masts": 0}
    assert isinstance(Boat.declared["on"], EntryDay)
